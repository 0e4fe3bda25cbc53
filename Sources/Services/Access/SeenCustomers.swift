import Auth
import FrontdeskAPI
import FrontdeskServices
import RPCCore
import RPCServer
import Storage
import WireFormat

// What callers who are limited to locations may see. A customer who has not been there is for
// them as if there were none.
extension ReadCall {
  /// Whether the caller may see customer `id`, by the id that it goes by now.
  func sees(_ id: Uuid) throws(RPCError) -> Bool {
    guard let limit = context.limit else { return true }
    return try db(try store.hasVisited(id, limit, scope))
  }

  /// Refuses a customer that the caller may not see.
  func requireSeen(_ id: Uuid) throws(RPCError) {
    guard try sees(id) else { throw CustomerRecords.absent }
  }
}

extension WriteCall {
  /// Whether the caller may see customer `id`, by the id that it goes by now.
  func sees(_ id: Uuid, _ scope: TenantScope) throws(RPCError) -> Bool {
    guard let limit = context.limit else { return true }
    return try db(try store.hasVisited(id, limit, scope))
  }

  /// Refuses a customer that the caller may not see.
  func requireSeen(_ id: Uuid, _ scope: TenantScope) throws(RPCError) {
    guard try sees(id, scope) else { throw CustomerRecords.absent }
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

extension Booking {
  /// Whether the caller may see it: it is at a location of the caller's, of a customer who has been
  /// there.
  func isSeen(by call: ReadCall) throws(RPCError) -> Bool {
    guard let limit = call.context.limit else { return true }
    guard limit.allows(locationId) else { return false }
    return try call.sees(customerId)
  }

  /// Whether the caller may see it: it is at a location of the caller's, of a customer who has been
  /// there.
  func isSeen(by call: WriteCall) throws(RPCError) -> Bool {
    guard let limit = call.context.limit else { return true }
    guard limit.allows(locationId) else { return false }
    return try call.sees(customerId, call.scope)
  }
}
