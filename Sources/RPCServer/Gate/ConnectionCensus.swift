import RPCCore
import Synchronization
import SystemIO

/// Who is connected, over all reactors: asked when a connection comes, shows its first good
/// token or goes, never for a call.
final class ConnectionCensus: Sendable {
  /// What became of a connection that was accepted.
  enum Admission {
    case admitted
    /// Its place is that of a stranger who came earlier, whose connection ends.
    case admittedForAnother
    case refused(CloseReason)
  }

  private struct Entry {
    let network: UInt64
    /// Tells it from an earlier socket of the same number.
    let serial: UInt64
    /// Neither known nor sent away.
    var isStranger = true
  }

  private struct Member {
    let number: Int32
    let serial: UInt64

    func isStranger(_ entries: [Int32: Entry]) -> Bool {
      guard let entry = entries[number] else { return false }
      return entry.serial == serial && entry.isStranger
    }
  }

  /// Strangers in the order in which they came; some may be none any more.
  private struct Line {
    private var members: [Member] = []

    /// Takes out the first who still is one.
    mutating func popFirst(_ entries: [Int32: Entry]) -> Member? {
      guard let index = members.firstIndex(where: { $0.isStranger(entries) }) else { return nil }
      defer { members.removeFirst(index + 1) }
      return members[index]
    }

    /// With `member` there are `strangers` who still are.
    mutating func append(_ member: Member, strangers: Int, _ entries: [Int32: Entry]) {
      if members.count > 2 * strangers + 16 { members.removeAll { !$0.isStranger(entries) } }
      members.append(member)
    }
  }

  private struct Counts {
    var all = 0
    var strangers = 0
    var line = Line()
  }

  private struct State {
    /// By the socket's number, which is the process's own as long as it is open.
    var entries: [Int32: Entry] = [:]
    var networks: [UInt64: Counts] = [:]
    var strangers = 0
    var line = Line()
    var serial: UInt64 = 0

    /// Notes that the connection is no stranger's any more.
    mutating func settle(_ number: Int32, of network: UInt64) {
      entries[number]?.isStranger = false
      networks[network]?.strangers -= 1
      strangers -= 1
    }

    /// Ends the connection of the stranger who came first, of `network` or of all; false when there
    /// is none.
    mutating func sendAwayFirst(of network: UInt64?) -> Bool {
      let first =
        if let network {
          networks[network]?.line.popFirst(entries)
        } else {
          line.popFirst(entries)
        }
      guard let first, let entry = entries[first.number] else { return false }
      settle(first.number, of: entry.network)
      // It is open as long as it has its entry; its reactor hears of the end, and closes it.
      Socket.end(first.number)
      return true
    }

    mutating func append(_ number: Int32, of network: UInt64) {
      serial += 1
      let member = Member(number: number, serial: serial)
      entries[number] = Entry(network: network, serial: serial)
      strangers += 1
      line.append(member, strangers: strangers, entries)
      var counts = networks.removeValue(forKey: network) ?? Counts()
      counts.all += 1
      counts.strangers += 1
      counts.line.append(member, strangers: counts.strangers, entries)
      networks[network] = counts
    }
  }

  private let state = Mutex(State())
  private let limits: RPCLimits

  init(_ limits: RPCLimits) { self.limits = limits }

  /// Notes a connection that was accepted, or says why it is too many. Where there are too many
  /// strangers the one goes who has been one for longest, of the same address or of all: whoever
  /// means well shows a token at once, so it is not he.
  func admit(_ socket: borrowing Socket) -> Admission {
    // Unix sockets have no network; their peers count as one.
    let network = (try? socket.peerAddress())?.network ?? 0
    let number = socket.number
    return state.withLock { state in
      let all = state.networks[network]?.all ?? 0
      guard all < limits.connectionsPerAddressMax else { return .refused(.address) }
      let isCrowded =
        state.networks[network]?.strangers ?? 0 >= limits.connectionsBeforeAuthPerAddressMax
      let isFull = state.strangers >= limits.connectionsBeforeAuthMax
      if isCrowded || isFull, !state.sendAwayFirst(of: isCrowded ? network : nil) {
        return .refused(.beforeAuth)
      }
      state.append(number, of: network)
      return isCrowded || isFull ? .admittedForAnother : .admitted
    }
  }

  /// Where the peer of a socket is that was admitted.
  func network(of number: Int32) -> UInt64 {
    state.withLock { $0.entries[number]?.network ?? 0 }
  }

  /// The connection has shown a good token.
  func know(_ number: Int32) {
    state.withLock { state in
      guard let entry = state.entries[number], entry.isStranger else { return }
      state.settle(number, of: entry.network)
    }
  }

  /// The connection is about to be closed.
  func leave(_ number: Int32) {
    state.withLock { state in
      guard let entry = state.entries[number] else { return }
      if entry.isStranger { state.settle(number, of: entry.network) }
      state.entries[number] = nil
      state.networks[entry.network]?.all -= 1
      if state.networks[entry.network]?.all == 0 { state.networks[entry.network] = nil }
    }
  }

  /// Connections that have shown no good token.
  var unknownCount: Int { state.withLock { $0.strangers } }
}
