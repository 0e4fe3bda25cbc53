// Stands in for the generated messages of Schema/rpc.schema until the generator makes them.

public import WireFormat

/// How a call ended.
public struct CallStatus: WireMessage {
  public var code: UInt32
  public var message: String
  public var neverExecuted: Bool
  public var retryAfter: UInt32?
  public var trailers: [String: String]
  public var queueTime: UInt64
  public var handlerTime: UInt64
  public var unknownFields = UnknownFields()

  public init(
    code: UInt32 = 0,
    message: String = "",
    neverExecuted: Bool = false,
    retryAfter: UInt32? = nil,
    trailers: [String: String] = [:],
    queueTime: UInt64 = 0,
    handlerTime: UInt64 = 0
  ) {
    self.code = code
    self.message = message
    self.neverExecuted = neverExecuted
    self.retryAfter = retryAfter
    self.trailers = trailers
    self.queueTime = queueTime
    self.handlerTime = handlerTime
  }

  public init() { self.init(code: 0) }

  public func write(to writer: inout WireWriter) {
    writer.field(1, code, UInt32Codec.self)
    writer.field(2, message, StringCodec.self)
    writer.field(3, neverExecuted, BoolCodec.self)
    writer.field(4, optional: retryAfter, UInt32Codec.self)
    writer.map(5, trailers, StringCodec.self, StringCodec.self)
    writer.field(6, queueTime, UInt64Codec.self)
    writer.field(7, handlerTime, UInt64Codec.self)
    writer.unknown(unknownFields)
  }

  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen, 1)
        code = try UInt32Codec.read(from: &reader)
      case 18:
        try reader.once(&seen, 2)
        message = try StringCodec.read(from: &reader)
      case 24:
        try reader.once(&seen, 4)
        neverExecuted = try BoolCodec.read(from: &reader)
      case 32:
        try reader.once(&seen, 8)
        retryAfter = try UInt32Codec.read(from: &reader)
      case 42:
        try reader.insert(into: &trailers, StringCodec.self, StringCodec.self)
      case 48:
        try reader.once(&seen, 32)
        queueTime = try UInt64Codec.read(from: &reader)
      case 56:
        try reader.once(&seen, 64)
        handlerTime = try UInt64Codec.read(from: &reader)
      default:
        guard !(1...7).contains(tag >> 3) else { throw reader.wrongWireType() }
        try reader.keepUnknown(in: &unknownFields)
      }
    }
  }

  public func validate(_ validator: inout Validator) {}
}
