package import RPCCore

/// Where tokens come from.
package enum TokenSource: Sendable {
  /// No token: only public calls succeed.
  case none
  case fixed(String)
  /// Asked for a token at first, and again when the server refuses the last one.
  case renewing(@Sendable () async throws -> String)
}

/// What an `RPCClient` is made from.
package struct ClientOptions: Sendable {
  package var endpoints: [Endpoint]
  /// Connections that are opened at most, over all endpoints, as load asks for them; each
  /// endpoint may have one, however few these are.
  package var connections = 1
  package var token = TokenSource.none
  package var retry = RetryPolicy()
  /// What stands around each call, the outermost first.
  package var interceptors: [any ClientInterceptor] = []
  /// Gives writes without an idempotency key one, so that they may be retried.
  package var retryWrites = false
  /// The first wait before a failed connection is tried again; it doubles up to the last one.
  package var reconnectMillisecondsMin = 100
  package var reconnectMillisecondsMax = 10_000
  package var connection = RPCConnection.Settings()

  package init(_ endpoints: [Endpoint]) { self.endpoints = endpoints }
}
