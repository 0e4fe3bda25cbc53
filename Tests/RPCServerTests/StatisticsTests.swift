import Auth
import RPCServer
import Synchronization
import SystemIO
import TestKit
import Testing
import WireFormat

@testable import RPCCore

@Suite("What the server counts and shows")
struct StatisticsTests {
  /// Keeps what it sees, and refuses calls with the metadata `stop`.
  final class Witness: CallInterceptor, Sendable {
    struct Record {
      let method: String?
      let code: StatusCode
      let context: CallContext?
    }

    let records = Mutex<[Record]>([])
    let begun = Mutex<[String]>([])

    func before(
      _ call: inout ArrivingCall, from tokens: borrowing AuthSlots
    ) throws(RPCError) {
      let name = call.method.info.name
      begun.withLock { $0.append(name) }
      if call.context.metadata["stop"] != nil { throw RPCError(.failedPrecondition, "Stopped.") }
    }

    func after(_ call: borrowing EndedCall, _ context: CallContext?) {
      let record = Record(method: call.method?.info.name, code: call.code, context: context)
      records.withLock { $0.append(record) }
    }
  }

  @Test(
    arguments: [
      (1, 0), (16, 0), (17, 1), (32, 1), (33, 2), (1 << 24, 20), (1 << 24 + 1, 21),
      (UInt64.max, 21),
    ] as [(UInt64, Int)])
  func `A duration falls under the least bound that holds it`(_ micros: UInt64, _ index: Int) {
    #expect(DurationHistogram.index(of: micros) == index)
    if index < 21 { #expect(DurationHistogram.bounds[index] >= micros) }
    if index > 0 { #expect(DurationHistogram.bounds[index - 1] < micros) }
  }

  @Test func `Quantiles are bounds`() {
    var histogram = DurationHistogram()
    #expect(histogram.quantile(0.5) == 0)
    for _ in 0..<99 { histogram.add(20) }
    histogram.add(5000)
    #expect(histogram.quantile(0.5) == 32 && histogram.quantile(0.99) == 32)
    #expect(histogram.quantile(1) == 8192 && histogram.count == 100)
    #expect(histogram.sumMicroseconds == 99 * 20 + 5000)
  }

  @Test func `Calls are counted by method, code and lane, wherever they run`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    for _ in 0..<3 { _ = try peer.ended(peer.call(.echo)) }
    _ = try peer.ended(peer.call(.failing))
    _ = try peer.ended(peer.call(.missing))
    _ = try peer.ended(peer.call(.submitted))
    _ = try peer.ended(peer.call(.page, [1]))
    let held = peer.call(.held)
    let call = try toy.awaitHeld(1)[0]
    toy.advance(by: .seconds(2))
    _ = call.begin()
    toy.advance(by: .seconds(1))
    call.finish(answer: [])
    _ = try peer.ended(held)
    let statistics = toy.server.statistics
    func codes(_ toy: Toy) -> [StatusCode: UInt64] {
      var codes: [StatusCode: UInt64] = [:]
      for (code, count) in statistics.methods[toy.rawValue].codes.enumerated() where count > 0 {
        codes[StatusCode(rawValue: UInt32(code)) ?? .unknown] = count
      }
      return codes
    }
    #expect(codes(.echo) == [.ok: 3] && codes(.failing) == [.aborted: 1])
    #expect(codes(.submitted) == [.ok: 1] && codes(.page) == [.ok: 1] && codes(.held) == [.ok: 1])
    #expect(statistics.methods.last?.codes[Int(StatusCode.unimplemented.rawValue)] == 1)
    #expect(statistics.methods[Toy.held.rawValue].latency.sumMicroseconds == 3_000_000)
    #expect(statistics.queueing[.works]?.sumMicroseconds == 2_000_000)
    #expect(statistics.authAccepted == 1 && statistics.authRefused == 0)
  }

  @Test func `An interceptor sees every call and may end it`() throws {
    let witness = Witness()
    let toy = try ToyServer { $0.interceptors = [witness] }
    let peer = try toy.open()
    let trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    _ = try peer.ended(peer.call(.echo) { $0.traceparent = trace })
    _ = try peer.ended(peer.call(.submitted) { $0.traceparent = "00-zz-1-01" })
    _ = try peer.ended(peer.call(.missing))
    for method in [Toy.echo, .submitted] {
      let stopped = try peer.ended(peer.call(method) { $0.metadata = ["stop": "1"] })
      #expect(stopped.code == .failedPrecondition)
    }
    try peer.roundTrip()
    let records = witness.records.withLock { $0 }
    #expect(
      records.map(\.code) == [.ok, .ok, .unimplemented, .failedPrecondition, .failedPrecondition])
    #expect(
      records.map { $0.method ?? "" } == [
        "toy.v1.Toy/echo", "toy.v1.Toy/submitted", "", "toy.v1.Toy/echo",
        "toy.v1.Toy/submitted",
      ])
    let span = try #require(records[0].context?.traceparent)
    #expect(TraceParent.traceID(span) == TraceParent.traceID(trace))
    #expect(TraceParent.spanID(span) != TraceParent.spanID(trace), "a span of its own")
    #expect(records[0].context?.parentSpan == TraceParent.spanID(trace))
    #expect(records[1].context?.traceparent == nil && records[1].context?.parentSpan == nil)
    #expect(records[0].context?.scope?.tenantID == ToyServer.tenant)
    #expect(records[3].context?.principal?.role == .clientAdmin && records[2].context == nil)
    #expect(witness.begun.withLock { $0.count } == 4)
    #expect(toy.dispatcher.contexts.count == 1, "what was stopped did not run")
  }

  @Test func `A call that is refused is a span of its caller's trace too`() throws {
    let witness = Witness()
    let toy = try ToyServer { $0.interceptors = [witness] }
    let peer = try toy.open()
    let trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    for (method, slot) in [(Toy.exclusive, 0), (.echo, 4)] as [(Toy, UInt32)] {
      let ended = try peer.ended(
        peer.call(method) {
          $0.traceparent = trace
          $0.authSlot = slot
        })
      #expect(ended.code == (slot == 0 ? .permissionDenied : .unauthenticated))
    }
    try peer.roundTrip()
    let records = witness.records.withLock { $0 }
    #expect(records.map { $0.context?.principal?.role } == [.clientAdmin, nil])
    let spans = records.compactMap { $0.context?.traceparent.map { TraceParent.spanID($0) } }
    #expect(Set(spans + [TraceParent.spanID(trace)]).count == 3)
    #expect(records.allSatisfy { $0.context?.parentSpan == TraceParent.spanID(trace) })
  }

  @Test func `Calls that end with their connection, or before they arrived, are noted too`() throws
  {
    let witness = Witness()
    let toy = try ToyServer { $0.interceptors = [witness] }
    let peer = try toy.open()
    peer.cancel(peer.open(.submitted, .more, [1]))
    try peer.roundTrip()
    _ = peer.call(.held)
    _ = try toy.awaitHeld(1)
    _ = try peer.messages(peer.open(.chat, [], [1]), 1)
    peer.close()
    #expect(eventually { witness.records.withLock { $0.count } == 3 })
    let records = witness.records.withLock { $0 }
    #expect(records.first?.method == "toy.v1.Toy/submitted")
    #expect(
      Set(records.compactMap(\.method))
        == ["toy.v1.Toy/submitted", "toy.v1.Toy/held", "toy.v1.Toy/chat"])
    let cancelled = records.filter { $0.code == .cancelled }
    #expect(cancelled.count == 3)
    #expect(cancelled.allSatisfy { $0.context?.principal?.role == .clientAdmin })
    for call in try toy.awaitHeld(1) { call.finish(answer: []) }
    toy.dispatcher.join()
  }

  @Test(arguments: Way.allCases)
  func `Operators see connections and calls`(_ way: Way) throws {
    let toy = try ToyServer { $0.reactors = 2 }
    let peer = try toy.open(way)
    let nobody = try toy.open(way, token: nil)
    let stream = peer.call(.held)
    let call = try toy.awaitHeld(1)[0]
    toy.clock.advance(by: .seconds(2))
    toy.server.poke()
    let seen = eventually { toy.server.inspect()?.calls.first?.age == 2_000_000_000 }
    #expect(seen)
    let snapshot = try #require(toy.server.inspect())
    #expect(snapshot.connections.count == 2)
    let busy = try #require(snapshot.connections.first { $0.callsInFlight == 1 })
    #expect(busy.roles == [.clientAdmin] && busy.age == 2_000_000_000)
    #expect(busy.bytesReceived == UInt64(peer.sentBytes) && busy.bytesSent > 0)
    #expect((busy.peer?.hasPrefix("127.0.0.1:") == true) == (way == .socket))
    let shown = try #require(snapshot.calls.first)
    #expect(shown.connection == busy.id && shown.stream == stream)
    #expect(shown.method == "toy.v1.Toy/held" && shown.tenant == ToyServer.tenant)
    #expect(shown.remaining == 3_000_000_000 && !shown.isCancelled)
    #expect(ConnectionName(busy.id.description) == busy.id)
    call.finish(answer: [])
    try nobody.roundTrip()
    toy.server.stop()
    toy.server.wait()
    #expect(toy.server.inspect()?.connections.isEmpty == true)
  }
}
