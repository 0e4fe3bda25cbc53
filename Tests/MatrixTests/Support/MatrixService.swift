import Auth
import RPCClient
import RPCCore
import RPCServer
import Synchronization
import SystemIO
import TestKit
import WireFormat

/// A service with a method of each shape, whose handlers run on a pool as the real ones do.
final class MatrixService: CallDispatcher {
  let log = Log()
  let pool: WorkerPool

  /// `next` is the service that each call is passed on to; nil answers here.
  init(threads: Int = 4, next: RPCClient? = nil) throws {
    let log = log
    var options = WorkerPool.Options()
    options.delayMilliseconds *= SanitizerCost.time
    pool = try WorkerPool(name: "matrix", threads: threads, options: options) {
      if let next { ForwardingWorker(log, next) } else { MatrixWorker(log) }
    }
  }

  static func info(_ shape: Shape) -> MethodInfo {
    let shapes: [CallShape] = [.unary, .clientStream, .serverStream, .duplex, .serverStream]
    return MethodInfo(
      id: 0xA000_0001 + UInt32(shape.rawValue), name: "matrix.v1.Matrix/\(shape)",
      timeoutMicroseconds: 30_000_000, isRead: false, shape: shapes[shape.rawValue])
  }

  var methods: [ServerMethod] {
    Shape.allCases.map { shape in
      ServerMethod(
        info: Self.info(shape), lane: shape == .feed ? .feed : .works,
        access: AccessRule(isPublic: true), isTenantless: true)
    }
  }

  func tenantState(_ id: Uuid) -> TenantState { .active }
  func makeReactorLane() -> any ReactorLane { MatrixLane() }
  func submit(_ call: ServerCall) { pool.submit(call) }

  /// Whether no handler runs or waits.
  var isIdle: Bool { pool.figures.running == 0 && pool.figures.queued == 0 }
}

/// What handlers and server saw of calls.
final class Log: CallInterceptor, Sendable {
  struct State {
    var begun = 0
    /// How handlers ended, by what they threw.
    var ends: [StatusCode] = []
    /// How the server says that calls ended.
    var records: [StatusCode] = []
    /// What handlers were told besides the request.
    var contexts: [CallContext] = []
  }

  let state = Mutex(State())

  var begun: Int { state.withLock { $0.begun } }

  func after(_ call: borrowing EndedCall, _ context: CallContext?) {
    let code = call.code
    state.withLock { $0.records.append(code) }
  }

  /// Notes how a call begins and ends, and finishes it with what `answer` makes of it.
  func run(_ call: ServerCall, _ answer: (ServerCall) throws(RPCError) -> [UInt8]) {
    state.withLock { state in
      state.begun += 1
      state.contexts.append(call.context)
    }
    do throws(RPCError) {
      let bytes = try answer(call)
      state.withLock { $0.ends.append(.ok) }
      call.finish(answer: bytes)
    } catch {
      state.withLock { $0.ends.append(error.code) }
      call.finish(error: error)
    }
  }

  /// Forgets all of it.
  func clear() { state.withLock { $0 = State() } }
}

/// The handlers.
final class MatrixWorker: Worker {
  static let message = [UInt8](repeating: Plan.wait.rawValue, count: 1024)
  private let log: Log

  init(_ log: Log) { self.log = log }

  func run(_ call: ServerCall) { log.run(call, answer) }

  private func answer(_ call: ServerCall) throws(RPCError) -> [UInt8] {
    guard let stream = call.stream else { return try unary(call) }
    switch stream.shape {
    case .unary, .serverStream:
      let plan = Self.plan(call.request)
      var left = 3
      while left > 0 || plan == .wait {
        try stream.send(Self.message)
        left -= 1
      }
      if plan == .fail { throw Self.failure }
      return []
    case .clientStream:
      var count: UInt8 = 0
      while let message = try stream.receive() {
        if Self.plan(message) == .fail { throw Self.failure }
        count &+= 1
      }
      return [count]
    case .duplex:
      while let message = try stream.receive() {
        if Self.plan(message) == .fail { throw Self.failure }
        try stream.send(message)
      }
      return []
    }
  }

  private func unary(_ call: ServerCall) throws(RPCError) -> [UInt8] {
    switch Self.plan(call.request) {
    case .complete: return call.request
    case .fail: throw Self.failure
    case .wait:
      let never = Monitor(false)
      while !call.isCancelled { _ = never.wait(seconds: 0.001) { $0 ? true : nil } }
      throw RPCError(.cancelled, "Nobody waits.")
    }
  }

  static let failure = RPCError(.aborted, "Somebody was faster.")

  static func plan(_ request: [UInt8]) -> Plan {
    request.first.flatMap { Plan(rawValue: $0) } ?? .complete
  }
}

/// The feed, on the reactor.
final class MatrixLane: ReactorLane {
  func beginBatch() {}
  func endBatch() {}

  func run(
    _ method: Int, _ context: CallContext, _ request: RawSpan, _ answer: inout WireWriter
  ) throws(RPCError) {
    throw RPCError(.unimplemented, "Nothing runs inline.")
  }

  func openFeed(
    _ method: Int, _ context: CallContext, _ request: RawSpan
  ) throws(RPCError) -> Feed {
    let plan = MatrixWorker.plan(request.withUnsafeBytes { [UInt8]($0) })
    return Feed(topic: .zero, after: 0) { after, _ throws(RPCError) in
      var page = FeedPage()
      let last: Int64 = plan == .wait ? 1 : 3
      guard after < last else {
        if plan == .fail { throw MatrixWorker.failure }
        return page
      }
      for number in after + 1...last { page.append(Hello(name: "number \(number)"), at: number) }
      page.hasMore = plan == .fail
      page.isLast = plan == .complete
      return page
    }
  }
}

/// Knows no token; every call here is public.
struct NoTokens: TokenVerifying {
  func verify(_ token: [UInt8], now: Timestamp) throws(TokenRefusal) -> Principal {
    throw TokenRefusal("There are no tokens.")
  }

  func isValid(_ principal: Principal, now: Timestamp) -> Bool { false }
}
