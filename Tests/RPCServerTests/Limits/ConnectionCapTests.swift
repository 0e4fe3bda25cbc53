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
    second.greet()
    second.authenticate("wrong")
    try second.roundTrip()
    // Who has been a stranger for longest makes room for the next.
    let third = try toy.connect()
    try first.awaitEnd()
    // It ends a moment before it is counted.
    #expect(eventually { toy.server.statistics.closed[.beforeAuth] == 1 })
    #expect(toy.server.connectionsBeforeAuth == 2)
    second.authenticate("admin")
    try second.roundTrip()
    #expect(toy.server.connectionsBeforeAuth == 1)
    let fourth = try toy.open()
    try fourth.roundTrip()
    #expect(toy.server.statistics.closed[.beforeAuth] == 1)
    third.close()
    #expect(eventually { toy.server.connectionsBeforeAuth == 0 })
    try second.roundTrip()
  }

  @Test(arguments: [1, 20, 100])
  func `Strangers that stay keep nobody out who has a token`(_ places: Int) throws {
    let toy = try ToyServer { $0.limits.connectionsBeforeAuthPerAddressMax = places }
    var strangers: [Peer] = []
    var known: [Peer] = []
    for round in 0..<150 {
      strangers.append(try toy.connect())
      guard round % 10 == 0 else { continue }
      known.append(try toy.open())
      try known.last?.roundTrip()
    }
    #expect(eventually { toy.server.connectionsBeforeAuth == places })
    #expect(eventually { toy.server.counters.connections == places + known.count })
    for peer in known { try peer.roundTrip() }
    for peer in strangers { peer.close() }
    #expect(eventually { toy.server.connectionsBeforeAuth == 0 })
    #expect(toy.server.statistics.closed[.beforeAuth] ?? 0 >= 150 - places)
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

  @Test func `Calls of a suspended tenant count as well`() throws {
    let toy = try ToyServer { $0.limits.tenantCallsPerSecondMax = 10 }
    toy.tokens.add("idle", .clientAdmin, tenant: ToyServer.suspended)
    let peer = try toy.open(token: "idle")
    for _ in 0..<10 {
      #expect(try peer.ended(peer.call(.echo)).code == .failedPrecondition)
    }
    #expect(try peer.ended(peer.call(.echo)).code == .resourceExhausted)
    #expect(toy.server.statistics.budgetRefused == 1)
  }
}
