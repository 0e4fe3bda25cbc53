import RPCCore
import Synchronization
import SystemIO

/// Who is connected, over all reactors: asked when a connection comes, shows its first good
/// token or goes, never for a call.
final class ConnectionCensus: Sendable {
  private struct Entry {
    let network: UInt64
    var isKnown = false
  }

  private struct Counts {
    var all = 0
    var unknown = 0
  }

  private struct State {
    /// By the socket's number, which is the process's own as long as it is open.
    var entries: [Int32: Entry] = [:]
    var networks: [UInt64: Counts] = [:]
    var unknown = 0
  }

  private let state = Mutex(State())
  private let limits: RPCLimits

  init(_ limits: RPCLimits) { self.limits = limits }

  /// Notes a connection that was accepted, or says why it is too many.
  func admit(_ socket: borrowing Socket) -> CloseReason? {
    // Unix sockets have no network; their peers count as one.
    let network = (try? socket.peerAddress())?.network ?? 0
    let number = socket.number
    return state.withLock { state in
      var counts = state.networks[network] ?? Counts()
      guard counts.all < limits.connectionsPerAddressMax else { return .address }
      guard state.unknown < limits.connectionsBeforeAuthMax,
        counts.unknown < limits.connectionsBeforeAuthPerAddressMax
      else { return .beforeAuth }
      counts.all += 1
      counts.unknown += 1
      state.unknown += 1
      state.networks[network] = counts
      state.entries[number] = Entry(network: network)
      return nil
    }
  }

  /// Where the peer of a socket is that was admitted.
  func network(of number: Int32) -> UInt64 {
    state.withLock { $0.entries[number]?.network ?? 0 }
  }

  /// The connection has shown a good token.
  func know(_ number: Int32) {
    state.withLock { state in
      guard let entry = state.entries[number], !entry.isKnown else { return }
      state.entries[number]?.isKnown = true
      state.networks[entry.network]?.unknown -= 1
      state.unknown -= 1
    }
  }

  /// The connection is about to be closed.
  func leave(_ number: Int32) {
    state.withLock { state in
      guard let entry = state.entries.removeValue(forKey: number) else { return }
      guard var counts = state.networks[entry.network] else { return }
      counts.all -= 1
      if !entry.isKnown {
        counts.unknown -= 1
        state.unknown -= 1
      }
      state.networks[entry.network] = counts.all > 0 ? counts : nil
    }
  }

  /// Connections that have shown no good token.
  var unknownCount: Int { state.withLock { $0.unknown } }
}
