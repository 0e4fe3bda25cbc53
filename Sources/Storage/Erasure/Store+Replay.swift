import Auth
import FrontdeskAPI
import SQLInterface
package import WireFormat

extension Store {
  /// Erases again whom a restore has brought back, and ends what was interrupted; returns how
  /// many there were. Before anything is served.
  package func replay(
    _ ledger: ErasureLedger, now: Timestamp
  ) throws(ErasureFailure) -> Int {
    try replay(ledger.entries, now: now)
  }

  /// The same for some entries of the ledger: those of a tenant that nobody can reach yet.
  func replay(
    _ entries: [ErasureLedger.Entry], now: Timestamp
  ) throws(ErasureFailure) -> Int {
    guard !entries.isEmpty else { return 0 }
    let reader: ReadStore
    do throws(SQLError) { reader = try makeReadStore(for: .report) } catch { throw .sql(error) }
    defer { reader.close() }
    var erased = 0
    for entry in entries {
      if try replay(entry, reader, now) { erased += 1 }
    }
    return erased
  }

  private func replay(
    _ entry: ErasureLedger.Entry, _ reader: ReadStore, _ now: Timestamp
  ) throws(ErasureFailure) -> Bool {
    let scope = TenantScope.system(entry.tenant, "an erasure is made again after a restore")
    let author = Author(principal: "system", role: nil, method: "restore")
    let trace: ErasureTrace
    do throws(SQLError) { trace = try reader.trace(of: entry.subject, scope) } catch {
      throw .sql(error)
    }
    switch trace {
    case .gone: return false
    case .customer:
      let erasure = Erasure(self, reader, by: author, log: nil, scope)
      return try erasure.erase(entry.subject, reason: nil, at: now) != nil
    case .other:
      let step = WriterStep(scope, author) { store throws(SQLError) in
        try store.eraseOther(entry.subject, scope)
      }
      do throws(WriteFailure) { try step.perform(on: writer) } catch { throw .write(error) }
      return true
    }
  }
}

/// What a store has of somebody who was erased.
enum ErasureTrace {
  /// Nothing.
  case gone
  case customer
  /// A key, and perhaps a lead.
  case other
}

extension ReadStore {
  static let knowsLead = Query("SELECT 1 FROM leads WHERE tenant_id = ?1 AND id = ?2")

  func trace(of subject: Uuid, _ scope: TenantScope) throws(SQLError) -> ErasureTrace {
    let receipt = try erasure(of: subject, scope)
    if receipt?.completedAt != nil { return .gone }
    if try knownCustomer(subject, scope) != nil { return .customer }
    // Of a lead whose erasure was interrupted.
    if receipt != nil { return .other }
    if try keys.key(of: subject, scope, sql) != nil { return .other }
    var rows = try open(Self.knowsLead, scope)
    rows.bind(subject)
    return try rows.next() ? .other : .gone
  }
}

extension WriteStore {
  /// Erases a lead, or whoever has only a key.
  func eraseOther(_ subject: Uuid, _ scope: TenantScope) throws(SQLError) {
    try eraseKey(of: subject, scope)
    while true {
      let messages = try someMessages(ofLead: subject, scope)
      if messages.isEmpty { break }
      for message in messages { try deleteMessage(message, scope) }
    }
    try deleteLead(subject, scope)
    record(Change(.erased, .subject, subject, subject: nil, version: 0), scope)
  }
}

extension EntityKind {
  /// Somebody whose key was destroyed.
  fileprivate static let subject = EntityKind("subject")
}
