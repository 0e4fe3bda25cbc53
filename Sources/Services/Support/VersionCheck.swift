import Auth
import FrontdeskServices
import RPCCore
import Storage
import WireFormat

/// A record that callers change by saying which version they saw.
protocol VersionedRecord: WireMessage {
  var id: Uuid { get }
  var version: UInt64 { get }
}

/// What a caller wants to change, for the answer to a stale version.
struct AttemptedChange {
  /// Names of fields, as the request's mask gives them.
  let mask: [String]
  /// The message that holds the new values, and its type's name.
  let values: [UInt8]
  let type: String
}

extension ServiceEnvironment {
  /// Refuses a change that was made from an older version of `current`: `aborted`, with each
  /// field that has changed since, what it was, what it is and what the caller wanted.
  /// A `seen` of 0 stands for any version, where the rpc allows it. `subject` is whose record it
  /// is, where several have one of the same id.
  func requireVersion<Record: VersionedRecord>(
    _ seen: UInt64, of current: Record, _ type: String, _ attempt: AttemptedChange? = nil,
    subject: Uuid? = nil, _ call: WriteCall
  ) throws(RPCError) {
    guard seen != 0, seen != current.version else { return }
    guard seen < current.version else {
      throw RPCError(
        field: "version", rule: "version",
        "There is no version \(seen) yet; the record is at \(current.version).")
    }
    let changes = try db(
      try call.store.recentChanges(of: current.id, after: Int64(clamping: seen), call.scope)
    ).filter { subject == nil || $0.subject == subject }
    let fields = Set(changes.flatMap { $0.fields })
    let original = changes.first?.before.map { json.fields($0, of: type) } ?? [:]
    let now = json.fields(current.encoded(), of: type)
    let wanted = attempt.map { json.fields($0.values, of: $0.type) } ?? [:]
    let conflicts = fields.sorted().map { field in
      RPCError.Conflict(
        field: field, original: original[field] ?? "null", current: now[field] ?? "null",
        attempted: attempt?.mask.contains(field) == true ? wanted[field] ?? "null" : "")
    }
    let names = conflicts.isEmpty ? "" : ": \(conflicts.map(\.field).joined(separator: ", "))"
    throw RPCError(
      .aborted,
      "The record has changed since version \(seen)\(names). Read it again and repeat the change.",
      conflicts: conflicts)
  }
}
