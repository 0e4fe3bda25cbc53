package import WireFormat

/// One change as the tenant's feed tells it: ids and field names, no personal data.
package struct ChangeEvent: Sendable, Hashable {
  /// The place in the tenant's feed: 1, 2, 3... without gaps.
  package let seq: Int64
  package let at: Timestamp
  package let kind: String
  package let entity: String
  package let entityID: Uuid
  /// Whose key seals the history; the tenant itself where no person is concerned.
  package let subject: Uuid
  package let version: Int64
  /// Comma separated.
  package let fields: String
  /// nil for background work; else the raw value of `Auth.Role`.
  package let role: UInt8?
}

/// One change as the audit shows it.
package struct AuditEntry: Sendable, Hashable {
  package let event: ChangeEvent
  package let principal: String
  package var role: UInt8? { event.role }
  package let method: String
  /// nil where nothing was kept, or where the subject was erased.
  package let history: ChangeHistory?
  /// Of whom else the history tells, such as those who were one with its subject then.
  package let others: [Uuid]
  /// Something was kept, and the subject was erased since.
  package let isErased: Bool
}
