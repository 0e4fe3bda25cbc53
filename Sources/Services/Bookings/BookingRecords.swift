import FrontdeskAPI
import FrontdeskServices
import Model
import RPCCore
import RPCServer
import SQLInterface
import Storage
import WireFormat

extension ChangeKind {
  static let confirmed = ChangeKind("confirmed")
  static let declined = ChangeKind("declined")
  static let checkedIn = ChangeKind("checkedIn")
  static let missed = ChangeKind("noShow")
  static let completed = ChangeKind("completed")
  static let cancelled = ChangeKind("cancelled")
}

extension EntityKind {
  static let booking = EntityKind("booking")
}

extension Booking: VersionedRecord {}

extension Booking {
  var phase: BookingPhase? { BookingPhase(rawValue: status.rawValue) }

  /// The folded name by which the staff member is known: case, accents and runs of blanks do
  /// not make another person.
  static func staffKey(_ name: String?) -> String? {
    guard let name else { return nil }
    return SearchTerms.folded(name).spacedOnce
  }
}

/// The steps that every change to a booking takes: the staff member's time, store and journal,
/// sealed under the customer's key.
struct BookingRecords {
  let environment: ServiceEnvironment
  let call: WriteCall

  init(_ environment: ServiceEnvironment, _ call: WriteCall) {
    self.environment = environment
    self.call = call
  }

  func require(_ id: Uuid) throws(RPCError) -> Booking {
    guard let booking = try db(try call.store.booking(id, call.scope)) else {
      throw .noSuchBooking
    }
    guard try call.sees(booking) else { throw .noSuchBooking }
    call.store.concern(booking.customerId)
    return booking
  }

  /// The id that customer `id` goes by now; refuses one who is not there, suspended or banned.
  func requireWelcome(_ id: Uuid) throws(RPCError) -> Uuid {
    var customer = id
    var end = try db(try call.store.moderationEnd(of: id, call.scope))
    if end == nil, let survivor = try db(try call.store.survivor(of: id, call.scope)) {
      customer = survivor
      end = try db(try call.store.moderationEnd(of: survivor, call.scope))
    }
    guard let end else { throw CustomerRecords.absent }
    try call.requireSeen(customer)
    guard end <= call.now else {
      throw RPCError(
        .failedPrecondition,
        "The customer is suspended or banned and can book nothing; lift that first.",
        existing: customer)
    }
    return customer
  }

  /// Refuses a booking whose staff member has another one at that time. It needs no lock: what
  /// the writer reads is what it writes upon.
  func requireFree(_ booking: Booking, staffKey: String?) throws(RPCError) {
    guard let staffKey, booking.phase?.occupiesStaff == true else { return }
    let time = StaffTime(
      staffKey: staffKey, startsAt: booking.startsAt, endsAt: booking.endsAt)
    let other = try db(
      try call.store.booking(occupying: time, besides: booking.id, call.scope))
    guard let other else { return }
    // Which booking that is, is not for one who may see only some.
    let isShown = !call.context.isLimited
    throw RPCError(
      .failedPrecondition,
      "\(booking.staff ?? staffKey) is booked at that time; take another time or staff member.",
      existing: isShown ? other : nil)
  }

  /// Stores a new booking; `record` is its encoding. The staff member has been found free and
  /// the customer alive.
  func insert(_ booking: Booking, staffKey: String?, record: [UInt8]) throws(RPCError) {
    try db(
      try call.store.insert(booking, staffKey: staffKey, record: record, call.scope))
    call.store.record(
      Change(
        .created, .booking, booking.id, subject: booking.customerId,
        version: Int64(booking.version), after: record), call.scope)
  }

  /// Stores what has changed of a booking under the next version; a booking that is the same
  /// stays at its version.
  func store(
    _ changed: Booking, before: Booking, kind: ChangeKind, reason: String? = nil
  ) throws(RPCError) -> Booking {
    let fields = changed.fieldsChanged(since: before)
    guard !fields.isEmpty else { return before }
    var booking = changed
    booking.version = before.version + 1
    booking.updatedAt = call.now
    let record = booking.encoded()
    try db(try call.store.update(booking, record: record, call.scope))
    call.store.record(
      Change(
        kind, .booking, booking.id, subject: booking.customerId,
        others: try CustomerRecords(environment, call).oneWith(booking.customerId),
        version: Int64(booking.version), fields: fields.joined(separator: ","),
        before: before.encoded(), after: record, reason: reason), call.scope)
    return booking
  }

  /// Moves a booking to `status` by the rules of its phases.
  func move(_ booking: inout Booking, to status: BookingStatus) throws(RPCError) {
    guard let old = booking.phase, let new = BookingPhase(rawValue: status.rawValue) else {
      throw RPCError(.failedPrecondition, "The booking's status is unknown to this version.")
    }
    do throws(BookingRuleError) { _ = try old.moved(to: new) } catch { throw RPCError(error) }
    booking.status = status
    if new.occupiesStaff, !old.occupiesStaff {
      try requireFree(booking, staffKey: Booking.staffKey(booking.staff))
    }
  }
}

extension Booking {
  /// Names of the fields that differ, in the schema's order.
  fileprivate func fieldsChanged(since before: Booking) -> [String] {
    var fields: [String] = []
    if status != before.status { fields.append("status") }
    if price != before.price { fields.append("price") }
    if paymentStatus != before.paymentStatus { fields.append("paymentStatus") }
    if cancelReason != before.cancelReason { fields.append("cancelReason") }
    if completedAt != before.completedAt { fields.append("completedAt") }
    return fields
  }
}

extension RPCError {
  static var noSuchBooking: RPCError { RPCError(.notFound, "There is no such booking.") }

  /// What a caller sees of a rule about bookings.
  init(_ error: BookingRuleError) {
    switch error {
    case .durationOutOfRange:
      self.init(
        field: "duration", rule: "range", "It must lie between a minute and a day.")
    case .stepNotAllowed(let from, let to):
      let next = from.successors.map { "\($0)" }.joined(separator: ", ")
      let way =
        next.isEmpty ? "that is the end of it." : "from there it can become \(next)."
      self.init(.failedPrecondition, "The booking is \(from), not to be \(to); \(way)")
    }
  }
}
