/// How a `Frontdesk` connects and what its calls say when they say nothing themselves.
public struct FrontdeskOptions: Sendable {
  /// Where the token comes from.
  public enum Token: Sendable {
    /// No token: only health and reflection answer.
    case none
    /// One token for as long as it is valid.
    case fixed(String)
    /// Asked for a token first, and again when the server refuses the last one.
    case renewing(@Sendable () async throws -> String)
  }

  /// The token of every call; it is sent once a connection.
  public var token: Token
  /// The tenant of calls that name none; client admins may leave it out.
  public var tenant: Uuid?
  /// The time-out of calls that name none, in microseconds; nil takes each method's own.
  public var timeoutMicroseconds: Int64?
  /// Connections that are opened at most, as load asks for them; of several addresses each has
  /// one.
  public var connections: Int
  /// How often a call is made at most, when it may be made again without doing anything twice:
  /// it never ran, it is a read, or it has an idempotency key.
  public var attemptsMax: Int
  /// Gives each write an idempotency key, so that it may be retried.
  public var retryWrites: Bool
  /// What stands around each call, the outermost first: tracing, metrics, or your own.
  public var interceptors: [any ClientInterceptor]
  /// How long connecting may take, in milliseconds.
  public var connectMilliseconds: Int
  /// How connections are secured; nil leaves it to each address: `tls://host:port` is, the
  /// others are not.
  public var tls: FrontdeskTLS?
  /// The name that the server shows its operators for this client.
  public var name: String

  /// Options; what is left out has a value that suits most programs.
  public init(
    token: Token = .none, tenant: Uuid? = nil, timeoutMicroseconds: Int64? = nil,
    connections: Int = 1, attemptsMax: Int = 5, retryWrites: Bool = true,
    interceptors: [any ClientInterceptor] = [], connectMilliseconds: Int = 5_000,
    tls: FrontdeskTLS? = nil, name: String = "frontdesk-swift"
  ) {
    self.token = token
    self.tenant = tenant
    self.timeoutMicroseconds = timeoutMicroseconds
    self.connections = connections
    self.attemptsMax = attemptsMax
    self.retryWrites = retryWrites
    self.interceptors = interceptors
    self.connectMilliseconds = connectMilliseconds
    self.tls = tls
    self.name = name
  }
}
