// DO NOT EDIT: generated from Schema/rpc.schema

public import WireFormat

/// What to drop first under overload.
public enum Criticality: WireEnum {
  /// 0.
  case unspecified
  /// 1.
  case critical
  /// 2.
  case sheddable
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .critical
    case 2: self = .sheddable
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .critical: 1
    case .sheddable: 2
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .critical: "critical"
    case .sheddable: "sheddable"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [Criticality] = [.unspecified, .critical, .sheddable]
}

/// The settings that each side sends once, first, on stream 0.
public struct Hello: WireMessage {
  /// The largest message that this side accepts, in bytes.
  public var maxMessage: UInt32 = 0
  /// How many calls may be in flight on the connection.
  public var maxInFlight: UInt32 = 0
  /// The credit that each new stream starts with, in bytes.
  public var initialCredit: UInt32 = 0
  /// The least time between two pings, in milliseconds.
  public var minPing: UInt32 = 0
  /// A digest of the sender's schema; it informs and refuses nobody.
  public var schemaFingerprint: [UInt8] = []
  /// Changes with each start of the process.
  public var instance: Uuid = .zero
  /// How long the connection may live, in milliseconds; 0 is without end.
  public var maxAge: UInt32 = 0
  /// The program's name and version, for people.
  public var name: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    maxMessage: UInt32 = 0, maxInFlight: UInt32 = 0, initialCredit: UInt32 = 0, minPing: UInt32 = 0,
    schemaFingerprint: [UInt8] = [], instance: Uuid = .zero, maxAge: UInt32 = 0, name: String = ""
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

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.maxMessage, UInt32Codec.self)
    writer.field(2, self.maxInFlight, UInt32Codec.self)
    writer.field(3, self.initialCredit, UInt32Codec.self)
    writer.field(4, self.minPing, UInt32Codec.self)
    writer.field(5, self.schemaFingerprint, BytesCodec.self)
    writer.field(6, self.instance, UuidCodec.self)
    writer.field(7, self.maxAge, UInt32Codec.self)
    writer.field(8, self.name, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.maxMessage = try UInt32Codec.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.maxInFlight = try UInt32Codec.read(from: &reader)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.initialCredit = try UInt32Codec.read(from: &reader)
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.minPing = try UInt32Codec.read(from: &reader)
      case 42:
        try reader.once(&seen0, 1 << 4)
        self.schemaFingerprint = try BytesCodec.read(from: &reader)
      case 50:
        try reader.once(&seen0, 1 << 5)
        self.instance = try UuidCodec.read(from: &reader)
      case 56:
        try reader.once(&seen0, 1 << 6)
        self.maxAge = try UInt32Codec.read(from: &reader)
      case 66:
        try reader.once(&seen0, 1 << 7)
        try reader.text(&self.name)
      default:
        switch tag >> 3 {
        case 1...8: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {}
}

/// What opens a call.
public struct CallHeader: WireMessage {
  /// FNV-1a (32 bits) of `package.Service/method`.
  public var method: UInt32 = 0
  /// The time that remains, in microseconds; 0 takes the method's own time-out.
  public var timeout: UInt64 = 0
  /// The AUTH slot, 0 to 7, whose token makes the call.
  public var authSlot: UInt32 = 0
  /// W3C traceparent.
  public var traceparent: String?
  /// Makes a write safe to repeat.
  public var idempotencyKey: Uuid?
  /// 0 for the first attempt, 1 for the first retry.
  public var attempt: UInt32 = 0
  /// Field 7.
  public var criticality: Criticality = .unspecified
  /// Field 8.
  public var metadata: [String: String] = [:]
  /// The credit that the caller grants the answer's stream, in bytes; 0 takes the default.
  public var initialCredit: UInt32 = 0
  /// The tenant to act for.
  public var tenant: Uuid?
  /// How old what a read shows may be, in microseconds; 0 is as the store is now.
  public var maxStaleness: UInt64 = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    method: UInt32 = 0, timeout: UInt64 = 0, authSlot: UInt32 = 0, traceparent: String? = nil,
    idempotencyKey: Uuid? = nil, attempt: UInt32 = 0, criticality: Criticality = .unspecified,
    metadata: [String: String] = [:], initialCredit: UInt32 = 0, tenant: Uuid? = nil,
    maxStaleness: UInt64 = 0
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
    self.maxStaleness = maxStaleness
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.method, Fixed32Codec.self)
    writer.field(2, self.timeout, UInt64Codec.self)
    writer.field(3, self.authSlot, UInt32Codec.self)
    writer.field(4, optional: self.traceparent, StringCodec.self)
    writer.field(5, optional: self.idempotencyKey, UuidCodec.self)
    writer.field(6, self.attempt, UInt32Codec.self)
    writer.field(7, self.criticality, EnumCodec<Criticality>.self)
    writer.map(8, self.metadata, StringCodec.self, StringCodec.self)
    writer.field(9, self.initialCredit, UInt32Codec.self)
    writer.field(10, optional: self.tenant, UuidCodec.self)
    writer.field(11, self.maxStaleness, UInt64Codec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 13:
        try reader.once(&seen0, 1 << 0)
        self.method = try Fixed32Codec.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.timeout = try UInt64Codec.read(from: &reader)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.authSlot = try UInt32Codec.read(from: &reader)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.traceparent)
      case 42:
        try reader.once(&seen0, 1 << 4)
        self.idempotencyKey = try UuidCodec.read(from: &reader)
      case 48:
        try reader.once(&seen0, 1 << 5)
        self.attempt = try UInt32Codec.read(from: &reader)
      case 56:
        try reader.once(&seen0, 1 << 6)
        self.criticality = try EnumCodec<Criticality>.read(from: &reader)
      case 66:
        try reader.insert(into: &self.metadata, StringCodec.self, StringCodec.self)
      case 72:
        try reader.once(&seen0, 1 << 7)
        self.initialCredit = try UInt32Codec.read(from: &reader)
      case 82:
        try reader.once(&seen0, 1 << 8)
        self.tenant = try UuidCodec.read(from: &reader)
      case 88:
        try reader.once(&seen0, 1 << 9)
        self.maxStaleness = try UInt64Codec.read(from: &reader)
      default:
        switch tag >> 3 {
        case 1...11: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {
    validator.known("criticality", self.criticality)
  }
}

/// How a call ended.
public struct CallStatus: WireMessage {
  /// gRPC's status codes, 0 to 16.
  public var code: UInt32 = 0
  /// For people; at most 1 KiB.
  public var message: String = ""
  /// The server is certain that no handler ran.
  public var neverExecuted: Bool = false
  /// When to try again, in milliseconds.
  public var retryAfter: UInt32?
  /// Field 5.
  public var trailers: [String: String] = [:]
  /// Microseconds that the call waited before its handler began.
  public var queueTime: UInt64 = 0
  /// Microseconds that its handler took.
  public var handlerTime: UInt64 = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    code: UInt32 = 0, message: String = "", neverExecuted: Bool = false, retryAfter: UInt32? = nil,
    trailers: [String: String] = [:], queueTime: UInt64 = 0, handlerTime: UInt64 = 0
  ) {
    self.code = code
    self.message = message
    self.neverExecuted = neverExecuted
    self.retryAfter = retryAfter
    self.trailers = trailers
    self.queueTime = queueTime
    self.handlerTime = handlerTime
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.code, UInt32Codec.self)
    writer.field(2, self.message, StringCodec.self)
    writer.field(3, self.neverExecuted, BoolCodec.self)
    writer.field(4, optional: self.retryAfter, UInt32Codec.self)
    writer.map(5, self.trailers, StringCodec.self, StringCodec.self)
    writer.field(6, self.queueTime, UInt64Codec.self)
    writer.field(7, self.handlerTime, UInt64Codec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.code = try UInt32Codec.read(from: &reader)
      case 18:
        try reader.once(&seen0, 1 << 1)
        try reader.text(&self.message)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.neverExecuted = try BoolCodec.read(from: &reader)
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.retryAfter = try UInt32Codec.read(from: &reader)
      case 42:
        try reader.insert(into: &self.trailers, StringCodec.self, StringCodec.self)
      case 48:
        try reader.once(&seen0, 1 << 4)
        self.queueTime = try UInt64Codec.read(from: &reader)
      case 56:
        try reader.once(&seen0, 1 << 5)
        self.handlerTime = try UInt64Codec.read(from: &reader)
      default:
        switch tag >> 3 {
        case 1...7: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {}
}

/// The body of an END whose code is not 0.
public struct ErrorDetails: WireMessage {
  /// Field 1.
  public var violations: [FieldViolation] = []
  /// The record that stands in the way.
  public var existing: Uuid?
  /// Field 3.
  public var conflicts: [FieldConflict] = []
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    violations: [FieldViolation] = [], existing: Uuid? = nil, conflicts: [FieldConflict] = []
  ) {
    self.violations = violations
    self.existing = existing
    self.conflicts = conflicts
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.violations, MessageCodec<FieldViolation>.self)
    writer.field(2, optional: self.existing, UuidCodec.self)
    writer.list(3, self.conflicts, MessageCodec<FieldConflict>.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.violations, MessageCodec<FieldViolation>.self)
      case 18:
        try reader.once(&seen0, 1 << 0)
        self.existing = try UuidCodec.read(from: &reader)
      case 26:
        try reader.append(to: &self.conflicts, MessageCodec<FieldConflict>.self)
      default:
        switch tag >> 3 {
        case 1...3: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {
    validator.count("violations", self.violations.count, 0...64)
  }
}

/// One field that broke a rule.
public struct FieldViolation: WireMessage {
  /// For example `contact.emails[2]`.
  public var path: String = ""
  /// For example `length`.
  public var rule: String = ""
  /// What is wrong and what would be right.
  public var message: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(path: String = "", rule: String = "", message: String = "") {
    self.path = path
    self.rule = rule
    self.message = message
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.path, StringCodec.self)
    writer.field(2, self.rule, StringCodec.self)
    writer.field(3, self.message, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        try reader.text(&self.path)
      case 18:
        try reader.once(&seen0, 1 << 1)
        try reader.text(&self.rule)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.message)
      default:
        switch tag >> 3 {
        case 1...3: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {}
}

/// One field that somebody else changed since the caller read it; values are JSON.
public struct FieldConflict: WireMessage {
  /// Field 1.
  public var field: String = ""
  /// Field 2.
  public var original: String = ""
  /// Field 3.
  public var current: String = ""
  /// Field 4.
  public var attempted: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    field: String = "", original: String = "", current: String = "", attempted: String = ""
  ) {
    self.field = field
    self.original = original
    self.current = current
    self.attempted = attempted
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.field, StringCodec.self)
    writer.field(2, self.original, StringCodec.self)
    writer.field(3, self.current, StringCodec.self)
    writer.field(4, self.attempted, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        try reader.text(&self.field)
      case 18:
        try reader.once(&seen0, 1 << 1)
        try reader.text(&self.original)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.current)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.attempted)
      default:
        switch tag >> 3 {
        case 1...4: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {}
}
