import Crypto
import Glibc
import Testing

@testable import Auth

/// Prints what tokens and cursors cost; run with FRONTDESK_COSTS=1 in a release build. Not a
/// timed test: nothing depends on the figures.
@Suite(.enabled(if: getenv("FRONTDESK_COSTS") != nil), .serialized)
struct CostReport {
  @Test("Costs of tokens and cursors")
  func costs() throws {
    let verifier = TokenForge.verifier()
    let now = TokenForge.now
    var sink = 0
    for algorithm in SignatureAlgorithm.allCases {
      let token = TokenForge(TokenForge.key(algorithm)).token
      report("verify a token, \(algorithm.rawValue)", times: 2000) {
        sink += (try? verifier.examine(token, now: now)) == nil ? 0 : 1
      }
    }
    let token = TokenForge().token
    report("verify a token again") {
      sink += (try? verifier.verify(token, now: now)) == nil ? 0 : 1
    }
    let stranger = TokenForge().header("kid", "\"other\"").token
    report("refuse an unknown key") {
      sink += (try? verifier.verify(stranger, now: now)) == nil ? 1 : 0
    }
    let principal = try verifier.verify(TokenForge().token, now: now)
    report("recheck a principal") { sink += verifier.isValid(principal, now: now) ? 1 : 0 }
    verifier.revoke("another", tenant: nil, now: now)
    report("recheck a principal, with revocations") {
      sink += verifier.isValid(principal, now: now) ? 1 : 0
    }
    let sealer = CursorSealer(key: AuthenticationKey())
    let scope = TenantScope.system(TokenForge.tenant, "test")
    let query = SHA256.hash([1])
    let text = sealer.seal(Array(1...40), scope: scope, query: query)
    report("seal a cursor") {
      sink += sealer.seal(Array(1...40), scope: scope, query: query).utf8.count
    }
    report("open a cursor") {
      sink += sealer.open(text, scope: scope, query: query)?.count ?? 0
    }
    #expect(sink > 0)
  }

  private func report(_ name: String, times: Int = 100_000, _ body: () -> Void) {
    let start = ContinuousClock.now
    for _ in 0..<times { body() }
    let nanoseconds = (ContinuousClock.now - start) / times / Duration.nanoseconds(1)
    print("cost: \(name): \(Int(nanoseconds)) ns")
  }
}
