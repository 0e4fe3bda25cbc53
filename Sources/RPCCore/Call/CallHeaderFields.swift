package import WireFormat

/// The CallHeader of one OPEN as the server reads it: what nearly every call carries, without
/// an allocation; text only when the caller sent some.
package struct CallHeaderFields: Sendable {
  /// FNV-1a of the method's name.
  package var method: UInt32 = 0
  /// Microseconds; 0 takes the method's own time-out.
  package var timeout: UInt64 = 0
  package var authSlot: UInt32 = 0
  package var attempt: UInt32 = 0
  package var initialCredit: UInt32 = 0
  package var criticality = Criticality.unspecified
  package var idempotencyKey: Uuid?
  package var tenant: Uuid?
  /// Trace context, metadata and staleness; nil when there are none.
  package var extras: CallExtras?

  /// A header with every field at its default.
  package init() {}

  /// Reads a header.
  package init(decoding bytes: RawSpan) throws(WireError) {
    var reader = WireReader(bytes)
    var seen: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 13:
        try reader.once(&seen, 1)
        method = try Fixed32Codec.read(from: &reader)
      case 16:
        try reader.once(&seen, 2)
        timeout = try UInt64Codec.read(from: &reader)
      case 24:
        try reader.once(&seen, 4)
        authSlot = try UInt32Codec.read(from: &reader)
      case 42:
        try reader.once(&seen, 8)
        idempotencyKey = try UuidCodec.read(from: &reader)
      case 48:
        try reader.once(&seen, 16)
        attempt = try UInt32Codec.read(from: &reader)
      case 56:
        try reader.once(&seen, 32)
        criticality = try EnumCodec<Criticality>.read(from: &reader)
      case 72:
        try reader.once(&seen, 64)
        initialCredit = try UInt32Codec.read(from: &reader)
      case 82:
        try reader.once(&seen, 128)
        tenant = try UuidCodec.read(from: &reader)
      default:
        // Text, unknown fields and wrong types are the generated reader's to judge.
        self = CallHeaderFields(try CallHeader(decoding: bytes))
        return
      }
    }
  }

  private init(_ header: CallHeader) {
    method = header.method
    timeout = header.timeout
    authSlot = header.authSlot
    attempt = header.attempt
    initialCredit = header.initialCredit
    criticality = header.criticality
    idempotencyKey = header.idempotencyKey
    tenant = header.tenant
    // One that is no traceparent is ignored, as the standard asks.
    let traceparent = header.traceparent.flatMap { TraceParent.isValid($0) ? $0 : nil }
    if traceparent != nil || !header.metadata.isEmpty || header.maxStaleness > 0 {
      extras = CallExtras(
        traceparent: traceparent, metadata: header.metadata, maxStaleness: header.maxStaleness)
    }
  }
}

/// What few calls carry, kept apart so that the others stay small.
package final class CallExtras: Sendable {
  /// The caller's W3C traceparent.
  package let traceparent: String?
  package let metadata: [String: String]
  /// How old what a read shows may be, in microseconds.
  package let maxStaleness: UInt64

  package init(traceparent: String?, metadata: [String: String], maxStaleness: UInt64) {
    self.traceparent = traceparent
    self.metadata = metadata
    self.maxStaleness = maxStaleness
  }
}
