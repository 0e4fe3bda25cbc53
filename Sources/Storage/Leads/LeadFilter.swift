package import FrontdeskAPI
package import WireFormat

/// Which leads a list shows; what is nil or empty does not filter.
package struct LeadFilter: Sendable {
  package var stages: [LeadStage] = []
  package var source: Source?
  package var owner: String?
  /// Open leads whose follow-up is due by then, in the order of their follow-up; without it
  /// the list goes by creation, the newest first.
  package var followUpDueBy: Timestamp?

  package init() {}

  func append(to query: inout ListQuery) {
    if let due = followUpDueBy {
      query.append(" AND stage <= 4 AND next_follow_up_at <= ?", due.microseconds)
    }
    if !stages.isEmpty {
      query.append(" AND stage IN ", anyOf: stages.map { Int64($0.rawValue) })
    }
    if let source { query.append(" AND source = ?", Int64(source.rawValue)) }
    if let owner { query.append(" AND owner = ?", owner) }
  }
}
