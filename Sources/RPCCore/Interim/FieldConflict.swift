// Stands in for the generated messages of Schema/rpc.schema until the generator makes them.

public import WireFormat

/// One field that somebody else changed since the caller read it; values are JSON.
public struct FieldConflict: WireMessage {
  public var field: String
  public var original: String
  public var current: String
  public var attempted: String
  public var unknownFields = UnknownFields()

  public init(
    field: String = "",
    original: String = "",
    current: String = "",
    attempted: String = ""
  ) {
    self.field = field
    self.original = original
    self.current = current
    self.attempted = attempted
  }

  public init() { self.init(field: "") }

  public func write(to writer: inout WireWriter) {
    writer.field(1, field, StringCodec.self)
    writer.field(2, original, StringCodec.self)
    writer.field(3, current, StringCodec.self)
    writer.field(4, attempted, StringCodec.self)
    writer.unknown(unknownFields)
  }

  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen, 1)
        field = try StringCodec.read(from: &reader)
      case 18:
        try reader.once(&seen, 2)
        original = try StringCodec.read(from: &reader)
      case 26:
        try reader.once(&seen, 4)
        current = try StringCodec.read(from: &reader)
      case 34:
        try reader.once(&seen, 8)
        attempted = try StringCodec.read(from: &reader)
      default:
        guard !(1...4).contains(tag >> 3) else { throw reader.wrongWireType() }
        try reader.keepUnknown(in: &unknownFields)
      }
    }
  }

  public func validate(_ validator: inout Validator) {}
}
