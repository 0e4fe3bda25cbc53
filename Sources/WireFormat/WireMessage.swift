/// A message of the schema: what the generated types conform to.
public protocol WireMessage: Sendable, Hashable {
  /// The message with every field at its default.
  init()
  /// Writes the fields in ascending number, then the unknown fields.
  func write(to writer: inout WireWriter)
  /// Reads fields until `reader` is at its end.
  mutating func read(from reader: inout WireReader) throws(WireError)
  /// Adds one violation for each constraint of the schema that does not hold.
  func validate(_ validator: inout Validator)
}

extension WireMessage {
  /// Decodes exactly `bytes`.
  @inlinable
  public init(decoding bytes: [UInt8]) throws(WireError) {
    self.init()
    var reader = unsafe WireReader(bytes.span.bytes)
    try read(from: &reader)
  }

  /// Decodes exactly `bytes`.
  @inlinable
  public init(decoding bytes: RawSpan) throws(WireError) {
    self.init()
    var reader = WireReader(bytes)
    try read(from: &reader)
  }

  /// The deterministic encoding.
  @inlinable
  public func encoded() -> [UInt8] {
    var writer = WireWriter()
    write(to: &writer)
    return writer.finish()
  }

  /// The broken constraints; empty when the message is valid.
  @inlinable
  public func violations() -> [Validator.Violation] {
    var validator = Validator()
    validate(&validator)
    return validator.violations
  }
}
