package import FrontdeskAPI
package import FrontdeskServices
import Model
package import RPCCore
import RPCServer
import SQLInterface
import Storage
import WireFormat

/// BookingService: appointments, none of which overlap for one staff member.
package struct BookingHandlers: BookingServiceHandlers {
  let environment: ServiceEnvironment

  package init(_ environment: ServiceEnvironment) { self.environment = environment }
}

// Creation.
extension BookingHandlers {
  package func prepareCreateBooking(
    _ request: CreateBookingRequest, _ call: PrepareCall
  ) throws(RPCError) -> BookingPlan {
    try BookingPlan(request, environment, call)
  }

  package func createBooking(_ plan: BookingPlan, _ call: WriteCall) throws(RPCError) -> Booking {
    try call.context.requireOwn(plan.booking.locationId, "locationId")
    let records = BookingRecords(environment, call)
    // Refusals come before the first change, so that they cost the writer no rollback.
    guard let contact = plan.contact else {
      let customer = try records.requireWelcome(plan.booking.customerId)
      try records.requireFree(plan.booking, staffKey: plan.staffKey)
      var booking = plan.booking
      var record = plan.record
      if customer != booking.customerId {
        booking.customerId = customer
        record = booking.encoded()
      }
      try records.insert(booking, staffKey: plan.staffKey, record: record)
      return booking
    }
    try records.requireFree(plan.booking, staffKey: plan.staffKey)
    var booking = plan.booking
    if call.context.isLimited {
      let known = try CustomerRecords(environment, call).resolveSeen(contact)
      booking.customerId = try records.requireWelcome(known.id)
      try records.insert(booking, staffKey: plan.staffKey, record: booking.encoded())
      return booking
    }
    let (customer, isNew) = try CustomerRecords(environment, call).resolveOrCreate(contact)
    booking.customerId = isNew ? customer.id : try records.requireWelcome(customer.id)
    try records.insert(booking, staffKey: plan.staffKey, record: booking.encoded())
    return booking
  }
}

// Steps.
extension BookingHandlers {
  package func updateBookingStatus(
    _ request: UpdateBookingStatusRequest, _ call: WriteCall
  ) throws(RPCError) -> Booking {
    switch request.status {
    case .completed:
      throw RPCError(field: "status", rule: "status", "Call completeBooking for that.")
    case .cancelled:
      throw RPCError(field: "status", rule: "status", "Call cancelBooking for that.")
    case .unspecified where request.paymentStatus == .unspecified:
      throw RPCError(field: "status", rule: "required", "Give a status or a payment status.")
    default: break
    }
    let records = BookingRecords(environment, call)
    let before = try records.require(request.id)
    try environment.requireVersion(request.version, of: before, "Booking", nil, call)
    var booking = before
    if request.status != .unspecified { try records.move(&booking, to: request.status) }
    if request.paymentStatus != .unspecified { booking.paymentStatus = request.paymentStatus }
    let kind: ChangeKind =
      switch booking.status {
      case before.status: .updated
      case .confirmed: .confirmed
      case .declined: .declined
      case .checkedIn: .checkedIn
      case .noShow: .missed
      default: .updated
      }
    return try records.store(booking, before: before, kind: kind)
  }

  package func completeBooking(
    _ request: CompleteBookingRequest, _ call: WriteCall
  ) throws(RPCError) -> Booking {
    let records = BookingRecords(environment, call)
    let before = try records.require(request.id)
    guard before.status != .completed else {
      throw RPCError(.failedPrecondition, "The booking is completed already.")
    }
    try environment.requireVersion(request.version, of: before, "Booking", nil, call)
    var booking = before
    if let price = try FieldRules.amount(request.price, "price") {
      guard before.deposit == nil || before.deposit?.currency == price.currency else {
        throw RPCError(
          field: "price", rule: "currency",
          "It must be in the deposit's currency, \(before.price.currency).")
      }
      booking.price = price
    }
    try records.move(&booking, to: .completed)
    if request.paymentStatus != .unspecified { booking.paymentStatus = request.paymentStatus }
    booking.completedAt = call.now
    // A visit is when the customer came; one that is served early came now.
    let visit = min(booking.startsAt, call.now)
    try CustomerRecords(environment, call).recordVisit(
      booking.customerId, at: visit, price: booking.price, location: booking.locationId)
    return try records.store(booking, before: before, kind: .completed)
  }

  package func cancelBooking(
    _ request: CancelBookingRequest, _ call: WriteCall
  ) throws(RPCError) -> Booking {
    let records = BookingRecords(environment, call)
    let before = try records.require(request.id)
    guard before.status != .cancelled else {
      throw RPCError(.failedPrecondition, "The booking is cancelled already.")
    }
    try environment.requireVersion(request.version, of: before, "Booking", nil, call)
    var booking = before
    try records.move(&booking, to: .cancelled)
    booking.cancelReason = request.reason
    return try records.store(booking, before: before, kind: .cancelled, reason: request.reason)
  }
}
