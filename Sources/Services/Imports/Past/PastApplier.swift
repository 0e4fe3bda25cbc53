import Auth
import Crypto
import FrontdeskAPI
import FrontdeskServices
import RPCCore
import Storage
import WireFormat

/// Writes what rows tell of customers who are there by now.
struct PastApplier {
  let environment: ServiceEnvironment
  let call: WriteCall
  let scope: TenantScope
  let principal: String

  /// Writes it unless it is there already, which gives nil.
  func apply(
    _ record: PastRecord, of customer: Uuid, line: Int
  ) throws(RPCError) -> ImportEffect? {
    let id = record.id(of: customer, scope)
    guard try !record.isKnown(id, call.store, scope) else { return nil }
    if case .note(let text) = record,
      try PastRecord.hasNote(text, customer, call.store, scope)
    {
      return nil
    }
    switch record {
    case .note(let text):
      _ = try EntryRecords(environment, call).insert(
        Note(
          id: id, version: 1, customerId: customer, text: text, createdAt: call.now,
          updatedAt: call.now, createdBy: principal))
      return ImportEffect(.note(id), line: line, customer: customer)
    case .booking(let booking, _): return try add(booking, id, of: customer, line)
    case .message(let message, _): return try add(message, id, of: customer, line)
    }
  }

  /// A booking that was completed counts as completing it does.
  private func add(
    _ given: Booking, _ id: Uuid, of customer: Uuid, _ line: Int
  ) throws(RPCError) -> ImportEffect {
    var booking = given
    booking.id = id
    booking.version = 1
    booking.customerId = customer
    booking.createdAt = call.now
    booking.updatedAt = call.now
    booking.createdBy = principal
    let records = CustomerRecords(environment, call, scope)
    var figures: (before: Customer, after: Customer)?
    if booking.status == .completed {
      booking.completedAt = booking.endsAt
      let before = try self.figures(of: customer)
      try records.recordVisit(customer, at: booking.startsAt, price: booking.price)
      figures = (before, try self.figures(of: customer))
    }
    try BookingRecords(environment, call).insert(
      booking, staffKey: Booking.staffKey(booking.staff), record: booking.encoded())
    return ImportEffect(
      .booking(id, before: figures?.before), line: line, customer: customer,
      digest: figures.map { ImportEffect.digest(of: $0.after) } ?? .zero)
  }

  private func figures(of id: Uuid) throws(RPCError) -> Customer {
    guard let customer = try db(try call.store.customer(id, .liveOrDeleted, scope)) else {
      throw CustomerRecords.absent
    }
    return customer.figures
  }

  private func add(
    _ given: Communication, _ id: Uuid, of customer: Uuid, _ line: Int
  ) throws(RPCError) -> ImportEffect {
    var message = given
    message.id = id
    message.version = 1
    message.customerId = customer
    message.createdAt = call.now
    message.updatedAt = call.now
    message.createdBy = principal
    if message.recipient.isEmpty {
      let known = try CustomerRecords(environment, call, scope).require(customer)
      guard let own = known.address(for: message.channel) else {
        throw RPCError(
          field: "recipient", rule: "required",
          "The customer has no address for \(message.channel.name); give the recipient.")
      }
      message.recipient = own
    }
    try db(try call.store.insert(message, scope))
    call.store.record(
      Change(
        .created, .communication, id, subject: customer, version: 1, after: message.encoded()),
      scope)
    return ImportEffect(.message(id), line: line, customer: customer)
  }
}

extension Customer {
  /// Its visits and sums, and nothing else.
  var figures: Customer {
    var figures = Customer()
    figures.visits = visits
    figures.firstVisitAt = firstVisitAt
    figures.lastVisitAt = lastVisitAt
    figures.spent = spent
    return figures
  }
}
