// DO NOT EDIT: generated from Schema/communications.schema

public import WireFormat

/// Who wrote.
public enum Direction: WireEnum {
  /// 0.
  case unspecified
  /// 1.
  case outbound
  /// 2.
  case inbound
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .outbound
    case 2: self = .inbound
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .outbound: 1
    case .inbound: 2
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .outbound: "outbound"
    case .inbound: "inbound"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [Direction] = [.unspecified, .outbound, .inbound]
}

/// How far a message has come; it never falls back to an earlier state.
public enum CommunicationStatus: WireEnum {
  /// 0.
  case unspecified
  /// 1.
  case pending
  /// 2.
  case sent
  /// 3.
  case delivered
  /// 4.
  case read
  /// 5.
  case failed
  /// 6.
  case bounced
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .pending
    case 2: self = .sent
    case 3: self = .delivered
    case 4: self = .read
    case 5: self = .failed
    case 6: self = .bounced
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .pending: 1
    case .sent: 2
    case .delivered: 3
    case .read: 4
    case .failed: 5
    case .bounced: 6
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .pending: "pending"
    case .sent: "sent"
    case .delivered: "delivered"
    case .read: "read"
    case .failed: "failed"
    case .bounced: "bounced"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [CommunicationStatus] = [
    .unspecified, .pending, .sent, .delivered, .read, .failed, .bounced
  ]
}

/// One message to or from a customer or a lead. Only its status changes.
public struct Communication: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// Field 2.
  public var version: UInt64 = 0
  /// Field 3.
  public var customerId: Uuid?
  /// Field 4.
  public var leadId: Uuid?
  /// Field 5.
  public var channel: ContactChannel = .unspecified
  /// Field 6.
  public var direction: Direction = .unspecified
  /// Field 7.
  public var purpose: CommunicationPurpose = .unspecified
  /// Field 8.
  public var subject: String?
  /// Field 9.
  public var message: String = ""
  /// The address or number that it went to, or came from.
  public var recipient: String = ""
  /// Field 11.
  public var status: CommunicationStatus = .unspecified
  /// Field 12.
  public var metadata: [String: String] = [:]
  /// Field 13.
  public var at: Timestamp = .zero
  /// Field 14.
  public var sentAt: Timestamp?
  /// Field 15.
  public var deliveredAt: Timestamp?
  /// Field 16.
  public var readAt: Timestamp?
  /// Why it failed or bounced.
  public var failure: String?
  /// Field 18.
  public var createdAt: Timestamp = .zero
  /// Field 19.
  public var updatedAt: Timestamp = .zero
  /// Field 20.
  public var createdBy: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: Uuid = .zero, version: UInt64 = 0, customerId: Uuid? = nil, leadId: Uuid? = nil,
    channel: ContactChannel = .unspecified, direction: Direction = .unspecified,
    purpose: CommunicationPurpose = .unspecified, subject: String? = nil, message: String = "",
    recipient: String = "", status: CommunicationStatus = .unspecified,
    metadata: [String: String] = [:], at: Timestamp = .zero, sentAt: Timestamp? = nil,
    deliveredAt: Timestamp? = nil, readAt: Timestamp? = nil, failure: String? = nil,
    createdAt: Timestamp = .zero, updatedAt: Timestamp = .zero, createdBy: String = ""
  ) {
    self.id = id
    self.version = version
    self.customerId = customerId
    self.leadId = leadId
    self.channel = channel
    self.direction = direction
    self.purpose = purpose
    self.subject = subject
    self.message = message
    self.recipient = recipient
    self.status = status
    self.metadata = metadata
    self.at = at
    self.sentAt = sentAt
    self.deliveredAt = deliveredAt
    self.readAt = readAt
    self.failure = failure
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.createdBy = createdBy
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.version, UInt64Codec.self)
    writer.field(3, optional: self.customerId, UuidCodec.self)
    writer.field(4, optional: self.leadId, UuidCodec.self)
    writer.field(5, self.channel, EnumCodec<ContactChannel>.self)
    writer.field(6, self.direction, EnumCodec<Direction>.self)
    writer.field(7, self.purpose, EnumCodec<CommunicationPurpose>.self)
    writer.field(8, optional: self.subject, StringCodec.self)
    writer.field(9, self.message, StringCodec.self)
    writer.field(10, self.recipient, StringCodec.self)
    writer.field(11, self.status, EnumCodec<CommunicationStatus>.self)
    writer.map(12, self.metadata, StringCodec.self, StringCodec.self)
    writer.field(13, self.at, TimestampCodec.self)
    writer.field(14, optional: self.sentAt, TimestampCodec.self)
    writer.field(15, optional: self.deliveredAt, TimestampCodec.self)
    writer.field(16, optional: self.readAt, TimestampCodec.self)
    writer.field(17, optional: self.failure, StringCodec.self)
    writer.field(18, self.createdAt, TimestampCodec.self)
    writer.field(19, self.updatedAt, TimestampCodec.self)
    writer.field(20, self.createdBy, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        self.id = try UuidCodec.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.version = try UInt64Codec.read(from: &reader)
      case 26:
        try reader.once(&seen0, 1 << 2)
        self.customerId = try UuidCodec.read(from: &reader)
      case 34:
        try reader.once(&seen0, 1 << 3)
        self.leadId = try UuidCodec.read(from: &reader)
      case 40:
        try reader.once(&seen0, 1 << 4)
        self.channel = try EnumCodec<ContactChannel>.read(from: &reader)
      case 48:
        try reader.once(&seen0, 1 << 5)
        self.direction = try EnumCodec<Direction>.read(from: &reader)
      case 56:
        try reader.once(&seen0, 1 << 6)
        self.purpose = try EnumCodec<CommunicationPurpose>.read(from: &reader)
      case 66:
        try reader.once(&seen0, 1 << 7)
        try reader.text(&self.subject)
      case 74:
        try reader.once(&seen0, 1 << 8)
        try reader.text(&self.message)
      case 82:
        try reader.once(&seen0, 1 << 9)
        try reader.text(&self.recipient)
      case 88:
        try reader.once(&seen0, 1 << 10)
        self.status = try EnumCodec<CommunicationStatus>.read(from: &reader)
      case 98:
        try reader.insert(into: &self.metadata, StringCodec.self, StringCodec.self)
      case 105:
        try reader.once(&seen0, 1 << 11)
        self.at = try TimestampCodec.read(from: &reader)
      case 113:
        try reader.once(&seen0, 1 << 12)
        self.sentAt = try TimestampCodec.read(from: &reader)
      case 121:
        try reader.once(&seen0, 1 << 13)
        self.deliveredAt = try TimestampCodec.read(from: &reader)
      case 129:
        try reader.once(&seen0, 1 << 14)
        self.readAt = try TimestampCodec.read(from: &reader)
      case 138:
        try reader.once(&seen0, 1 << 15)
        try reader.text(&self.failure)
      case 145:
        try reader.once(&seen0, 1 << 16)
        self.createdAt = try TimestampCodec.read(from: &reader)
      case 153:
        try reader.once(&seen0, 1 << 17)
        self.updatedAt = try TimestampCodec.read(from: &reader)
      case 162:
        try reader.once(&seen0, 1 << 18)
        try reader.text(&self.createdBy)
      default:
        switch tag >> 3 {
        case 1...20: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {
    validator.known("channel", self.channel)
    validator.known("direction", self.direction)
    validator.known("purpose", self.purpose)
    validator.known("status", self.status)
  }
}

/// Adds a message to the history of a customer or a lead.
public struct RecordCommunicationRequest: WireMessage {
  /// At most one of the fields 1, 2.
  ///
  /// Setting it drops the members that only later versions know.
  public var who: Who? {
    didSet { if !unknownFields.isEmpty { unknownFields.drop(1...5) } }
  }
  /// Field 6.
  public var channel: ContactChannel = .unspecified
  /// `outbound` when left out.
  public var direction: Direction = .unspecified
  /// `other` when left out. An outbound one of `marketing` is refused where the customer has
  /// opted out, or has not opted in and the tenant's settings ask for that.
  public var purpose: CommunicationPurpose = .unspecified
  /// Field 9.
  public var subject: String?
  /// Field 10.
  public var message: String = ""
  /// The customer's or lead's own address for the channel when left out.
  public var recipient: String?
  /// `sent` when left out.
  public var status: CommunicationStatus = .unspecified
  /// Field 13.
  public var metadata: [String: String] = [:]
  /// Now when left out.
  public var at: Timestamp?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    who: Who? = nil, channel: ContactChannel = .unspecified, direction: Direction = .unspecified,
    purpose: CommunicationPurpose = .unspecified, subject: String? = nil, message: String = "",
    recipient: String? = nil, status: CommunicationStatus = .unspecified,
    metadata: [String: String] = [:], at: Timestamp? = nil
  ) {
    self.who = who
    self.channel = channel
    self.direction = direction
    self.purpose = purpose
    self.subject = subject
    self.message = message
    self.recipient = recipient
    self.status = status
    self.metadata = metadata
    self.at = at
  }

  /// What `who` may hold.
  public enum Who: Sendable, Hashable {
    /// Field 1.
    case customerId(Uuid)
    /// Field 2.
    case leadId(Uuid)
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    switch self.who {
    case .customerId(let value)?: writer.present(1, value, UuidCodec.self)
    case .leadId(let value)?: writer.present(2, value, UuidCodec.self)
    case nil: break
    }
    writer.field(6, self.channel, EnumCodec<ContactChannel>.self)
    writer.field(7, self.direction, EnumCodec<Direction>.self)
    writer.field(8, self.purpose, EnumCodec<CommunicationPurpose>.self)
    writer.field(9, optional: self.subject, StringCodec.self)
    writer.field(10, self.message, StringCodec.self)
    writer.field(11, optional: self.recipient, StringCodec.self)
    writer.field(12, self.status, EnumCodec<CommunicationStatus>.self)
    writer.map(13, self.metadata, StringCodec.self, StringCodec.self)
    writer.field(14, optional: self.at, TimestampCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        self.who = .customerId(try UuidCodec.read(from: &reader))
      case 18:
        try reader.once(&seen0, 1 << 0)
        self.who = .leadId(try UuidCodec.read(from: &reader))
      case 48:
        try reader.once(&seen0, 1 << 1)
        self.channel = try EnumCodec<ContactChannel>.read(from: &reader)
      case 56:
        try reader.once(&seen0, 1 << 2)
        self.direction = try EnumCodec<Direction>.read(from: &reader)
      case 64:
        try reader.once(&seen0, 1 << 3)
        self.purpose = try EnumCodec<CommunicationPurpose>.read(from: &reader)
      case 74:
        try reader.once(&seen0, 1 << 4)
        try reader.text(&self.subject)
      case 82:
        try reader.once(&seen0, 1 << 5)
        try reader.text(&self.message)
      case 90:
        try reader.once(&seen0, 1 << 6)
        try reader.text(&self.recipient)
      case 96:
        try reader.once(&seen0, 1 << 7)
        self.status = try EnumCodec<CommunicationStatus>.read(from: &reader)
      case 106:
        try reader.insert(into: &self.metadata, StringCodec.self, StringCodec.self)
      case 113:
        try reader.once(&seen0, 1 << 8)
        self.at = try TimestampCodec.read(from: &reader)
      default:
        switch tag >> 3 {
        case 1...2, 6...14: throw reader.wrongWireType()
        case 1...5:
          try reader.once(&seen0, 1 << 0)
          try reader.keepUnknown(in: &unknownFields)
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {
    validator.known("channel", self.channel)
    validator.known("direction", self.direction)
    validator.known("purpose", self.purpose)
    if let value = self.subject {
      validator.length("subject", value, 1...500)
    }
    validator.length("message", self.message, 1...65_536)
    if let value = self.recipient {
      validator.length("recipient", value, 1...254)
    }
    validator.known("status", self.status)
    validator.count("metadata", self.metadata.count, 0...50)
  }
}

/// Finds one message by its id.
public struct GetCommunicationRequest: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(id: Uuid = .zero) {
    self.id = id
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        self.id = try UuidCodec.read(from: &reader)
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

/// Asks for one page of messages, the latest first.
public struct ListCommunicationsRequest: WireMessage {
  /// 15 when 0.
  public var pageSize: UInt32 = 0
  /// `nextCursor` of the page before; empty for the first page.
  public var cursor: String = ""
  /// Field 3.
  public var withTotal: Bool = false
  /// Field 4.
  public var customerId: Uuid?
  /// Field 5.
  public var leadId: Uuid?
  /// Field 6.
  public var channel: ContactChannel = .unspecified
  /// Field 7.
  public var status: CommunicationStatus = .unspecified
  /// Field 8.
  public var purpose: CommunicationPurpose = .unspecified
  /// Field 9.
  public var from: Timestamp?
  /// Field 10.
  public var to: Timestamp?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    pageSize: UInt32 = 0, cursor: String = "", withTotal: Bool = false, customerId: Uuid? = nil,
    leadId: Uuid? = nil, channel: ContactChannel = .unspecified,
    status: CommunicationStatus = .unspecified, purpose: CommunicationPurpose = .unspecified,
    from: Timestamp? = nil, to: Timestamp? = nil
  ) {
    self.pageSize = pageSize
    self.cursor = cursor
    self.withTotal = withTotal
    self.customerId = customerId
    self.leadId = leadId
    self.channel = channel
    self.status = status
    self.purpose = purpose
    self.from = from
    self.to = to
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.pageSize, UInt32Codec.self)
    writer.field(2, self.cursor, StringCodec.self)
    writer.field(3, self.withTotal, BoolCodec.self)
    writer.field(4, optional: self.customerId, UuidCodec.self)
    writer.field(5, optional: self.leadId, UuidCodec.self)
    writer.field(6, self.channel, EnumCodec<ContactChannel>.self)
    writer.field(7, self.status, EnumCodec<CommunicationStatus>.self)
    writer.field(8, self.purpose, EnumCodec<CommunicationPurpose>.self)
    writer.field(9, optional: self.from, TimestampCodec.self)
    writer.field(10, optional: self.to, TimestampCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.pageSize = try UInt32Codec.read(from: &reader)
      case 18:
        try reader.once(&seen0, 1 << 1)
        try reader.text(&self.cursor)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.withTotal = try BoolCodec.read(from: &reader)
      case 34:
        try reader.once(&seen0, 1 << 3)
        self.customerId = try UuidCodec.read(from: &reader)
      case 42:
        try reader.once(&seen0, 1 << 4)
        self.leadId = try UuidCodec.read(from: &reader)
      case 48:
        try reader.once(&seen0, 1 << 5)
        self.channel = try EnumCodec<ContactChannel>.read(from: &reader)
      case 56:
        try reader.once(&seen0, 1 << 6)
        self.status = try EnumCodec<CommunicationStatus>.read(from: &reader)
      case 64:
        try reader.once(&seen0, 1 << 7)
        self.purpose = try EnumCodec<CommunicationPurpose>.read(from: &reader)
      case 73:
        try reader.once(&seen0, 1 << 8)
        self.from = try TimestampCodec.read(from: &reader)
      case 81:
        try reader.once(&seen0, 1 << 9)
        self.to = try TimestampCodec.read(from: &reader)
      default:
        switch tag >> 3 {
        case 1...10: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {
    validator.range("pageSize", self.pageSize, 0, 500)
    validator.length("cursor", self.cursor, 0...1024)
    validator.known("channel", self.channel)
    validator.known("status", self.status)
    validator.known("purpose", self.purpose)
  }
}

/// One page of messages.
public struct CommunicationPage: WireMessage {
  /// Field 1.
  public var communications: [Communication] = []
  /// Absent on the last page.
  public var nextCursor: String?
  /// Present when `withTotal` was set.
  public var total: UInt64?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    communications: [Communication] = [], nextCursor: String? = nil, total: UInt64? = nil
  ) {
    self.communications = communications
    self.nextCursor = nextCursor
    self.total = total
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.communications, MessageCodec<Communication>.self)
    writer.field(2, optional: self.nextCursor, StringCodec.self)
    writer.field(3, optional: self.total, UInt64Codec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.communications, MessageCodec<Communication>.self)
      case 18:
        try reader.once(&seen0, 1 << 0)
        try reader.text(&self.nextCursor)
      case 24:
        try reader.once(&seen0, 1 << 1)
        self.total = try UInt64Codec.read(from: &reader)
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
    for (index, value) in self.communications.enumerated() {
      validator.within("communications", at: .index(index)) { value.validate(&$0) }
    }
  }
}

/// Notes what became of a message.
public struct UpdateCommunicationStatusRequest: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// Field 2.
  public var status: CommunicationStatus = .unspecified
  /// Why it failed or bounced.
  public var failure: String?
  /// Now when left out.
  public var at: Timestamp?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: Uuid = .zero, status: CommunicationStatus = .unspecified, failure: String? = nil,
    at: Timestamp? = nil
  ) {
    self.id = id
    self.status = status
    self.failure = failure
    self.at = at
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.status, EnumCodec<CommunicationStatus>.self)
    writer.field(3, optional: self.failure, StringCodec.self)
    writer.field(4, optional: self.at, TimestampCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        self.id = try UuidCodec.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.status = try EnumCodec<CommunicationStatus>.read(from: &reader)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.failure)
      case 33:
        try reader.once(&seen0, 1 << 3)
        self.at = try TimestampCodec.read(from: &reader)
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
    validator.known("status", self.status)
    if let value = self.failure {
      validator.length("failure", value, 1...1000)
    }
  }
}
