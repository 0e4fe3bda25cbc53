// DO NOT EDIT: generated from Schema/privacy.schema

public import WireFormat

/// What became of records.
public enum ErasureOutcome: WireEnum {
  /// 0.
  case unspecified
  /// 1.
  case deleted
  /// They stay, without anything that tells whose they are.
  case pseudonymised
  /// They stay, sealed with a key that is destroyed, wherever copies of them are.
  case unreadable
  /// 4.
  case kept
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .deleted
    case 2: self = .pseudonymised
    case 3: self = .unreadable
    case 4: self = .kept
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .deleted: 1
    case .pseudonymised: 2
    case .unreadable: 3
    case .kept: 4
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .deleted: "deleted"
    case .pseudonymised: "pseudonymised"
    case .unreadable: "unreadable"
    case .kept: "kept"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [ErasureOutcome] = [
    .unspecified, .deleted, .pseudonymised, .unreadable, .kept
  ]
}

/// Erases everything that tells who a customer is.
public struct EraseCustomerRequest: WireMessage {
  /// Field 1.
  public var customerId: Uuid = .zero
  /// Kept in the audit for good, so it must not say who it is about.
  public var reason: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(customerId: Uuid = .zero, reason: String = "") {
    self.customerId = customerId
    self.reason = reason
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.customerId, UuidCodec.self)
    writer.field(2, self.reason, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        self.customerId = try UuidCodec.read(from: &reader)
      case 18:
        try reader.once(&seen0, 1 << 1)
        self.reason = try StringCodec.read(from: &reader)
      default:
        switch tag >> 3 {
        case 1...2: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {
    validator.length("reason", self.reason, 1...500)
  }
}

/// Finds the receipt of an erasure.
public struct GetErasureRequest: WireMessage {
  /// Field 1.
  public var customerId: Uuid = .zero
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(customerId: Uuid = .zero) {
    self.customerId = customerId
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.customerId, UuidCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        self.customerId = try UuidCodec.read(from: &reader)
      default:
        switch tag >> 3 {
        case 1: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {}
}

/// What an erasure took away, what it left, and why.
public struct ErasureReceipt: WireMessage {
  /// Field 1.
  public var customerId: Uuid = .zero
  /// Field 2.
  public var erasedAt: Timestamp = .zero
  /// The subject of the token that asked for it.
  public var erasedBy: String = ""
  /// Leads that were the same person's; they are gone too.
  public var leadIds: [Uuid] = []
  /// Field 5.
  public var items: [ErasureItem] = []
  /// Absent while the last of it is still being taken away; asking again goes on with that.
  public var completedAt: Timestamp?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    customerId: Uuid = .zero, erasedAt: Timestamp = .zero, erasedBy: String = "",
    leadIds: [Uuid] = [], items: [ErasureItem] = [], completedAt: Timestamp? = nil
  ) {
    self.customerId = customerId
    self.erasedAt = erasedAt
    self.erasedBy = erasedBy
    self.leadIds = leadIds
    self.items = items
    self.completedAt = completedAt
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.customerId, UuidCodec.self)
    writer.field(2, self.erasedAt, TimestampCodec.self)
    writer.field(3, self.erasedBy, StringCodec.self)
    writer.list(4, self.leadIds, UuidCodec.self)
    writer.list(5, self.items, MessageCodec<ErasureItem>.self)
    writer.field(6, optional: self.completedAt, TimestampCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        self.customerId = try UuidCodec.read(from: &reader)
      case 17:
        try reader.once(&seen0, 1 << 1)
        self.erasedAt = try TimestampCodec.read(from: &reader)
      case 26:
        try reader.once(&seen0, 1 << 2)
        self.erasedBy = try StringCodec.read(from: &reader)
      case 34:
        try reader.append(to: &self.leadIds, UuidCodec.self)
      case 42:
        try reader.append(to: &self.items, MessageCodec<ErasureItem>.self)
      case 49:
        try reader.once(&seen0, 1 << 3)
        self.completedAt = try TimestampCodec.read(from: &reader)
      default:
        switch tag >> 3 {
        case 1...6: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {
    for (index, value) in self.items.enumerated() {
      validator.within("items", at: .index(index)) { value.validate(&$0) }
    }
  }
}

/// One kind of record in a receipt.
public struct ErasureItem: WireMessage {
  /// Such as `notes`.
  public var what: String = ""
  /// Field 2.
  public var outcome: ErasureOutcome = .unspecified
  /// How many; absent where they are not counted.
  public var count: UInt64?
  /// Field 4.
  public var why: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    what: String = "", outcome: ErasureOutcome = .unspecified, count: UInt64? = nil,
    why: String = ""
  ) {
    self.what = what
    self.outcome = outcome
    self.count = count
    self.why = why
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.what, StringCodec.self)
    writer.field(2, self.outcome, EnumCodec<ErasureOutcome>.self)
    writer.field(3, optional: self.count, UInt64Codec.self)
    writer.field(4, self.why, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        self.what = try StringCodec.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.outcome = try EnumCodec<ErasureOutcome>.read(from: &reader)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.count = try UInt64Codec.read(from: &reader)
      case 34:
        try reader.once(&seen0, 1 << 3)
        self.why = try StringCodec.read(from: &reader)
      default:
        switch tag >> 3 {
        case 1...4: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {
    validator.known("outcome", self.outcome)
  }
}
