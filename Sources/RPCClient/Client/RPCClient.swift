package import RPCCore
package import Seams
import Synchronization
package import WireFormat

/// Makes calls over one or more connections, and repeats those that may be repeated.
package final class RPCClient: ClientChannel {
  private let options: ClientOptions
  private let clock: any Clock
  private let random: any RandomSource
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
    _ method: MethodInfo, bytes: [UInt8], _ call: CallOptions
  ) async throws(RPCError) -> [UInt8] {
    var header = CallHeader(
      method: method.id, traceparent: call.traceparent, idempotencyKey: call.idempotencyKey,
      metadata: call.metadata, tenant: call.tenant)
    if options.retryWrites, !method.isRead, header.idempotencyKey == nil {
      header.idempotencyKey = random.uuid(at: clock.now())
    }
    let deadline = (call.timeoutMicroseconds ?? method.timeoutMicroseconds).map {
      let microseconds = min(max($0, 0), options.connection.limits.timeoutMicrosecondsMax)
      return clock.monotonicNanoseconds() + UInt64(microseconds) * 1000
    }
    let isSafe = method.isRead || header.idempotencyKey != nil
    var token = try await tokens.token()
    var wasRenewed = false
    var attempt = 1
    while true {
      header.attempt = UInt32(attempt - 1)
      let error: RPCError
      do throws(RPCError) {
        let answer = try await self.attempt(header, bytes, deadline, token)
        budget.withLock { $0.succeed() }
        return answer
      } catch let failure {
        error = failure
      }
      if error.code == .unauthenticated, !wasRenewed,
        let renewed = try await tokens.renew(after: token)
      {
        wasRenewed = true
        token = renewed
        continue
      }
      guard options.retry.allows(error, isSafe: isSafe), budget.withLock({ $0.fail() }),
        attempt < options.retry.attemptsMax
      else { throw error }
      attempt += 1
      try await pause(before: attempt, error, deadline)
    }
  }

  private func attempt(
    _ header: CallHeader, _ request: [UInt8], _ deadline: UInt64?, _ token: AuthToken?
  ) async throws(RPCError) -> [UInt8] {
    if Task.isCancelled { throw .cancelledUnsent }
    let connection = try pool.connection()
    // The number is there once the call was handed over; who sees it last cancels.
    let handed = Mutex<UInt64?>(nil)
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { (continuation: CheckedContinuation<CallResult, Never>) in
        let id = connection.start { id in
          OutgoingCall(
            id: id, header: header, request: request, deadline: deadline, token: token,
            completion: { continuation.resume(returning: $0) })
        }
        handed.withLock { $0 = id }
        if Task.isCancelled { connection.cancel(id) }
      }
    } onCancel: {
      if let id = handed.withLock({ $0 }) { connection.cancel(id) }
    }
    return try result.get()
  }

  /// Waits before the next attempt, unless the deadline would pass meanwhile.
  private func pause(
    before attempt: Int, _ error: RPCError, _ deadline: UInt64?
  ) async throws(RPCError) {
    let delay = options.retry.delayMilliseconds(
      before: attempt, error, random: random.next())
    let end = clock.monotonicNanoseconds() + delay * 1_000_000
    if let deadline, end >= deadline { throw error }
    do {
      try await Task.sleep(nanoseconds: delay * 1_000_000)
    } catch {
      throw .cancelledUnsent
    }
  }
}

extension RPCError {
  static let cancelledUnsent = RPCError(
    .cancelled, "The caller gave the call up.", neverExecuted: true)
}
