import Crypto
import Testing
import WireFormat

@testable import Auth

@Suite("Tokens that were seen before")
struct RecentTokensTests {
  private let verifier = TokenForge.verifier()
  private let now = TokenForge.now

  @Test func `A token that comes again has the principal that it had`() throws {
    let token = TokenForge().token
    let first = try verifier.verify(token, now: now)
    #expect(try verifier.verify(token, now: now) === first)
    #expect(try TokenForge.verifier().verify(token, now: now) !== first)
  }

  @Test func `One that was seen is refused like any other once it no longer stands`() throws {
    let token = TokenForge().token
    let principal = try verifier.verify(token, now: now)
    let end = Timestamp(microseconds: principal.expiresAt * 1_000_000)
    #expect(throws: TokenError.expired) { try verifier.verify(token, now: end) }
    #expect(try verifier.verify(token, now: now) === principal)
    let before = Timestamp(microseconds: (TokenForge.seconds - 3600) * 1_000_000)
    #expect(throws: TokenError.notYetValid) { try verifier.verify(token, now: before) }
    verifier.revoke(principal.tokenID, tenant: principal.tenant, now: now)
    #expect(throws: TokenError.revoked) { try verifier.verify(token, now: now) }
  }

  @Test func `Another signature of the same claims is looked at anew`() throws {
    var token = TokenForge().token
    _ = try verifier.verify(token, now: now)
    token[token.count - 10] = token[token.count - 10] == 65 ? 66 : 65
    #expect(throws: TokenError.wrongSignature) { try verifier.verify(token, now: now) }
  }

  @Test func `Few are remembered, and those that come again stay`() throws {
    let recent = RecentTokens()
    let principal = try verifier.verify(TokenForge().token, now: now)
    let regular = SHA256.hash([])
    recent.insert(principal, of: regular, now: 1)
    for number in 0..<UInt32(5 * RecentTokens.countMin) {
      let bytes = withUnsafeBytes(of: number) { [UInt8]($0) }
      recent.insert(principal, of: SHA256.hash(bytes), now: 1)
      if number % 500 == 0 { #expect(recent.principal(of: regular, now: 1) === principal) }
    }
    #expect(recent.count <= 2 * RecentTokens.countMin)
    #expect(recent.principal(of: SHA256.hash([0, 0, 0, 0]), now: 1) == nil)
    #expect(recent.principal(of: regular, now: 0) == nil)
  }
}
