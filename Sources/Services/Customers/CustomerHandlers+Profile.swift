import Auth
package import FrontdeskAPI
package import FrontdeskServices
import Model
package import RPCCore
import RPCServer
import Storage
import WireFormat

extension CustomerHandlers {
  private static let bookingsShown = 50
  private static let entriesShown = 10
  private static let timelineShown = 20
  private static let locationBytesShown = 512 << 10

  package func getCustomerProfile(
    _ request: GetCustomerProfileRequest, _ call: ReadCall
  ) throws(RPCError) -> CustomerProfile {
    guard
      let found = try db(try call.store.customer(request.id, .liveOrDeleted, call.scope))
    else { throw CustomerRecords.absent }
    try call.requireSeen(found.id)
    let customer = try db(
      try call.store.completed(found.shown(at: call.now, tiers(call)), call.scope))
    let category = try db(try call.store.category(customer.categoryId, call.scope))
    let figures = try db(
      try call.store.bookingFigures(of: customer.id, at: call.context.limit, call.scope))
    let limit = request.bookings == 0 ? Self.bookingsShown : Int(request.bookings)
    let summary = BookingSummary(figures)
    var profile = CustomerProfile(
      customer: customer, category: category ?? Category(), totalBookings: summary.bookings,
      totalSpent: summary.spent, averageValue: summary.averages,
      topService: summary.favourites.first?.service, favourites: summary.favourites,
      bookings: try latestBookings(of: customer.id, limit: limit, call),
      lastBookingAt: summary.lastBookingAt)
    profile.identifiers = try identifiers(of: customer, call)
    try addEntries(to: &profile, call)
    profile.consents = CurrentConsent.all(
      try db(try call.store.consents(of: customer.id, call.scope)))
    profile.locations =
      Page(
        fetched: try locations(of: customer.id, call), limit: PageLimit(PageLimit.largest),
        upTo: Self.locationBytesShown, bytes: { $0.encoded().count }
      ).items
    profile.timeline = try timeline(
      of: customer.id, after: nil, limit: Self.timelineShown, call
    ).map(\.item)
    return profile
  }

  private func latestBookings(
    of id: Uuid, limit: Int, _ call: ReadCall
  ) throws(RPCError) -> [Booking] {
    guard let places = call.context.limit else {
      return try db(try call.store.latestBookings(of: id, limit: limit, call.scope))
    }
    return try db(try call.store.bookings(of: id, at: places, limit: limit, call.scope))
  }

  private func addEntries(to profile: inout CustomerProfile, _ call: ReadCall) throws(RPCError) {
    let id = profile.customer.id
    let store = call.store
    for entry in try db(
      try store.entries(of: id, .note, limit: Self.entriesShown, call.scope))
    { profile.notes.append(try Note(entry)) }
    for entry in try db(
      try store.earliestOpenEntries(of: id, .followUp, limit: Self.entriesShown, call.scope))
    { profile.followUps.append(try FollowUp(entry)) }
    for entry in try db(
      try store.entries(of: id, .notification, limit: Self.entriesShown, call.scope))
    { profile.notifications.append(try Notification(entry)) }
    profile.unreadNotifications = UInt64(
      try db(try store.openEntryCount(of: id, .notification, limit: 500, call.scope)))
  }

  /// Every identifier of a customer: those of its own fields first.
  func identifiers(
    of customer: Customer, _ call: ReadCall
  ) throws(RPCError) -> [Identifier] {
    let said = Set(customer.identifiers.map(\.key))
    var identifiers: [Identifier] = []
    for key in customer.ownIdentifiers where !said.contains(key) {
      guard let own = customer.field(of: key) else { continue }
      let raw = try db(try call.store.spelling(of: key, customer.id, call.scope))
      identifiers.append(
        Identifier(type: own.type, canonical: own.value, raw: raw ?? own.value))
    }
    return identifiers + customer.identifiers
  }
}

/// What the bookings of one customer come to. Those that were cancelled, declined or missed
/// count in the total number only.
struct BookingSummary: Sendable, Hashable {
  let bookings: UInt64
  /// In the order of the currencies.
  let spent: [Money]
  let averages: [Money]
  let favourites: [ServiceCount]
  let lastBookingAt: Timestamp?

  init(_ figures: [BookingFigures]) {
    bookings = figures.reduce(0) { $0 + UInt64($1.bookings) }
    let counted = figures.filter {
      BookingPhase(rawValue: $0.status.rawValue)?.countsAsSpent == true
    }
    var sums: [String: (minor: Int64, bookings: Int64)] = [:]
    var services: [String: UInt64] = [:]
    for figure in counted {
      let old = sums[figure.price.currency] ?? (0, 0)
      sums[figure.price.currency] = (
        old.minor + figure.price.minor, old.bookings + figure.bookings
      )
      services[figure.service, default: 0] += UInt64(figure.bookings)
    }
    let ordered = sums.sorted { $0.key < $1.key }
    spent = ordered.map { Money(minor: $0.value.minor, currency: $0.key) }
    averages = ordered.map {
      Money(minor: Self.average($0.value.minor, $0.value.bookings), currency: $0.key)
    }
    favourites = services.map { ServiceCount(service: $0.key, bookings: $0.value) }
      .sorted { ($1.bookings, $0.service) < ($0.bookings, $1.service) }
    lastBookingAt = counted.map(\.lastStartsAt).max()
  }

  /// `sum` / `count` in whole minor units, a half away from zero.
  static func average(_ sum: Int64, _ count: Int64) -> Int64 {
    let (quotient, remainder) = sum.quotientAndRemainder(dividingBy: count)
    guard remainder.magnitude * 2 >= count.magnitude else { return quotient }
    return quotient + (sum < 0 ? -1 : 1)
  }
}
