import FrontdeskClient
import RPCCore
import Synchronization
import TestKit
import Testing
import WireFormat

@Suite("Tracing and reports")
struct InterceptorTests {
  static let text = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

  /// The traceparent that a call leaves with.
  func sent(_ interceptor: TracingInterceptor, _ given: String?) async throws -> String? {
    let method = HealthServiceMethods.check
    let call = ClientCall(method: method, request: [], options: CallOptions(traceparent: given))
    let seen = Mutex<String?>(nil)
    _ = try await interceptor.unary(call) { call async throws(RPCError) in
      seen.withLock { $0 = call.options.traceparent }
      return []
    }
    return seen.withLock { $0 }
  }

  @Test func `A trace context is read and written`() throws {
    let context = try #require(TraceContext(Self.text))
    #expect(context.traceparent == Self.text && context.isSampled)
    #expect(context.child().traceID == context.traceID && context.child() != context)
    #expect(TraceContext(TraceContext(isSampled: false).traceparent)?.isSampled == false)
  }

  @Test(arguments: [
    "", "00", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
    "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
    "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x",
    "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
    "00-4bf92f3577b34da6a3ce929d0e0e473g-00f067aa0ba902b7-01",
    "00-+bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
  ])
  func `What is no trace context is not read`(_ text: String) {
    #expect(TraceContext(text) == nil)
  }

  @Test func `A call is a span below its caller's`() async throws {
    let parent = try #require(TraceContext(Self.text))
    for startsTraces in [true, false] {
      let tracing = TracingInterceptor(startsTraces: startsTraces)
      let given = try #require(try await sent(tracing, Self.text).flatMap { TraceContext($0) })
      #expect(given.traceID == parent.traceID && given.spanID != parent.spanID)
      let task = try await TraceContext.$current.withValue(parent) {
        try await sent(tracing, nil)
      }
      let below = try #require(task.flatMap { TraceContext($0) })
      #expect(below.traceID == parent.traceID && below.spanID != parent.spanID)
      #expect(try await sent(tracing, "of another kind") == "of another kind")
      #expect((try await sent(tracing, nil) != nil) == startsTraces)
    }
  }

  @Test func `Every call is reported once, with its messages and its code`() async throws {
    let reports = Mutex<[CallReport]>([])
    let reporting = ReportingInterceptor { report in reports.withLock { $0.append(report) } }
    var fake = FakeChannel()
    fake.answer(
      countUp,
      responses: { (request: CallStatus, stream: FakeStream<CallStatus, CallStatus>) in
        for code in 0..<request.code { try await stream.send(CallStatus(code: code)) }
        if request.code == 2 { throw RPCError(.aborted, "Enough.") }
      })
    let channel = fake
    for (code, isRead) in [(UInt32(3), true), (2, true), (9, false)] {
      let request = CallStatus(code: code).encoded()
      let call = ClientCall(method: countUp, request: request, options: CallOptions())
      let inner = try await reporting.stream(call) { call async throws(RPCError) in
        try await channel.stream(call.method, call.request, call.options)
      }
      let stream = ResponseStream<CallStatus>(inner, countUp)
      for await _ in Reading(stream, isWhole: isRead) {}
    }
    let call = ClientCall(method: HealthServiceMethods.check, request: [], options: CallOptions())
    await #expect(throws: RPCError.self) {
      _ = try await reporting.unary(call) { _ async throws(RPCError) in
        throw RPCError(.notFound, "No.")
      }
    }
    #expect(await eventuallyAsync { reports.withLock { $0.count } == 4 })
    let all = reports.withLock { $0 }
    #expect(all.map(\.code) == [.ok, .aborted, .cancelled, .notFound])
    #expect(all.map(\.received) == [3, 2, 1, 0] && all.map(\.sent) == [1, 1, 1, 1])
  }
}

/// Reads a stream to its end, well or not, or only its first message.
private struct Reading: AsyncSequence, AsyncIteratorProtocol {
  private var iterator: ResponseStream<CallStatus>.AsyncIterator
  private let isWhole: Bool
  private var isOver = false

  init(_ stream: ResponseStream<CallStatus>, isWhole: Bool) {
    iterator = stream.makeAsyncIterator()
    self.isWhole = isWhole
  }

  func makeAsyncIterator() -> Reading { self }

  mutating func next() async -> CallStatus? {
    guard !isOver else { return nil }
    isOver = !isWhole
    return try? await iterator.next()
  }
}
