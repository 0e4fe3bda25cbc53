import RPCCore

/// Holds the token that calls use, and renews it once however many calls ask.
actor TokenKeeper {
  private let source: TokenSource
  private var current: AuthToken?
  private var renewal: Task<Result<AuthToken, RPCError>, Never>?

  init(_ source: TokenSource) {
    self.source = source
    if case .fixed(let text) = source { current = AuthToken(version: 1, text: text) }
  }

  /// The token in force; nil where calls have none.
  func token() async throws(RPCError) -> AuthToken? {
    if case .renewing = source, current == nil { return try await renew(after: nil) }
    return current
  }

  /// A token newer than `refused`; nil where there is none to be had.
  func renew(after refused: AuthToken?) async throws(RPCError) -> AuthToken? {
    guard case .renewing(let make) = source else { return nil }
    let version = refused?.version ?? 0
    if let current, current.version > version { return current }
    let task =
      renewal
      ?? Task {
        do {
          return .success(AuthToken(version: version + 1, text: try await make()))
        } catch {
          return .failure(
            RPCError(.unauthenticated, "No token could be had: \(error)", neverExecuted: true))
        }
      }
    renewal = task
    let result = await task.value
    renewal = nil
    let renewed = try result.get()
    if renewed.version > current?.version ?? 0 { current = renewed }
    return current
  }
}
