import Auth
import FrontdeskClient
import RPCClient
import Services
import TLS
import TestKit
import Testing

/// Which principal a client's certificate is.
@Suite struct `A service's certificate` {
  static let uri = "URI:spiffe://example.org/books"
  let maker: CertificateMaker
  init() throws { maker = try CertificateMaker(authority: "Test authority") }

  private func file(_ name: String, _ scopes: String = #""customers.read""#) -> String {
    #"{"services": [{"name": "\#(name)", "tenant": "\#(DemoTenant.id)", "scopes": [\#(scopes)]}]}"#
  }

  @Test(arguments: [
    (uri, [uri], true),
    (uri, ["DNS:a.example.org", uri], true),
    ("DNS:books.example.org", ["DNS:books.example.org"], true),
    // Exact and of the same kind, or nobody.
    (uri, ["URI:spiffe://example.org/books2"], false),
    (uri, ["URI:spiffe://example.org/book"], false),
    (uri, ["URI:spiffe://example.org/Books"], false),
    ("DNS:books.example.org", ["DNS:*.example.org"], false),
    ("DNS:books.example.org", ["URI:books.example.org"], false),
    ("DNS:books.example.org", ["DNS:books.example.org.evil.org"], false),
  ])
  func `stands for the service with its exact name`(
    mapped: String, names: [String], isKnown: Bool
  ) async throws {
    let stage = try SecureStage(maker, services: file(mapped))
    let failure = await stage.failure(try stage.client(maker.issue(names)))
    #expect(failure?.code == (isKnown ? nil : .unauthenticated))
  }

  @Test func `is nobody without a certificate, and gives no more than its scopes`() async throws {
    let stage = try SecureStage(maker, services: file(Self.uri, #""leads.read""#))
    #expect(await stage.failure(try stage.client())?.code == .unauthenticated)
    let client = try stage.client(maker.issue([Self.uri]))
    #expect(await stage.failure(client)?.code == .permissionDenied)
  }

  @Test func `gives way to a token`() async throws {
    let stage = try SecureStage(maker, services: file(Self.uri, #""leads.read""#))
    let identity = try maker.issue([Self.uri])
    #expect(await stage.failure(try stage.client(identity, token: stage.token)) == nil)
    let bad = await stage.failure(try stage.client(identity, token: "no.token.this"))
    #expect(bad?.code == .unauthenticated)
  }

  @Test func `is required only when told so`() async throws {
    let strict = try SecureStage(maker, services: file(Self.uri), rule: .required)
    let refused = await strict.failure(try strict.client(token: strict.token))
    #expect(refused?.code == .unavailable)
    #expect(refused?.message.contains("certificate required") == true)
    #expect(await strict.failure(try strict.client(maker.issue([Self.uri]))) == nil)
    // Known to the authority and to nobody else: connected, and nobody.
    let unmapped = try strict.client(maker.issue(["DNS:other"]), token: strict.token)
    #expect(await strict.failure(unmapped) == nil)
  }

  @Test func `loses its standing when its line goes, on open connections too`() async throws {
    let stage = try SecureStage(maker, services: file(Self.uri))
    let client = try stage.client(maker.issue([Self.uri]))
    #expect(await stage.failure(client) == nil)
    try stage.services.replace(Array(file(Self.uri).utf8))
    #expect(await stage.failure(client) == nil, "an unchanged line changes nothing")
    try stage.services.replace(Array(file("DNS:other").utf8))
    #expect(await stage.failure(client)?.code == .unauthenticated)
    try stage.services.replace(Array(file(Self.uri).utf8))
    #expect(await stage.failure(client)?.code == .unauthenticated, "what is lost is lost")
    let next = try stage.client(maker.issue([Self.uri]))
    #expect(await stage.failure(next) == nil)
  }

  @Test func `ends when it expires, on open connections too`() async throws {
    let stage = try SecureStage(maker, services: file(Self.uri))
    let client = try stage.client(maker.issue([Self.uri], endsIn: 2 * SanitizerCost.time))
    #expect(await stage.failure(client) == nil)
    let isOver = await eventuallyAsync { await stage.failure(client)?.code == .unauthenticated }
    #expect(isOver)
  }
}
