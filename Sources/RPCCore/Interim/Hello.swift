// Stands in for the generated messages of Schema/rpc.schema until the generator makes them.

public import WireFormat

/// The settings that each side sends once, first, on stream 0.
public struct Hello: WireMessage {
  public var maxMessage: UInt32
  public var maxInFlight: UInt32
  public var initialCredit: UInt32
  public var minPing: UInt32
  public var schemaFingerprint: [UInt8]
  public var instance: Uuid
  public var maxAge: UInt32
  public var name: String
  public var unknownFields = UnknownFields()

  public init(
    maxMessage: UInt32 = 0,
    maxInFlight: UInt32 = 0,
    initialCredit: UInt32 = 0,
    minPing: UInt32 = 0,
    schemaFingerprint: [UInt8] = [],
    instance: Uuid = .zero,
    maxAge: UInt32 = 0,
    name: String = ""
  ) {
    self.maxMessage = maxMessage
    self.maxInFlight = maxInFlight
    self.initialCredit = initialCredit
    self.minPing = minPing
    self.schemaFingerprint = schemaFingerprint
    self.instance = instance
    self.maxAge = maxAge
    self.name = name
  }

  public init() { self.init(maxMessage: 0) }

  public func write(to writer: inout WireWriter) {
    writer.field(1, maxMessage, UInt32Codec.self)
    writer.field(2, maxInFlight, UInt32Codec.self)
    writer.field(3, initialCredit, UInt32Codec.self)
    writer.field(4, minPing, UInt32Codec.self)
    writer.field(5, schemaFingerprint, BytesCodec.self)
    writer.field(6, instance, UuidCodec.self)
    writer.field(7, maxAge, UInt32Codec.self)
    writer.field(8, name, StringCodec.self)
    writer.unknown(unknownFields)
  }

  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen, 1)
        maxMessage = try UInt32Codec.read(from: &reader)
      case 16:
        try reader.once(&seen, 2)
        maxInFlight = try UInt32Codec.read(from: &reader)
      case 24:
        try reader.once(&seen, 4)
        initialCredit = try UInt32Codec.read(from: &reader)
      case 32:
        try reader.once(&seen, 8)
        minPing = try UInt32Codec.read(from: &reader)
      case 42:
        try reader.once(&seen, 16)
        schemaFingerprint = try BytesCodec.read(from: &reader)
      case 50:
        try reader.once(&seen, 32)
        instance = try UuidCodec.read(from: &reader)
      case 56:
        try reader.once(&seen, 64)
        maxAge = try UInt32Codec.read(from: &reader)
      case 66:
        try reader.once(&seen, 128)
        name = try StringCodec.read(from: &reader)
      default:
        guard !(1...8).contains(tag >> 3) else { throw reader.wrongWireType() }
        try reader.keepUnknown(in: &unknownFields)
      }
    }
  }

  public func validate(_ validator: inout Validator) {}
}
