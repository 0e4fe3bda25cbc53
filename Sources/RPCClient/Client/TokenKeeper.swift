import RPCCore

/// Holds the token that calls use, and renews it once however many calls ask.
actor TokenKeeper {
  private typealias Renewal = Result<AuthToken, RPCError>

  private let source: TokenSource
  private var current: AuthToken?
  private var isRenewing = false
  /// Calls that wait for the renewal under way.
  private var waiters: [UInt64: CheckedContinuation<Renewal, Never>] = [:]
  private var lastWaiter: UInt64 = 0

  init(_ source: TokenSource) {
    self.source = source
    if case .fixed(let text) = source { current = AuthToken(version: 1, text: text) }
  }

  /// The token in force; nil where calls have none. Waits at most so many nanoseconds for a first
  /// one.
  func token(within nanoseconds: UInt64?) async throws(RPCError) -> AuthToken? {
    if case .renewing = source, current == nil {
      return try await renew(after: nil, within: nanoseconds)
    }
    return current
  }

  /// A token newer than `refused`; nil where there is none to be had. Waits at most so many
  /// nanoseconds; a renewal that is given up by one call goes on for the others.
  func renew(
    after refused: AuthToken?, within nanoseconds: UInt64?
  ) async throws(RPCError) -> AuthToken? {
    guard case .renewing(let make) = source else { return nil }
    let version = refused?.version ?? 0
    if let current, current.version > version { return current }
    if !isRenewing {
      isRenewing = true
      Task {
        let made: Renewal
        do {
          made = .success(AuthToken(version: version + 1, text: try await make()))
        } catch {
          made = .failure(
            RPCError(.unauthenticated, "No token could be had: \(error)", neverExecuted: true))
        }
        finish(made)
      }
    }
    return try await wait(nanoseconds).get()
  }

  private func finish(_ renewal: Renewal) {
    isRenewing = false
    if case .success(let token) = renewal, token.version > current?.version ?? 0 {
      current = token
    }
    let waiting = waiters
    waiters = [:]
    for waiter in waiting.values { waiter.resume(returning: renewal) }
  }

  private func wait(_ nanoseconds: UInt64?) async -> Renewal {
    lastWaiter += 1
    let id = lastWaiter
    let timer = nanoseconds.map { nanoseconds in
      Task {
        guard (try? await Task.sleep(nanoseconds: nanoseconds)) != nil else { return }
        giveUp(id, .overdueToken)
      }
    }
    defer { timer?.cancel() }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        waiters[id] = continuation
        if Task.isCancelled { giveUp(id, .cancelledUnsent) }
      }
    } onCancel: {
      Task { await giveUp(id, .cancelledUnsent) }
    }
  }

  private func giveUp(_ id: UInt64, _ error: RPCError) {
    waiters.removeValue(forKey: id)?.resume(returning: .failure(error))
  }
}

extension RPCError {
  fileprivate static let overdueToken = RPCError(
    .deadlineExceeded, "The call's time-out passed while a token was waited for.",
    neverExecuted: true)
}
