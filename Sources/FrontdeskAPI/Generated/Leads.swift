// DO NOT EDIT: generated from Schema/leads.schema

public import WireFormat

/// How far a lead has come: new, contacted, qualified, proposal, converted; or lost.
public enum LeadStage: WireEnum {
  /// 0.
  case unspecified
  /// 1.
  case new
  /// 2.
  case contacted
  /// 3.
  case qualified
  /// 4.
  case proposal
  /// Reached by `convertLead` only.
  case converted
  /// 6.
  case lost
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .new
    case 2: self = .contacted
    case 3: self = .qualified
    case 4: self = .proposal
    case 5: self = .converted
    case 6: self = .lost
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .new: 1
    case .contacted: 2
    case .qualified: 3
    case .proposal: 4
    case .converted: 5
    case .lost: 6
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .new: "new"
    case .contacted: "contacted"
    case .qualified: "qualified"
    case .proposal: "proposal"
    case .converted: "converted"
    case .lost: "lost"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [LeadStage] = [
    .unspecified, .new, .contacted, .qualified, .proposal, .converted, .lost
  ]
}

/// What came of a try.
public enum AttemptOutcome: WireEnum {
  /// 0.
  case unspecified
  /// 1.
  case reached
  /// 2.
  case noAnswer
  /// 3.
  case leftMessage
  /// 4.
  case wrongNumber
  /// 5.
  case declined
  /// 6.
  case callBack
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .reached
    case 2: self = .noAnswer
    case 3: self = .leftMessage
    case 4: self = .wrongNumber
    case 5: self = .declined
    case 6: self = .callBack
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .reached: 1
    case .noAnswer: 2
    case .leftMessage: 3
    case .wrongNumber: 4
    case .declined: 5
    case .callBack: 6
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .reached: "reached"
    case .noAnswer: "noAnswer"
    case .leftMessage: "leftMessage"
    case .wrongNumber: "wrongNumber"
    case .declined: "declined"
    case .callBack: "callBack"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [AttemptOutcome] = [
    .unspecified, .reached, .noAnswer, .leftMessage, .wrongNumber, .declined, .callBack
  ]
}

/// A prospect who has not become a customer yet.
public struct Lead: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// Field 2.
  public var version: UInt64 = 0
  /// Field 3.
  public var name: String = ""
  /// E.164.
  public var phone: String?
  /// Field 5.
  public var email: String?
  /// Field 6.
  public var stage: LeadStage = .unspecified
  /// Field 7.
  public var source: Source = .unspecified
  /// What winning the lead is worth.
  public var value: Money?
  /// Who looks after the lead.
  public var owner: String?
  /// Field 10.
  public var notes: String?
  /// What the lead is interested in.
  public var interest: String?
  /// The earliest first.
  public var attempts: [LeadAttempt] = []
  /// Field 13.
  public var nextFollowUpAt: Timestamp?
  /// Why the lead was lost.
  public var lostReason: String?
  /// The customer that the lead became.
  public var customerId: Uuid?
  /// Field 16.
  public var convertedAt: Timestamp?
  /// Field 17.
  public var createdAt: Timestamp = .zero
  /// Field 18.
  public var updatedAt: Timestamp = .zero
  /// Field 19.
  public var createdBy: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: Uuid = .zero, version: UInt64 = 0, name: String = "", phone: String? = nil,
    email: String? = nil, stage: LeadStage = .unspecified, source: Source = .unspecified,
    value: Money? = nil, owner: String? = nil, notes: String? = nil, interest: String? = nil,
    attempts: [LeadAttempt] = [], nextFollowUpAt: Timestamp? = nil, lostReason: String? = nil,
    customerId: Uuid? = nil, convertedAt: Timestamp? = nil, createdAt: Timestamp = .zero,
    updatedAt: Timestamp = .zero, createdBy: String = ""
  ) {
    self.id = id
    self.version = version
    self.name = name
    self.phone = phone
    self.email = email
    self.stage = stage
    self.source = source
    self.value = value
    self.owner = owner
    self.notes = notes
    self.interest = interest
    self.attempts = attempts
    self.nextFollowUpAt = nextFollowUpAt
    self.lostReason = lostReason
    self.customerId = customerId
    self.convertedAt = convertedAt
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.createdBy = createdBy
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.version, UInt64Codec.self)
    writer.field(3, self.name, StringCodec.self)
    writer.field(4, optional: self.phone, StringCodec.self)
    writer.field(5, optional: self.email, StringCodec.self)
    writer.field(6, self.stage, EnumCodec<LeadStage>.self)
    writer.field(7, self.source, EnumCodec<Source>.self)
    writer.field(8, optional: self.value, MoneyCodec.self)
    writer.field(9, optional: self.owner, StringCodec.self)
    writer.field(10, optional: self.notes, StringCodec.self)
    writer.field(11, optional: self.interest, StringCodec.self)
    writer.list(12, self.attempts, MessageCodec<LeadAttempt>.self)
    writer.field(13, optional: self.nextFollowUpAt, TimestampCodec.self)
    writer.field(14, optional: self.lostReason, StringCodec.self)
    writer.field(15, optional: self.customerId, UuidCodec.self)
    writer.field(16, optional: self.convertedAt, TimestampCodec.self)
    writer.field(17, self.createdAt, TimestampCodec.self)
    writer.field(18, self.updatedAt, TimestampCodec.self)
    writer.field(19, self.createdBy, StringCodec.self)
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
        try reader.text(&self.name)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.phone)
      case 42:
        try reader.once(&seen0, 1 << 4)
        try reader.text(&self.email)
      case 48:
        try reader.once(&seen0, 1 << 5)
        self.stage = try EnumCodec<LeadStage>.read(from: &reader)
      case 56:
        try reader.once(&seen0, 1 << 6)
        self.source = try EnumCodec<Source>.read(from: &reader)
      case 66:
        try reader.once(&seen0, 1 << 7)
        self.value = try MoneyCodec.read(from: &reader)
      case 74:
        try reader.once(&seen0, 1 << 8)
        try reader.text(&self.owner)
      case 82:
        try reader.once(&seen0, 1 << 9)
        try reader.text(&self.notes)
      case 90:
        try reader.once(&seen0, 1 << 10)
        try reader.text(&self.interest)
      case 98:
        try reader.append(to: &self.attempts, MessageCodec<LeadAttempt>.self)
      case 105:
        try reader.once(&seen0, 1 << 11)
        self.nextFollowUpAt = try TimestampCodec.read(from: &reader)
      case 114:
        try reader.once(&seen0, 1 << 12)
        try reader.text(&self.lostReason)
      case 122:
        try reader.once(&seen0, 1 << 13)
        self.customerId = try UuidCodec.read(from: &reader)
      case 129:
        try reader.once(&seen0, 1 << 14)
        self.convertedAt = try TimestampCodec.read(from: &reader)
      case 137:
        try reader.once(&seen0, 1 << 15)
        self.createdAt = try TimestampCodec.read(from: &reader)
      case 145:
        try reader.once(&seen0, 1 << 16)
        self.updatedAt = try TimestampCodec.read(from: &reader)
      case 154:
        try reader.once(&seen0, 1 << 17)
        try reader.text(&self.createdBy)
      default:
        switch tag >> 3 {
        case 1...19: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {
    validator.known("stage", self.stage)
    validator.known("source", self.source)
    if let value = self.value {
      validator.currency("value", value)
    }
    for (index, value) in self.attempts.enumerated() {
      validator.within("attempts", at: .index(index)) { value.validate(&$0) }
    }
  }
}

/// One try to reach a lead.
public struct LeadAttempt: WireMessage {
  /// Field 1.
  public var at: Timestamp = .zero
  /// Field 2.
  public var channel: ContactChannel = .unspecified
  /// Field 3.
  public var outcome: AttemptOutcome = .unspecified
  /// Field 4.
  public var note: String?
  /// The subject of the token that recorded it.
  public var by: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    at: Timestamp = .zero, channel: ContactChannel = .unspecified,
    outcome: AttemptOutcome = .unspecified, note: String? = nil, by: String = ""
  ) {
    self.at = at
    self.channel = channel
    self.outcome = outcome
    self.note = note
    self.by = by
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.at, TimestampCodec.self)
    writer.field(2, self.channel, EnumCodec<ContactChannel>.self)
    writer.field(3, self.outcome, EnumCodec<AttemptOutcome>.self)
    writer.field(4, optional: self.note, StringCodec.self)
    writer.field(5, self.by, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 9:
        try reader.once(&seen0, 1 << 0)
        self.at = try TimestampCodec.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.channel = try EnumCodec<ContactChannel>.read(from: &reader)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.outcome = try EnumCodec<AttemptOutcome>.read(from: &reader)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.note)
      case 42:
        try reader.once(&seen0, 1 << 4)
        try reader.text(&self.by)
      default:
        switch tag >> 3 {
        case 1...5: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {
    validator.known("channel", self.channel)
    validator.known("outcome", self.outcome)
    if let value = self.note {
      validator.length("note", value, 0...2000)
    }
  }
}

/// Describes a new lead.
public struct CreateLeadRequest: WireMessage {
  /// Field 1.
  public var name: String = ""
  /// Any spelling; read in the tenant's region.
  public var phone: String?
  /// Field 3.
  public var email: String?
  /// `new` when left out; neither `converted` nor `lost`.
  public var stage: LeadStage = .unspecified
  /// `api` when left out.
  public var source: Source = .unspecified
  /// Field 6.
  public var value: Money?
  /// Field 7.
  public var owner: String?
  /// Field 8.
  public var notes: String?
  /// Field 9.
  public var interest: String?
  /// Field 10.
  public var nextFollowUpAt: Timestamp?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    name: String = "", phone: String? = nil, email: String? = nil, stage: LeadStage = .unspecified,
    source: Source = .unspecified, value: Money? = nil, owner: String? = nil, notes: String? = nil,
    interest: String? = nil, nextFollowUpAt: Timestamp? = nil
  ) {
    self.name = name
    self.phone = phone
    self.email = email
    self.stage = stage
    self.source = source
    self.value = value
    self.owner = owner
    self.notes = notes
    self.interest = interest
    self.nextFollowUpAt = nextFollowUpAt
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.name, StringCodec.self)
    writer.field(2, optional: self.phone, StringCodec.self)
    writer.field(3, optional: self.email, StringCodec.self)
    writer.field(4, self.stage, EnumCodec<LeadStage>.self)
    writer.field(5, self.source, EnumCodec<Source>.self)
    writer.field(6, optional: self.value, MoneyCodec.self)
    writer.field(7, optional: self.owner, StringCodec.self)
    writer.field(8, optional: self.notes, StringCodec.self)
    writer.field(9, optional: self.interest, StringCodec.self)
    writer.field(10, optional: self.nextFollowUpAt, TimestampCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        try reader.text(&self.name)
      case 18:
        try reader.once(&seen0, 1 << 1)
        try reader.text(&self.phone)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.email)
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.stage = try EnumCodec<LeadStage>.read(from: &reader)
      case 40:
        try reader.once(&seen0, 1 << 4)
        self.source = try EnumCodec<Source>.read(from: &reader)
      case 50:
        try reader.once(&seen0, 1 << 5)
        self.value = try MoneyCodec.read(from: &reader)
      case 58:
        try reader.once(&seen0, 1 << 6)
        try reader.text(&self.owner)
      case 66:
        try reader.once(&seen0, 1 << 7)
        try reader.text(&self.notes)
      case 74:
        try reader.once(&seen0, 1 << 8)
        try reader.text(&self.interest)
      case 81:
        try reader.once(&seen0, 1 << 9)
        self.nextFollowUpAt = try TimestampCodec.read(from: &reader)
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
    validator.length("name", self.name, 1...200)
    if let value = self.phone {
      validator.length("phone", value, 1...64)
    }
    if let value = self.email {
      validator.format("email", value, .email)
    }
    validator.known("stage", self.stage)
    validator.known("source", self.source)
    if let value = self.value {
      validator.currency("value", value)
    }
    if let value = self.owner {
      validator.length("owner", value, 1...200)
    }
    if let value = self.notes {
      validator.length("notes", value, 1...4000)
    }
    if let value = self.interest {
      validator.length("interest", value, 1...200)
    }
  }
}

/// Finds one lead by its id.
public struct GetLeadRequest: WireMessage {
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

/// Asks for one page of leads, the newest first.
public struct ListLeadsRequest: WireMessage {
  /// 15 when 0.
  public var pageSize: UInt32 = 0
  /// `nextCursor` of the page before; empty for the first page.
  public var cursor: String = ""
  /// Field 3.
  public var withTotal: Bool = false
  /// Any of these; all when empty.
  public var stages: [LeadStage] = []
  /// Field 5.
  public var source: Source = .unspecified
  /// Field 6.
  public var owner: String?
  /// Only open leads whose follow-up is due at this moment or before.
  public var followUpDueBy: Timestamp?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    pageSize: UInt32 = 0, cursor: String = "", withTotal: Bool = false, stages: [LeadStage] = [],
    source: Source = .unspecified, owner: String? = nil, followUpDueBy: Timestamp? = nil
  ) {
    self.pageSize = pageSize
    self.cursor = cursor
    self.withTotal = withTotal
    self.stages = stages
    self.source = source
    self.owner = owner
    self.followUpDueBy = followUpDueBy
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.pageSize, UInt32Codec.self)
    writer.field(2, self.cursor, StringCodec.self)
    writer.field(3, self.withTotal, BoolCodec.self)
    writer.packed(4, self.stages, EnumCodec<LeadStage>.self)
    writer.field(5, self.source, EnumCodec<Source>.self)
    writer.field(6, optional: self.owner, StringCodec.self)
    writer.field(7, optional: self.followUpDueBy, TimestampCodec.self)
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
      case 32:
        try reader.append(to: &self.stages, EnumCodec<LeadStage>.self)
      case 34:
        try reader.appendPacked(to: &self.stages, EnumCodec<LeadStage>.self)
      case 40:
        try reader.once(&seen0, 1 << 3)
        self.source = try EnumCodec<Source>.read(from: &reader)
      case 50:
        try reader.once(&seen0, 1 << 4)
        try reader.text(&self.owner)
      case 57:
        try reader.once(&seen0, 1 << 5)
        self.followUpDueBy = try TimestampCodec.read(from: &reader)
      default:
        switch tag >> 3 {
        case 1...7: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {
    validator.range("pageSize", self.pageSize, 0, 500)
    validator.length("cursor", self.cursor, 0...1024)
    validator.count("stages", self.stages.count, 0...6)
    for (index, value) in self.stages.enumerated() {
      validator.known("stages", value, at: .index(index))
    }
    validator.known("source", self.source)
    if let value = self.owner {
      validator.length("owner", value, 1...200)
    }
  }
}

/// One page of leads.
public struct LeadPage: WireMessage {
  /// Field 1.
  public var leads: [Lead] = []
  /// Absent on the last page.
  public var nextCursor: String?
  /// Present when `withTotal` was set.
  public var total: UInt64?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(leads: [Lead] = [], nextCursor: String? = nil, total: UInt64? = nil) {
    self.leads = leads
    self.nextCursor = nextCursor
    self.total = total
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.leads, MessageCodec<Lead>.self)
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
        try reader.append(to: &self.leads, MessageCodec<Lead>.self)
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
    for (index, value) in self.leads.enumerated() {
      validator.within("leads", at: .index(index)) { value.validate(&$0) }
    }
  }
}

/// Changes the fields that `mask` names.
public struct UpdateLeadRequest: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// The version that the caller saw.
  public var version: UInt64 = 0
  /// Names of fields of `LeadChanges`; a named field that is absent is cleared.
  public var mask: [String] = []
  /// Field 4.
  public var changes: LeadChanges = LeadChanges()
  /// Kept in the audit entry.
  public var reason: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: Uuid = .zero, version: UInt64 = 0, mask: [String] = [],
    changes: LeadChanges = LeadChanges(), reason: String? = nil
  ) {
    self.id = id
    self.version = version
    self.mask = mask
    self.changes = changes
    self.reason = reason
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.version, UInt64Codec.self)
    writer.list(3, self.mask, StringCodec.self)
    writer.message(4, self.changes)
    writer.field(5, optional: self.reason, StringCodec.self)
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
        try reader.append(to: &self.mask, StringCodec.self)
      case 34:
        try reader.once(&seen0, 1 << 2)
        try reader.message(&self.changes)
      case 42:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.reason)
      default:
        switch tag >> 3 {
        case 1...5: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {
    validator.range("version", self.version, 1, nil)
    validator.count("mask", self.mask.count, 1...20)
    validator.within("changes") { self.changes.validate(&$0) }
    if let value = self.reason {
      validator.length("reason", value, 1...500)
    }
  }
}

/// What can be changed of a lead.
public struct LeadChanges: WireMessage {
  /// Field 1.
  public var name: String?
  /// Field 2.
  public var phone: String?
  /// Field 3.
  public var email: String?
  /// Not `converted`; `lost` needs `lostReason`, and a lost lead can only become `new`.
  public var stage: LeadStage?
  /// Field 5.
  public var source: Source?
  /// Field 6.
  public var value: Money?
  /// Field 7.
  public var owner: String?
  /// Field 8.
  public var notes: String?
  /// Field 9.
  public var interest: String?
  /// Field 10.
  public var nextFollowUpAt: Timestamp?
  /// Field 11.
  public var lostReason: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    name: String? = nil, phone: String? = nil, email: String? = nil, stage: LeadStage? = nil,
    source: Source? = nil, value: Money? = nil, owner: String? = nil, notes: String? = nil,
    interest: String? = nil, nextFollowUpAt: Timestamp? = nil, lostReason: String? = nil
  ) {
    self.name = name
    self.phone = phone
    self.email = email
    self.stage = stage
    self.source = source
    self.value = value
    self.owner = owner
    self.notes = notes
    self.interest = interest
    self.nextFollowUpAt = nextFollowUpAt
    self.lostReason = lostReason
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, optional: self.name, StringCodec.self)
    writer.field(2, optional: self.phone, StringCodec.self)
    writer.field(3, optional: self.email, StringCodec.self)
    writer.field(4, optional: self.stage, EnumCodec<LeadStage>.self)
    writer.field(5, optional: self.source, EnumCodec<Source>.self)
    writer.field(6, optional: self.value, MoneyCodec.self)
    writer.field(7, optional: self.owner, StringCodec.self)
    writer.field(8, optional: self.notes, StringCodec.self)
    writer.field(9, optional: self.interest, StringCodec.self)
    writer.field(10, optional: self.nextFollowUpAt, TimestampCodec.self)
    writer.field(11, optional: self.lostReason, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        try reader.text(&self.name)
      case 18:
        try reader.once(&seen0, 1 << 1)
        try reader.text(&self.phone)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.email)
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.stage = try EnumCodec<LeadStage>.read(from: &reader)
      case 40:
        try reader.once(&seen0, 1 << 4)
        self.source = try EnumCodec<Source>.read(from: &reader)
      case 50:
        try reader.once(&seen0, 1 << 5)
        self.value = try MoneyCodec.read(from: &reader)
      case 58:
        try reader.once(&seen0, 1 << 6)
        try reader.text(&self.owner)
      case 66:
        try reader.once(&seen0, 1 << 7)
        try reader.text(&self.notes)
      case 74:
        try reader.once(&seen0, 1 << 8)
        try reader.text(&self.interest)
      case 81:
        try reader.once(&seen0, 1 << 9)
        self.nextFollowUpAt = try TimestampCodec.read(from: &reader)
      case 90:
        try reader.once(&seen0, 1 << 10)
        try reader.text(&self.lostReason)
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
    if let value = self.name {
      validator.length("name", value, 1...200)
    }
    if let value = self.phone {
      validator.length("phone", value, 1...64)
    }
    if let value = self.email {
      validator.format("email", value, .email)
    }
    if let value = self.stage {
      validator.known("stage", value)
    }
    if let value = self.source {
      validator.known("source", value)
    }
    if let value = self.value {
      validator.currency("value", value)
    }
    if let value = self.owner {
      validator.length("owner", value, 1...200)
    }
    if let value = self.notes {
      validator.length("notes", value, 1...4000)
    }
    if let value = self.interest {
      validator.length("interest", value, 1...200)
    }
    if let value = self.lostReason {
      validator.length("lostReason", value, 1...500)
    }
  }
}

/// Notes one try to reach the lead.
public struct RecordAttemptRequest: WireMessage {
  /// Field 1.
  public var leadId: Uuid = .zero
  /// Field 2.
  public var channel: ContactChannel = .unspecified
  /// Field 3.
  public var outcome: AttemptOutcome = .unspecified
  /// Field 4.
  public var note: String?
  /// Now when left out.
  public var at: Timestamp?
  /// When to try again; the follow-up stays as it is when left out.
  public var nextFollowUpAt: Timestamp?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    leadId: Uuid = .zero, channel: ContactChannel = .unspecified,
    outcome: AttemptOutcome = .unspecified, note: String? = nil, at: Timestamp? = nil,
    nextFollowUpAt: Timestamp? = nil
  ) {
    self.leadId = leadId
    self.channel = channel
    self.outcome = outcome
    self.note = note
    self.at = at
    self.nextFollowUpAt = nextFollowUpAt
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.leadId, UuidCodec.self)
    writer.field(2, self.channel, EnumCodec<ContactChannel>.self)
    writer.field(3, self.outcome, EnumCodec<AttemptOutcome>.self)
    writer.field(4, optional: self.note, StringCodec.self)
    writer.field(5, optional: self.at, TimestampCodec.self)
    writer.field(6, optional: self.nextFollowUpAt, TimestampCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        self.leadId = try UuidCodec.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.channel = try EnumCodec<ContactChannel>.read(from: &reader)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.outcome = try EnumCodec<AttemptOutcome>.read(from: &reader)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.note)
      case 41:
        try reader.once(&seen0, 1 << 4)
        self.at = try TimestampCodec.read(from: &reader)
      case 49:
        try reader.once(&seen0, 1 << 5)
        self.nextFollowUpAt = try TimestampCodec.read(from: &reader)
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
    validator.known("channel", self.channel)
    validator.known("outcome", self.outcome)
    if let value = self.note {
      validator.length("note", value, 1...2000)
    }
  }
}

/// Sets when to try again.
public struct SetFollowUpRequest: WireMessage {
  /// Field 1.
  public var leadId: Uuid = .zero
  /// No follow-up when left out.
  public var at: Timestamp?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(leadId: Uuid = .zero, at: Timestamp? = nil) {
    self.leadId = leadId
    self.at = at
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.leadId, UuidCodec.self)
    writer.field(2, optional: self.at, TimestampCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        self.leadId = try UuidCodec.read(from: &reader)
      case 17:
        try reader.once(&seen0, 1 << 1)
        self.at = try TimestampCodec.read(from: &reader)
      default:
        switch tag >> 3 {
        case 1...2: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {}
}

/// Makes a customer of a lead.
public struct ConvertLeadRequest: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// Any version when 0.
  public var version: UInt64 = 0
  /// An existing customer to convert into; else the one with the lead's phone or e-mail, else
  /// a new one.
  public var customerId: Uuid?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(id: Uuid = .zero, version: UInt64 = 0, customerId: Uuid? = nil) {
    self.id = id
    self.version = version
    self.customerId = customerId
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.version, UInt64Codec.self)
    writer.field(3, optional: self.customerId, UuidCodec.self)
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

/// A converted lead and its customer.
public struct ConvertedLead: WireMessage {
  /// Field 1.
  public var lead: Lead = Lead()
  /// Field 2.
  public var customer: Customer = Customer()
  /// Whether the customer had to be made.
  public var customerCreated: Bool = false
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(lead: Lead = Lead(), customer: Customer = Customer(), customerCreated: Bool = false) {
    self.lead = lead
    self.customer = customer
    self.customerCreated = customerCreated
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.message(1, self.lead)
    writer.message(2, self.customer)
    writer.field(3, self.customerCreated, BoolCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        try reader.message(&self.lead)
      case 18:
        try reader.once(&seen0, 1 << 1)
        try reader.message(&self.customer)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.customerCreated = try BoolCodec.read(from: &reader)
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
    validator.within("lead") { self.lead.validate(&$0) }
    validator.within("customer") { self.customer.validate(&$0) }
  }
}

/// Asks for the figures of the pipeline.
public struct GetPipelineRequest: WireMessage {
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    while try reader.nextTag() != nil {
      try reader.keepUnknown(in: &unknownFields)
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {}
}

/// Leads by stage.
public struct Pipeline: WireMessage {
  /// Every stage, in order.
  public var stages: [PipelineStage] = []
  /// Converted by converted and lost, in percent with one digit; absent while there are none.
  public var conversionRate: DecimalNumber?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(stages: [PipelineStage] = [], conversionRate: DecimalNumber? = nil) {
    self.stages = stages
    self.conversionRate = conversionRate
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.stages, MessageCodec<PipelineStage>.self)
    writer.field(2, optional: self.conversionRate, DecimalCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.stages, MessageCodec<PipelineStage>.self)
      case 18:
        try reader.once(&seen0, 1 << 0)
        self.conversionRate = try DecimalCodec.read(from: &reader)
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
    for (index, value) in self.stages.enumerated() {
      validator.within("stages", at: .index(index)) { value.validate(&$0) }
    }
    if let value = self.conversionRate {
      validator.scale("conversionRate", value)
    }
  }
}

/// The leads of one stage.
public struct PipelineStage: WireMessage {
  /// Field 1.
  public var stage: LeadStage = .unspecified
  /// Field 2.
  public var leads: UInt64 = 0
  /// Field 3.
  public var value: [Money] = []
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(stage: LeadStage = .unspecified, leads: UInt64 = 0, value: [Money] = []) {
    self.stage = stage
    self.leads = leads
    self.value = value
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.stage, EnumCodec<LeadStage>.self)
    writer.field(2, self.leads, UInt64Codec.self)
    writer.list(3, self.value, MoneyCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.stage = try EnumCodec<LeadStage>.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.leads = try UInt64Codec.read(from: &reader)
      case 26:
        try reader.append(to: &self.value, MoneyCodec.self)
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
    validator.known("stage", self.stage)
    for (index, value) in self.value.enumerated() {
      validator.currency("value", value, at: .index(index))
    }
  }
}
