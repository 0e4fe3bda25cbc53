import Auth
import RPCClient
import RPCCore
import RPCServer
import Seams
import SystemIO
import TLS
import TestKit
import Testing
import WireFormat

/// Connections behind TLS, with the reactor's clock held by the test.
@Suite struct `A secure connection` {
  let toy: ToyServer
  let address: SocketAddress
  let trust: TLSClient

  init() throws {
    let maker = try CertificateMaker(authority: "Test authority")
    let files = try maker.issue(["IP:127.0.0.1"])
    toy = try ToyServer()
    address = try toy.server.listen(
      on: SocketAddress("127.0.0.1:0"),
      tls: TLSServer(.init(certificate: files.certificate, key: files.key)))
    trust = try TLSClient(.init(authorities: maker.certificate))
  }

  private func client() -> RPCClient {
    var options = ClientOptions([
      .secure(ServerAddress(host: "127.0.0.1", port: address.port), trust)
    ])
    options.token = .fixed("admin")
    options.retry = .none
    return RPCClient(options)
  }

  @Test func `carries messages of every size`() async throws {
    let client = client()
    let bytes = SeededRandom(seed: 5).bytes(3 << 20)
    let sizes = [0, 1, 16_383, 16_384, 16_385, 65_535, 65_536, 65_537, 1 << 20, 3 << 20]
    for size in sizes {
      let request = Array(bytes[..<size])
      let answer = try await client.unary(Toy.echo.method.info, bytes: request, CallOptions())
      #expect(answer == request, "\(size) bytes")
    }
    client.close()
    #expect(eventually { toy.server.counters.connections == 0 })
  }

  @Test func `carries large answers side by side`() async throws {
    let client = client()
    let failures = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 {
        group.addTask {
          let size: [UInt8] = [0, 0, 16, 0]
          let answer = try? await client.unary(
            Toy.answer.method.info, bytes: size, CallOptions())
          return answer?.count == 1 << 20
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 0 : 1 }
    }
    #expect(failures == 0)
  }

  @Test func `that stays half done is freed after five seconds`() throws {
    let session = try #require(trust.session(host: "127.0.0.1"))
    _ = session.shakeHands()
    let hello = session.sendPending { ($0.count, [UInt8]($0)) }
    var peers: [Peer] = []
    for index in 0..<50 {
      let peer = try Peer(address)
      // Nothing, a part of the hello, or all of it without what comes next.
      peer.send(Array(hello[..<(hello.count * index / 49)]))
      peers.append(peer)
    }
    #expect(eventually { toy.server.counters.connections == 50 })
    // They count before their reactor has them; what it is asked comes after them.
    _ = try #require(toy.server.inspect())
    toy.advance(by: .seconds(4.9))
    #expect(toy.server.counters.connections == 50)
    toy.advance(by: .seconds(2))
    #expect(eventually { toy.server.counters.connections == 0 })
  }

  @Test func `begins while others leave their handshakes half done`() async throws {
    let session = try #require(trust.session(host: "127.0.0.1"))
    _ = session.shakeHands()
    let hello = session.sendPending { ($0.count, [UInt8]($0)) }
    var peers: [Peer] = []
    for index in 0..<100 {
      let peer = try Peer(address)
      peer.send(index % 3 == 0 ? Array(hello[..<(hello.count / 2)]) : hello)
      peers.append(peer)
    }
    let client = client()
    var options = CallOptions()
    options.timeoutMicroseconds = 10_000_000 * Int64(SanitizerCost.time)
    #expect(try await client.unary(Toy.echo.method.info, bytes: [7], options) == [7])
    client.close()
    // They may end in the middle of it.
    peers = []
    #expect(eventually { toy.server.counters.connections == 0 })
  }

  @Test func `begins although nobody has time for handshakes`() async throws {
    let maker = try CertificateMaker(authority: "Test authority")
    let files = try maker.issue(["IP:127.0.0.1"])
    let toy = try ToyServer { $0.doorThreads = 0 }
    let address = try toy.server.listen(
      on: SocketAddress("127.0.0.1:0"),
      tls: TLSServer(.init(certificate: files.certificate, key: files.key)))
    let trust = try TLSClient(.init(authorities: maker.certificate))
    var options = ClientOptions([
      .secure(ServerAddress(host: "127.0.0.1", port: address.port), trust)
    ])
    options.token = .fixed("admin")
    let client = RPCClient(options)
    #expect(try await client.unary(Toy.echo.method.info, bytes: [7], CallOptions()) == [7])
    client.close()
  }

  @Test func `is closed without a word when it does not begin with TLS`() throws {
    for bytes in [[0x89, 0x46, 0x44, 0x53, 1, 0, 0, 0], Array("GET / HTTP/1.1\r\n\r\n".utf8)] {
      let peer = try Peer(address)
      peer.send(bytes)
      try peer.awaitEnd()
      #expect(!peer.sawPreface)
    }
    #expect(eventually { toy.server.counters.connections == 0 })
  }

  @Test func `without TLS is closed without a word when it begins with TLS`() throws {
    let session = try #require(trust.session(host: "127.0.0.1"))
    _ = session.shakeHands()
    let peer = try toy.connect()
    peer.send(session.sendPending { ($0.count, [UInt8]($0)) })
    try peer.awaitEnd()
    #expect(!peer.sawPreface)
  }

  @Test func `is drained as any other`() async throws {
    let client = client()
    _ = try await client.unary(Toy.echo.method.info, bytes: [1], CallOptions())
    toy.server.drain(milliseconds: 1000)
    toy.advance(by: .seconds(2))
    #expect(eventually { toy.server.counters.connections == 0 })
  }
}
