import Auth
import FrontdeskAPI
import FrontdeskServices
import Model
import RPCCore
import RPCServer
import Seams
import Storage
import WireFormat

/// A new booking, ready for the transaction: whatever does not depend on what is stored has
/// been decided and encoded before it, so that the writer only looks and inserts.
package struct BookingPlan: Sendable {
  /// Lacks its customer while there is a contact to find one for.
  let booking: Booking
  let staffKey: String?
  let contact: ContactDetails?
  /// The encoded booking; empty while it lacks its customer.
  let record: [UInt8]

  init(
    _ request: CreateBookingRequest, _ environment: ServiceEnvironment, _ call: PrepareCall
  ) throws(RPCError) {
    var booking = try Booking(request, environment, call)
    switch request.who {
    case .customerId(let id)?:
      booking.customerId = id
      contact = nil
    case .contact(let who)?:
      contact = try environment.contactDetails(
        name: who.name, phone: who.phone, email: who.email, source: booking.channel,
        at: "contact.", call.scope)
    case nil:
      throw RPCError(
        field: "customerId", rule: "required", "Say whom it is for: a customerId or a contact.")
    }
    self.booking = booking
    staffKey = Booking.staffKey(booking.staff)
    record = contact == nil ? booking.encoded() : []
  }
}

extension Booking {
  /// The first version of a booking, without its customer.
  fileprivate init(
    _ request: CreateBookingRequest, _ environment: ServiceEnvironment, _ call: PrepareCall
  ) throws(RPCError) {
    let length: Int64
    do throws(BookingRuleError) {
      length = try BookingDuration.checked(request.duration.microseconds)
    } catch {
      throw RPCError(error)
    }
    let price: Money
    if let given = try FieldRules.amount(request.price, "price") {
      price = given
    } else {
      price = Money(minor: 0, currency: try environment.tenant(call.scope).currency)
    }
    let status = request.status == .unspecified ? .confirmed : request.status
    guard status == .held || status == .pending || status == .confirmed else {
      throw RPCError(
        field: "status", rule: "status", "A booking begins as held, pending or confirmed.")
    }
    if request.locationId == .zero {
      throw RPCError(
        field: "locationId", rule: "required", "Say which location, or leave it out.")
    }
    let startsAt: Timestamp = try FieldRules.moment(request.startsAt, "startsAt")
    self.init(
      id: environment.random.uuid(at: call.now), version: 1,
      service: try environment.requiredText(request.service, "service"),
      staff: try environment.optionalText(request.staff, "staff"), startsAt: startsAt,
      endsAt: Timestamp(microseconds: startsAt.microseconds + length), status: status,
      price: price, deposit: try FieldRules.deposit(request.deposit, of: price),
      paymentStatus: request.paymentStatus == .unspecified ? .unpaid : request.paymentStatus,
      channel: request.channel == .unspecified ? .api : request.channel, notes: request.notes,
      createdAt: call.now, updatedAt: call.now,
      createdBy: call.context.principal?.subject ?? "system", locationId: request.locationId)
  }
}

extension FieldRules {
  /// A deposit is a part of the price: in its currency, and not above it unless no price is set.
  static func deposit(_ deposit: Money?, of price: Money) throws(RPCError) -> Money? {
    guard let deposit = try amount(deposit, "deposit") else { return nil }
    guard deposit.currency == price.currency else {
      throw RPCError(
        field: "deposit", rule: "currency",
        "It must be in the price's currency, \(price.currency).")
    }
    guard price.minor == 0 || deposit.minor <= price.minor else {
      throw RPCError(
        field: "deposit", rule: "range", "It must be at most the price, \(price.minor).")
    }
    return deposit
  }
}
