import RPCClient
import RPCCore
import RPCServer
import Synchronization
import SystemIO
import TLS
import TestKit
import Testing
import WireFormat

/// A server of the matrix service and a client that reaches it one way.
final class Stage: Sendable {
  let service: MatrixService
  let server: RPCServer
  let client: RPCClient
  private let relay: Relay?
  private let transports = Transports()

  /// `credit` is what the client gives each stream.
  init(
    _ way: Way, credit: Int = 16 << 10, threads: Int = 4, next: RPCClient? = nil
  ) throws {
    service = try MatrixService(threads: threads, next: next)
    var configuration = ServerConfiguration()
    configuration.limits.trustStrangers()
    configuration.reactors = 1
    configuration.spinMicroseconds = 0
    configuration.interceptors = [service.log]
    configuration.instance = Uuid(high: .random(in: 1 ... .max), low: .random(in: 1 ... .max))
    server = try RPCServer(service, tokens: NoTokens(), configuration: configuration)
    let place = try SocketAddress("127.0.0.1:0")
    let endpoint: Endpoint
    switch way {
    case .socket:
      let relay = try Relay(to: server.listen(on: place))
      self.relay = relay
      endpoint = .address(ServerAddress(host: "127.0.0.1", port: relay.port))
    case .tls:
      let trust = try Trust.shared.get()
      let relay = try Relay(to: server.listen(on: place, tls: trust.server))
      self.relay = relay
      endpoint = .secure(ServerAddress(host: "127.0.0.1", port: relay.port), trust.client)
    case .inProcess:
      relay = nil
      endpoint = .transport { [transports, server] in transports.add(server.connectLocally()) }
    }
    var options = ClientOptions([endpoint])
    options.retry = .none
    options.connection.limits.initialCreditBytes = credit
    client = RPCClient(options)
  }

  /// Breaks the connection off.
  func cut() {
    relay?.cut()
    transports.cut()
  }

  /// Whether the server has nothing to do and no call in flight.
  var isIdle: Bool {
    server.poke()
    return server.counters.callsInFlight == 0 && service.isIdle
  }

  /// Ends client and server.
  func end() {
    client.close()
    server.drain(milliseconds: 0)
    server.wait()
    service.pool.stop()
    relay?.close()
  }
}

/// Who trusts whom; made once, as keys take time.
private struct Trust: Sendable {
  let server: TLSServer
  let client: TLSClient

  static let shared = Result {
    let maker = try CertificateMaker(authority: "Matrix authority")
    let files = try maker.issue(["IP:127.0.0.1"])
    return Trust(
      server: try TLSServer(.init(certificate: files.certificate, key: files.key)),
      client: try TLSClient(.init(authorities: maker.certificate)))
  }
}

/// The connections within the process, so that they can be broken off.
private final class Transports: Sendable {
  private let open = Mutex<[LocalTransport]>([])

  func add(_ transport: LocalTransport) -> any ByteTransport {
    open.withLock { $0.append(transport) }
    return transport
  }

  func cut() {
    let open = open.withLock { open in
      defer { open = [] }
      return open
    }
    for transport in open { transport.close() }
  }
}

extension LocalTransport: ByteTransport {}
