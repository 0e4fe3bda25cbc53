package import WireFormat

/// Which entries of the audit a list shows; what is nil or empty does not filter.
package struct AuditFilter: Sendable {
  package var record: Uuid?
  /// Whose key seals what the entry holds: any of these.
  package var subjects: [Uuid] = []
  package var principal: String?
  /// The raw value of `Auth.Role`, or -1 for background work.
  package var role: Int64?
  package var kinds: [String] = []
  package var entities: [String] = []
  package var from: Timestamp?
  /// Entries before this moment.
  package var to: Timestamp?

  package init() {}

  func append(to query: inout ListQuery) {
    if let record { query.append(" AND entity_id = ?", record) }
    if !subjects.isEmpty { query.append(" AND subject_id IN ", anyOf: subjects) }
    if let principal { query.append(" AND principal = ?", principal) }
    if let role { query.append(" AND role = ?", role) }
    if !kinds.isEmpty { query.append(" AND kind IN ", anyOf: kinds) }
    if !entities.isEmpty { query.append(" AND entity IN ", anyOf: entities) }
    if let from { query.append(" AND at >= ?", from.microseconds) }
    if let to { query.append(" AND at < ?", to.microseconds) }
  }
}

/// One page of the audit.
package struct AuditPart: Sendable {
  package var entries: [AuditEntry]
  /// The page after this one has entries before this number; nil when there are none.
  package var before: Int64?
}
