import Auth
import FrontdeskAPI
import FrontdeskServices
import RPCCore
import Storage
import WireFormat

/// Takes back what rows did to customers, the last row first, in one transaction.
struct EffectUndo {
  private let call: WriteCall
  private let scope: TenantScope
  private let records: CustomerRecords
  private let past: PastUndo
  private(set) var counts: UndoCounts
  private(set) var problems: [ImportProblem] = []

  /// `counts` are those of the effects before.
  init(
    _ environment: ServiceEnvironment, _ call: WriteCall, _ scope: TenantScope,
    _ counts: UndoCounts
  ) {
    self.call = call
    self.scope = scope
    self.counts = counts
    records = CustomerRecords(environment, call, scope)
    past = PastUndo(environment: environment, call: call, scope: scope)
  }

  /// Takes one effect back, unless somebody has changed or used the customer since.
  mutating func takeBack(_ effect: ImportEffect) throws(RPCError) {
    guard case .customer(let sealed) = effect.kind else {
      guard let obstacle = try past.takeBack(effect) else {
        counts.removed += 1
        return
      }
      return leave(effect, obstacle)
    }
    guard let open = try db(try call.store.customer(effect.customer, .liveOrDeleted, scope)) else {
      return leave(effect, "The customer is gone")
    }
    let customer = try db(try call.store.completed(open, scope))
    guard ImportEffect.digest(of: customer) == effect.digest else {
      return leave(effect, "The customer was changed")
    }
    guard let sealed else { return try remove(customer, effect) }
    try restore(customer, effect, sealed)
  }

  private mutating func leave(_ effect: ImportEffect, _ what: String) {
    counts.left += 1
    problems.append(
      ImportProblem(
        line: effect.line,
        message: "\(what) since, so undoing the import left it alone.",
        customers: [effect.customer]))
  }

  private mutating func remove(
    _ customer: Customer, _ effect: ImportEffect
  ) throws(RPCError) {
    guard try !db(try call.store.isInUse(customer.id, scope)) else {
      return leave(effect, "The customer was used")
    }
    try db(try call.store.remove(customer, scope))
    call.store.record(
      Change(
        .deleted, .customer, customer.id, subject: customer.id,
        version: Int64(customer.version) + 1, before: customer.encoded(),
        reason: Self.reason), scope)
    counts.removed += 1
  }

  private mutating func restore(
    _ customer: Customer, _ effect: ImportEffect, _ sealed: [UInt8]
  ) throws(RPCError) {
    let bytes = try db(
      try call.store.unseal(
        sealed.span.bytes, of: customer.id, in: ImportEffect.place(customer.id), scope))
    guard let bytes, var before = try? Customer(decoding: bytes.span.bytes) else {
      return leave(effect, "The customer was erased")
    }
    var raw: [CustomerIdentifier: String] = [:]
    before.takeSpellings(into: &raw)
    if before.categoryId != customer.categoryId {
      before.categoryId = try records.categoryStill(before.categoryId)
    }
    do throws(RPCError) {
      _ = try records.update(
        before, before: customer, reason: Self.reason, raw: raw, notesEvents: false)
    } catch {
      // What it had before is another's by now.
      guard error.code == .alreadyExists else { throw error }
      return leave(effect, "The customer would take what another one has got")
    }
    counts.restored += 1
  }

  private static let reason = PastUndo.reason
}
