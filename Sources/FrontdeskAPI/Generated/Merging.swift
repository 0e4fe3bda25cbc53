// DO NOT EDIT: generated from Schema/merging.schema

public import WireFormat

/// Whose value a merged customer has.
public enum MergeSide: WireEnum {
  /// 0.
  case unspecified
  /// 1.
  case survivor
  /// 2.
  case merged
  /// Of lists and sums: both together.
  case both
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .survivor
    case 2: self = .merged
    case 3: self = .both
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .survivor: 1
    case .merged: 2
    case .both: 3
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .survivor: "survivor"
    case .merged: "merged"
    case .both: "both"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [MergeSide] = [.unspecified, .survivor, .merged, .both]
}

/// Why two customers may be one person.
public enum DuplicateReason: WireEnum {
  /// 0.
  case unspecified
  /// One of them has it no longer, or has retired it.
  case samePhone
  /// 2.
  case sameEmail
  /// A phone or an e-mail address that is marked as shared.
  case sharedIdentifier
  /// The same words in any order, without case and accents.
  case sameName
  /// The same but for a few letters, an initial or a middle name.
  case nearName
  /// Day and month, and the year where both have one.
  case sameBirthdate
  /// Street, and postal code or city.
  case sameAddress
  /// The last seven digits of a telephone number.
  case sameLastDigits
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .samePhone
    case 2: self = .sameEmail
    case 3: self = .sharedIdentifier
    case 4: self = .sameName
    case 5: self = .nearName
    case 6: self = .sameBirthdate
    case 7: self = .sameAddress
    case 8: self = .sameLastDigits
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .samePhone: 1
    case .sameEmail: 2
    case .sharedIdentifier: 3
    case .sameName: 4
    case .nearName: 5
    case .sameBirthdate: 6
    case .sameAddress: 7
    case .sameLastDigits: 8
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .samePhone: "samePhone"
    case .sameEmail: "sameEmail"
    case .sharedIdentifier: "sharedIdentifier"
    case .sameName: "sameName"
    case .nearName: "nearName"
    case .sameBirthdate: "sameBirthdate"
    case .sameAddress: "sameAddress"
    case .sameLastDigits: "sameLastDigits"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [DuplicateReason] = [
    .unspecified, .samePhone, .sameEmail, .sharedIdentifier, .sameName, .nearName, .sameBirthdate,
    .sameAddress, .sameLastDigits
  ]
}

/// What the search for duplicates does.
public enum DuplicateScanState: WireEnum {
  /// 0.
  case unspecified
  /// Nobody has asked for it.
  case never
  /// It goes through all customers.
  case running
  /// All customers were looked at; changes are followed.
  case following
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .never
    case 2: self = .running
    case 3: self = .following
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .never: 1
    case .running: 2
    case .following: 3
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .never: "never"
    case .running: "running"
    case .following: "following"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [DuplicateScanState] = [.unspecified, .never, .running, .following]
}

/// Whose value of one field is to be taken.
public struct MergeChoice: WireMessage {
  /// The name of a field of `Customer`.
  public var field: String = ""
  /// `survivor` or `merged`. Of lists it says whose comes first, and whose entry is kept where
  /// both have one of the same name.
  public var take: MergeSide = .unspecified
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(field: String = "", take: MergeSide = .unspecified) {
    self.field = field
    self.take = take
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.field, StringCodec.self)
    writer.field(2, self.take, EnumCodec<MergeSide>.self)
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
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.take = try EnumCodec<MergeSide>.read(from: &reader)
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
    validator.length("field", self.field, 1...64)
    validator.known("take", self.take)
  }
}

/// One field of two customers and of what becomes of them, as JSON texts.
public struct MergeField: WireMessage {
  /// Field 1.
  public var field: String = ""
  /// Absent where the customer has no such value.
  public var survivor: String?
  /// Field 3.
  public var merged: String?
  /// Field 4.
  public var result: String?
  /// Field 5.
  public var take: MergeSide = .unspecified
  /// Both have a value, the two differ, and only one can stay.
  public var conflict: Bool = false
  /// Whether a choice changes it.
  public var choosable: Bool = false
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    field: String = "", survivor: String? = nil, merged: String? = nil, result: String? = nil,
    take: MergeSide = .unspecified, conflict: Bool = false, choosable: Bool = false
  ) {
    self.field = field
    self.survivor = survivor
    self.merged = merged
    self.result = result
    self.take = take
    self.conflict = conflict
    self.choosable = choosable
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.field, StringCodec.self)
    writer.field(2, optional: self.survivor, StringCodec.self)
    writer.field(3, optional: self.merged, StringCodec.self)
    writer.field(4, optional: self.result, StringCodec.self)
    writer.field(5, self.take, EnumCodec<MergeSide>.self)
    writer.field(6, self.conflict, BoolCodec.self)
    writer.field(7, self.choosable, BoolCodec.self)
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
        try reader.text(&self.survivor)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.merged)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.result)
      case 40:
        try reader.once(&seen0, 1 << 4)
        self.take = try EnumCodec<MergeSide>.read(from: &reader)
      case 48:
        try reader.once(&seen0, 1 << 5)
        self.conflict = try BoolCodec.read(from: &reader)
      case 56:
        try reader.once(&seen0, 1 << 6)
        self.choosable = try BoolCodec.read(from: &reader)
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
    validator.known("take", self.take)
  }
}

/// Asks what a merge would do.
public struct PreviewMergeRequest: WireMessage {
  /// Field 1.
  public var survivorId: Uuid = .zero
  /// Field 2.
  public var mergedId: Uuid = .zero
  /// Field 3.
  public var choices: [MergeChoice] = []
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(survivorId: Uuid = .zero, mergedId: Uuid = .zero, choices: [MergeChoice] = []) {
    self.survivorId = survivorId
    self.mergedId = mergedId
    self.choices = choices
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.survivorId, UuidCodec.self)
    writer.field(2, self.mergedId, UuidCodec.self)
    writer.list(3, self.choices, MessageCodec<MergeChoice>.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        self.survivorId = try UuidCodec.read(from: &reader)
      case 18:
        try reader.once(&seen0, 1 << 1)
        self.mergedId = try UuidCodec.read(from: &reader)
      case 26:
        try reader.append(to: &self.choices, MessageCodec<MergeChoice>.self)
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
    validator.count("choices", self.choices.count, 0...30)
    for (index, value) in self.choices.enumerated() {
      validator.within("choices", at: .index(index)) { value.validate(&$0) }
    }
  }
}

/// What a merge would do; nothing is changed.
public struct MergePreview: WireMessage {
  /// Every field that either customer has, in the order of `Customer`.
  public var fields: [MergeField] = []
  /// What the survivor would be.
  public var result: Customer = Customer()
  /// Field 3.
  public var survivorVersion: UInt64 = 0
  /// Field 4.
  public var mergedVersion: UInt64 = 0
  /// How much would come along. Each is counted to 1,000.
  public var bookings: UInt64 = 0
  /// Field 6.
  public var communications: UInt64 = 0
  /// Notes, follow-ups, notifications and other items of the timeline.
  public var entries: UInt64 = 0
  /// Field 8.
  public var locations: UInt64 = 0
  /// Customers that were merged into the one that is to be merged now.
  public var merges: UInt64 = 0
  /// Why the merge would be refused; empty when it would not.
  public var obstacles: [String] = []
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    fields: [MergeField] = [], result: Customer = Customer(), survivorVersion: UInt64 = 0,
    mergedVersion: UInt64 = 0, bookings: UInt64 = 0, communications: UInt64 = 0,
    entries: UInt64 = 0, locations: UInt64 = 0, merges: UInt64 = 0, obstacles: [String] = []
  ) {
    self.fields = fields
    self.result = result
    self.survivorVersion = survivorVersion
    self.mergedVersion = mergedVersion
    self.bookings = bookings
    self.communications = communications
    self.entries = entries
    self.locations = locations
    self.merges = merges
    self.obstacles = obstacles
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.fields, MessageCodec<MergeField>.self)
    writer.message(2, self.result)
    writer.field(3, self.survivorVersion, UInt64Codec.self)
    writer.field(4, self.mergedVersion, UInt64Codec.self)
    writer.field(5, self.bookings, UInt64Codec.self)
    writer.field(6, self.communications, UInt64Codec.self)
    writer.field(7, self.entries, UInt64Codec.self)
    writer.field(8, self.locations, UInt64Codec.self)
    writer.field(9, self.merges, UInt64Codec.self)
    writer.list(10, self.obstacles, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.fields, MessageCodec<MergeField>.self)
      case 18:
        try reader.once(&seen0, 1 << 0)
        try reader.message(&self.result)
      case 24:
        try reader.once(&seen0, 1 << 1)
        self.survivorVersion = try UInt64Codec.read(from: &reader)
      case 32:
        try reader.once(&seen0, 1 << 2)
        self.mergedVersion = try UInt64Codec.read(from: &reader)
      case 40:
        try reader.once(&seen0, 1 << 3)
        self.bookings = try UInt64Codec.read(from: &reader)
      case 48:
        try reader.once(&seen0, 1 << 4)
        self.communications = try UInt64Codec.read(from: &reader)
      case 56:
        try reader.once(&seen0, 1 << 5)
        self.entries = try UInt64Codec.read(from: &reader)
      case 64:
        try reader.once(&seen0, 1 << 6)
        self.locations = try UInt64Codec.read(from: &reader)
      case 72:
        try reader.once(&seen0, 1 << 7)
        self.merges = try UInt64Codec.read(from: &reader)
      case 82:
        try reader.append(to: &self.obstacles, StringCodec.self)
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
    for (index, value) in self.fields.enumerated() {
      validator.within("fields", at: .index(index)) { value.validate(&$0) }
    }
    validator.within("result") { self.result.validate(&$0) }
  }
}

/// Merges one customer into another.
public struct MergeCustomersRequest: WireMessage {
  /// Field 1.
  public var survivorId: Uuid = .zero
  /// The version that the caller saw.
  public var survivorVersion: UInt64 = 0
  /// Field 3.
  public var mergedId: Uuid = .zero
  /// The version that the caller saw.
  public var mergedVersion: UInt64 = 0
  /// Field 5.
  public var choices: [MergeChoice] = []
  /// Kept in the audit entries.
  public var reason: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    survivorId: Uuid = .zero, survivorVersion: UInt64 = 0, mergedId: Uuid = .zero,
    mergedVersion: UInt64 = 0, choices: [MergeChoice] = [], reason: String? = nil
  ) {
    self.survivorId = survivorId
    self.survivorVersion = survivorVersion
    self.mergedId = mergedId
    self.mergedVersion = mergedVersion
    self.choices = choices
    self.reason = reason
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.survivorId, UuidCodec.self)
    writer.field(2, self.survivorVersion, UInt64Codec.self)
    writer.field(3, self.mergedId, UuidCodec.self)
    writer.field(4, self.mergedVersion, UInt64Codec.self)
    writer.list(5, self.choices, MessageCodec<MergeChoice>.self)
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
        self.survivorId = try UuidCodec.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.survivorVersion = try UInt64Codec.read(from: &reader)
      case 26:
        try reader.once(&seen0, 1 << 2)
        self.mergedId = try UuidCodec.read(from: &reader)
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.mergedVersion = try UInt64Codec.read(from: &reader)
      case 42:
        try reader.append(to: &self.choices, MessageCodec<MergeChoice>.self)
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
    validator.range("survivorVersion", self.survivorVersion, 1, nil)
    validator.range("mergedVersion", self.mergedVersion, 1, nil)
    validator.count("choices", self.choices.count, 0...30)
    for (index, value) in self.choices.enumerated() {
      validator.within("choices", at: .index(index)) { value.validate(&$0) }
    }
    if let value = self.reason {
      validator.length("reason", value, 1...500)
    }
  }
}

/// One merge of two customers.
public struct Merge: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// Field 2.
  public var survivorId: Uuid = .zero
  /// Field 3.
  public var mergedId: Uuid = .zero
  /// Field 4.
  public var at: Timestamp = .zero
  /// The subject of the token that did it.
  public var by: String = ""
  /// Field 6.
  public var undoneAt: Timestamp?
  /// Of the customer that was merged.
  public var publicId: String = ""
  /// Of the customer that was merged.
  public var number: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: Uuid = .zero, survivorId: Uuid = .zero, mergedId: Uuid = .zero, at: Timestamp = .zero,
    by: String = "", undoneAt: Timestamp? = nil, publicId: String = "", number: String = ""
  ) {
    self.id = id
    self.survivorId = survivorId
    self.mergedId = mergedId
    self.at = at
    self.by = by
    self.undoneAt = undoneAt
    self.publicId = publicId
    self.number = number
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.survivorId, UuidCodec.self)
    writer.field(3, self.mergedId, UuidCodec.self)
    writer.field(4, self.at, TimestampCodec.self)
    writer.field(5, self.by, StringCodec.self)
    writer.field(6, optional: self.undoneAt, TimestampCodec.self)
    writer.field(7, self.publicId, StringCodec.self)
    writer.field(8, self.number, StringCodec.self)
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
        self.survivorId = try UuidCodec.read(from: &reader)
      case 26:
        try reader.once(&seen0, 1 << 2)
        self.mergedId = try UuidCodec.read(from: &reader)
      case 33:
        try reader.once(&seen0, 1 << 3)
        self.at = try TimestampCodec.read(from: &reader)
      case 42:
        try reader.once(&seen0, 1 << 4)
        try reader.text(&self.by)
      case 49:
        try reader.once(&seen0, 1 << 5)
        self.undoneAt = try TimestampCodec.read(from: &reader)
      case 58:
        try reader.once(&seen0, 1 << 6)
        try reader.text(&self.publicId)
      case 66:
        try reader.once(&seen0, 1 << 7)
        try reader.text(&self.number)
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

/// A merge that was made, and the customer that came of it.
public struct MergedCustomers: WireMessage {
  /// Field 1.
  public var merge: Merge = Merge()
  /// Field 2.
  public var customer: Customer = Customer()
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(merge: Merge = Merge(), customer: Customer = Customer()) {
    self.merge = merge
    self.customer = customer
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.message(1, self.merge)
    writer.message(2, self.customer)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        try reader.message(&self.merge)
      case 18:
        try reader.once(&seen0, 1 << 1)
        try reader.message(&self.customer)
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
    validator.within("customer") { self.customer.validate(&$0) }
  }
}

/// Takes a merge back.
public struct UndoMergeRequest: WireMessage {
  /// The customer that was merged, by its own id.
  public var mergedId: Uuid = .zero
  /// Kept in the audit entries.
  public var reason: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(mergedId: Uuid = .zero, reason: String? = nil) {
    self.mergedId = mergedId
    self.reason = reason
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.mergedId, UuidCodec.self)
    writer.field(2, optional: self.reason, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        self.mergedId = try UuidCodec.read(from: &reader)
      case 18:
        try reader.once(&seen0, 1 << 1)
        try reader.text(&self.reason)
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
    if let value = self.reason {
      validator.length("reason", value, 1...500)
    }
  }
}

/// Two customers that are apart again.
public struct UndoneMerge: WireMessage {
  /// Field 1.
  public var merge: Merge = Merge()
  /// Field 2.
  public var survivor: Customer = Customer()
  /// Field 3.
  public var restored: Customer = Customer()
  /// Fields of the survivor that were changed after the merge, and so stay as they are.
  public var kept: [String] = []
  /// How many bookings, messages and entries went back.
  public var returned: UInt64 = 0
  /// How many of them are no longer there.
  public var missing: UInt64 = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    merge: Merge = Merge(), survivor: Customer = Customer(), restored: Customer = Customer(),
    kept: [String] = [], returned: UInt64 = 0, missing: UInt64 = 0
  ) {
    self.merge = merge
    self.survivor = survivor
    self.restored = restored
    self.kept = kept
    self.returned = returned
    self.missing = missing
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.message(1, self.merge)
    writer.message(2, self.survivor)
    writer.message(3, self.restored)
    writer.list(4, self.kept, StringCodec.self)
    writer.field(5, self.returned, UInt64Codec.self)
    writer.field(6, self.missing, UInt64Codec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        try reader.message(&self.merge)
      case 18:
        try reader.once(&seen0, 1 << 1)
        try reader.message(&self.survivor)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.message(&self.restored)
      case 34:
        try reader.append(to: &self.kept, StringCodec.self)
      case 40:
        try reader.once(&seen0, 1 << 3)
        self.returned = try UInt64Codec.read(from: &reader)
      case 48:
        try reader.once(&seen0, 1 << 4)
        self.missing = try UInt64Codec.read(from: &reader)
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
    validator.within("survivor") { self.survivor.validate(&$0) }
    validator.within("restored") { self.restored.validate(&$0) }
  }
}

/// Asks for one page of merges, the latest first.
public struct ListMergesRequest: WireMessage {
  /// Of this customer, on either side; of all when left out.
  public var customerId: Uuid?
  /// 15 when 0.
  public var pageSize: UInt32 = 0
  /// `nextCursor` of the page before; empty for the first page.
  public var cursor: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(customerId: Uuid? = nil, pageSize: UInt32 = 0, cursor: String = "") {
    self.customerId = customerId
    self.pageSize = pageSize
    self.cursor = cursor
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, optional: self.customerId, UuidCodec.self)
    writer.field(2, self.pageSize, UInt32Codec.self)
    writer.field(3, self.cursor, StringCodec.self)
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
        self.pageSize = try UInt32Codec.read(from: &reader)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.cursor)
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
    validator.range("pageSize", self.pageSize, 0, 500)
    validator.length("cursor", self.cursor, 0...1024)
  }
}

/// One page of merges.
public struct MergePage: WireMessage {
  /// Field 1.
  public var merges: [Merge] = []
  /// Absent on the last page.
  public var nextCursor: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(merges: [Merge] = [], nextCursor: String? = nil) {
    self.merges = merges
    self.nextCursor = nextCursor
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.merges, MessageCodec<Merge>.self)
    writer.field(2, optional: self.nextCursor, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.merges, MessageCodec<Merge>.self)
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
  public func validate(_ validator: inout Validator) {}
}

/// Two customers that may be one person.
public struct DuplicatePair: WireMessage {
  /// Field 1.
  public var first: Customer = Customer()
  /// Field 2.
  public var second: Customer = Customer()
  /// From 45 to 100.
  public var score: UInt32 = 0
  /// Field 4.
  public var reasons: [DuplicateReason] = []
  /// Field 5.
  public var foundAt: Timestamp = .zero
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    first: Customer = Customer(), second: Customer = Customer(), score: UInt32 = 0,
    reasons: [DuplicateReason] = [], foundAt: Timestamp = .zero
  ) {
    self.first = first
    self.second = second
    self.score = score
    self.reasons = reasons
    self.foundAt = foundAt
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.message(1, self.first)
    writer.message(2, self.second)
    writer.field(3, self.score, UInt32Codec.self)
    writer.packed(4, self.reasons, EnumCodec<DuplicateReason>.self)
    writer.field(5, self.foundAt, TimestampCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        try reader.message(&self.first)
      case 18:
        try reader.once(&seen0, 1 << 1)
        try reader.message(&self.second)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.score = try UInt32Codec.read(from: &reader)
      case 32:
        try reader.append(to: &self.reasons, EnumCodec<DuplicateReason>.self)
      case 34:
        try reader.appendPacked(to: &self.reasons, EnumCodec<DuplicateReason>.self)
      case 41:
        try reader.once(&seen0, 1 << 3)
        self.foundAt = try TimestampCodec.read(from: &reader)
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
    validator.within("first") { self.first.validate(&$0) }
    validator.within("second") { self.second.validate(&$0) }
    for (index, value) in self.reasons.enumerated() {
      validator.known("reasons", value, at: .index(index))
    }
  }
}

/// Asks for one page of pairs, the likest first.
public struct ListDuplicatesRequest: WireMessage {
  /// 15 when 0.
  public var pageSize: UInt32 = 0
  /// `nextCursor` of the page before; empty for the first page.
  public var cursor: String = ""
  /// Pairs of this customer only.
  public var customerId: Uuid?
  /// Field 4.
  public var scoreMin: UInt32 = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    pageSize: UInt32 = 0, cursor: String = "", customerId: Uuid? = nil, scoreMin: UInt32 = 0
  ) {
    self.pageSize = pageSize
    self.cursor = cursor
    self.customerId = customerId
    self.scoreMin = scoreMin
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.pageSize, UInt32Codec.self)
    writer.field(2, self.cursor, StringCodec.self)
    writer.field(3, optional: self.customerId, UuidCodec.self)
    writer.field(4, self.scoreMin, UInt32Codec.self)
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
        self.customerId = try UuidCodec.read(from: &reader)
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.scoreMin = try UInt32Codec.read(from: &reader)
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
    validator.range("pageSize", self.pageSize, 0, 500)
    validator.length("cursor", self.cursor, 0...1024)
    validator.range("scoreMin", self.scoreMin, 0, 100)
  }
}

/// One page of pairs. It may be shorter than was asked for, where customers have changed since
/// they were compared.
public struct DuplicatePage: WireMessage {
  /// Field 1.
  public var pairs: [DuplicatePair] = []
  /// Absent on the last page.
  public var nextCursor: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(pairs: [DuplicatePair] = [], nextCursor: String? = nil) {
    self.pairs = pairs
    self.nextCursor = nextCursor
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.pairs, MessageCodec<DuplicatePair>.self)
    writer.field(2, optional: self.nextCursor, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.pairs, MessageCodec<DuplicatePair>.self)
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
    for (index, value) in self.pairs.enumerated() {
      validator.within("pairs", at: .index(index)) { value.validate(&$0) }
    }
  }
}

/// Says that two customers are two people.
public struct DismissDuplicateRequest: WireMessage {
  /// Field 1.
  public var firstId: Uuid = .zero
  /// Field 2.
  public var secondId: Uuid = .zero
  /// Kept in the audit entry.
  public var reason: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(firstId: Uuid = .zero, secondId: Uuid = .zero, reason: String? = nil) {
    self.firstId = firstId
    self.secondId = secondId
    self.reason = reason
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.firstId, UuidCodec.self)
    writer.field(2, self.secondId, UuidCodec.self)
    writer.field(3, optional: self.reason, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        self.firstId = try UuidCodec.read(from: &reader)
      case 18:
        try reader.once(&seen0, 1 << 1)
        self.secondId = try UuidCodec.read(from: &reader)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.reason)
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
    if let value = self.reason {
      validator.length("reason", value, 1...500)
    }
  }
}

/// Starts the search for duplicates, or starts it anew.
public struct ScanDuplicatesRequest: WireMessage {
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

/// Asks how far the search for duplicates is.
public struct GetDuplicateScanRequest: WireMessage {
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

/// How far the search for duplicates is. Once it is done it follows every change.
public struct DuplicateScan: WireMessage {
  /// Field 1.
  public var state: DuplicateScanState = .unspecified
  /// Customers that were looked at.
  public var lookedAt: UInt64 = 0
  /// Field 3.
  public var startedAt: Timestamp?
  /// Field 4.
  public var finishedAt: Timestamp?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    state: DuplicateScanState = .unspecified, lookedAt: UInt64 = 0, startedAt: Timestamp? = nil,
    finishedAt: Timestamp? = nil
  ) {
    self.state = state
    self.lookedAt = lookedAt
    self.startedAt = startedAt
    self.finishedAt = finishedAt
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.state, EnumCodec<DuplicateScanState>.self)
    writer.field(2, self.lookedAt, UInt64Codec.self)
    writer.field(3, optional: self.startedAt, TimestampCodec.self)
    writer.field(4, optional: self.finishedAt, TimestampCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.state = try EnumCodec<DuplicateScanState>.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.lookedAt = try UInt64Codec.read(from: &reader)
      case 25:
        try reader.once(&seen0, 1 << 2)
        self.startedAt = try TimestampCodec.read(from: &reader)
      case 33:
        try reader.once(&seen0, 1 << 3)
        self.finishedAt = try TimestampCodec.read(from: &reader)
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
    validator.known("state", self.state)
  }
}
