import RPCCore

/// A place in a distributed trace, as W3C's `traceparent` carries it.
public struct TraceContext: Sendable, Hashable {
  /// The trace: 128 bits, not all 0.
  public let traceID: (high: UInt64, low: UInt64)
  /// The span within the trace, not 0.
  public let spanID: UInt64
  /// Whether somebody keeps the trace.
  public let isSampled: Bool

  /// The context of the task, which calls continue that name none themselves.
  @TaskLocal public static var current: TraceContext?

  /// The beginning of a new trace.
  public init(isSampled: Bool = true) {
    var random = SystemRandomNumberGenerator()
    traceID = (random.next(), random.next() | 1)
    spanID = random.next() | 1
    self.isSampled = isSampled
  }

  private init(_ traceID: (high: UInt64, low: UInt64), _ spanID: UInt64, _ isSampled: Bool) {
    self.traceID = traceID
    self.spanID = spanID
    self.isSampled = isSampled
  }

  /// Reads `00-<32 hex digits>-<16>-<2>`, and what later versions put after it; nil for anything
  /// else.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 4, parts[0].utf8.count == 2, parts[1].utf8.count == 32,
      parts[2].utf8.count == 16, parts[3].utf8.count == 2, parts[0] != "ff",
      parts[0] != "00" || parts.count == 4,
      text.utf8.allSatisfy({ $0 == 45 || 48...57 ~= $0 || 97...102 ~= $0 || parts.count > 4 }),
      UInt8(parts[0], radix: 16) != nil, let flags = UInt8(parts[3], radix: 16),
      let high = UInt64(parts[1].prefix(16), radix: 16),
      let low = UInt64(parts[1].suffix(16), radix: 16), let span = UInt64(parts[2], radix: 16),
      span != 0, high != 0 || low != 0
    else { return nil }
    self.init((high, low), span, flags & 1 == 1)
  }

  /// A new span below this one.
  public func child() -> TraceContext {
    var random = SystemRandomNumberGenerator()
    return TraceContext(traceID, random.next() | 1, isSampled)
  }

  /// The header's text.
  public var traceparent: String {
    TraceParent.text(
      trace: TraceParent.hex(traceID.high) + TraceParent.hex(traceID.low), span: spanID,
      isSampled: isSampled)
  }

  /// Whether trace, span and sampling are the same.
  public static func == (left: TraceContext, right: TraceContext) -> Bool {
    left.traceID == right.traceID && left.spanID == right.spanID
      && left.isSampled == right.isSampled
  }

  /// Feeds what `==` compares.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(traceID.high)
    hasher.combine(traceID.low)
    hasher.combine(spanID)
    hasher.combine(isSampled)
  }
}
