import RPCCore
import Testing

@testable import RPCClient

@Suite("Addresses and retries")
struct PolicyTests {
  @Test(arguments: [
    ("127.0.0.1:7411", "127.0.0.1", 7411), ("localhost", "localhost", 7411),
    ("[::1]:80", "::1", 80),
    ("[::1]", "::1", 7411), ("desk.example.org:1", "desk.example.org", 1),
  ])
  func `An address is read`(_ text: String, _ host: String, _ port: UInt16) {
    #expect(ServerAddress(text) == ServerAddress(host: host, port: port))
  }

  @Test(arguments: [
    "", ":80", "host:", "host:0", "host:65536", "host:-1", "::1", "[::1", "[]:1", "a b",
  ])
  func `What is no address is refused`(_ text: String) {
    #expect(ServerAddress(text) == nil)
  }

  @Test func `Delays double and vary by a fifth`() {
    let policy = RetryPolicy()
    let error = RPCError(.unavailable, "")
    #expect(policy.delayMilliseconds(before: 2, error, random: 0) == 40)
    #expect(policy.delayMilliseconds(before: 2, error, random: 400) == 60)
    #expect(policy.delayMilliseconds(before: 3, error, random: 200) == 100)
    #expect(policy.delayMilliseconds(before: 100, error, random: 200) == 2000)
  }

  @Test func `A server's word on waiting is never shortened`() {
    let error = RPCError(.unavailable, "", retryAfterMilliseconds: 500)
    #expect(RetryPolicy().delayMilliseconds(before: 2, error, random: 0) == 500)
    #expect(RetryPolicy().delayMilliseconds(before: 2, error, random: 200) == 600)
  }

  @Test(arguments: StatusCode.allCases)
  func `Only what may be repeated is`(_ code: StatusCode) {
    let policy = RetryPolicy()
    let isTransient = code == .unavailable || code == .resourceExhausted
    #expect(policy.allows(RPCError(code, "", neverExecuted: true), isSafe: false) == isTransient)
    #expect(policy.allows(RPCError(code, ""), isSafe: false) == false)
    #expect(
      policy.allows(RPCError(code, ""), isSafe: true) == (code == .unavailable || code == .unknown))
    let pushedBack = RPCError(code, "", retryAfterMilliseconds: 10)
    #expect(policy.allows(pushedBack, isSafe: true) == (isTransient || code == .unknown))
    #expect(policy.allows(pushedBack, isSafe: false) == false)
  }

  @Test func `Retries stop while most calls fail and come back with success`() {
    var budget = RetryBudget()
    let answers = (0..<5).map { _ in budget.fail() }
    #expect(answers == [true, true, true, true, false])
    for _ in 0..<20 { budget.succeed() }
    let afterwards = budget.fail()
    #expect(afterwards)
  }
}
