package import RPCCore

/// Which failed attempts are repeated, how often and when.
package struct RetryPolicy: Sendable, Hashable {
  /// Attempts of one call, the first one included.
  package var attemptsMax = 5
  package var firstDelayMilliseconds = 50
  package var delayMillisecondsMax = 2_000

  package init() {}

  /// A policy that makes one attempt.
  package static var none: RetryPolicy {
    var policy = RetryPolicy()
    policy.attemptsMax = 1
    return policy
  }

  /// Whether a call that failed with `error` may be made again without doing anything twice.
  ///
  /// `isSafe` is true for reads and for calls with an idempotency key.
  package func allows(_ error: RPCError, isSafe: Bool) -> Bool {
    switch error.code {
    case .unavailable: error.neverExecuted || isSafe
    // What is too long will be too long again; a server that has no room now says for how long.
    case .resourceExhausted:
      error.neverExecuted || isSafe && error.retryAfterMilliseconds != nil
    // The outcome is not known; the same key finds it out.
    case .unknown: isSafe
    case .ok, .cancelled, .invalidArgument, .deadlineExceeded, .notFound, .alreadyExists,
      .permissionDenied, .failedPrecondition, .aborted, .outOfRange, .unimplemented, .internal,
      .dataLoss, .unauthenticated:
      false
    }
  }

  /// How long to wait before attempt `attempt` (the second is 2): what the server said, or
  /// doubling delays; each with up to 20 % more or less, decided by `random`.
  package func delayMilliseconds(
    before attempt: Int, _ error: RPCError, random: UInt64
  ) -> UInt64 {
    let doublings = min(max(attempt - 2, 0), 20)
    let own = min(firstDelayMilliseconds << doublings, delayMillisecondsMax)
    // Server push-back is a least time, so it is only ever lengthened.
    if let told = error.retryAfterMilliseconds {
      return UInt64(told) + UInt64(told) * (random % 201) / 1000
    }
    return UInt64(own) * (800 + random % 401) / 1000
  }
}

/// Keeps retries from making an overload worse: each failure takes a token, each success gives a
/// tenth of one back, and while less than half are left nothing is retried.
package struct RetryBudget: Sendable {
  private static let tenthsMax = 100
  private var tenths = RetryBudget.tenthsMax

  package init() {}

  package mutating func succeed() { tenths = min(tenths + 1, Self.tenthsMax) }

  /// Notes a failure that could be retried, and says whether it may be.
  package mutating func fail() -> Bool {
    tenths = max(tenths - 10, 0)
    return allows
  }

  /// Whether more calls may be made than callers asked for.
  package var allows: Bool { tenths > Self.tenthsMax / 2 }
}
