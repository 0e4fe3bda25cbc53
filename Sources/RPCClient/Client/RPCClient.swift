package import RPCCore
package import Seams
import Synchronization
package import WireFormat

/// Makes calls over one or more connections, and repeats those that may be repeated.
package final class RPCClient: ClientChannel {
  let options: ClientOptions
  let clock: any Clock
  let random: any RandomSource
  private let pool: ConnectionPool
  private let tokens: TokenKeeper
  private let budget = Mutex(RetryBudget())

  /// A client; it connects when the first call is made.
  package init(
    _ options: ClientOptions, clock: any Clock = SystemClock(),
    random: any RandomSource = SystemRandom()
  ) {
    self.options = options
    self.clock = clock
    self.random = random
    pool = ConnectionPool(options, clock: clock, random: random)
    tokens = TokenKeeper(options.token)
  }

  deinit { pool.close() }

  /// Ends all connections; calls in flight end `unavailable`, and so do later ones.
  package func close() { pool.close() }

  package func unary<Request: WireMessage, Response: WireMessage>(
    _ method: MethodInfo, _ request: Request, _ options: CallOptions
  ) async throws(RPCError) -> Response {
    let answer = try await unary(method, bytes: request.encoded(), options)
    do {
      return try Response(decoding: answer)
    } catch {
      throw RPCError(.internal, "The answer of \(method.name) cannot be read: \(error).")
    }
  }

  /// Makes a unary call with encoded messages: for callers that have no generated types.
  package func unary(
    _ method: MethodInfo, bytes: [UInt8], _ options: CallOptions
  ) async throws(RPCError) -> [UInt8] {
    try await unary(ClientCall(method: method, request: bytes, options: options), from: 0)
  }

  private func unary(_ call: ClientCall, from index: Int) async throws(RPCError) -> [UInt8] {
    guard index < options.interceptors.count else { return try await perform(call) }
    return try await options.interceptors[index].unary(call) { call async throws(RPCError) in
      try await self.unary(call, from: index + 1)
    }
  }

  private func perform(_ call: ClientCall) async throws(RPCError) -> [UInt8] {
    let header = header(call)
    let deadline = deadline(call)
    let isSafe = call.method.isRead || header.idempotencyKey != nil
    var history = CallHistory(token: try await token(until: deadline))
    while true {
      do throws(RPCError) {
        let answer = try await attempt(call, header, deadline, &history)
        noteSuccess()
        return answer
      } catch {
        try await prepareAttempt(after: error, &history, isSafe: isSafe, deadline)
      }
    }
  }

  private func attempt(
    _ call: ClientCall, _ header: CallHeader, _ deadline: UInt64?, _ history: inout CallHistory
  ) async throws(RPCError) -> [UInt8] {
    history.connection = nil
    history.isUnsent = true
    if Task.isCancelled { throw .cancelledUnsent }
    var header = header
    header.attempt = UInt32(clamping: history.attempts - 1)
    let attempt = UnaryAttempt(
      header: header, request: call.request ?? [], deadline: deadline, token: history.token)
    if call.method.isRead, let delay = call.options.hedgeAfterMicroseconds {
      history.isUnsent = false
      return try await hedged(attempt, afterMicroseconds: max(delay, 0))
    }
    let connection = try connection(besides: nil)
    history.connection = connection
    history.isUnsent = false
    return try await attempt.run(on: connection)
  }
}

// What every kind of call needs.
extension RPCClient {
  func header(_ call: ClientCall) -> CallHeader {
    var header = CallHeader(
      method: call.method.id, traceparent: call.options.traceparent,
      idempotencyKey: call.options.idempotencyKey, criticality: call.options.criticality,
      metadata: call.options.metadata, tenant: call.options.tenant,
      maxStaleness: UInt64(clamping: call.options.maxStalenessMicroseconds ?? 0))
    if options.retryWrites, !call.method.isRead, call.method.shape == .unary,
      header.idempotencyKey == nil
    {
      header.idempotencyKey = random.uuid(at: clock.now())
    }
    return header
  }

  /// Monotonic nanoseconds; nil for a stream without a time-out.
  func deadline(_ call: ClientCall) -> UInt64? {
    (call.options.timeoutMicroseconds ?? call.method.timeoutMicroseconds).map {
      let microseconds = min(max($0, 0), options.connection.limits.timeoutMicrosecondsMax)
      return clock.monotonicNanoseconds() + UInt64(microseconds) * 1000
    }
  }

  /// The token of a call's first attempt.
  func token(until deadline: UInt64?) async throws(RPCError) -> AuthToken? {
    try await tokens.token(within: nanoseconds(until: deadline))
  }

  private func nanoseconds(until deadline: UInt64?) -> UInt64? {
    let now = clock.monotonicNanoseconds()
    return deadline.map { max($0, now) - now }
  }

  /// The connection with the fewest calls; another one than `other` where there is one.
  func connection(besides other: RPCConnection?) throws(RPCError) -> RPCConnection {
    try pool.connection(besides: other)
  }

  /// Whether a call goes to another server at once: whoever refused it did no work for it, and
  /// another one lives.
  private func mayMove(after error: RPCError, _ history: CallHistory) -> Bool {
    error.code == .unavailable && error.neverExecuted && error.retryAfterMilliseconds == nil
      && options.endpoints.count > 1 && history.moves < options.endpoints.count
      && pool.hasStandingConnection
  }

  func noteSuccess() { budget.withLock { $0.succeed() } }

  /// Whether calls fail so seldom that more of them may be made than callers asked for.
  var hasBudget: Bool { budget.withLock { $0.allows } }

  /// Judges the failure of an attempt and waits until the next one is due; throws when there is
  /// none.
  func prepareAttempt(
    after error: RPCError, _ history: inout CallHistory, isSafe: Bool, _ deadline: UInt64?
  ) async throws(RPCError) {
    if error.code == .unauthenticated, !history.wasRenewed,
      let renewed = try await tokens.renew(
        after: history.token, within: nanoseconds(until: deadline))
    {
      history.wasRenewed = true
      history.token = renewed
      return
    }
    guard options.retry.allows(error, isSafe: isSafe),
      history.attempts < options.retry.attemptsMax
    else { throw error }
    if mayMove(after: error, history) {
      history.moves += 1
      return
    }
    // What reached no server burdens none. However many calls a connection had, its end is one
    // failure.
    if !history.isUnsent {
      let counts = history.connection?.takeLoss() ?? true
      guard budget.withLock({ counts ? $0.fail() : $0.allows }) else { throw error }
    }
    history.attempts += 1
    let delay = options.retry.delayMilliseconds(
      before: history.attempts, error, random: random.next())
    let end = clock.monotonicNanoseconds() + delay * 1_000_000
    if let deadline, end >= deadline { throw error }
    do {
      try await Task.sleep(nanoseconds: delay * 1_000_000)
    } catch {
      throw .cancelledUnsent
    }
  }
}

/// What a call has tried so far.
struct CallHistory: Sendable {
  var token: AuthToken?
  /// The attempt that runs, counted from 1.
  var attempts = 1
  /// How often it went to another server at once.
  var moves = 0
  /// The last attempt ended before there was a connection for it.
  var isUnsent = false
  /// What the last attempt was made on, where that is one.
  var connection: RPCConnection?
  /// The server refused a token once, and a new one was had.
  var wasRenewed = false
}

extension RPCError {
  static let cancelledUnsent = RPCError(
    .cancelled, "The caller gave the call up.", neverExecuted: true)
}
