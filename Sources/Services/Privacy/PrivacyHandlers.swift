import Auth
import BlobStorage
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
  /// Where files about customers are; nil for nowhere.
  private let evidence: EvidenceSettings?

  package init(
    _ environment: ServiceEnvironment, _ log: ErasureLog?, _ evidence: EvidenceSettings? = nil
  ) {
    self.environment = environment
    self.log = log
    self.evidence = evidence
  }

  // A reader that holds an old snapshot keeps the log from being emptied, for as long as a
  // report may take; then upkeep goes on trying.
  private static let logTries = 20
  private static let secondsBetweenTries = 0.25

  package func eraseCustomer(
    _ request: EraseCustomerRequest, _ call: WorkCall
  ) throws(RPCError) -> ErasureReceipt {
    let reason = try environment.requiredText(request.reason, "reason")
    let reader = try db(try call.store.makeReadStore(for: .report))
    defer { reader.close() }
    if let customer = try db(
      try reader.customer(request.customerId, .liveOrDeleted, call.scope))
    {
      try Self.refuse(reason, naming: customer.name, customer.ownIdentifiers)
    }
    let erasure = try erasure("eraseCustomer", reader, call)
    let receipt: ErasureReceipt?
    do throws(ErasureFailure) {
      receipt = try erasure.erase(request.customerId, reason: reason, at: call.now)
    } catch {
      throw RPCError(error)
    }
    guard let receipt else { throw CustomerRecords.absent }
    emptyLog(call)
    return receipt
  }

  package func eraseLead(
    _ request: EraseLeadRequest, _ call: WorkCall
  ) throws(RPCError) -> ErasureReceipt {
    let reason = try environment.requiredText(request.reason, "reason")
    let reader = try db(try call.store.makeReadStore(for: .report))
    defer { reader.close() }
    if let lead = try db(try reader.lead(request.leadId, call.scope)) {
      let own =
        [lead.phone.map { CustomerIdentifier(phone: $0) }]
        + [lead.email.map { CustomerIdentifier(email: $0) }]
      try Self.refuse(reason, naming: lead.name, own.compactMap(\.self))
    }
    let erasure = try erasure("eraseLead", reader, call)
    let outcome: LeadErasure
    do throws(ErasureFailure) {
      outcome = try erasure.eraseLead(request.leadId, reason: reason, at: call.now)
    } catch {
      throw RPCError(error)
    }
    switch outcome {
    case .absent: throw RPCError(.notFound, "There is no such lead.")
    case .converted(let customer):
      throw RPCError(
        .failedPrecondition, "The lead became a customer; erase that customer.",
        existing: customer)
    case .erased(let receipt):
      emptyLog(call)
      return receipt
    }
  }

  private func erasure(
    _ method: String, _ reader: ReadStore, _ call: WorkCall
  ) throws(RPCError) -> Erasure {
    guard let log else {
      throw RPCError(
        .failedPrecondition,
        "This server keeps no ledger of erasures, so a restored backup would undo one.")
    }
    let author = Author(
      principal: call.context.principal?.subject ?? "", role: call.context.principal?.role,
      method: "PrivacyService.\(method)")
    let evidence = evidence
    return Erasure(call.store, reader, by: author, log: log, call.scope) { file in
      guard let evidence else { return }
      if file.path.isEmpty {
        try? LocalFile.remove(EvidenceStaging.path(evidence.folder, file.id))
      } else {
        try? evidence.store.remove(file.path)
      }
    }
  }

  /// Takes what was erased out of the store's log, as soon as nobody reads from it.
  private func emptyLog(_ call: WorkCall) {
    for _ in 0..<Self.logTries where !call.store.emptyLog() {
      _ = Monitor(()).wait(seconds: Self.secondsBetweenTries) { _ in nil as Void? }
    }
  }

  package func getErasure(
    _ request: GetErasureRequest, _ call: ReadCall
  ) throws(RPCError) -> ErasureReceipt {
    // The receipt of one who was merged into another is that one's.
    let known = try db(try call.store.knownCustomer(request.customerId, call.scope))
    let request = GetErasureRequest(customerId: known ?? request.customerId)
    guard let receipt = try db(try call.store.erasure(of: request.customerId, call.scope)) else {
      throw RPCError(.notFound, "There was no erasure of such a customer or lead.")
    }
    return receipt
  }

  /// The reason stays for good, so it must not say who was erased.
  private static func refuse(
    _ reason: String, naming name: String, _ identifiers: [CustomerIdentifier]
  ) throws(RPCError) {
    let text = SearchTerms.folded(reason)
    let digits = reason.filter(\.isNumber)
    let emails = identifiers.filter { $0.kind == .email }.map(\.canonical)
    let names = [SearchTerms.folded(name)] + emails
    let numbers = identifiers.filter { $0.kind == .phone }
      .map { String($0.canonical.filter(\.isNumber).suffix(7)) }
    guard !names.contains(where: { !$0.isEmpty && text.contains($0) }),
      !numbers.contains(where: { $0.count == 7 && digits.contains($0) })
    else {
      throw RPCError(
        field: "reason", rule: "anonymous",
        "It names the person, and it stays in the audit; say why without saying who.")
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
