import Auth
import FrontdeskAPI
import RPCCore
import RPCServer
import Services
import TestKit
import Testing
import WireFormat

/// Peers that mean harm, or behave as if they did: cut or refused as the protocol page says,
/// everything freed, and others served all the while.
@Suite struct `Abuse is contained` {
  @Test func `rapid open and cancel`() throws {
    var stage = try Stage()
    let peer = try stage.connect()
    var isOpen = true
    var stream: UInt32 = 1
    for _ in 0..<200 where isOpen {
      var frames: [RawFrame] = []
      for _ in 0..<100 {
        let header = CallHeader(method: CustomerServiceMethods.getCustomer.id).encoded()
        frames.append(
          RawFrame(
            type: 2, flags: RawFrame.more, stream: stream, meta: header,
            body: Stage.customerRequest))
        frames.append(RawFrame(type: 6, stream: stream, body: [1]))
        stream += 2
      }
      isOpen = peer.send(frames)
    }
    #expect(try stage.isServing())
    #expect(try peer.farewell().reason == 5)
    try expectFreed(stage, but: 1)
  }

  @Test func `a ping flood`() throws {
    var stage = try Stage()
    let peer = try stage.connect()
    for _ in 0..<50 { peer.send([RawFrame](repeating: .ping(), count: 100)) }
    #expect(try peer.farewell().reason == 5)
    #expect(try stage.isServing())
    try expectFreed(stage, but: 1)
  }

  @Test func `64 KiB of zeros`() throws {
    var stage = try Stage()
    for _ in 0..<20 {
      let peer = try RawConnection(stage.server.address)
      peer.send([UInt8](repeating: 0, count: 64 << 10))
      #expect(try peer.drain().isEmpty, "closed without a word")
    }
    #expect(try stage.isServing())
    try expectFreed(stage, but: 1)
  }

  @Test func `answers that nobody reads`() throws {
    var stage = try Stage()
    let peer = try stage.connect()
    // Each answer is far longer than its request; the kernel's buffers fill, then ours do.
    let calls = (0..<2000).map {
      RawFrame.call(UInt32($0 * 2 + 1), ReflectionServiceMethods.getSchema)
    }
    for start in stride(from: 0, to: 500, by: 10) { peer.send(Array(calls[start..<start + 10])) }
    #expect(try stage.isServing())
    let inspected = try #require(stage.server.server.runtime.inspect())
    let waiting = try #require(inspected.connections.map(\.backlog).max())
    #expect(waiting < 3 << 20, "\(waiting) bytes wait: 1 MiB and one answer more at most")
    peer.finishSending()
  }

  @Test func `many idle connections`() throws {
    var stage = try Stage()
    do {
      let peers = try (0..<500).map { _ in try RawConnection.greeted(stage.server.address) }
      #expect(try stage.isServing())
      #expect(stage.server.server.runtime.connectionsBeforeAuth == 500)
      withExtendedLifetime(peers) {}
    }
    try expectFreed(stage, but: 1)
    #expect(try stage.isServing())
  }

  @Test func `frames that never end`() throws {
    let clock = ManualClock()
    var stage = try Stage(TestServer(isDemo: true, clock: clock))
    let peers = try (0..<50).map { _ in try stage.connect() }
    #expect(try stage.isServing())
    let runtime = stage.server.server.runtime
    func received() -> [ConnectionName: UInt64] {
      let connections = runtime.inspect()?.connections ?? []
      return Dictionary(uniqueKeysWithValues: connections.map { ($0.id, $0.bytesReceived) })
    }
    let before = received()
    for peer in peers { peer.send([0x10, 0, 0]) }
    // Their time counts from when they were read.
    #expect(
      eventually { received().filter { before[$0.key] == $0.value &- 3 }.count == peers.count })
    // Looked at they may be read but not taken; each look is a round, which takes one at least.
    for _ in peers { _ = received() }
    clock.advance(by: TimeSpan(microseconds: 11_000_000))
    runtime.poke()
    for peer in peers { #expect(try peer.farewell().reason == 5) }
    #expect(runtime.statistics.closed[.slowSender] == 50)
    #expect(try stage.isServing())
  }

  @Test func `calls that are refused`() throws {
    var stage = try Stage()
    let peer = try stage.connect()
    for start in stride(from: UInt32(1), to: 4001, by: 200) {
      peer.send(
        stride(from: start, to: start + 200, by: 2).map { stream in
          RawFrame(
            type: 2, flags: 1, stream: stream, meta: CallHeader(method: 1).encoded(), body: [])
        })
    }
    #expect(try peer.farewell().reason == 5)
    #expect(try stage.isServing())
    try expectFreed(stage, but: 1)
  }

  /// All connections but `count` are gone, and no call is in flight.
  private func expectFreed(_ stage: Stage, but count: Int) throws {
    let runtime = stage.server.server.runtime
    #expect(eventually { runtime.counters.connections == count })
    #expect(eventually { runtime.counters.callsInFlight == 0 })
  }
}
