import Synchronization
import TestKit
import Testing
import WireFormat

@testable import Auth
@testable import RPCCore
@testable import RPCServer

@Suite("Calls that nobody has time for")
struct ShedTests {
  @Test func `End at once, were never executed, and say when to come again`() throws {
    let toy = try ToyServer()
    let peer = try toy.open()
    toy.dispatcher.state.withLock { $0.isOverloaded = true }
    // The request is not even looked at, so its length makes no difference, nor what it is for.
    let calls = [(Toy.submitted, 0), (.submitted, 5000), (.submitted, 90_000), (.count, 2)]
    for (method, length) in calls {
      let request = [UInt8](repeating: 7, count: length)
      let error = try #require(try peer.ended(peer.call(method, request)).error)
      #expect(error.code == .resourceExhausted && error.neverExecuted)
      #expect(error.retryAfterMilliseconds == 100)
      #expect(error.message == toy.dispatcher.overload.message)
    }
    let critical = peer.call(.submitted, [1]) { $0.criticality = .critical }
    #expect(try peer.ended(critical).answer == [1])
    // What runs on the reactor takes nobody's time.
    #expect(try peer.ended(peer.call(.echo, [2])).answer == [2])
    toy.dispatcher.state.withLock { $0.isOverloaded = false }
    #expect(try peer.ended(peer.call(.submitted, [3])).answer == [3])
    #expect(eventually { toy.server.counters.callsFailed == 4 })
    #expect(toy.server.counters.rests == 0, "so few cost nothing")
  }

  @Test func `Let their connection rest when they are many, and no other one`() throws {
    let toy = try ToyServer()
    toy.tokens.add("other", .clientAdmin, tenant: ToyServer.other)
    let (flood, other) = (try toy.open(), try toy.open(token: "other"))
    toy.dispatcher.state.withLock { $0.isOverloaded = true }
    let streams = (0..<40).map { _ in flood.takeStream() }
    flood.send { output in
      for stream in streams {
        _ = output.callFrames(
          stream: stream, header: CallHeader(method: Toy.submitted.id),
          request: [UInt8]().span.bytes)
      }
    }
    for stream in streams { #expect(try flood.ended(stream).code == .resourceExhausted) }
    #expect(eventually { toy.server.counters.rests == 1 })
    let late = flood.call(.echo)
    for _ in 0..<3 { #expect(try other.ended(other.call(.echo)).code == .ok) }
    #expect(toy.dispatcher.contexts.allSatisfy { $0.scope?.tenantID == ToyServer.other })
    toy.advance(by: .seconds(0.01))
    #expect(try flood.ended(late).code == .ok)
    let overloads = toy.dispatcher.state.withLock { $0.overloads }
    #expect(overloads.asked + overloads.noted == streams.count, "each is counted once")
    #expect(overloads.asked <= 4)
  }

  @Test func `Are so like the one before, and for some calls only`() {
    func context(_ tenant: Uuid, _ criticality: Criticality = .unspecified) -> CallContext {
      let caller = Principal(
        subject: "caller", role: .clientAdmin, tenant: tenant, scopes: [], locations: [],
        tokenID: "id", expiresAt: .max)
      return CallContext(
        principal: caller, scope: TenantScope(of: caller, naming: nil), deadline: .max, arrived: 0,
        criticality: criticality)
    }
    let tenant = ToyServer.tenant
    var verdict = OverloadVerdict(3, context(tenant), at: 1000)
    let others = [
      verdict.holds(4, context(tenant), at: 1000),
      verdict.holds(3, context(ToyServer.other), at: 1000),
      verdict.holds(3, context(tenant, .critical), at: 1000),
      verdict.holds(3, context(tenant), at: 201_001),
    ]
    #expect(others.allSatisfy { !$0 } && verdict.reused == 0)
    for _ in 0..<40 { _ = verdict.holds(3, context(tenant), at: 201_000) }
    #expect(verdict.reused == 32)
  }

  @Test func `Are told from few by what comes in ten milliseconds`() {
    let steps: [(shed: Int, milliseconds: UInt64, rests: Bool)] = [
      (10, 100, false), (10, 101, true),
      // The window before had many.
      (1, 112, true), (1, 123, false), (16, 124, true),
      // That was long ago.
      (1, 500, false),
    ]
    var pace = ShedPace()
    for step in steps {
      let rests = pace.note(step.shed, at: step.milliseconds * 1_000_000)
      #expect(rests == step.rests, "at \(step.milliseconds) ms")
    }
    #expect(ShedPace.rest(0) == 2_000_000 && ShedPace.rest(20) == 6_000_000)
    #expect(ShedPace.rest(100_000) == 10_000_000)
  }
}
