import Auth
import FrontdeskAPI
import FrontdeskServices
import RPCCore
import RPCServer
import Storage
import WireFormat

// What callers who are limited to locations may see. A customer who has not been there is for
// them as if there were none.
/// A call on one tenant's rows, be it to read or to write.
protocol SightedCall {
  associatedtype Rows: ReadStore
  var context: CallContext { get }
  var scope: TenantScope { get }
  var store: Rows { get }
}

extension ReadCall: SightedCall {}
extension WriteCall: SightedCall {}

extension SightedCall {
  /// Whether the caller may see customer `id`, by the id that it goes by now.
  func sees(_ id: Uuid) throws(RPCError) -> Bool {
    guard let limit = context.limit else { return true }
    return try db(try store.hasVisited(id, limit, scope))
  }

  /// Refuses a customer that the caller may not see.
  func requireSeen(_ id: Uuid) throws(RPCError) {
    guard try sees(id) else { throw CustomerRecords.absent }
  }

  /// Whether the caller may see `booking`: it is at a location of the caller's, of a customer who
  /// has been there.
  func sees(_ booking: Booking) throws(RPCError) -> Bool {
    guard let limit = context.limit else { return true }
    guard limit.allows(booking.locationId) else { return false }
    return try sees(booking.customerId)
  }
}

extension CallContext {
  /// Refuses to tell or change anything of a location that is not the caller's.
  func requireOwn(_ location: Uuid?, _ path: String) throws(RPCError) {
    guard let limit, !limit.allows(location) else { return }
    throw RPCError(
      .permissionDenied,
      "\(path): the token is limited to other locations; name one of its own.",
      violations: [
        RPCError.Violation(path: path, rule: "location", message: "Name a location of the token.")
      ])
  }
}
