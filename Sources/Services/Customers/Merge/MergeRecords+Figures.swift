import FrontdeskAPI
import FrontdeskServices
import RPCCore
import SQLInterface
import Storage
import WireFormat

// What customers came to at locations: sums of their completed bookings there.
extension MergeRecords {
  /// Bookings that are counted anew; of a customer with more, those that go are subtracted.
  private static let countedMax = 1000
  private static let locationsMax = 500

  /// Counts what customer `id` came to as the survivor's too. Its own figures stay as they are, for
  /// the merge to be undone.
  func mergeFigures(of id: Uuid, into survivor: Uuid) throws(RPCError) {
    var own = try figures(of: survivor)
    for (location, figures) in try self.figures(of: id) {
      own[location, default: LocationFigures(location)].add(figures)
      guard let joined = own[location] else { continue }
      try db(try call.store.put(joined, of: survivor, call.scope))
    }
  }

  /// Takes from `survivor` what goes back with a merge, and counts for the other customer what
  /// was completed since.
  func returnFigures(
    _ stored: StoredMerge, of survivor: Uuid, _ completed: [Booking]
  ) throws(RPCError) {
    let other = stored.merge.mergedId
    var gone = try figures(of: other)
    var restored = gone
    for booking in completed {
      guard let location = booking.locationId else { continue }
      gone[location, default: LocationFigures(location)].add(booking.visit, booking.price)
      restored[location, default: LocationFigures(location)].add(booking.visit, booking.price)
      guard let figures = restored[location] else { continue }
      try db(try call.store.put(figures, of: other, call.scope))
    }
    let left = try db(
      try call.store.completedBookings(of: survivor, limit: Self.countedMax, call.scope))
    var counted: [Uuid: LocationFigures] = [:]
    for booking in left {
      guard let location = booking.locationId else { continue }
      counted[location, default: LocationFigures(location)].add(booking.visit, booking.price)
    }
    let now = try figures(of: survivor)
    for (location, figures) in gone where figures.visits > 0 {
      guard var rest = now[location] else { continue }
      rest.subtract(figures)
      // All of them were read, or at least the latest: then it came last when they say.
      let exact = counted[location]
      if left.count < Self.countedMax {
        rest = exact ?? LocationFigures(location)
      } else {
        rest.lastVisitAt = exact?.lastVisitAt ?? rest.lastVisitAt
      }
      try db(try call.store.put(rest, of: survivor, call.scope))
      let isNoted = try db(try call.store.location(location, of: survivor, call.scope)) != nil
      if !isNoted { try db(try call.store.forget(location, of: survivor, call.scope)) }
    }
  }

  private func figures(of id: Uuid) throws(RPCError) -> [Uuid: LocationFigures] {
    let all = try db(
      try call.store.locationFigures(of: id, limit: Self.locationsMax, call.scope))
    return Dictionary(all.map { ($0.location, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
