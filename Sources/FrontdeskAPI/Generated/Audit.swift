// DO NOT EDIT: generated from Schema/audit.schema

public import WireFormat

/// What hashing the chain again found.
public enum ChainState: WireEnum {
  /// 0.
  case unspecified
  /// Nothing wrong so far; go on with `nextCursor`.
  case going
  /// Every entry is there, in order, as it was written.
  case intact
  /// The entry was changed, or the one before it was.
  case altered
  /// The entry is not there.
  case missing
  /// There are entries after the last one that was recorded.
  case beyondHead
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .going
    case 2: self = .intact
    case 3: self = .altered
    case 4: self = .missing
    case 5: self = .beyondHead
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .going: 1
    case .intact: 2
    case .altered: 3
    case .missing: 4
    case .beyondHead: 5
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .going: "going"
    case .intact: "intact"
    case .altered: "altered"
    case .missing: "missing"
    case .beyondHead: "beyondHead"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [ChainState] = [
    .unspecified, .going, .intact, .altered, .missing, .beyondHead
  ]
}

/// One change to one record of the tenant, with who made it and what it changed.
public struct AuditRecord: WireMessage {
  /// The place in the tenant's chain: 1, 2, 3 and so on, without gaps.
  public var sequence: UInt64 = 0
  /// Field 2.
  public var time: Timestamp = .zero
  /// What was done, for example `updated`.
  public var kind: String = ""
  /// Which kind of record, for example `customer`.
  public var record: String = ""
  /// Field 5.
  public var recordId: Uuid = .zero
  /// The customer or lead whose data the entry holds; absent where it holds nobody's.
  public var subjectId: Uuid?
  /// The record's version after the change.
  public var version: UInt64 = 0
  /// Names of the fields that changed.
  public var fields: [String] = []
  /// Field 9.
  public var actor: ActorKind = .unspecified
  /// The subject of the token, or the name of background work.
  public var principal: String = ""
  /// Such as `CustomerService.updateCustomer`.
  public var method: String = ""
  /// Field 12.
  public var reason: String?
  /// The fields that differ, in the order of their names.
  public var changes: [AuditChange] = []
  /// The subject was erased: what the entry held cannot be read any more.
  public var erased: Bool = false
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    sequence: UInt64 = 0, time: Timestamp = .zero, kind: String = "", record: String = "",
    recordId: Uuid = .zero, subjectId: Uuid? = nil, version: UInt64 = 0, fields: [String] = [],
    actor: ActorKind = .unspecified, principal: String = "", method: String = "",
    reason: String? = nil, changes: [AuditChange] = [], erased: Bool = false
  ) {
    self.sequence = sequence
    self.time = time
    self.kind = kind
    self.record = record
    self.recordId = recordId
    self.subjectId = subjectId
    self.version = version
    self.fields = fields
    self.actor = actor
    self.principal = principal
    self.method = method
    self.reason = reason
    self.changes = changes
    self.erased = erased
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.sequence, UInt64Codec.self)
    writer.field(2, self.time, TimestampCodec.self)
    writer.field(3, self.kind, StringCodec.self)
    writer.field(4, self.record, StringCodec.self)
    writer.field(5, self.recordId, UuidCodec.self)
    writer.field(6, optional: self.subjectId, UuidCodec.self)
    writer.field(7, self.version, UInt64Codec.self)
    writer.list(8, self.fields, StringCodec.self)
    writer.field(9, self.actor, EnumCodec<ActorKind>.self)
    writer.field(10, self.principal, StringCodec.self)
    writer.field(11, self.method, StringCodec.self)
    writer.field(12, optional: self.reason, StringCodec.self)
    writer.list(13, self.changes, MessageCodec<AuditChange>.self)
    writer.field(14, self.erased, BoolCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.sequence = try UInt64Codec.read(from: &reader)
      case 17:
        try reader.once(&seen0, 1 << 1)
        self.time = try TimestampCodec.read(from: &reader)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.kind)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.record)
      case 42:
        try reader.once(&seen0, 1 << 4)
        self.recordId = try UuidCodec.read(from: &reader)
      case 50:
        try reader.once(&seen0, 1 << 5)
        self.subjectId = try UuidCodec.read(from: &reader)
      case 56:
        try reader.once(&seen0, 1 << 6)
        self.version = try UInt64Codec.read(from: &reader)
      case 66:
        try reader.append(to: &self.fields, StringCodec.self)
      case 72:
        try reader.once(&seen0, 1 << 7)
        self.actor = try EnumCodec<ActorKind>.read(from: &reader)
      case 82:
        try reader.once(&seen0, 1 << 8)
        try reader.text(&self.principal)
      case 90:
        try reader.once(&seen0, 1 << 9)
        try reader.text(&self.method)
      case 98:
        try reader.once(&seen0, 1 << 10)
        try reader.text(&self.reason)
      case 106:
        try reader.append(to: &self.changes, MessageCodec<AuditChange>.self)
      case 112:
        try reader.once(&seen0, 1 << 11)
        self.erased = try BoolCodec.read(from: &reader)
      default:
        switch tag >> 3 {
        case 1...14: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {
    validator.known("actor", self.actor)
  }
}

/// One field before and after a change, as JSON.
public struct AuditChange: WireMessage {
  /// Field 1.
  public var field: String = ""
  /// Absent where there was nothing before.
  public var before: String?
  /// Absent where there is nothing afterwards.
  public var after: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(field: String = "", before: String? = nil, after: String? = nil) {
    self.field = field
    self.before = before
    self.after = after
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.field, StringCodec.self)
    writer.field(2, optional: self.before, StringCodec.self)
    writer.field(3, optional: self.after, StringCodec.self)
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
        try reader.text(&self.before)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.after)
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

/// Asks for one page of the audit, the latest entry first.
public struct ListAuditRequest: WireMessage {
  /// 15 when 0.
  public var pageSize: UInt32 = 0
  /// `nextCursor` of the page before; empty for the first page.
  public var cursor: String = ""
  /// Field 3.
  public var recordId: Uuid?
  /// Whose data it is: a customer or a lead.
  public var subjectId: Uuid?
  /// The subject of the token that made the change.
  public var principal: String?
  /// Field 6.
  public var actor: ActorKind = .unspecified
  /// Any of these; all when empty.
  public var kinds: [String] = []
  /// Any of these kinds of record; all when empty.
  public var records: [String] = []
  /// Field 9.
  public var from: Timestamp?
  /// Entries before this moment.
  public var to: Timestamp?
  /// Shows what is sensitive in `changes` and `reason`, which otherwise reads `"***"`. The
  /// tenant's own people only.
  public var reveal: Bool = false
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    pageSize: UInt32 = 0, cursor: String = "", recordId: Uuid? = nil, subjectId: Uuid? = nil,
    principal: String? = nil, actor: ActorKind = .unspecified, kinds: [String] = [],
    records: [String] = [], from: Timestamp? = nil, to: Timestamp? = nil, reveal: Bool = false
  ) {
    self.pageSize = pageSize
    self.cursor = cursor
    self.recordId = recordId
    self.subjectId = subjectId
    self.principal = principal
    self.actor = actor
    self.kinds = kinds
    self.records = records
    self.from = from
    self.to = to
    self.reveal = reveal
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.pageSize, UInt32Codec.self)
    writer.field(2, self.cursor, StringCodec.self)
    writer.field(3, optional: self.recordId, UuidCodec.self)
    writer.field(4, optional: self.subjectId, UuidCodec.self)
    writer.field(5, optional: self.principal, StringCodec.self)
    writer.field(6, self.actor, EnumCodec<ActorKind>.self)
    writer.list(7, self.kinds, StringCodec.self)
    writer.list(8, self.records, StringCodec.self)
    writer.field(9, optional: self.from, TimestampCodec.self)
    writer.field(10, optional: self.to, TimestampCodec.self)
    writer.field(11, self.reveal, BoolCodec.self)
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
      case 26:
        try reader.once(&seen0, 1 << 2)
        self.recordId = try UuidCodec.read(from: &reader)
      case 34:
        try reader.once(&seen0, 1 << 3)
        self.subjectId = try UuidCodec.read(from: &reader)
      case 42:
        try reader.once(&seen0, 1 << 4)
        try reader.text(&self.principal)
      case 48:
        try reader.once(&seen0, 1 << 5)
        self.actor = try EnumCodec<ActorKind>.read(from: &reader)
      case 58:
        try reader.append(to: &self.kinds, StringCodec.self)
      case 66:
        try reader.append(to: &self.records, StringCodec.self)
      case 73:
        try reader.once(&seen0, 1 << 6)
        self.from = try TimestampCodec.read(from: &reader)
      case 81:
        try reader.once(&seen0, 1 << 7)
        self.to = try TimestampCodec.read(from: &reader)
      case 88:
        try reader.once(&seen0, 1 << 8)
        self.reveal = try BoolCodec.read(from: &reader)
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
    validator.range("pageSize", self.pageSize, 0, 500)
    validator.length("cursor", self.cursor, 0...1024)
    if let value = self.principal {
      validator.length("principal", value, 1...200)
    }
    validator.known("actor", self.actor)
    validator.count("kinds", self.kinds.count, 0...20)
    for (index, value) in self.kinds.enumerated() {
      validator.length("kinds", value, 1...50, at: .index(index))
    }
    validator.count("records", self.records.count, 0...20)
    for (index, value) in self.records.enumerated() {
      validator.length("records", value, 1...50, at: .index(index))
    }
  }
}

/// One page of the audit. After 20,000 entries have been looked at a page ends early, perhaps
/// with nothing in it, and still goes on.
public struct AuditPage: WireMessage {
  /// Field 1.
  public var entries: [AuditRecord] = []
  /// Absent on the last page.
  public var nextCursor: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(entries: [AuditRecord] = [], nextCursor: String? = nil) {
    self.entries = entries
    self.nextCursor = nextCursor
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.entries, MessageCodec<AuditRecord>.self)
    writer.field(2, optional: self.nextCursor, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.entries, MessageCodec<AuditRecord>.self)
      case 18:
        try reader.once(&seen0, 1 << 0)
        try reader.text(&self.nextCursor)
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
    for (index, value) in self.entries.enumerated() {
      validator.within("entries", at: .index(index)) { value.validate(&$0) }
    }
  }
}

/// Asks for the end of the chain.
public struct GetAuditHeadRequest: WireMessage {
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

/// The end of a tenant's chain: kept elsewhere, it proves later that nothing before it changed.
public struct AuditHead: WireMessage {
  /// The last entry; 0 while there is none.
  public var sequence: UInt64 = 0
  /// Of the last entry and all before it: SHA-256 as 64 hex digits.
  public var digest: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(sequence: UInt64 = 0, digest: String = "") {
    self.sequence = sequence
    self.digest = digest
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.sequence, UInt64Codec.self)
    writer.field(2, self.digest, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.sequence = try UInt64Codec.read(from: &reader)
      case 18:
        try reader.once(&seen0, 1 << 1)
        try reader.text(&self.digest)
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

/// Asks for the next stretch of the chain to be hashed again.
public struct VerifyChainRequest: WireMessage {
  /// `nextCursor` of the stretch before; empty to begin with the first entry.
  public var cursor: String = ""
  /// How many entries; 20,000 when 0.
  public var limit: UInt32 = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(cursor: String = "", limit: UInt32 = 0) {
    self.cursor = cursor
    self.limit = limit
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.cursor, StringCodec.self)
    writer.field(2, self.limit, UInt32Codec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        try reader.text(&self.cursor)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.limit = try UInt32Codec.read(from: &reader)
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
    validator.length("cursor", self.cursor, 0...1024)
    validator.range("limit", self.limit, 0, 50_000)
  }
}

/// What was found so far.
public struct ChainReport: WireMessage {
  /// Field 1.
  public var state: ChainState = .unspecified
  /// Entries that are as they were written, from the first one on.
  public var verified: UInt64 = 0
  /// The first entry that is not; absent while all are.
  public var sequence: UInt64?
  /// Where the verified part ends: a head that was kept elsewhere can be compared with it.
  public var head: AuditHead = AuditHead()
  /// Present while there is more to verify.
  public var nextCursor: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    state: ChainState = .unspecified, verified: UInt64 = 0, sequence: UInt64? = nil,
    head: AuditHead = AuditHead(), nextCursor: String? = nil
  ) {
    self.state = state
    self.verified = verified
    self.sequence = sequence
    self.head = head
    self.nextCursor = nextCursor
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.state, EnumCodec<ChainState>.self)
    writer.field(2, self.verified, UInt64Codec.self)
    writer.field(3, optional: self.sequence, UInt64Codec.self)
    writer.message(4, self.head)
    writer.field(5, optional: self.nextCursor, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.state = try EnumCodec<ChainState>.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.verified = try UInt64Codec.read(from: &reader)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.sequence = try UInt64Codec.read(from: &reader)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.message(&self.head)
      case 42:
        try reader.once(&seen0, 1 << 4)
        try reader.text(&self.nextCursor)
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
    validator.known("state", self.state)
  }
}
