import Auth
import RPCCore
import RPCServer
import Synchronization
import SystemIO
import WireFormat

/// The rpcs of the toy service; each stands for a way in which calls run.
enum Toy: Int, CaseIterable, Sendable {
  /// Inline; gives the request back.
  case echo
  /// Inline and public.
  case hello
  /// Inline; the request is the length of the answer, up to 4 MiB.
  case answer
  /// Inline; always fails with an error that has everything.
  case failing
  /// Inline, and handed over when the request is not empty.
  case page
  /// Submitted and held until the test finishes it.
  case held
  /// As `held`, with a time-out of a second.
  case brief
  /// Submitted; echoes at once and takes at most 100,000 bytes.
  case submitted
  /// Inline, and names no tenant.
  case tenantless
  /// Inline, for client admins with a scope, or a service with one.
  case scoped
  /// Inline, for platform admins alone.
  case exclusive
  /// Listed and not to be called.
  case missing
  /// Submitted and public.
  case open
  /// Streams both ways: gives each message back. A message of 0xFF makes it fail.
  case chat
  /// Streams requests: answers with how many bytes came. A message of 0xFF makes it fail.
  case sum
  /// Streams answers: as many as the request's first byte says, each as long as its second, in
  /// KiB; a third makes it fail after them, or go on for ever.
  case count
  /// As `count`, without a time-out.
  case endless
  /// A feed of numbers up to the toy's last; public when asked without a token.
  case watch

  var id: UInt32 { 0x9000_0001 + UInt32(rawValue) * 16 }

  var method: ServerMethod {
    let everybody: [AccessRule.Grant] = [.clientAdmin(scope: nil), .service(scope: "toys")]
    var access = AccessRule(grants: everybody)
    switch self {
    case .hello, .open: access = AccessRule(isPublic: true)
    case .scoped:
      access = AccessRule(grants: [.clientAdmin(scope: "finance"), .service(scope: "toys")])
    case .exclusive: access = AccessRule(isExclusive: true, grants: [.platformAdmin])
    default: break
    }
    let isSubmitted = [.held, .brief, .submitted, .open].contains(self) || shape != .unary
    let timeout: Int64 = self == .brief ? 1_000_000 : 5_000_000
    let lane: Lane =
      self == .watch ? .feed : isSubmitted ? .works : self == .page ? .readsPage : .readsPoint
    return ServerMethod(
      info: MethodInfo(
        id: id, name: "toy.v1.Toy/\(self)",
        timeoutMicroseconds: [.endless, .watch].contains(self) ? nil : timeout, isRead: true,
        shape: shape),
      lane: lane, access: access,
      isTenantless: self == .tenantless,
      requestBytesMax: self == .submitted ? 100_000 : 4 << 20, runsInline: !isSubmitted,
      isImplemented: self != .missing)
  }

  var shape: CallShape {
    switch self {
    case .chat: .duplex
    case .sum: .clientStream
    case .count, .endless, .watch: .serverStream
    default: .unary
    }
  }

  static let error = RPCError(
    .aborted, "Somebody was faster.",
    violations: [.init(path: "name", rule: "length", message: "Too long.")],
    existing: Uuid(high: 1, low: 2),
    conflicts: [.init(field: "a", original: "1", current: "2", attempted: "3")],
    retryAfterMilliseconds: 5)
}

/// Runs the toy service and lets a test look at what happened.
final class ToyDispatcher: CallDispatcher {
  struct State {
    var held: [ServerCall] = []
    var contexts: [CallContext] = []
    /// What the lane was told of before each call: the request of the next one, and how many had
    /// run by then.
    var foreseen: [(request: [UInt8]?, ran: Int)] = []
    var tenants: [Uuid: TenantState] = [:]
    var batches = 0
    /// How often it was asked to end what nobody waits for.
    var sweeps = 0
    var strayCalls = 0
    /// Streams whose handlers have not ended.
    var streaming = 0
    var streamsBegun = 0
    /// Bytes that `sum` has received.
    var summed = 0
    var threads: [SystemThreadBox] = []
    /// The last number of the feed, and whether it ends there.
    var lastNumber: Int64 = 0
    var feedEnds = false
    var feedError: RPCError?
    /// Whether calls of `submitted` and `count` are refused, unless they are critical.
    var isOverloaded = false
    /// How often it was asked for that and said yes, and what it was told of without being asked.
    var overloads = (asked: 0, noted: 0)
  }

  let state = Mutex(State())
  /// Holds inline calls while it is shut; each permit lets one go on.
  let barrier = Monitor((isShut: false, entered: 0, permits: 0))

  var methods: [ServerMethod] { Toy.allCases.map(\.method) }

  func tenantState(_ id: Uuid) -> TenantState {
    state.withLock { $0.tenants[id] ?? .unknown }
  }

  func makeReactorLane() -> any ReactorLane { ToyLane(self) }

  func submit(_ call: ServerCall) {
    if let stream = call.stream { return run(call, stream) }
    switch Toy(rawValue: call.method) {
    case .held, .brief: state.withLock { $0.held.append(call) }
    case .page: call.finish(answer: [0xAA] + call.request)
    default: call.finish(answer: call.request)
    }
  }

  func sweep() { state.withLock { $0.sweeps += 1 } }

  func isOverloaded(_ method: Int, _ context: CallContext) -> Bool {
    guard [.submitted, .count].contains(Toy(rawValue: method)), context.criticality != .critical
    else { return false }
    return state.withLock { state in
      if state.isOverloaded { state.overloads.asked += 1 }
      return state.isOverloaded
    }
  }

  func noteOverloaded(_ method: Int, _ calls: Int) {
    state.withLock { $0.overloads.noted += calls }
  }

  /// Calls that wait for the test, in the order in which they came.
  var held: [ServerCall] { state.withLock { $0.held } }

  /// Forgets the calls that it holds.
  func letGo() {
    let calls = state.withLock { state in
      defer { state.held = [] }
      return state.held
    }
    withExtendedLifetime(calls) {}
  }

  /// Waits at the barrier, on the reactor's thread.
  func pass() {
    barrier.look { $0.entered += 1 }
    barrier.wait { barrier -> Void? in
      guard barrier.isShut else { return () }
      guard barrier.permits > 0 else { return nil }
      barrier.permits -= 1
      return ()
    }
  }

  /// The contexts of inline calls.
  var contexts: [CallContext] { state.withLock { $0.contexts } }
}

/// The inline half of the toy service.
final class ToyLane: ReactorLane {
  private let dispatcher: ToyDispatcher
  private var isInBatch = false
  private var mustHandOver = false

  init(_ dispatcher: ToyDispatcher) { self.dispatcher = dispatcher }

  func beginBatch() {
    isInBatch = true
    dispatcher.state.withLock { $0.batches += 1 }
  }

  func endBatch() { isInBatch = false }

  var foresees: Bool { true }

  func foresee(_ method: UInt32?, _ request: RawSpan) {
    let bytes = request.withUnsafeBytes { [UInt8]($0) }
    dispatcher.state.withLock { state in
      state.foreseen.append((method == Toy.echo.id ? bytes : nil, state.contexts.count))
    }
  }

  func run(
    _ method: Int, _ context: CallContext, _ request: RawSpan, _ answer: inout WireWriter
  ) throws(RPCError) {
    let isStray = !isInBatch || answer.count != 0
    dispatcher.state.withLock { state in
      state.contexts.append(context)
      if isStray { state.strayCalls += 1 }
    }
    dispatcher.pass()
    switch Toy(rawValue: method) {
    case .failing:
      answer.append([1, 2, 3] as [UInt8])
      throw Toy.error
    case .answer:
      let count = request.byteCount < 4 ? 0 : request.unsafeLoadUnaligned(as: UInt32.self)
      answer.append([UInt8](repeating: 0x5A, count: Int(min(count, 4 << 20))))
    case .page:
      mustHandOver = request.byteCount > 0
      answer.append(request)
    default: answer.append(request)
    }
  }

  func openFeed(
    _ method: Int, _ context: CallContext, _ request: RawSpan
  ) throws(RPCError) -> Feed {
    if request.byteCount > 0 { throw Toy.error }
    return Feed(topic: ToyServer.tenant, after: 0) { [dispatcher] after, _ throws(RPCError) in
      try dispatcher.page(after)
    }
  }

  func takeHandover() -> Bool {
    defer { mustHandOver = false }
    return mustHandOver
  }
}
