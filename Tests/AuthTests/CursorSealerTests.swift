import Crypto
import Testing
import WireFormat

@testable import Auth

@Suite struct CursorSealerTests {
  private let sealer = CursorSealer(key: AuthenticationKey())
  private let scope = TenantScope.system(TokenForge.tenant, "test")
  private let query = SHA256.hash(Array("listLeads".utf8))

  @Test("A cursor opens for its tenant and query", arguments: [0, 1, 40, 500])
  func roundTrip(count: Int) {
    let position = SecureRandom.bytes(count)
    let text = sealer.seal(position, scope: scope, query: query)
    #expect(sealer.open(text, scope: scope, query: query) == position)
  }

  @Test("It opens for no other tenant, query or key")
  func elsewhere() {
    let text = sealer.seal([1, 2, 3], scope: scope, query: query)
    let other = TenantScope.system(Uuid(high: 9, low: 9), "test")
    #expect(sealer.open(text, scope: other, query: query) == nil)
    #expect(sealer.open(text, scope: scope, query: SHA256.hash([])) == nil)
    let stranger = CursorSealer(key: AuthenticationKey())
    #expect(stranger.open(text, scope: scope, query: query) == nil)
  }

  @Test("Every changed letter and every other length is refused")
  func changed() {
    let text = Array(sealer.seal([1, 2, 3], scope: scope, query: query).utf8)
    for index in text.indices {
      for letter in Array("AZaz09-_=+/ ".utf8) where letter != text[index] {
        var other = text
        other[index] = letter
        #expect(
          sealer.open(String(decoding: other, as: UTF8.self), scope: scope, query: query) == nil)
      }
      let cut = String(decoding: text[..<index], as: UTF8.self)
      #expect(sealer.open(cut, scope: scope, query: query) == nil)
    }
    let long = String(repeating: "A", count: 5000)
    #expect(sealer.open(long, scope: scope, query: query) == nil)
  }
}
