import Auth
import RPCServer
import SystemIO
import TestKit
import Testing
import WireFormat

@testable import RPCCore

@Suite("Caps on connections and tenants")
struct ConnectionCapTests {
  @Test func `One address has so many connections and no more`() throws {
    let toy = try ToyServer { $0.limits.connectionsPerAddressMax = 3 }
    var peers = try (0..<3).map { _ in try toy.open() }
    try toy.connect().awaitEnd()
    #expect(toy.server.statistics.closed[.address] == 1)
    // Within the process there is no address.
    try toy.open(.inProcess).roundTrip()
    peers.removeLast().close()
    #expect(eventually { toy.server.counters.connections == 2 })
    let next = try toy.open()
    #expect(try next.ended(next.call(.echo, [1])).answer == [1])
  }

  @Test func `Connections without a good token are fewer, and a token makes room`() throws {
    let toy = try ToyServer { $0.limits.connectionsBeforeAuthMax = 2 }
    let first = try toy.connect()
    let second = try toy.connect()
    #expect(eventually { toy.server.counters.connections == 2 })
    try toy.connect().awaitEnd()
    #expect(toy.server.statistics.closed[.beforeAuth] == 1)
    first.greet()
    first.authenticate("wrong")
    try first.roundTrip()
    try toy.connect().awaitEnd()
    first.authenticate("admin")
    try first.roundTrip()
    #expect(toy.server.connectionsBeforeAuth == 1)
    let third = try toy.open()
    second.close()
    #expect(eventually { toy.server.connectionsBeforeAuth == 0 })
    try third.roundTrip()
  }

  @Test func `One address cannot take all the places before AUTH`() throws {
    let toy = try ToyServer { $0.limits.connectionsBeforeAuthPerAddressMax = 1 }
    let first = try toy.connect()
    #expect(eventually { toy.server.counters.connections == 1 })
    try toy.connect().awaitEnd()
    first.close()
    #expect(eventually { toy.server.connectionsBeforeAuth == 0 })
    try toy.open().roundTrip()
  }

  @Test func `A tenant's calls within a second have a limit that refills`() throws {
    let toy = try ToyServer { $0.limits.tenantCallsPerSecondMax = 10 }
    toy.tokens.add("other", .clientAdmin, tenant: ToyServer.other)
    let peer = try toy.open()
    let twin = try toy.open()
    let other = try toy.open(token: "other")
    for index in 0..<10 {
      let caller = index % 2 == 0 ? peer : twin
      #expect(try caller.ended(caller.call(.echo)).code == .ok)
    }
    for caller in [peer, twin] {
      let refused = try caller.ended(caller.call(.echo))
      #expect(refused.code == .resourceExhausted && refused.error?.neverExecuted == true)
      #expect(refused.error?.retryAfterMilliseconds ?? 0 >= 10)
    }
    #expect(try other.ended(other.call(.echo)).code == .ok)
    #expect(toy.server.statistics.budgetRefused == 2)
    toy.advance(by: .seconds(0.5))
    for _ in 0..<5 { #expect(try peer.ended(peer.call(.echo)).code == .ok) }
    #expect(try peer.ended(peer.call(.echo)).code == .resourceExhausted)
  }
}
