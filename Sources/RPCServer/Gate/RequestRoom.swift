import RPCCore
import Synchronization
import WireFormat

/// The bytes of requests and messages that the calls of a server hold beyond what frames bound
/// anyway: what comes in fragments may be long, take long to come, and wait for a worker for long.
/// Asked for these only. A tenant has a share, so that it cannot take all.
final class RequestRoom: Sendable {
  private struct State {
    var all = 0
    var tenants: [Uuid: Int] = [:]
  }

  /// Whose share strangers have: together, and not with callers who merely have no tenant.
  static let strangers = Uuid(high: .max, low: .max)

  private let allMax: Int
  private let tenantMax: Int
  private let state = Mutex(State())

  init(_ limits: RPCLimits) {
    allMax = limits.requestBytesInFlightMax
    tenantMax = limits.tenantRequestBytesInFlightMax
  }

  /// Takes room for so many bytes of `owner`; false when there is none.
  func take(_ bytes: Int, of owner: Uuid) -> Bool {
    state.withLock { state in
      let own = state.tenants[owner] ?? 0
      guard state.all + bytes <= allMax, own + bytes <= tenantMax else { return false }
      state.all += bytes
      state.tenants[owner] = own + bytes
      return true
    }
  }

  /// Gives it back. Called on any thread.
  func give(_ bytes: Int, of owner: Uuid) {
    state.withLock { state in
      let own = (state.tenants[owner] ?? 0) - bytes
      state.all -= bytes
      state.tenants[owner] = own > 0 ? own : nil
    }
  }
}
