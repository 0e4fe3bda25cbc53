import FrontdeskClient
import RPCClient
import Services
import SystemIO
import TLS
import TestKit
import Testing

/// Calls over TLS on real sockets.
@Suite struct `Secure calls` {
  let maker: CertificateMaker
  init() throws { maker = try CertificateMaker(authority: "Test authority") }

  @Test func `work as without TLS, small and large`() async throws {
    let stage = try SecureStage(maker)
    let client = try stage.client(token: stage.token)
    #expect(await stage.failure(client) == nil)
    let customers = CustomerServiceClient(client)
    for number in 0..<100 {
      _ = try await customers.createCustomer(
        CreateCustomerRequest(
          name: String(repeating: "Person ", count: 20) + "\(number)",
          phone: "+353 1 555 \(2000 + number)"))
    }
    let page = try await customers.listCustomers(ListCustomersRequest(pageSize: 100))
    #expect(page.customers.count == 100)
    client.close()
    #expect(stage.awaitNoConnections())
  }

  @Test func `run from a hundred connections at once, twice`() async throws {
    let stage = try SecureStage(maker)
    let token = stage.token
    for _ in 0..<2 {
      let failures = await withTaskGroup(of: RPCError?.self) { group in
        for _ in 0..<100 {
          group.addTask {
            guard let client = try? stage.client(token: token) else {
              return RPCError(.internal, "no client")
            }
            let failure = await stage.failure(client)
            client.close()
            return failure
          }
        }
        return await group.reduce(into: []) { $0 += $1.map { [$0] } ?? [] }
      }
      #expect(failures.isEmpty, "\(failures.first.map { $0.message } ?? "")")
    }
    #expect(stage.awaitNoConnections())
  }

  @Test func `are not made to a server that cannot prove itself`() async throws {
    let stage = try SecureStage(maker)
    let other = try CertificateMaker(authority: "Another")
    let unknown = await stage.failure(try stage.client(trusts: other.certificate))
    #expect(unknown?.code == .unavailable && unknown?.neverExecuted == true)
    #expect(unknown?.message.contains("not trusted") == true)
    let late = try maker.issue(["IP:127.0.0.1"], startsIn: -7200, endsIn: -3600)
    try stage.tls.replace(.init(certificate: late.certificate, key: late.key))
    #expect(await stage.failure(try stage.client())?.message.contains("has expired") == true)
    let named = try maker.issue(["DNS:desk.example.org"])
    try stage.tls.replace(.init(certificate: named.certificate, key: named.key))
    #expect(await stage.failure(try stage.client())?.message.contains("another name") == true)
    #expect(stage.awaitNoConnections())
  }

  @Test func `to a port without TLS, and the other way round, end at once`() async throws {
    let stage = try SecureStage(maker)
    let plain = try stage.server.listen(on: SocketAddress("127.0.0.1:0"))
    let trust = try TLSClient(.init(authorities: maker.certificate))
    var options = ClientOptions([
      .secure(ServerAddress(host: "127.0.0.1", port: plain.port), trust)
    ])
    options.retry = .none
    let client = RPCClient(options)
    let failure = await stage.failure(client)
    #expect(
      failure?.code == .unavailable && failure?.message.contains("TLS") == true,
      "\(failure?.message ?? "")")
    // Without TLS to a port with it: closed without a byte.
    let peer = try RawConnection("\(stage.address)")
    _ = peer.send([0x89, 0x46, 0x44, 0x53, 1, 0, 0, 0])
    #expect(try peer.drain().isEmpty)
    options.endpoints = [
      .address(ServerAddress(host: "127.0.0.1", port: stage.address.port))
    ]
    let bare = await stage.failure(RPCClient(options))
    #expect(bare?.code == .unavailable && bare?.message.contains("want TLS?") == true)
    #expect(stage.awaitNoConnections())
  }

  @Test func `go on while the certificate is replaced, and none is lost`() async throws {
    let stage = try SecureStage(maker)
    let client = try stage.client(token: stage.token)
    let replacements = try (0..<20).map { _ in try maker.issue(["IP:127.0.0.1"]) }
    let authority = maker.certificate
    let failures = await withTaskGroup(of: [RPCError].self) { group in
      for _ in 0..<4 {
        group.addTask {
          var failures: [RPCError] = []
          for round in 0..<100 {
            let own = round % 10 == 0 ? try? stage.client(token: stage.token) : nil
            if let failure = await stage.failure(own ?? client) { failures.append(failure) }
            own?.close()
          }
          return failures
        }
      }
      group.addTask {
        for files in replacements {
          try? stage.tls.replace(
            .init(
              certificate: files.certificate, key: files.key,
              clientAuthorities: authority))
          _ = await stage.failure(client)
        }
        return []
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(failures.isEmpty, "\(failures.first.map { $0.message } ?? "")")
  }

  @Test func `leave nothing behind after a thousand handshakes`() async throws {
    let stage = try SecureStage(maker)
    func round(_ count: Int) async throws {
      for _ in 0..<count {
        let client = try stage.client(token: stage.token)
        #expect(await stage.failure(client) == nil)
        client.close()
      }
      #expect(stage.awaitNoConnections())
    }
    try await round(200)
    let before = try ResidentMemory.bytes()
    try await round(1000)
    let growth = (try ResidentMemory.bytes() - before) >> 10
    // A session that is kept weighs 10 KiB or more: a thousand of them would show.
    #expect(growth < (8 << 10) * SanitizerCost.memory, "\(growth) KiB more")
  }
}
