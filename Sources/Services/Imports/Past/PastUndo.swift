import Auth
import FrontdeskAPI
import FrontdeskServices
import Model
import RPCCore
import Storage
import WireFormat

/// Takes back notes, bookings and messages that rows brought.
struct PastUndo {
  let environment: ServiceEnvironment
  let call: WriteCall
  let scope: TenantScope

  static let reason = "The import was undone."

  /// Takes one back; what is in the way, if something is.
  func takeBack(_ effect: ImportEffect) throws(RPCError) -> String? {
    switch effect.kind {
    case .customer: return nil
    case .note(let id): return try removeNote(id)
    case .message(let id): return try removeMessage(id)
    case .booking(let id, let before): return try removeBooking(id, before, effect)
    }
  }

  private func removeNote(_ id: Uuid) throws(RPCError) -> String? {
    guard let entry = try db(try call.store.entry(id, .note, scope)) else {
      return "A note is gone"
    }
    let note = try Note(entry)
    guard note.version == 1 else { return "A note was changed" }
    try EntryRecords(environment, call).delete(note)
    return nil
  }

  private func removeMessage(_ id: Uuid) throws(RPCError) -> String? {
    guard let message = try db(try call.store.communication(id, scope)) else {
      return "A message is gone"
    }
    guard message.version == 1 else { return "A message was changed" }
    try db(try call.store.deleteMessage(id, scope))
    let others: [Uuid] = if let who = message.customerId { try oneWith(who) } else { [] }
    call.store.record(
      Change(
        .deleted, .communication, id, subject: message.customerId, others: others, version: 2,
        before: message.encoded(), reason: Self.reason), scope)
    return nil
  }

  private func removeBooking(
    _ id: Uuid, _ figures: Customer?, _ effect: ImportEffect
  ) throws(RPCError) -> String? {
    guard let booking = try db(try call.store.booking(id, scope)) else {
      return "A booking is gone"
    }
    guard booking.version == 1 else { return "A booking was changed" }
    if let figures {
      guard let customer = try db(try call.store.customer(effect.customer, .liveOrDeleted, scope)),
        customer.id == effect.customer,
        ImportEffect.digest(of: customer.figures) == effect.digest
      else { return "A customer came again" }
      try restore(figures, of: customer)
    }
    try db(try call.store.delete(booking, scope))
    call.store.record(
      Change(
        .deleted, .booking, id, subject: booking.customerId,
        others: try oneWith(booking.customerId), version: 2,
        before: booking.encoded(), reason: Self.reason), scope)
    return nil
  }

  private func oneWith(_ customer: Uuid) throws(RPCError) -> [Uuid] {
    try CustomerRecords(environment, call, scope).oneWith(customer)
  }

  /// Puts visits and sums back to what they were.
  private func restore(_ figures: Customer, of before: Customer) throws(RPCError) {
    var customer = before
    customer.visits = figures.visits
    customer.firstVisitAt = figures.firstVisitAt
    customer.lastVisitAt = figures.lastVisitAt
    customer.spent = figures.spent
    customer.version = before.version + 1
    customer.updatedAt = call.now
    var firstVisitDay: Int?
    if customer.firstVisitAt != before.firstVisitAt {
      let calendar = TenantCalendar(timeZone: try environment.tenant(scope).timeZone)
      firstVisitDay = customer.firstVisitAt.flatMap { calendar?.day($0).dayOfYear } ?? 0
    }
    try db(
      try call.store.updateVisits(
        of: customer, before: before, firstVisitDay: firstVisitDay, scope))
    try CustomerRecords(environment, call, scope).journal(
      customer, before: before, kind: .updated, fields: customer.fields(differingFrom: before),
      reason: Self.reason)
  }
}
