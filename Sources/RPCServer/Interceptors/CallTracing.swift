import RPCCore
import Seams

/// Continues traces: a call that comes with a W3C traceparent is a span of its own below its
/// caller's, which is what its handler passes on to other services and what logs say.
struct CallTracing: CallInterceptor {
  private var spans: SplitMix64

  /// Span ids need to differ, and no more; `seed` differs from reactor to reactor and from start to
  /// start.
  init(seed: UInt64) { spans = SplitMix64(seed: seed) }

  @inline(__always)
  mutating func before(
    _ call: inout ArrivingCall, from tokens: borrowing AuthSlots
  ) throws(RPCError) {
    if call.extras != nil { beginSpan(&call) }
  }

  @inline(never)
  private mutating func beginSpan(_ call: inout ArrivingCall) {
    if call.extras?.traceparent != nil { call.span = spans.next() | 1 }
  }
}
