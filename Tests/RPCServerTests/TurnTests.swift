import Auth
import Synchronization
import SystemIO
import TestKit
import Testing
import WireFormat

@testable import RPCCore
@testable import RPCServer

@Suite("Turns of connections")
struct TurnTests {
  @Test func `One that sends much lets the others in between`() throws {
    let toy = try ToyServer()
    toy.tokens.add("other", .clientAdmin, tenant: ToyServer.other)
    let flood = try toy.open()
    let other = try toy.open(token: "other")
    let streams = (0..<800).map { _ in flood.takeStream() }
    var calls = WireWriter()
    let header = CallHeader(method: Toy.echo.id)
    for stream in streams {
      _ = calls.callFrames(stream: stream, header: header, request: [UInt8]().span.bytes)
    }
    // All of them are sent while the reactor waits in the first for the state.
    let last = toy.dispatcher.state.withLock { _ in
      flood.send(calls.finish())
      return other.call(.echo)
    }
    #expect(try other.ended(last).code == .ok)
    for stream in streams { #expect(try flood.ended(stream).code == .ok) }
    #expect(flood.order == streams)
    let tenants = toy.dispatcher.contexts.map { $0.scope?.tenantID }
    let place = try #require(tenants.firstIndex(of: ToyServer.other))
    #expect(place <= 2 * RPCLimits.framesPerTurn, "\(place) calls came first")
    #expect(tenants.count == 801)
  }

  @Test func `Before each of several calls the lane is told of the next`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    // Its token has been taken then.
    #expect(try peer.ended(peer.call(.hello)).code == .ok)
    let ran = toy.dispatcher.contexts.count
    var calls = WireWriter()
    let header = CallHeader(method: Toy.echo.id)
    var streams: [UInt32] = []
    for number in 0..<6 {
      // What is no call is no reason to see no further.
      if number == 3 { calls.frame(.ping, payload: 1) }
      streams.append(peer.takeStream())
      let request = [UInt8](repeating: UInt8(number), count: number + 1)
      _ = calls.callFrames(stream: streams[number], header: header, request: request.span.bytes)
    }
    // The last has not come whole.
    let bytes = calls.finish()
    peer.send([UInt8](bytes.dropLast(3)))
    for stream in streams.dropLast() { #expect(try peer.ended(stream).code == .ok) }
    let foreseen = toy.dispatcher.state.withLock { $0.foreseen }
    #expect(foreseen.map { $0.request?.count } == [2, 3, nil, 4, 5, nil])
    #expect(foreseen.map { $0.ran - ran } == [0, 1, 2, 3, 3, 4])
    // Behind it is what cannot be read: no reason to drop what came before.
    peer.send(bytes.suffix(3) + [UInt8](repeating: 0xFF, count: 64))
    #expect(try peer.ended(streams[5]).code == .ok)
    let last = toy.dispatcher.state.withLock { $0.foreseen.dropFirst(6) }
    #expect(last.map(\.request) == [nil])
  }

  @Test func `The lane is not told of calls that came alone, nor of strangers'`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    for _ in 0..<3 { #expect(try peer.ended(peer.call(.echo)).code == .ok) }
    let stranger = try toy.open(token: nil)
    var calls = WireWriter()
    let streams = (0..<3).map { _ in stranger.takeStream() }
    for stream in streams {
      let header = CallHeader(method: Toy.hello.id)
      _ = calls.callFrames(stream: stream, header: header, request: [UInt8]().span.bytes)
    }
    stranger.send(calls.finish())
    for stream in streams { #expect(try stranger.ended(stream).code == .ok) }
    #expect(toy.dispatcher.state.withLock { $0.foreseen.isEmpty })
  }

  @Test func `Whoever is answered in a long batch gets behind those who called meanwhile`() throws {
    let toy = try ToyServer()
    toy.tokens.add("other", .clientAdmin, tenant: ToyServer.other)
    let (first, second) = (try toy.open(), try toy.open())
    let other = try toy.open(token: "other")
    let barrier = toy.dispatcher.barrier
    barrier.look { $0.isShut = true }
    func awaitCall(_ count: Int) throws {
      try #require(eventually { barrier.look { $0.entered == count } })
    }
    first.call(.echo)
    try awaitCall(1)
    // These two are read together.
    first.call(.echo)
    second.call(.echo)
    barrier.changeAll { $0.permits += 1 }
    try awaitCall(2)
    other.call(.echo)
    toy.clock.advance(by: .seconds(0.002))
    barrier.changeAll { $0.permits += 1 }
    try awaitCall(3)
    first.call(.echo)
    barrier.changeAll { $0.isShut = false }
    try #require(eventually { toy.dispatcher.contexts.count == 5 })
    let contexts = toy.dispatcher.contexts
    let isOther = contexts.map { $0.scope?.tenantID == ToyServer.other }
    #expect(isOther == [false, false, false, true, false])
    // Whoever had to wait for the next batch has waited since the one before.
    #expect(contexts[2].arrived == contexts[1].arrived)
    #expect(contexts[3].arrived > contexts[1].arrived)
  }

  /// Whether `known` is served before some of those that called before it, now and then at least
  /// or `mostly`: without an order they would nearly all be before it each time.
  private func comesFirst(
    _ known: Peer, before others: [Peer], of toy: ToyServer, mostly: Bool = false
  ) throws -> Bool {
    let first = try toy.open()
    func place() throws -> Int {
      let before = toy.dispatcher.contexts.count
      let last = toy.dispatcher.state.withLock { _ in
        // The reactor waits for the state in this one, or together with some of the others.
        first.call(.echo)
        for other in others { other.call(.hello) }
        return known.call(.echo)
      }
      #expect(try known.ended(last).code == .ok)
      let all = before + others.count + 2
      #expect(eventually { toy.dispatcher.contexts.count == all })
      let tenants = toy.dispatcher.contexts[before...].map { $0.scope?.tenantID }
      return try #require(tenants.firstIndex(of: ToyServer.other))
    }
    guard mostly else { return try (0..<50).contains { _ in try place() < others.count } }
    return try (0..<50).count { _ in try place() < others.count } > 10
  }

  @Test func `Strangers come after those that have shown a token`() throws {
    let toy = try ToyServer()
    toy.tokens.add("other", .clientAdmin, tenant: ToyServer.other)
    let strangers = try (0..<20).map { _ in try toy.open(token: nil) }
    let known = try toy.open(token: "other")
    #expect(try comesFirst(known, before: strangers, of: toy))
  }

  @Test(arguments: [40_000, 60_000])
  func `Whoever sends long frames comes after the others`(_ length: Int) throws {
    let toy = try ToyServer()
    toy.tokens.add("other", .clientAdmin, tenant: ToyServer.other)
    let senders = try (0..<20).map { _ in try toy.open() }
    let known = try toy.open(token: "other")
    for sender in senders {
      let long = [UInt8](repeating: 1, count: length)
      #expect(try sender.ended(sender.call(.echo, long)).code == .ok)
    }
    #expect(try comesFirst(known, before: senders, of: toy))
  }

  /// Lets twenty senders each send calls of so many bytes while the reactor waits in another one,
  /// and says whether they come after others then.
  private func comesLast(afterSending count: Int, of bytes: Int) throws -> Bool {
    let toy = try ToyServer()
    toy.tokens.add("other", .clientAdmin, tenant: ToyServer.other)
    let first = try toy.open()
    let senders = try (0..<20).map { _ in try toy.open() }
    let known = try toy.open(token: "other")
    let barrier = toy.dispatcher.barrier
    barrier.look { $0.isShut = true }
    first.call(.echo)
    try #require(eventually { barrier.look { $0.entered == 1 } })
    let request = [UInt8](repeating: 1, count: bytes)
    let calls = senders.map { sender in (0..<count).map { _ in sender.call(.echo, request) } }
    barrier.changeAll { $0.isShut = false }
    for (sender, streams) in zip(senders, calls) {
      for stream in streams { #expect(try sender.ended(stream).code == .ok) }
    }
    return try comesFirst(known, before: senders, of: toy, mostly: true)
  }

  @Test(arguments: [(8, 1, false), (9, 1, true), (7, 5_000, true), (6, 5_000, false)])
  func `Whoever sends much at once comes after the others, and nobody else`(
    _ calls: Int, _ bytes: Int, _ isLast: Bool
  ) throws {
    // Seven of the longer ones are more than is read at once.
    #expect(try comesLast(afterSending: calls, of: bytes) == isLast)
  }

  /// Notes whose calls come, each of which takes ten microseconds.
  final class Delay: CallInterceptor, Sendable {
    let clock = Mutex<ManualClock?>(nil)
    let tenants = Mutex<[Uuid?]>([])

    func before(
      _ call: inout ArrivingCall, from tokens: borrowing AuthSlots
    ) throws(RPCError) {
      let tenant = call.scope?.tenantID
      tenants.withLock { $0.append(tenant) }
      clock.withLock { $0 }?.advance(by: TimeSpan(microseconds: 10))
    }
  }

  @Test func `Beside others, who comes last is read in a batch and served in the next`() throws {
    let toy = try ToyServer()
    let (light, heavy) = (try toy.open(), try toy.open())
    let barrier = toy.dispatcher.barrier
    let long = [UInt8](repeating: 1, count: 40_000)
    #expect(try heavy.ended(heavy.call(.echo, long)).code == .ok)
    func batches(of call: () throws -> Void) throws -> Int {
      try heavy.roundTrip()
      let before = toy.dispatcher.state.withLock { $0.batches }
      try call()
      return toy.dispatcher.state.withLock { $0.batches } - before
    }
    let count = try batches {
      barrier.changeAll { $0 = (isShut: true, entered: 0, permits: 0) }
      let first = light.call(.echo)
      try #require(eventually { barrier.look { $0.entered == 1 } })
      let streams = (light.call(.echo), heavy.call(.echo))
      barrier.changeAll { $0.isShut = false }
      for stream in [first, streams.0] { #expect(try light.ended(stream).code == .ok) }
      #expect(try heavy.ended(streams.1).code == .ok)
    }
    #expect(count == 3)
    // In a calm moment there is nobody who would wait for it.
    toy.clock.advance(by: .seconds(0.015))
    let calm = try batches { _ = try heavy.ended(heavy.call(.echo)) }
    #expect(calm == 1)
  }

  @Test func `A turn of calls for workers ends in time`() throws {
    let delay = Delay()
    let toy = try ToyServer { $0.interceptors = [delay] }
    delay.clock.withLock { $0 = toy.clock }
    toy.tokens.add("other", .clientAdmin, tenant: ToyServer.other)
    let (flood, other) = (try toy.open(), try toy.open(token: "other"))
    let streams = (0..<120).map { _ in flood.takeStream() }
    let last = toy.dispatcher.state.withLock { _ in
      flood.send { output in
        for stream in streams {
          _ = output.callFrames(
            stream: stream, header: CallHeader(method: Toy.held.id),
            request: [UInt8]().span.bytes)
        }
      }
      return other.call(.echo)
    }
    #expect(try other.ended(last).code == .ok)
    _ = try toy.awaitHeld(streams.count)
    let place = try #require(delay.tenants.withLock { $0.firstIndex(of: ToyServer.other) })
    // As many as its turn may have, or all of its turn and of the one in which the reactor waited.
    #expect(place <= 40, "\(place) calls came first")
  }

  @Test func `Within the process a turn takes all, because what came is told once`() throws {
    let toy = try ToyServer()
    let peer = try toy.open(.inProcess)
    let count = 3 * RPCLimits.framesPerTurn + 1
    toy.dispatcher.state.withLock { _ in
      for _ in 0..<count { peer.call(.echo) }
      peer.close()
    }
    #expect(eventually { toy.dispatcher.contexts.count == count })
    #expect(eventually { toy.server.counters.connections == 0 })
  }

  @Test func `Frames that wait for their turn are no slow sender's, and bounded`() throws {
    let toy = try ToyServer { $0.limits.frameMilliseconds = 1 }
    let peer = try toy.open()
    var stream: UInt32 = 0
    toy.dispatcher.state.withLock { _ in
      for _ in 0..<2000 { stream = peer.call(.echo) }
      toy.clock.advance(by: .seconds(2))
    }
    toy.server.poke()
    #expect(try peer.ended(stream).code == .ok)
    #expect(toy.server.statistics.closed[.slowSender] == 0)
  }
}
