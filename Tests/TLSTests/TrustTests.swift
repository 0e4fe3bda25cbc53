import Testing

@testable import TLS

/// Who believes whom, and who comes back without being asked again.
@Suite struct `TLS trust` {
  let world: World
  init() throws { world = try World() }

  private func failure(_ server: TLSServer, _ client: TLSClient, host: String = "localhost")
    throws -> TLSError?
  {
    let pair = try Duplex(server, client, host: host)
    pair.settle()
    if case .failed(let error) = pair.clientProgress { return error }
    return nil
  }

  @Test(arguments: ["localhost", "127.0.0.1"])
  func `takes the server's names and addresses`(host: String) throws {
    #expect(try failure(world.server(), world.client(), host: host) == nil)
  }

  @Test(arguments: ["example.org", "127.0.0.2", "xlocalhost", "localhost.example.org"])
  func `refuses a server with another name`(host: String) throws {
    #expect(try failure(world.server(), world.client(), host: host) == .wrongName)
  }

  @Test func `checks the name that it is told instead of the host`() throws {
    let client = try world.client(serverName: "desk.example.org")
    #expect(try failure(world.server(["DNS:desk.example.org"]), client, host: "10.0.0.1") == nil)
    #expect(try failure(world.server(), client) == .wrongName)
  }

  @Test func `refuses a certificate out of its time`() throws {
    #expect(try failure(world.server(endsIn: -60), world.client()) == .expired)
    #expect(
      try failure(world.server(startsIn: 3600, endsIn: 7200), world.client()) == .notYetValid)
  }

  @Test func `refuses an authority that it does not know`() throws {
    let error = try failure(World().server(), world.client())
    guard case .untrusted = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `trusts exactly one certificate that vouches for itself`() throws {
    let own = try CertificateMaker.selfSigned(["DNS:localhost"], endsIn: 3600)
    let server = try TLSServer(.init(certificate: own.certificate, key: own.key))
    let client = try TLSClient(.init(authorities: own.certificate))
    #expect(try failure(server, client) == nil)
    let other = try CertificateMaker.selfSigned(["DNS:localhost"], endsIn: 3600)
    let impostor = try TLSServer(.init(certificate: other.certificate, key: other.key))
    #expect(try failure(impostor, client) != nil)
  }

  @Test func `comes back with a ticket, whose key may be replaced once`() throws {
    let server = try world.server()
    let client = try world.client()
    func connect() throws -> Bool {
      let pair = try Duplex(server, client)
      pair.settle()
      try #require(pair.client.isReady && pair.server.isReady)
      client.save(pair.client, host: "localhost")
      #expect(pair.client.wasResumed == pair.server.wasResumed)
      return pair.client.wasResumed
    }
    #expect(try !connect())
    #expect(try connect())
    #expect(try connect(), "a resumed session brings a ticket too")
    server.rotateTickets()
    #expect(try connect())
    server.rotateTickets()
    server.rotateTickets()
    #expect(try !connect(), "two keys ago is too long")
  }

  @Test func `voids tickets when its settings change`() throws {
    let server = try world.server()
    let client = try world.client()
    let first = try Duplex(server, client)
    first.settle()
    client.save(first.client, host: "localhost")
    let files = try world.authority.issue(["DNS:localhost"])
    try server.replace(.init(certificate: files.certificate, key: files.key))
    let second = try Duplex(server, client)
    second.settle()
    #expect(second.client.isReady && !second.client.wasResumed)
    // The first goes on with what it began with.
    _ = first.client.sealed([1])
    first.settle()
    #expect(first.atServer == [1])
  }

  @Test func `keeps its settings when new ones are no good`() throws {
    let server = try world.server()
    let files = try world.authority.issue(["DNS:localhost"])
    let other = try world.authority.issue(["DNS:localhost"])
    let bad: [(TLSServer.Settings, TLSError)] = [
      (.init(certificate: [], key: files.key), .noCertificate),
      (.init(certificate: files.certificate, key: []), .noKey),
      (.init(certificate: files.certificate, key: other.key), .keyMismatch),
      (
        .init(certificate: files.certificate, key: files.key, clientAuthorities: [1]),
        .noAuthorities
      ),
    ]
    for (settings, error) in bad {
      #expect(throws: error) { try server.replace(settings) }
    }
    #expect(try failure(server, world.client()) == nil)
  }

  @Test(arguments: [true, false])
  func `knows a client by the exact names of its certificate, also when it comes back`(
    isRequired: Bool
  ) throws {
    let server = try world.server(asks: isRequired ? .required : .optional)
    let names = ["URI:spiffe://example.org/books", "DNS:books.example.org"]
    let client = try world.client(names)
    for round in 0..<2 {
      let pair = try Duplex(server, client)
      pair.settle()
      #expect(pair.server.peer?.names.sorted() == names.sorted())
      #expect(pair.server.wasResumed == (round == 1))
      client.save(pair.client, host: "localhost")
    }
  }

  @Test func `takes or refuses clients without a certificate, as told`() throws {
    let open = try Duplex(world.server(asks: .optional), world.client())
    open.settle()
    #expect(open.server.isReady && open.server.peer == nil)
    let closed = try Duplex(world.server(asks: .required), world.client())
    closed.settle()
    #expect(!closed.server.isReady)
    guard case .failed(let error) = closed.clientProgress else {
      Issue.record("the client was not told")
      return
    }
    #expect(error.message.contains("certificate required"))
  }

  @Test func `refuses clients of another authority and those out of time`() throws {
    let stranger = try world.client(["DNS:me"], by: World().authority)
    let late = try world.client(["DNS:me"], endsIn: -60)
    for client in [stranger, late] {
      for rule in [TLSServer.ClientRule.optional, .required] {
        let pair = try Duplex(world.server(asks: rule), client)
        pair.settle()
        #expect(!pair.server.isReady)
      }
    }
  }
}
