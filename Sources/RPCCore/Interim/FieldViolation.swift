// Stands in for the generated messages of Schema/rpc.schema until the generator makes them.

public import WireFormat

/// One field that broke a rule.
public struct FieldViolation: WireMessage {
  public var path: String
  public var rule: String
  public var message: String
  public var unknownFields = UnknownFields()

  public init(
    path: String = "",
    rule: String = "",
    message: String = ""
  ) {
    self.path = path
    self.rule = rule
    self.message = message
  }

  public init() { self.init(path: "") }

  public func write(to writer: inout WireWriter) {
    writer.field(1, path, StringCodec.self)
    writer.field(2, rule, StringCodec.self)
    writer.field(3, message, StringCodec.self)
    writer.unknown(unknownFields)
  }

  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen, 1)
        path = try StringCodec.read(from: &reader)
      case 18:
        try reader.once(&seen, 2)
        rule = try StringCodec.read(from: &reader)
      case 26:
        try reader.once(&seen, 4)
        message = try StringCodec.read(from: &reader)
      default:
        guard !(1...3).contains(tag >> 3) else { throw reader.wrongWireType() }
        try reader.keepUnknown(in: &unknownFields)
      }
    }
  }

  public func validate(_ validator: inout Validator) {}
}
