extension Migration {
  /// The day of birth in the index that most lists walk, so that who has another one is passed
  /// over without reading the row; and a row for every two tags of a customer (`TagPair`).
  static let lists = Migration(
    17, "lists",
    [
      Statement("DROP INDEX customers_by_creation"),
      Statement(
        """
        CREATE INDEX customers_by_creation ON customers
          (tenant_id, deleted, created_at, id, source, status, category_id, birth_day)
        """),
      // As in migration 15, the owner sees rows only while row security is not forced.
      Statement(
        sqlite: """
          INSERT INTO customer_tags (tenant_id, tag, customer_id)
          WITH few AS (SELECT tenant_id, customer_id FROM customer_tags
            GROUP BY tenant_id, customer_id HAVING count(*) BETWEEN 2 AND 8)
          SELECT a.tenant_id, char(1) || a.tag || char(1) || b.tag, a.customer_id
          FROM customer_tags a
          JOIN few ON few.tenant_id = a.tenant_id AND few.customer_id = a.customer_id
          JOIN customer_tags b ON b.tenant_id = a.tenant_id AND b.customer_id = a.customer_id
            AND b.tag > a.tag
          UNION ALL
          SELECT tenant_id, char(1), customer_id FROM customer_tags
          GROUP BY tenant_id, customer_id HAVING count(*) > 8
          """,
        postgres: """
          DO $$ BEGIN
            ALTER TABLE customer_tags NO FORCE ROW LEVEL SECURITY;
            INSERT INTO customer_tags (tenant_id, tag, customer_id)
            SELECT a.tenant_id, chr(1) || a.tag || chr(1) || b.tag, a.customer_id
            FROM customer_tags a
            JOIN (SELECT tenant_id, customer_id FROM customer_tags
              GROUP BY tenant_id, customer_id HAVING count(*) BETWEEN 2 AND 8) AS few
              ON few.tenant_id = a.tenant_id AND few.customer_id = a.customer_id
            JOIN customer_tags b ON b.tenant_id = a.tenant_id AND b.customer_id = a.customer_id
              AND b.tag > a.tag
            UNION ALL
            SELECT tenant_id, chr(1), customer_id FROM customer_tags
            GROUP BY tenant_id, customer_id HAVING count(*) > 8;
          END $$
          """),
    ])
}
