package import Auth
package import FrontdeskAPI
package import SQLInterface
package import WireFormat

/// How many live customers came from one source.
package struct SourceFigures: Sendable, Hashable {
  package let source: Source
  package let customers: Int64
  package let active: Int64
  /// Created since the moment that was asked for.
  package let new: Int64
}

extension ReadStore {
  // All of it stands in customers_by_creation, which is read once.
  static let customerFigures = Query(
    """
    SELECT source, count(*), CAST(sum(CASE WHEN status = ?2 THEN 1 ELSE 0 END) AS bigint),
      CAST(sum(CASE WHEN created_at >= ?3 THEN 1 ELSE 0 END) AS bigint)
    FROM customers INDEXED BY customers_by_creation
    WHERE tenant_id = ?1 AND deleted = 0 GROUP BY source ORDER BY 2 DESC, source
    """,
    postgres: """
      SELECT source, count(*), CAST(sum(CASE WHEN status = ?2 THEN 1 ELSE 0 END) AS bigint),
        CAST(sum(CASE WHEN created_at >= ?3 THEN 1 ELSE 0 END) AS bigint)
      FROM customers
      WHERE tenant_id = ?1 AND deleted = 0 GROUP BY source ORDER BY 2 DESC, source
      """)

  /// The live customers by source, the largest first; of two as large, the lower number.
  package final func customerFigures(
    newSince moment: Timestamp, _ scope: TenantScope
  ) throws(SQLError) -> [SourceFigures] {
    var rows = try open(Self.customerFigures, scope)
    rows.bind(Int64(CustomerStatus.active.rawValue))
    rows.bind(moment)
    var figures: [SourceFigures] = []
    while try rows.next() {
      figures.append(
        SourceFigures(
          source: Source(rawValue: Int32(truncatingIfNeeded: rows.int64(0))),
          customers: rows.int64(1), active: rows.int64(2), new: rows.int64(3)))
    }
    return figures
  }
}
