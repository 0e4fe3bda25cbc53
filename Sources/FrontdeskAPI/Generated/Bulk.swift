// DO NOT EDIT: generated from Schema/bulk.schema

public import WireFormat

/// What a bulk update is at.
public enum BulkState: WireEnum {
  /// 0.
  case unspecified
  /// The customers are looked up; nothing was changed yet.
  case selecting
  /// They are changed, some at a time.
  case applying
  /// 3.
  case done
  /// It was stopped before its end; what is changed stays.
  case stopped
  /// It cannot go on; what is changed stays.
  case failed
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .selecting
    case 2: self = .applying
    case 3: self = .done
    case 4: self = .stopped
    case 5: self = .failed
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .selecting: 1
    case .applying: 2
    case .done: 3
    case .stopped: 4
    case .failed: 5
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .selecting: "selecting"
    case .applying: "applying"
    case .done: "done"
    case .stopped: "stopped"
    case .failed: "failed"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [BulkState] = [
    .unspecified, .selecting, .applying, .done, .stopped, .failed
  ]
}

/// What became of one customer.
public enum BulkOutcome: WireEnum {
  /// 0.
  case unspecified
  /// 1.
  case changed
  /// 2.
  case unchanged
  /// 3.
  case refused
  /// 4.
  case absent
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .changed
    case 2: self = .unchanged
    case 3: self = .refused
    case 4: self = .absent
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .changed: 1
    case .unchanged: 2
    case .refused: 3
    case .absent: 4
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .changed: "changed"
    case .unchanged: "unchanged"
    case .refused: "refused"
    case .absent: "absent"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [BulkOutcome] = [
    .unspecified, .changed, .unchanged, .refused, .absent
  ]
}

/// One change to many customers, and how far it has come.
public struct BulkUpdate: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// Rises with each step.
  public var version: UInt64 = 0
  /// Field 3.
  public var state: BulkState = .unspecified
  /// Field 4.
  public var changes: BulkChanges = BulkChanges()
  /// Whose customers it is about; absent where they were named.
  public var filter: ListCustomersRequest?
  /// Nothing is changed, and `counts` say what would be.
  public var dryRun: Bool = false
  /// Kept in the audit entries.
  public var reason: String?
  /// Field 8.
  public var createdAt: Timestamp = .zero
  /// The subject of the token that began it.
  public var createdBy: String = ""
  /// When it came to an end.
  public var finishedAt: Timestamp?
  /// How many customers it is about; known once they are all selected.
  public var total: UInt64 = 0
  /// How many of them are done with.
  public var position: UInt64 = 0
  /// Field 13.
  public var counts: BulkCounts = BulkCounts()
  /// What went wrong.
  public var problem: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: Uuid = .zero, version: UInt64 = 0, state: BulkState = .unspecified,
    changes: BulkChanges = BulkChanges(), filter: ListCustomersRequest? = nil, dryRun: Bool = false,
    reason: String? = nil, createdAt: Timestamp = .zero, createdBy: String = "",
    finishedAt: Timestamp? = nil, total: UInt64 = 0, position: UInt64 = 0,
    counts: BulkCounts = BulkCounts(), problem: String? = nil
  ) {
    self.id = id
    self.version = version
    self.state = state
    self.changes = changes
    self.filter = filter
    self.dryRun = dryRun
    self.reason = reason
    self.createdAt = createdAt
    self.createdBy = createdBy
    self.finishedAt = finishedAt
    self.total = total
    self.position = position
    self.counts = counts
    self.problem = problem
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.version, UInt64Codec.self)
    writer.field(3, self.state, EnumCodec<BulkState>.self)
    writer.message(4, self.changes)
    writer.field(5, optional: self.filter, MessageCodec<ListCustomersRequest>.self)
    writer.field(6, self.dryRun, BoolCodec.self)
    writer.field(7, optional: self.reason, StringCodec.self)
    writer.field(8, self.createdAt, TimestampCodec.self)
    writer.field(9, self.createdBy, StringCodec.self)
    writer.field(10, optional: self.finishedAt, TimestampCodec.self)
    writer.field(11, self.total, UInt64Codec.self)
    writer.field(12, self.position, UInt64Codec.self)
    writer.message(13, self.counts)
    writer.field(14, optional: self.problem, StringCodec.self)
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
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.state = try EnumCodec<BulkState>.read(from: &reader)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.message(&self.changes)
      case 42:
        try reader.once(&seen0, 1 << 4)
        self.filter = try MessageCodec<ListCustomersRequest>.read(from: &reader)
      case 48:
        try reader.once(&seen0, 1 << 5)
        self.dryRun = try BoolCodec.read(from: &reader)
      case 58:
        try reader.once(&seen0, 1 << 6)
        try reader.text(&self.reason)
      case 65:
        try reader.once(&seen0, 1 << 7)
        self.createdAt = try TimestampCodec.read(from: &reader)
      case 74:
        try reader.once(&seen0, 1 << 8)
        try reader.text(&self.createdBy)
      case 81:
        try reader.once(&seen0, 1 << 9)
        self.finishedAt = try TimestampCodec.read(from: &reader)
      case 88:
        try reader.once(&seen0, 1 << 10)
        self.total = try UInt64Codec.read(from: &reader)
      case 96:
        try reader.once(&seen0, 1 << 11)
        self.position = try UInt64Codec.read(from: &reader)
      case 106:
        try reader.once(&seen0, 1 << 12)
        try reader.message(&self.counts)
      case 114:
        try reader.once(&seen0, 1 << 13)
        try reader.text(&self.problem)
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
    validator.known("state", self.state)
    validator.within("changes") { self.changes.validate(&$0) }
    if let value = self.filter {
      validator.within("filter") { value.validate(&$0) }
    }
  }
}

/// What became of the customers of a bulk update.
public struct BulkCounts: WireMessage {
  /// Field 1.
  public var changed: UInt64 = 0
  /// Those that are as they should be already.
  public var unchanged: UInt64 = 0
  /// Those that cannot be changed; `listBulkResults` says why.
  public var refused: UInt64 = 0
  /// Those that there are not, or not any more.
  public var absent: UInt64 = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(changed: UInt64 = 0, unchanged: UInt64 = 0, refused: UInt64 = 0, absent: UInt64 = 0) {
    self.changed = changed
    self.unchanged = unchanged
    self.refused = refused
    self.absent = absent
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.changed, UInt64Codec.self)
    writer.field(2, self.unchanged, UInt64Codec.self)
    writer.field(3, self.refused, UInt64Codec.self)
    writer.field(4, self.absent, UInt64Codec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.changed = try UInt64Codec.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.unchanged = try UInt64Codec.read(from: &reader)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.refused = try UInt64Codec.read(from: &reader)
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.absent = try UInt64Codec.read(from: &reader)
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

/// What becomes of each customer. Deleting and restoring stand alone.
public struct BulkChanges: WireMessage {
  /// Field 1.
  public var categoryId: Uuid?
  /// Given to those who have them not.
  public var addTags: [String] = []
  /// Without regard to case.
  public var removeTags: [String] = []
  /// As it is when left out.
  public var status: CustomerStatus = .unspecified
  /// Field 5.
  public var delete: Bool = false
  /// Field 6.
  public var restore: Bool = false
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    categoryId: Uuid? = nil, addTags: [String] = [], removeTags: [String] = [],
    status: CustomerStatus = .unspecified, delete: Bool = false, restore: Bool = false
  ) {
    self.categoryId = categoryId
    self.addTags = addTags
    self.removeTags = removeTags
    self.status = status
    self.delete = delete
    self.restore = restore
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, optional: self.categoryId, UuidCodec.self)
    writer.list(2, self.addTags, StringCodec.self)
    writer.list(3, self.removeTags, StringCodec.self)
    writer.field(4, self.status, EnumCodec<CustomerStatus>.self)
    writer.field(5, self.delete, BoolCodec.self)
    writer.field(6, self.restore, BoolCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        self.categoryId = try UuidCodec.read(from: &reader)
      case 18:
        try reader.append(to: &self.addTags, StringCodec.self)
      case 26:
        try reader.append(to: &self.removeTags, StringCodec.self)
      case 32:
        try reader.once(&seen0, 1 << 1)
        self.status = try EnumCodec<CustomerStatus>.read(from: &reader)
      case 40:
        try reader.once(&seen0, 1 << 2)
        self.delete = try BoolCodec.read(from: &reader)
      case 48:
        try reader.once(&seen0, 1 << 3)
        self.restore = try BoolCodec.read(from: &reader)
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
    validator.count("addTags", self.addTags.count, 0...50)
    validator.count("removeTags", self.removeTags.count, 0...50)
    validator.known("status", self.status)
  }
}

/// Begins a bulk update.
public struct StartBulkUpdateRequest: WireMessage {
  /// Chosen by the caller, so that one that is begun twice is done once; made when left out.
  public var id: Uuid?
  /// As in `listCustomers`; page, order and cursor do not matter. An empty one is everybody.
  /// Only deleted customers can be restored, so a filter for that says `deleted`.
  public var filter: ListCustomersRequest?
  /// These customers, instead of a filter.
  public var ids: [Uuid] = []
  /// Field 4.
  public var changes: BulkChanges = BulkChanges()
  /// Changes nothing, and counts what would be changed.
  public var dryRun: Bool = false
  /// Kept in the audit entries.
  public var reason: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: Uuid? = nil, filter: ListCustomersRequest? = nil, ids: [Uuid] = [],
    changes: BulkChanges = BulkChanges(), dryRun: Bool = false, reason: String? = nil
  ) {
    self.id = id
    self.filter = filter
    self.ids = ids
    self.changes = changes
    self.dryRun = dryRun
    self.reason = reason
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, optional: self.id, UuidCodec.self)
    writer.field(2, optional: self.filter, MessageCodec<ListCustomersRequest>.self)
    writer.list(3, self.ids, UuidCodec.self)
    writer.message(4, self.changes)
    writer.field(5, self.dryRun, BoolCodec.self)
    writer.field(6, optional: self.reason, StringCodec.self)
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
      case 18:
        try reader.once(&seen0, 1 << 1)
        self.filter = try MessageCodec<ListCustomersRequest>.read(from: &reader)
      case 26:
        try reader.append(to: &self.ids, UuidCodec.self)
      case 34:
        try reader.once(&seen0, 1 << 2)
        try reader.message(&self.changes)
      case 40:
        try reader.once(&seen0, 1 << 3)
        self.dryRun = try BoolCodec.read(from: &reader)
      case 50:
        try reader.once(&seen0, 1 << 4)
        try reader.text(&self.reason)
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
    if let value = self.filter {
      validator.within("filter") { value.validate(&$0) }
    }
    validator.count("ids", self.ids.count, 0...10_000)
    validator.within("changes") { self.changes.validate(&$0) }
    if let value = self.reason {
      validator.length("reason", value, 1...500)
    }
  }
}

/// Asks for one bulk update.
public struct GetBulkUpdateRequest: WireMessage {
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

/// Asks how a bulk update goes on.
public struct WatchBulkUpdateRequest: WireMessage {
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

/// Asks to stop a bulk update where it is.
public struct StopBulkUpdateRequest: WireMessage {
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

/// Asks for one page of bulk updates, the latest first.
public struct ListBulkUpdatesRequest: WireMessage {
  /// 15 when 0.
  public var pageSize: UInt32 = 0
  /// `nextCursor` of the page before; empty for the first page.
  public var cursor: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(pageSize: UInt32 = 0, cursor: String = "") {
    self.pageSize = pageSize
    self.cursor = cursor
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.pageSize, UInt32Codec.self)
    writer.field(2, self.cursor, StringCodec.self)
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
    validator.range("pageSize", self.pageSize, 0, 500)
    validator.length("cursor", self.cursor, 0...1024)
  }
}

/// One page of bulk updates.
public struct BulkUpdatePage: WireMessage {
  /// Field 1.
  public var updates: [BulkUpdate] = []
  /// Absent on the last page.
  public var nextCursor: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(updates: [BulkUpdate] = [], nextCursor: String? = nil) {
    self.updates = updates
    self.nextCursor = nextCursor
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.updates, MessageCodec<BulkUpdate>.self)
    writer.field(2, optional: self.nextCursor, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.updates, MessageCodec<BulkUpdate>.self)
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
    for (index, value) in self.updates.enumerated() {
      validator.within("updates", at: .index(index)) { value.validate(&$0) }
    }
  }
}

/// What became of one customer, and why.
public struct BulkResult: WireMessage {
  /// Field 1.
  public var customerId: Uuid = .zero
  /// Field 2.
  public var outcome: BulkOutcome = .unspecified
  /// Of one that was refused.
  public var problem: String?
  /// The customer's version after it; of one that was changed.
  public var version: UInt64?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    customerId: Uuid = .zero, outcome: BulkOutcome = .unspecified, problem: String? = nil,
    version: UInt64? = nil
  ) {
    self.customerId = customerId
    self.outcome = outcome
    self.problem = problem
    self.version = version
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.customerId, UuidCodec.self)
    writer.field(2, self.outcome, EnumCodec<BulkOutcome>.self)
    writer.field(3, optional: self.problem, StringCodec.self)
    writer.field(4, optional: self.version, UInt64Codec.self)
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
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.outcome = try EnumCodec<BulkOutcome>.read(from: &reader)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.problem)
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.version = try UInt64Codec.read(from: &reader)
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

/// Asks for one page of results, in the order in which they came.
public struct ListBulkResultsRequest: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// Only these; all when left out.
  public var outcome: BulkOutcome = .unspecified
  /// 15 when 0.
  public var pageSize: UInt32 = 0
  /// `nextCursor` of the page before; empty for the first page.
  public var cursor: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: Uuid = .zero, outcome: BulkOutcome = .unspecified, pageSize: UInt32 = 0, cursor: String = ""
  ) {
    self.id = id
    self.outcome = outcome
    self.pageSize = pageSize
    self.cursor = cursor
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.outcome, EnumCodec<BulkOutcome>.self)
    writer.field(3, self.pageSize, UInt32Codec.self)
    writer.field(4, self.cursor, StringCodec.self)
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
        self.outcome = try EnumCodec<BulkOutcome>.read(from: &reader)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.pageSize = try UInt32Codec.read(from: &reader)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.cursor)
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
    validator.range("pageSize", self.pageSize, 0, 500)
    validator.length("cursor", self.cursor, 0...1024)
  }
}

/// One page of results. After 10,000 results have been looked at a page ends early, perhaps with
/// nothing in it, and still goes on.
public struct BulkResultPage: WireMessage {
  /// Field 1.
  public var results: [BulkResult] = []
  /// Absent on the last page.
  public var nextCursor: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(results: [BulkResult] = [], nextCursor: String? = nil) {
    self.results = results
    self.nextCursor = nextCursor
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.results, MessageCodec<BulkResult>.self)
    writer.field(2, optional: self.nextCursor, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.results, MessageCodec<BulkResult>.self)
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
    for (index, value) in self.results.enumerated() {
      validator.within("results", at: .index(index)) { value.validate(&$0) }
    }
  }
}
