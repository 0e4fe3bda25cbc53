package import WireFormat

/// What was done. Aggregates add their own: `static let confirmed = ChangeKind("confirmed")`.
package struct ChangeKind: Sendable {
  package let name: StaticString
  package init(_ name: StaticString) { self.name = name }

  package static let created = ChangeKind("created")
  package static let updated = ChangeKind("updated")
  package static let deleted = ChangeKind("deleted")
  package static let restored = ChangeKind("restored")
  package static let erased = ChangeKind("erased")
  /// A call that changed nothing but whose answer is kept for its idempotency key.
  static let answered = ChangeKind("answered")
}

/// Which kind of record. Aggregates add their own: `static let lead = EntityKind("lead")`.
package struct EntityKind: Sendable {
  package let name: StaticString
  /// Whether servers keep such records in memory, so that others must be told at once.
  let isKeptByServers: Bool
  package init(_ name: StaticString, isKeptByServers: Bool = false) {
    self.name = name
    self.isKeptByServers = isKeptByServers
  }

  package static let tenant = EntityKind("tenant", isKeptByServers: true)
  /// A call, for `ChangeKind.answered`.
  static let call = EntityKind("call")
}

/// One change to one record, as a handler reports it: the audit entry and the event are made
/// from it. What may hold personal data is sealed with the subject's key; the rest never does.
package struct Change: Sendable {
  package var kind: ChangeKind
  package var entity: EntityKind
  package var id: Uuid
  /// Whose key seals `before`, `after` and `reason`; nil for the tenant's own.
  package var subject: Uuid?
  /// Further persons of whom it tells: once any of them is erased nobody can read it.
  package var others: [Uuid]
  /// The record's version after the change.
  package var version: Int64
  /// Names of the fields that changed, comma separated; names only.
  package var fields: String
  /// The encoded record, or what of it changed.
  package var before: [UInt8]?
  package var after: [UInt8]?
  package var reason: String?

  package init(
    _ kind: ChangeKind, _ entity: EntityKind, _ id: Uuid, subject: Uuid?, others: [Uuid] = [],
    version: Int64, fields: String = "", before: [UInt8]? = nil, after: [UInt8]? = nil,
    reason: String? = nil
  ) {
    self.kind = kind
    self.entity = entity
    self.id = id
    self.subject = subject
    self.others = others
    self.version = version
    self.fields = fields
    self.before = before
    self.after = after
    self.reason = reason
  }
}
