package import Auth
package import FrontdeskAPI
package import SQLInterface
package import WireFormat

/// How many leads a stage has, and what they are worth in one currency.
package struct LeadStageSum: Sendable, Hashable {
  package let stage: LeadStage
  package let leads: Int64
  /// nil for the leads that name no value.
  package let value: Money?
}

extension ReadStore {
  private static let findLead = Query(
    "SELECT record FROM leads WHERE tenant_id = ?1 AND id = ?2")

  private static let sumStages = Query(
    """
    SELECT stage, value_currency, COUNT(*), SUM(value_minor) FROM leads
    WHERE tenant_id = ?1 GROUP BY stage, value_currency ORDER BY stage, value_currency
    """,
    postgres: """
      SELECT stage, value_currency, COUNT(*), CAST(SUM(value_minor) AS bigint) FROM leads
      WHERE tenant_id = ?1 GROUP BY stage, value_currency
      ORDER BY stage, value_currency NULLS FIRST
      """)

  /// The lead `id`; nil when there is none.
  package final func lead(_ id: Uuid, _ scope: TenantScope) throws(SQLError) -> Lead? {
    var rows = try open(Self.findLead, scope)
    rows.bind(id)
    guard try rows.next() else { return nil }
    return try rows.record(0, of: "leads")
  }

  /// Appends the encoded lead `id` to `answer`; false when there is none.
  package final func writeLead(
    _ id: Uuid, to answer: inout WireWriter, _ scope: TenantScope
  ) throws(SQLError) -> Bool {
    var rows = try open(Self.findLead, scope)
    rows.bind(id)
    guard try rows.next() else { return false }
    answer.append(rows.bytes(0))
    return true
  }

  /// Writes a page of leads and returns where the list goes on.
  package final func writeLeads(
    _ filter: LeadFilter, after position: ListPosition?, limit: PageLimit,
    to answer: inout WireWriter, _ scope: TenantScope
  ) throws(SQLError) -> ListPosition? {
    if filter.followUpDueBy != nil {
      var list = ListQuery("SELECT record, next_follow_up_at, id FROM leads WHERE tenant_id = ?1")
      filter.append(to: &list)
      if let position { list.append(" AND (next_follow_up_at, id) > (?, ?)", position) }
      list.append(" ORDER BY next_follow_up_at, id")
      return try writePage(list, limit: limit, to: &answer, scope)
    }
    var list = ListQuery("SELECT record, created_at, id FROM leads WHERE tenant_id = ?1")
    filter.append(to: &list)
    if let position { list.append(" AND (created_at, id) < (?, ?)", position) }
    list.append(" ORDER BY created_at DESC, id DESC")
    return try writePage(list, limit: limit, to: &answer, scope)
  }

  /// How many leads `filter` lets through.
  package final func countLeads(
    _ filter: LeadFilter, _ scope: TenantScope
  ) throws(SQLError) -> UInt64 {
    var query = ListQuery("SELECT COUNT(*) FROM leads WHERE tenant_id = ?1")
    filter.append(to: &query)
    return try count(query, scope)
  }

  /// One entry a stage and currency, in that order.
  package final func leadStages(_ scope: TenantScope) throws(SQLError) -> [LeadStageSum] {
    var rows = try open(Self.sumStages, scope)
    var sums: [LeadStageSum] = []
    while try rows.next() {
      let currency = rows.optionalText(1)
      sums.append(
        LeadStageSum(
          stage: LeadStage(rawValue: Int32(clamping: rows.int64(0))), leads: rows.int64(2),
          value: currency.map { Money(minor: rows.int64(3), currency: $0) }))
    }
    return sums
  }
}
