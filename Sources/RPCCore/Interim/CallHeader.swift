// Stands in for the generated messages of Schema/rpc.schema until the generator makes them.

public import WireFormat

/// What opens a call.
public struct CallHeader: WireMessage {
  public var method: UInt32
  public var timeout: UInt64
  public var authSlot: UInt32
  public var traceparent: String?
  public var idempotencyKey: Uuid?
  public var attempt: UInt32
  public var criticality: Criticality
  public var metadata: [String: String]
  public var initialCredit: UInt32
  public var tenant: Uuid?
  public var unknownFields = UnknownFields()

  public init(
    method: UInt32 = 0,
    timeout: UInt64 = 0,
    authSlot: UInt32 = 0,
    traceparent: String? = nil,
    idempotencyKey: Uuid? = nil,
    attempt: UInt32 = 0,
    criticality: Criticality = .unspecified,
    metadata: [String: String] = [:],
    initialCredit: UInt32 = 0,
    tenant: Uuid? = nil
  ) {
    self.method = method
    self.timeout = timeout
    self.authSlot = authSlot
    self.traceparent = traceparent
    self.idempotencyKey = idempotencyKey
    self.attempt = attempt
    self.criticality = criticality
    self.metadata = metadata
    self.initialCredit = initialCredit
    self.tenant = tenant
  }

  public init() { self.init(method: 0) }

  public func write(to writer: inout WireWriter) {
    writer.field(1, method, Fixed32Codec.self)
    writer.field(2, timeout, UInt64Codec.self)
    writer.field(3, authSlot, UInt32Codec.self)
    writer.field(4, optional: traceparent, StringCodec.self)
    writer.field(5, optional: idempotencyKey, UuidCodec.self)
    writer.field(6, attempt, UInt32Codec.self)
    writer.field(7, criticality, EnumCodec<Criticality>.self)
    writer.map(8, metadata, StringCodec.self, StringCodec.self)
    writer.field(9, initialCredit, UInt32Codec.self)
    writer.field(10, optional: tenant, UuidCodec.self)
    writer.unknown(unknownFields)
  }

  public mutating func read(from reader: inout WireReader) throws(WireError) {
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
      case 34:
        try reader.once(&seen, 8)
        traceparent = try StringCodec.read(from: &reader)
      case 42:
        try reader.once(&seen, 16)
        idempotencyKey = try UuidCodec.read(from: &reader)
      case 48:
        try reader.once(&seen, 32)
        attempt = try UInt32Codec.read(from: &reader)
      case 56:
        try reader.once(&seen, 64)
        criticality = try EnumCodec<Criticality>.read(from: &reader)
      case 66:
        try reader.insert(into: &metadata, StringCodec.self, StringCodec.self)
      case 72:
        try reader.once(&seen, 256)
        initialCredit = try UInt32Codec.read(from: &reader)
      case 82:
        try reader.once(&seen, 512)
        tenant = try UuidCodec.read(from: &reader)
      default:
        guard !(1...10).contains(tag >> 3) else { throw reader.wrongWireType() }
        try reader.keepUnknown(in: &unknownFields)
      }
    }
  }

  public func validate(_ validator: inout Validator) {}
}
