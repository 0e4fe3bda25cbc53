package import Auth
package import RPCCore
package import WireFormat

/// What a handler may know of the call besides its request.
package struct CallContext: Sendable {
  /// Who calls; nil only for public rpcs without a token.
  package let principal: Principal?
  /// The tenant to act for; nil for rpcs that name none.
  package let scope: TenantScope?
  /// When the caller stops waiting, in monotonic nanoseconds.
  package let deadline: UInt64
  /// When the request had been read whole, in monotonic nanoseconds; of a call whose messages are
  /// streamed, when it was opened.
  package private(set) var arrived: UInt64
  package let idempotencyKey: Uuid?
  package let criticality: Criticality
  /// 0 for the first attempt.
  package let attempt: UInt32
  private let extras: CallExtras?
  /// The call's own span in its caller's trace; 0 without one.
  private let span: UInt64

  package init(
    principal: Principal?, scope: TenantScope?, deadline: UInt64, arrived: UInt64,
    idempotencyKey: Uuid? = nil, criticality: Criticality = .unspecified, attempt: UInt32 = 0,
    extras: CallExtras? = nil, span: UInt64 = 0
  ) {
    self.principal = principal
    self.scope = scope
    self.deadline = deadline
    self.arrived = arrived
    self.idempotencyKey = idempotencyKey
    self.criticality = criticality
    self.attempt = attempt
    self.extras = extras
    self.span = span
  }

  /// The locations that the caller is limited to; nil for nearly everybody.
  package var limit: LocationLimit? { principal?.limit }

  /// Whether there are such locations.
  package var isLimited: Bool { principal?.isLimited ?? false }

  /// Whether what customers have spent is not for the caller.
  package var hidesSpend: Bool { principal?.hidesSpend ?? false }

  /// The call's own W3C traceparent, a span below its caller's; nil where the caller has no trace.
  /// Made when it is asked for.
  package var traceparent: String? {
    guard span != 0, let caller = extras?.traceparent else { return nil }
    return TraceParent.child(of: caller, span: span)
  }

  /// The caller's span, in hex.
  package var parentSpan: String? { extras?.traceparent.map { TraceParent.spanID($0) } }

  /// The tenant that the call is for, or else its caller's; nil for callers of no tenant.
  package var payer: Uuid? { scope?.tenantID ?? principal?.tenant }

  /// Whose share of what tenants share the call takes; callers of no tenant have one together.
  var owner: Uuid { payer ?? .zero }

  /// Who keeps its bytes in the room of requests: strangers share one part of it.
  var roomOwner: Uuid { principal == nil ? RequestRoom.strangers : owner }

  /// Notes that the last fragment of the request has come: what its caller took to send it, it has
  /// not waited for the server.
  mutating func noteWhole(at now: UInt64) { arrived = now }

  /// The caller's metadata.
  package var metadata: [String: String] { extras?.metadata ?? [:] }

  /// How old what a read shows may be, in microseconds; 0 is as the store is now.
  package var maxStaleness: UInt64 { extras?.maxStaleness ?? 0 }
}
