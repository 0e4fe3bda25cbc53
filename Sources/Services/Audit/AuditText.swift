import Auth
import FrontdeskAPI
import Storage
import WireFormat

/// Turns what the journal keeps of a change into what a reader of the audit sees of it.
struct AuditText {
  private static let hidden = "\"***\""
  // They change with every version and say nothing that the entry does not say.
  private static let unsaid: Set = ["version", "updatedAt"]

  let json: RecordJSON
  /// Whether what is sensitive is shown as it is.
  let reveals: Bool
  let tenant: TenantScope
  /// Whether what customers have spent is not for the reader.
  var hidesSpend = false

  func record(_ entry: AuditEntry) -> AuditRecord {
    let event = entry.event
    let isSomebody = event.subject != tenant.tenantID
    return AuditRecord(
      sequence: UInt64(clamping: event.seq), time: event.at, kind: event.kind,
      record: event.entity, recordId: event.entityID, subjectId: isSomebody ? event.subject : nil,
      version: UInt64(clamping: event.version),
      fields: event.fields.split(separator: ",").map(String.init), actor: ActorKind(event.role),
      principal: entry.principal, method: entry.method,
      reason: entry.history?.reason.map { reveals ? $0 : "***" }, changes: changes(entry),
      erased: entry.isErased)
  }

  /// The fields that differ. What is hidden is compared before it is hidden.
  private func changes(_ entry: AuditEntry) -> [AuditChange] {
    guard let history = entry.history else { return [] }
    let type = Self.type(of: entry.event.entity)
    let before = fields(history.before, type)
    let after = fields(history.after, type)
    let names = Set(before.keys).union(after.keys).subtracting(Self.unsaid)
    let differing = names.filter { before[$0] != after[$0] }.sorted()
    guard !reveals else {
      return differing.map { name in
        let isHidden = hidesSpend && SpendFilter.names.contains(name)
        return AuditChange(
          field: name, before: before[name].map { isHidden ? SpendFilter.hidden : $0 },
          after: after[name].map { isHidden ? SpendFilter.hidden : $0 })
      }
    }
    let shownBefore = fields(history.before, type, redacted: true)
    let shownAfter = fields(history.after, type, redacted: true)
    return differing.map { name in
      let isHidden = hidesSpend && SpendFilter.names.contains(name)
      let (old, new) = isHidden ? (nil, nil) : (shownBefore[name], shownAfter[name])
      return AuditChange(
        field: name, before: before[name].map { _ in old ?? Self.hidden },
        after: after[name].map { _ in new ?? Self.hidden })
    }
  }

  private func fields(
    _ bytes: [UInt8]?, _ type: String, redacted: Bool = false
  ) -> [String: String] {
    bytes.map { json.fields($0, of: type, redacted: redacted) } ?? [:]
  }

  /// The message that a kind of record is kept as: `followUp` as `FollowUp`.
  private static func type(of entity: String) -> String {
    entity == EntityKind.evidence.name.description
      ? "EvidenceFile" : entity.prefix(1).uppercased() + entity.dropFirst()
  }
}
