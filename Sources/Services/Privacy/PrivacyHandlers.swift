import Auth
package import FrontdeskAPI
package import FrontdeskServices
import Model
package import RPCCore
import RPCServer
import SQLInterface
package import Storage
import SystemIO
import WireFormat

/// PrivacyService: what a person may ask for about itself.
package struct PrivacyHandlers: PrivacyServiceHandlers {
  let environment: ServiceEnvironment
  /// nil where erasures cannot be noted outside the database, and so are refused.
  private let log: ErasureLog?

  package init(_ environment: ServiceEnvironment, _ log: ErasureLog?) {
    self.environment = environment
    self.log = log
  }

  // A reader that holds an old snapshot keeps the log from being emptied, for as long as a
  // report may take; then upkeep goes on trying.
  private static let logTries = 20
  private static let secondsBetweenTries = 0.25

  package func eraseCustomer(
    _ request: EraseCustomerRequest, _ call: WorkCall
  ) throws(RPCError) -> ErasureReceipt {
    let reason = try environment.requiredText(request.reason, "reason")
    guard let log else {
      throw RPCError(
        .failedPrecondition,
        "This server keeps no ledger of erasures, so a restored backup would undo one.")
    }
    let reader = try db(try call.store.makeReadStore(for: .report))
    defer { reader.close() }
    try refuse(reason, naming: request.customerId, reader, call.scope)
    let author = Author(
      principal: call.context.principal?.subject ?? "", role: call.context.principal?.role,
      method: "PrivacyService.eraseCustomer")
    let erasure = Erasure(call.store, reader, by: author, log: log, call.scope)
    let receipt: ErasureReceipt?
    do throws(ErasureFailure) {
      receipt = try erasure.erase(request.customerId, reason: reason, at: call.now)
    } catch {
      throw RPCError(error)
    }
    guard let receipt else { throw CustomerRecords.absent }
    for _ in 0..<Self.logTries where !call.store.emptyLog() {
      _ = Monitor(()).wait(seconds: Self.secondsBetweenTries) { _ in nil as Void? }
    }
    return receipt
  }

  package func getErasure(
    _ request: GetErasureRequest, _ call: ReadCall
  ) throws(RPCError) -> ErasureReceipt {
    // The receipt of one who was merged into another is that one's.
    let known = try db(try call.store.knownCustomer(request.customerId, call.scope))
    let request = GetErasureRequest(customerId: known ?? request.customerId)
    guard let receipt = try db(try call.store.erasure(of: request.customerId, call.scope)) else {
      throw RPCError(.notFound, "There was no erasure of such a customer.")
    }
    return receipt
  }

  /// The reason stays for good, so it must not say who was erased.
  private func refuse(
    _ reason: String, naming id: Uuid, _ reader: ReadStore, _ scope: TenantScope
  ) throws(RPCError) {
    guard let customer = try db(try reader.customer(id, .liveOrDeleted, scope)) else { return }
    let text = SearchTerms.folded(reason)
    let digits = reason.filter(\.isNumber)
    let name = SearchTerms.folded(customer.name)
    let names = [name] + customer.ownIdentifiers.filter { $0.kind == .email }.map(\.canonical)
    let numbers = customer.ownIdentifiers.filter { $0.kind == .phone }
      .map { String($0.canonical.filter(\.isNumber).suffix(7)) }
    guard !names.contains(where: { !$0.isEmpty && text.contains($0) }),
      !numbers.contains(where: { $0.count == 7 && digits.contains($0) })
    else {
      throw RPCError(
        field: "reason", rule: "anonymous",
        "It names the customer, and it stays in the audit; say why without saying who.")
    }
  }
}

extension RPCError {
  /// What a caller sees of an erasure that did not come to its end.
  fileprivate init(_ failure: ErasureFailure) {
    switch failure {
    case .sql(let error): self.init(error)
    case .write(let failure): self.init(failure)
    case .log:
      self.init(.unavailable, "The ledger of erasures cannot be written; nothing was erased.")
    case .damagedLog:
      self.init(.dataLoss, "The ledger of erasures was changed; its operator must look at it.")
    }
  }
}
