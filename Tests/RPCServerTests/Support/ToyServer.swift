import Auth
import RPCCore
import RPCServer
import Seams
import Synchronization
import SystemIO
import TestKit
import Testing
import WireFormat

/// How a test's client reaches the server.
enum Way: String, CaseIterable, Sendable { case socket, inProcess }

/// A server of the toy service whose clock only the test moves, unless it has the real one.
final class ToyServer {
  static let tenant = Uuid(high: 0xA, low: 1)
  static let other = Uuid(high: 0xB, low: 1)
  static let suspended = Uuid(high: 0xC, low: 1)

  let clock = ManualClock()
  let tokens = ToyTokens()
  let dispatcher = ToyDispatcher()
  let news: FeedNews
  let server: RPCServer
  let address: SocketAddress

  /// `admin` is a client admin's token, `platform` a platform admin's.
  init(
    isOfRealTime: Bool = false,
    _ configure: (inout ServerConfiguration) -> Void = { _ in }
  ) throws {
    var configuration = ServerConfiguration()
    configuration.reactors = 1
    configuration.spinMicroseconds = 0
    configuration.name = "toy"
    // Tests ask with PING whether the server has taken what they sent.
    configuration.limits.pingStrikesMax = .max
    configure(&configuration)
    news = configuration.news
    server = try RPCServer(
      dispatcher, tokens: tokens, clock: isOfRealTime ? SystemClock() : clock,
      configuration: configuration)
    address = try server.listen(on: SocketAddress("127.0.0.1:0"))
    tokens.add("admin", .clientAdmin, tenant: Self.tenant)
    tokens.add("platform", .platformAdmin)
    dispatcher.state.withLock {
      $0.tenants = [Self.tenant: .active, Self.other: .active, Self.suspended: .suspended]
    }
  }

  deinit {
    server.stop()
    server.wait()
    // Their connections have ended, so they do too.
    dispatcher.join()
  }

  /// A connection that has said nothing.
  func connect(_ way: Way = .socket) throws -> Peer {
    switch way {
    case .socket: try Peer(address)
    case .inProcess: Peer(server.connectLocally())
    }
  }

  /// A connection that has exchanged HELLO, with a token in slot 0.
  func open(
    _ way: Way = .socket, token: String? = "admin", hello: Hello = Hello(maxMessage: 64 << 20)
  ) throws -> Peer {
    let peer = try connect(way)
    peer.greet(hello)
    if let token { peer.authenticate(token) }
    try #require(try peer.next()?.type == .hello)
    return peer
  }

  /// Lets the feed grow to `last`.
  func publish(_ last: Int64) {
    dispatcher.state.withLock { $0.lastNumber = last }
    news.tell([Self.tenant])
  }

  /// Lets time pass, and waits until the reactor has noticed.
  func advance(by span: TimeSpan) {
    clock.advance(by: span)
    server.poke()
  }

  /// Waits until `count` calls are held.
  func awaitHeld(_ count: Int) throws -> [ServerCall] {
    try #require(eventually { dispatcher.held.count >= count })
    return dispatcher.held
  }
}

extension TimeSpan {
  static func seconds(_ count: Double) -> TimeSpan {
    TimeSpan(microseconds: Int64(count * 1_000_000))
  }
}
