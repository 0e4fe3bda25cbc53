public import RPCCore

/// Carries W3C trace contexts on: each call is a span below its caller's, which is the call's own
/// `traceparent` or else the task's `TraceContext.current`.
public struct TracingInterceptor: ClientInterceptor {
  private let startsTraces: Bool

  /// - Parameter startsTraces: Begins a trace for calls whose caller has none.
  public init(startsTraces: Bool = false) { self.startsTraces = startsTraces }

  /// Calls with a trace context of its own.
  public func unary(
    _ call: ClientCall, _ proceed: @Sendable (ClientCall) async throws(RPCError) -> [UInt8]
  ) async throws(RPCError) -> [UInt8] {
    try await proceed(traced(call))
  }

  /// Begins the stream with a trace context of its own.
  public func stream(
    _ call: ClientCall,
    _ proceed: @Sendable (ClientCall) async throws(RPCError) -> any StreamingCall
  ) async throws(RPCError) -> any StreamingCall {
    try await proceed(traced(call))
  }

  private func traced(_ call: ClientCall) -> ClientCall {
    var call = call
    // What is no trace context is carried on as it is: it is the caller's.
    if let text = call.options.traceparent {
      if let parent = TraceContext(text) { call.options.traceparent = parent.child().traceparent }
    } else if let parent = TraceContext.current {
      call.options.traceparent = parent.child().traceparent
    } else if startsTraces {
      call.options.traceparent = TraceContext().traceparent
    }
    return call
  }
}
