extension Migration {
  /// What searches and lists hold customers against, in the rows that they walk: the words of a
  /// customer beside each of its terms, and name, tags, source and the like in the indexes of the
  /// orders; and when the first follow-up of a customer is due.
  static let searches = Migration(18, "searches", columns + words + tags + dues + indexes)

  private static let columns = [
    Statement(
      sqlite: "ALTER TABLE customer_terms ADD COLUMN words TEXT NOT NULL DEFAULT ''",
      postgres: """
        ALTER TABLE customer_terms ADD COLUMN words text COLLATE "C" NOT NULL DEFAULT ''
        """),
    Statement(
      sqlite: "ALTER TABLE customers ADD COLUMN tags TEXT NOT NULL DEFAULT ''",
      postgres: """
        ALTER TABLE customers ADD COLUMN tags text COLLATE "C" NOT NULL DEFAULT ''
        """),
    Statement(
      sqlite: "ALTER TABLE customers ADD COLUMN follow_up_at INTEGER NOT NULL DEFAULT 0",
      postgres: "ALTER TABLE customers ADD COLUMN follow_up_at bigint NOT NULL DEFAULT 0"),
    // Made again below, when the rows have what goes into them.
    Statement("DROP INDEX customers_by_creation"),
    Statement("DROP INDEX customers_by_name"),
    Statement("DROP INDEX customers_by_last_visit"),
    Statement("DROP INDEX customers_by_visits"),
    Statement("DROP INDEX customers_by_birthday"),
  ]

  // SQLite has them in a table of its own for the while, which takes less memory than sorting
  // them. As in migration 15, PostgreSQL's owner sees rows only while row security is not forced.
  private static let words = [
    Statement(
      sqlite: """
        CREATE TABLE customer_words (
          tenant_id BLOB NOT NULL,
          customer_id BLOB NOT NULL,
          word TEXT NOT NULL,
          PRIMARY KEY (tenant_id, customer_id, word)
        ) STRICT, WITHOUT ROWID
        """,
      postgres: """
        DO $$ BEGIN
          ALTER TABLE customer_terms NO FORCE ROW LEVEL SECURITY;
          UPDATE customer_terms t SET words = w.words
          FROM (SELECT tenant_id, customer_id,
              chr(1) || string_agg(substr(term, 2), chr(1) ORDER BY term) || chr(1) AS words
            FROM customer_terms WHERE substr(term, 1, 1) IN ('n', 'e')
            GROUP BY tenant_id, customer_id) AS w
          WHERE w.tenant_id = t.tenant_id AND w.customer_id = t.customer_id
            AND substr(t.term, 1, 1) IN ('n', 'e') AND octet_length(w.words) <= 400;
        END $$
        """),
    Statement(
      sqlite: """
        INSERT INTO customer_words (tenant_id, customer_id, word)
        SELECT tenant_id, customer_id, term FROM customer_terms
        WHERE substr(term, 1, 1) IN ('n', 'e')
        """,
      postgres: "SELECT 1"),
    Statement(
      sqlite: """
        UPDATE customer_terms SET words =
          (SELECT CASE WHEN octets <= 400 THEN words ELSE '' END FROM
            (SELECT words, length(CAST(words AS BLOB)) AS octets FROM
              (SELECT char(1) || group_concat(substr(word, 2), char(1)) || char(1) AS words
                FROM customer_words w WHERE w.tenant_id = customer_terms.tenant_id
                  AND w.customer_id = customer_terms.customer_id)))
        WHERE substr(term, 1, 1) IN ('n', 'e')
        """,
      postgres: "SELECT 1"),
    Statement(sqlite: "DELETE FROM customer_words", postgres: "SELECT 1"),
  ]

  // The same table serves, since tags have no more to do with each other than words.
  private static let tags = [
    Statement(
      sqlite: """
        INSERT INTO customer_words (tenant_id, customer_id, word)
        SELECT tenant_id, customer_id, tag FROM customer_tags
        WHERE tag = char(1) OR substr(tag, 1, 1) <> char(1)
        """,
      postgres: """
        DO $$ BEGIN
          ALTER TABLE customer_tags NO FORCE ROW LEVEL SECURITY;
          ALTER TABLE customers NO FORCE ROW LEVEL SECURITY;
          UPDATE customers c SET tags = t.tags
          FROM (SELECT tenant_id, customer_id,
              CASE WHEN min(tag) = chr(1)
                  OR octet_length(string_agg(tag, chr(1))) > 398 THEN chr(1)
                ELSE chr(1) || string_agg(tag, chr(1) ORDER BY tag) || chr(1) END AS tags
            FROM customer_tags WHERE tag = chr(1) OR substr(tag, 1, 1) <> chr(1)
            GROUP BY tenant_id, customer_id) AS t
          WHERE t.tenant_id = c.tenant_id AND t.customer_id = c.id;
        END $$
        """),
    Statement(
      sqlite: """
        UPDATE customers SET tags = t.tags
        FROM (SELECT tenant_id, customer_id,
            CASE WHEN min(word) = char(1)
                OR length(CAST(group_concat(word, char(1)) AS BLOB)) > 398 THEN char(1)
              ELSE char(1) || group_concat(word, char(1)) || char(1) END AS tags
          FROM customer_words GROUP BY tenant_id, customer_id) AS t
        WHERE t.tenant_id = customers.tenant_id AND t.customer_id = customers.id
        """,
      postgres: "SELECT 1"),
    Statement(sqlite: "DROP TABLE customer_words", postgres: "SELECT 1"),
  ]

  // 0 where none is open.
  private static let dues = [
    Statement(
      sqlite: """
        UPDATE customers SET follow_up_at = max(f.at, 1)
        FROM (SELECT tenant_id, customer_id, min(at) AS at FROM customer_entries
          WHERE kind = 2 AND is_open = 1 GROUP BY tenant_id, customer_id) AS f
        WHERE f.tenant_id = customers.tenant_id AND f.customer_id = customers.id
        """,
      postgres: """
        DO $$ BEGIN
          ALTER TABLE customer_entries NO FORCE ROW LEVEL SECURITY;
          ALTER TABLE customers NO FORCE ROW LEVEL SECURITY;
          UPDATE customers c SET follow_up_at = greatest(f.at, 1)
          FROM (SELECT tenant_id, customer_id, min(at) AS at FROM customer_entries
            WHERE kind = 2 AND is_open = 1 GROUP BY tenant_id, customer_id) AS f
          WHERE f.tenant_id = c.tenant_id AND f.customer_id = c.id;
        END $$
        """)
  ]

  // What changes with every visit stands only in the indexes of the orders that do too.
  private static let indexes = [
    Statement(
      """
      CREATE INDEX customers_by_creation ON customers
        (tenant_id, deleted, created_at, id, source, status, category_id, birth_day, name_folded,
         tags)
      """),
    Statement(
      """
      CREATE INDEX customers_by_name ON customers
        (tenant_id, deleted, name_folded, id, source, status, birth_day, tags)
      """),
    Statement(
      """
      CREATE INDEX customers_by_last_visit ON customers
        (tenant_id, deleted, last_visit_at, id, source, status, birth_day, visits, name_folded,
         tags)
      """),
    Statement(
      """
      CREATE INDEX customers_by_visits ON customers
        (tenant_id, deleted, visits, id, source, status, birth_day, last_visit_at, name_folded,
         tags)
      """),
    Statement(
      """
      CREATE INDEX customers_by_birthday ON customers
        (tenant_id, deleted, birth_day, id, source, status, name_folded, tags)
        WHERE birth_day > 0
      """),
    Statement(
      """
      CREATE INDEX customers_due_by_creation ON customers
        (tenant_id, deleted, created_at, id, follow_up_at) WHERE follow_up_at > 0
      """),
    Statement(
      """
      CREATE INDEX customers_due_by_name ON customers
        (tenant_id, deleted, name_folded, id, follow_up_at) WHERE follow_up_at > 0
      """),
    Statement(
      """
      CREATE INDEX customers_due_by_last_visit ON customers
        (tenant_id, deleted, last_visit_at, id, follow_up_at) WHERE follow_up_at > 0
      """),
    Statement(
      """
      CREATE INDEX customers_due_by_visits ON customers
        (tenant_id, deleted, visits, id, follow_up_at) WHERE follow_up_at > 0
      """),
  ]
}
