import Crypto
import Testing
import WireFormat

@testable import Auth

@Suite struct TokenIssuerTests {
  private let issuer = TokenIssuer(key: TokenForge.ed25519)
  private let verifier = TokenForge.verifier()
  private let now = TokenForge.now

  @Test("What is issued is accepted until its time is over", arguments: Role.allCases)
  func roundTrip(role: Role) throws {
    let tenant = role == .platformAdmin ? nil : TokenForge.tenant
    let locations = role == .clientAdmin ? [Uuid(high: 3, low: 4)] : []
    let ttl = try #require(TokenLifetime("15m"))
    let token = try issuer.issue(
      role: role, tenant: tenant, scopes: ["finance"], locations: locations, subject: "someone",
      ttl: ttl, now: now)
    let principal = try verifier.verify(Array(token.utf8), now: now)
    #expect(principal.role == role && principal.tenant == tenant)
    #expect(
      principal.scopes == ["finance"] && (principal.limit?.locations ?? []) == locations.sorted())
    #expect(principal.subject == "someone")
    #expect(principal.expiresAt == now.wholeSeconds + 900 + 30)
    #expect(principal.tokenID.utf8.count == 22)
  }

  @Test("What would be refused is not issued")
  func refused() {
    #expect(throws: TokenError.missingClaim(.tenant)) {
      try issuer.issue(role: .clientAdmin, subject: "a", now: now)
    }
    #expect(throws: TokenError.invalidClaim(.tenant)) {
      try issuer.issue(role: .platformAdmin, tenant: TokenForge.tenant, subject: "a", now: now)
    }
    #expect(throws: TokenError.invalidClaim(.subject)) {
      try issuer.issue(role: .service, tenant: TokenForge.tenant, subject: "", now: now)
    }
    #expect(throws: TokenError.invalidClaim(.scope)) {
      try issuer.issue(
        role: .service, tenant: TokenForge.tenant, scopes: ["a b"], subject: "a", now: now)
    }
    #expect(throws: TokenError.tooLong) {
      try issuer.issue(
        role: .clientAdmin, tenant: TokenForge.tenant,
        scopes: (0..<64).map { "s\($0).\(String(repeating: "x", count: 60))" }, subject: "a",
        now: now)
    }
  }

  @Test("Two tokens have different ids")
  func identity() throws {
    let ids = try (0..<100).map { _ in
      let token = try issuer.issue(
        role: .service, tenant: TokenForge.tenant, subject: "a", now: now)
      return try verifier.verify(Array(token.utf8), now: now).tokenID
    }
    #expect(Set(ids).count == 100)
  }

  @Test(
    "Lifetimes are hours, minutes or seconds, up to an hour",
    arguments: [
      ("1h", 3600), ("15m", 900), ("90s", 90), ("60m", 3600), ("3600s", 3600), ("1s", 1),
      ("0s", nil), ("2h", nil), ("61m", nil), ("3601s", nil), ("", nil), ("h", nil), ("10", nil),
      ("-1m", nil), ("1.5h", nil), ("1 h", nil), ("1d", nil), ("１m", nil), ("99999h", nil),
    ] as [(String, Int64?)])
  func lifetimes(text: String, seconds: Int64?) {
    #expect(TokenLifetime(text)?.seconds == seconds)
  }

  @Test("The platform's issuer and audience must be its own")
  func policy() {
    func policy(_ names: [String]) -> TokenPolicy? {
      TokenPolicy(
        issuer: names[0], audience: names[1], platformIssuer: names[2], platformAudience: names[3])
    }
    #expect(policy(["a", "b", "c", "d"]) != nil)
    #expect(policy(["a", "b", "a", "d"]) == nil)
    #expect(policy(["a", "b", "c", "b"]) == nil)
    #expect(policy(["", "b", "c", "d"]) == nil)
    #expect(
      policy(["frontdesk", "frontdesk", "frontdesk-platform", "frontdesk-platform"]) == .standard)
  }
}
