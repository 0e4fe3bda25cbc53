import Auth
import RPCServer
import TestKit
import Testing
import WireFormat

@testable import RPCCore

@Suite("AUTH slots")
struct AuthTests {
  @Test(arguments: Way.allCases)
  func `Without AUTH only public rpcs answer`(_ way: Way) throws {
    let toy = try ToyServer()
    let peer = try toy.open(way, token: nil)
    #expect(try peer.ended(peer.call(.hello, [1])).answer == [1])
    #expect(try peer.ended(peer.call(.echo)).code == .unauthenticated)
    #expect(try peer.ended(peer.call(.echo) { $0.authSlot = 7 }).code == .unauthenticated)
    #expect(try peer.ended(peer.call(.echo) { $0.authSlot = .max }).code == .unauthenticated)
    #expect(toy.dispatcher.contexts.map { $0.principal == nil } == [true])
  }

  @Test func `A good token is not answered, and counts for the calls after it`() throws {
    let toy = try ToyServer()
    let peer = try toy.open(token: nil)
    let before = peer.call(.echo)
    peer.authenticate("admin")
    let after = peer.call(.echo, [1])
    #expect(try peer.ended(after).answer == [1])
    #expect(try peer.ended(before).code == .unauthenticated)
    try peer.roundTrip()
    #expect(peer.goAways.isEmpty)
  }

  @Test func `A bad token marks its slot and no other`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    peer.authenticate("forged", slot: 3)
    let refused = try peer.ended(peer.call(.echo) { $0.authSlot = 3 })
    #expect(refused.code == .unauthenticated && refused.error?.message == "The token is not known.")
    #expect(try peer.ended(peer.call(.hello, [2]) { $0.authSlot = 3 }).answer == [2])
    #expect(try peer.ended(peer.call(.echo, [1])).answer == [1])
    // It takes the place of a good one, and a good one takes its place.
    peer.authenticate("forged", slot: 0)
    #expect(try peer.ended(peer.call(.echo)).code == .unauthenticated)
    peer.authenticate("admin", slot: 3)
    #expect(try peer.ended(peer.call(.echo, [1]) { $0.authSlot = 3 }).answer == [1])
  }

  @Test func `Slots hold different principals`() throws {
    let toy = try ToyServer()
    toy.tokens.add("guest", .clientAdmin, tenant: ToyServer.other)
    let peer = try toy.open()
    peer.authenticate("guest", slot: 7)
    for slot in [0, 7, 0] as [UInt32] {
      _ = try peer.ended(peer.call(.echo) { $0.authSlot = slot })
    }
    let tenants = toy.dispatcher.contexts.map { $0.scope?.tenantID }
    #expect(tenants == [ToyServer.tenant, ToyServer.other, ToyServer.tenant])
  }

  @Test func `Calls of one batch are told apart by slot, tenant and AUTH`() throws {
    let toy = try ToyServer()
    toy.tokens.add("guest", .clientAdmin, tenant: ToyServer.other)
    let peer = try toy.open()
    peer.authenticate("guest", slot: 7)
    peer.authenticate("platform", slot: 3)
    var streams: [UInt32] = []
    peer.send { output in
      func call(_ slot: UInt32, _ tenant: Uuid? = nil) {
        let header = CallHeader(method: Toy.echo.id, authSlot: slot, tenant: tenant)
        let stream = peer.takeStream()
        streams.append(stream)
        _ = output.callFrames(stream: stream, header: header, request: RawSpan())
      }
      call(0)
      call(7)
      call(7)
      call(3, ToyServer.tenant)
      call(3, ToyServer.other)
      call(0, ToyServer.other)
      call(0)
      output.authFrame(slot: 0, token: Array("guest".utf8))
      call(0)
    }
    let codes = try streams.map { try peer.ended($0).code }
    #expect(codes == [.ok, .ok, .ok, .ok, .ok, .permissionDenied, .ok, .ok])
    let (own, other) = (ToyServer.tenant, ToyServer.other)
    let tenants = toy.dispatcher.contexts.map { $0.scope?.tenantID }
    #expect(tenants == [own, other, other, own, other, own, other])
  }

  @Test(arguments: Way.allCases)
  func `Expiry is looked at on every call`(_ way: Way) throws {
    let toy = try ToyServer()
    let seconds = toy.clock.now().microseconds / 1_000_000
    toy.tokens.add("short", .clientAdmin, tenant: ToyServer.tenant, expiresAt: seconds + 60)
    let peer = try toy.open(way, token: "short")
    #expect(try peer.ended(peer.call(.echo, [1])).answer == [1])
    toy.advance(by: .seconds(59))
    #expect(try peer.ended(peer.call(.echo, [1])).answer == [1])
    toy.advance(by: .seconds(1))
    #expect(try peer.ended(peer.call(.echo)).code == .unauthenticated)
    #expect(try peer.ended(peer.call(.hello, [1])).answer == [1])
    peer.authenticate("admin")
    #expect(try peer.ended(peer.call(.echo, [1])).answer == [1])
  }

  @Test func `Revocation is looked at on every call`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    #expect(try peer.ended(peer.call(.echo, [1])).answer == [1])
    toy.tokens.revoke("admin")
    #expect(try peer.ended(peer.call(.echo)).code == .unauthenticated)
    #expect(try peer.ended(peer.call(.hello)).code == .ok)
  }

  @Test func `Calls in flight keep their principal`() throws {
    let toy = try ToyServer()
    toy.tokens.add("guest", .clientAdmin, tenant: ToyServer.other)
    let peer = try toy.open()
    let first = peer.call(.held)
    peer.authenticate("guest")
    let second = peer.call(.held)
    let calls = try toy.awaitHeld(2)
    toy.tokens.revoke("admin")
    #expect(calls.map { $0.context.principal?.subject } == ["s-admin", "s-guest"])
    for call in calls { call.finish(answer: [1]) }
    #expect(try peer.ended(first).answer == [1])
    #expect(try peer.ended(second).answer == [1])
  }

  @Test func `More than 5 AUTH in any second is abuse`() throws {
    let toy = try ToyServer()
    let peer = try toy.open(token: nil)
    for _ in 0..<5 { peer.authenticate("admin") }
    try peer.roundTrip()
    toy.advance(by: .seconds(0.999))
    peer.authenticate("admin")
    try peer.awaitEnd()
    #expect(peer.goAways.map(\.reason) == [.abuse])
    #expect(eventually { toy.server.counters.connectionsRefused == 1 })
  }

  @Test func `5 AUTH every second are not`() throws {
    let toy = try ToyServer()
    let peer = try toy.open(token: nil)
    for _ in 0..<4 {
      for _ in 0..<5 { peer.authenticate("admin") }
      try peer.roundTrip()
      toy.advance(by: .seconds(1))
    }
    #expect(try peer.ended(peer.call(.echo, [1])).answer == [1])
    #expect(peer.goAways.isEmpty)
  }

  @Test func `A second is counted from each AUTH, not from the first`() throws {
    let toy = try ToyServer()
    let peer = try toy.open(token: nil)
    peer.authenticate("admin")
    try peer.roundTrip()
    toy.advance(by: .seconds(0.9))
    for _ in 0..<4 { peer.authenticate("admin") }
    try peer.roundTrip()
    toy.advance(by: .seconds(0.2))
    for _ in 0..<2 { peer.authenticate("admin") }
    try peer.awaitEnd()
    #expect(peer.goAways.map(\.reason) == [.abuse])
  }

  @Test func `3 failures are borne, one more is abuse, however slowly they come`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    for _ in 0..<3 {
      peer.authenticate("forged", slot: 1)
      try peer.roundTrip()
      toy.advance(by: .seconds(5))
    }
    #expect(try peer.ended(peer.call(.echo, [1])).answer == [1])
    peer.authenticate("forged", slot: 1)
    try peer.awaitEnd()
    #expect(peer.goAways.map(\.reason) == [.abuse])
    // No penalty outlives its connection.
    let next = try toy.open()
    #expect(try next.ended(next.call(.echo, [1])).answer == [1])
  }

  @Test func `Before AUTH a body has at most 16 KiB, also in fragments`() throws {
    let toy = try ToyServer()
    let piece = [UInt8](repeating: 1, count: 16 << 10)
    let peer = try toy.open(token: nil)
    #expect(try peer.ended(peer.call(.hello, piece)).answer == piece)
    let stream = peer.open(.open, .more, piece)
    peer.send {
      $0.frame(.data, flags: .fin, stream: stream, body: piece.span.bytes.extracting(first: 1))
    }
    #expect(try peer.ended(stream).code == .resourceExhausted)
    peer.call(.hello, piece + [1])
    try peer.awaitEnd()
    #expect(peer.goAways.map(\.reason) == [.protocolError])
  }
}
