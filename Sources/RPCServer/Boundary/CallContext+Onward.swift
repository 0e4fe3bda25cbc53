import Auth
package import RPCCore

extension CallContext {
  /// What a handler says when it asks another service on behalf of its call: the time that is
  /// left, the trace, the tenant, and how much the call matters. The idempotency key stays
  /// behind, as it is for this call alone.
  ///
  /// - Parameter now: In monotonic nanoseconds, as `deadline` is.
  package func onward(at now: UInt64) -> CallOptions {
    let left = deadline - min(now, deadline)
    return CallOptions(
      timeoutMicroseconds: deadline == .max ? nil : Int64(clamping: left / 1000),
      tenant: scope?.tenantID, traceparent: traceparent, criticality: criticality)
  }
}
