import Auth
package import FrontdeskAPI
import SQLInterface
package import WireFormat

/// What an erasure of a lead came to.
package enum LeadErasure: Sendable {
  case absent
  /// It became a customer, who is to be erased instead.
  case converted(Uuid)
  case erased(ErasureReceipt)
}

extension Erasure {
  /// Erases lead `id`, which never became a customer. One that is erased already answers with the
  /// receipt that it got then. Never on the writer's own thread.
  package func eraseLead(
    _ id: Uuid, reason: String?, at now: Timestamp
  ) throws(ErasureFailure) -> LeadErasure {
    let (scope, author) = (scope, author)
    let known = try read { store throws(SQLError) in try store.erasure(of: id, scope) }
    if let known, known.completedAt != nil { return .erased(known) }
    if known == nil {
      let lead = try read { store throws(SQLError) in try store.lead(id, scope) }
      guard let lead else { return .absent }
      if let customer = lead.customerId { return .converted(customer) }
      try note([id], now)
      try step { store throws(SQLError) in
        try store.beginErasure(ofLead: id, reason: reason, by: author, scope)
      }
    }
    while try step({ store throws(SQLError) in try store.eraseMessages(of: id, scope) }) {}
    try step { store throws(SQLError) in try store.endErasure(of: id, scope) }
    let receipt = try read { store throws(SQLError) in try store.erasure(of: id, scope) }
    return receipt.map { .erased($0) } ?? .absent
  }
}

extension ErasureReceipt {
  /// The kinds of record that a lead has.
  private static let kindsOfLead: [ErasedKind] = [.messages, .leads, .history, .backups, .reason]

  fileprivate static func begun(
    lead: Uuid, by author: Author, at now: Timestamp
  ) -> ErasureReceipt {
    ErasureReceipt(
      customerId: lead, erasedAt: now, erasedBy: author.principal, items: items(kindsOfLead))
  }
}

extension WriteStore {
  /// Destroys the lead's key and deletes it. Does nothing where another erasure came first, or it
  /// became a customer meanwhile.
  fileprivate func beginErasure(
    ofLead id: Uuid, reason: String?, by author: Author, _ scope: TenantScope
  ) throws(SQLError) {
    guard try erasure(of: id, scope) == nil, let lead = try lead(id, scope),
      lead.customerId == nil
    else { return allowUnrecordedChanges("the lead is erased already") }
    var receipt = ErasureReceipt.begun(lead: id, by: author, at: now)
    try erase(lead: id, &receipt, reason: reason, scope)
    try insert(receipt, of: id, scope)
  }
}
