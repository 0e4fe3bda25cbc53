public import WireFormat

/// What a caller may say about one call.
public struct CallOptions: Sendable, Hashable {
  /// How long the call may take, in microseconds; nil takes the method's own time-out, and a
  /// stream's method may have none.
  public var timeoutMicroseconds: Int64?
  /// The tenant to act for; client admins may leave it out.
  public var tenant: Uuid?
  /// Makes a write safe to repeat: same key and request, same answer, for 24 hours.
  public var idempotencyKey: Uuid?
  /// W3C traceparent to carry on.
  public var traceparent: String?
  /// Small text values that handlers may read.
  public var metadata: [String: String]
  /// What a server under overload drops first: `sheddable` calls, `critical` ones last.
  public var criticality: Criticality
  /// Microseconds after which a read that has not been answered is made a second time, over
  /// another connection where there is one; the first answer counts, and the other call is given
  /// up. Nil makes no second call; writes and streams have none.
  public var hedgeAfterMicroseconds: Int64?
  /// How old what a read shows may be, in microseconds: the server may then answer from a copy of
  /// the store that is so far behind, in which the caller's own last writes may be missing. Nil
  /// shows everything that was committed before the call; writes and streams always do.
  public var maxStalenessMicroseconds: Int64?

  /// Whatever is left out is the method's or the connection's own.
  public init(
    timeoutMicroseconds: Int64? = nil, tenant: Uuid? = nil, idempotencyKey: Uuid? = nil,
    traceparent: String? = nil, metadata: [String: String] = [:],
    criticality: Criticality = .unspecified, hedgeAfterMicroseconds: Int64? = nil,
    maxStalenessMicroseconds: Int64? = nil
  ) {
    self.timeoutMicroseconds = timeoutMicroseconds
    self.tenant = tenant
    self.idempotencyKey = idempotencyKey
    self.traceparent = traceparent
    self.metadata = metadata
    self.criticality = criticality
    self.hedgeAfterMicroseconds = hedgeAfterMicroseconds
    self.maxStalenessMicroseconds = maxStalenessMicroseconds
  }
}
