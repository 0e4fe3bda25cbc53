// Stands in for the generated messages of Schema/rpc.schema until the generator makes them.

public import WireFormat

/// The body of an END whose code is not 0.
public struct ErrorDetails: WireMessage {
  public var violations: [FieldViolation]
  public var existing: Uuid?
  public var conflicts: [FieldConflict]
  public var unknownFields = UnknownFields()

  public init(
    violations: [FieldViolation] = [],
    existing: Uuid? = nil,
    conflicts: [FieldConflict] = []
  ) {
    self.violations = violations
    self.existing = existing
    self.conflicts = conflicts
  }

  public init() { self.init(violations: []) }

  public func write(to writer: inout WireWriter) {
    writer.list(1, violations, MessageCodec<FieldViolation>.self)
    writer.field(2, optional: existing, UuidCodec.self)
    writer.list(3, conflicts, MessageCodec<FieldConflict>.self)
    writer.unknown(unknownFields)
  }

  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &violations, MessageCodec<FieldViolation>.self)
      case 18:
        try reader.once(&seen, 2)
        existing = try UuidCodec.read(from: &reader)
      case 26:
        try reader.append(to: &conflicts, MessageCodec<FieldConflict>.self)
      default:
        guard !(1...3).contains(tag >> 3) else { throw reader.wrongWireType() }
        try reader.keepUnknown(in: &unknownFields)
      }
    }
  }

  public func validate(_ validator: inout Validator) {}
}
