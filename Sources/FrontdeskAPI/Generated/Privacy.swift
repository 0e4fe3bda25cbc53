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

/// What can be wrong with what is known of a customer.
public enum DataProblem: WireEnum {
  /// 0.
  case unspecified
  /// Neither phone nor e-mail nor WhatsApp.
  case unreachable
  /// Nobody has made sure of the e-mail address.
  case unverifiedEmail
  /// The last e-mail bounced.
  case bouncingEmail
  /// A phone number is not one that its country gives out.
  case invalidPhone
  /// An address lacks street, city or country.
  case incompleteAddress
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .unreachable
    case 2: self = .unverifiedEmail
    case 3: self = .bouncingEmail
    case 4: self = .invalidPhone
    case 5: self = .incompleteAddress
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .unreachable: 1
    case .unverifiedEmail: 2
    case .bouncingEmail: 3
    case .invalidPhone: 4
    case .incompleteAddress: 5
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .unreachable: "unreachable"
    case .unverifiedEmail: "unverifiedEmail"
    case .bouncingEmail: "bouncingEmail"
    case .invalidPhone: "invalidPhone"
    case .incompleteAddress: "incompleteAddress"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [DataProblem] = [
    .unspecified, .unreachable, .unverifiedEmail, .bouncingEmail, .invalidPhone, .incompleteAddress
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
    validator.length("reason", self.reason, 1...500)
  }
}

/// Erases a lead that never became a customer.
public struct EraseLeadRequest: WireMessage {
  /// Field 1.
  public var leadId: Uuid = .zero
  /// Kept in the audit for good, so it must not say who it is about.
  public var reason: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(leadId: Uuid = .zero, reason: String = "") {
    self.leadId = leadId
    self.reason = reason
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.leadId, UuidCodec.self)
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
        self.leadId = try UuidCodec.read(from: &reader)
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
    validator.length("reason", self.reason, 1...500)
  }
}

/// Finds the receipt of an erasure.
public struct GetErasureRequest: WireMessage {
  /// Or the id of a lead that was erased by itself.
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
  /// The lead's id, of a lead that was erased by itself.
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
        try reader.text(&self.erasedBy)
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
        try reader.text(&self.what)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.outcome = try EnumCodec<ErasureOutcome>.read(from: &reader)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.count = try UInt64Codec.read(from: &reader)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.why)
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

/// Asks for everything that is kept about one customer.
public struct ExportSubjectRequest: WireMessage {
  /// Field 1.
  public var customerId: Uuid = .zero
  /// Also what the audit keeps of earlier states, for which the tenant's whole journal is read.
  public var withHistory: Bool = false
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(customerId: Uuid = .zero, withHistory: Bool = false) {
    self.customerId = customerId
    self.withHistory = withHistory
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.customerId, UuidCodec.self)
    writer.field(2, self.withHistory, BoolCodec.self)
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
        self.withHistory = try BoolCodec.read(from: &reader)
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

/// One record that is kept about a customer.
public struct SubjectRecord: WireMessage {
  /// At most one of the fields 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12.
  ///
  /// Setting it drops the members that only later versions know.
  public var record: Record? {
    didSet { if !unknownFields.isEmpty { unknownFields.drop(1...30) } }
  }
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(record: Record? = nil) {
    self.record = record
  }

  /// What `record` may hold.
  public enum Record: Sendable, Hashable {
    /// Comes first, with everything that is said of it.
    case customer(Customer)
    /// Field 2.
    case location(CustomerLocation)
    /// Field 3.
    case note(Note)
    /// Field 4.
    case followUp(FollowUp)
    /// Field 5.
    case notification(Notification)
    /// Field 6.
    case event(TimelineItem)
    /// Field 7.
    case booking(Booking)
    /// Field 8.
    case message(Communication)
    /// One that became the customer, or has its phone or e-mail.
    case lead(Lead)
    /// Field 10.
    case change(AuditRecord)
    /// Everything that it said about being written to.
    case consent(Consent)
    /// Its files are fetched with `downloadEvidence`.
    case evidence(EvidenceFile)
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    switch self.record {
    case .customer(let value)?: writer.present(1, value, MessageCodec<Customer>.self)
    case .location(let value)?: writer.present(2, value, MessageCodec<CustomerLocation>.self)
    case .note(let value)?: writer.present(3, value, MessageCodec<Note>.self)
    case .followUp(let value)?: writer.present(4, value, MessageCodec<FollowUp>.self)
    case .notification(let value)?: writer.present(5, value, MessageCodec<Notification>.self)
    case .event(let value)?: writer.present(6, value, MessageCodec<TimelineItem>.self)
    case .booking(let value)?: writer.present(7, value, MessageCodec<Booking>.self)
    case .message(let value)?: writer.present(8, value, MessageCodec<Communication>.self)
    case .lead(let value)?: writer.present(9, value, MessageCodec<Lead>.self)
    case .change(let value)?: writer.present(10, value, MessageCodec<AuditRecord>.self)
    case .consent(let value)?: writer.present(11, value, MessageCodec<Consent>.self)
    case .evidence(let value)?: writer.present(12, value, MessageCodec<EvidenceFile>.self)
    case nil: break
    }
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        self.record = .customer(try MessageCodec<Customer>.read(from: &reader))
      case 18:
        try reader.once(&seen0, 1 << 0)
        self.record = .location(try MessageCodec<CustomerLocation>.read(from: &reader))
      case 26:
        try reader.once(&seen0, 1 << 0)
        self.record = .note(try MessageCodec<Note>.read(from: &reader))
      case 34:
        try reader.once(&seen0, 1 << 0)
        self.record = .followUp(try MessageCodec<FollowUp>.read(from: &reader))
      case 42:
        try reader.once(&seen0, 1 << 0)
        self.record = .notification(try MessageCodec<Notification>.read(from: &reader))
      case 50:
        try reader.once(&seen0, 1 << 0)
        self.record = .event(try MessageCodec<TimelineItem>.read(from: &reader))
      case 58:
        try reader.once(&seen0, 1 << 0)
        self.record = .booking(try MessageCodec<Booking>.read(from: &reader))
      case 66:
        try reader.once(&seen0, 1 << 0)
        self.record = .message(try MessageCodec<Communication>.read(from: &reader))
      case 74:
        try reader.once(&seen0, 1 << 0)
        self.record = .lead(try MessageCodec<Lead>.read(from: &reader))
      case 82:
        try reader.once(&seen0, 1 << 0)
        self.record = .change(try MessageCodec<AuditRecord>.read(from: &reader))
      case 90:
        try reader.once(&seen0, 1 << 0)
        self.record = .consent(try MessageCodec<Consent>.read(from: &reader))
      case 98:
        try reader.once(&seen0, 1 << 0)
        self.record = .evidence(try MessageCodec<EvidenceFile>.read(from: &reader))
      default:
        switch tag >> 3 {
        case 1...12: throw reader.wrongWireType()
        case 1...30:
          try reader.once(&seen0, 1 << 0)
          try reader.keepUnknown(in: &unknownFields)
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {
    switch self.record {
    case .customer(let value)?:
      validator.within("customer") { value.validate(&$0) }
    case .location(let value)?:
      validator.within("location") { value.validate(&$0) }
    case .notification(let value)?:
      validator.within("notification") { value.validate(&$0) }
    case .event(let value)?:
      validator.within("event") { value.validate(&$0) }
    case .booking(let value)?:
      validator.within("booking") { value.validate(&$0) }
    case .message(let value)?:
      validator.within("message") { value.validate(&$0) }
    case .lead(let value)?:
      validator.within("lead") { value.validate(&$0) }
    case .change(let value)?:
      validator.within("change") { value.validate(&$0) }
    case .consent(let value)?:
      validator.within("consent") { value.validate(&$0) }
    default: break
    }
  }
}

/// Asks how good the tenant's data on customers is.
public struct GetDataQualityRequest: WireMessage {
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

/// How many live customers have which problem.
public struct DataQualityReport: WireMessage {
  /// Field 1.
  public var customers: UInt64 = 0
  /// Every problem, in its order.
  public var problems: [DataProblemCount] = []
  /// Customers without any problem.
  public var sound: UInt64 = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(customers: UInt64 = 0, problems: [DataProblemCount] = [], sound: UInt64 = 0) {
    self.customers = customers
    self.problems = problems
    self.sound = sound
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.customers, UInt64Codec.self)
    writer.list(2, self.problems, MessageCodec<DataProblemCount>.self)
    writer.field(3, self.sound, UInt64Codec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.customers = try UInt64Codec.read(from: &reader)
      case 18:
        try reader.append(to: &self.problems, MessageCodec<DataProblemCount>.self)
      case 24:
        try reader.once(&seen0, 1 << 1)
        self.sound = try UInt64Codec.read(from: &reader)
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
    for (index, value) in self.problems.enumerated() {
      validator.within("problems", at: .index(index)) { value.validate(&$0) }
    }
  }
}

/// How many customers have one problem.
public struct DataProblemCount: WireMessage {
  /// Field 1.
  public var problem: DataProblem = .unspecified
  /// Field 2.
  public var customers: UInt64 = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(problem: DataProblem = .unspecified, customers: UInt64 = 0) {
    self.problem = problem
    self.customers = customers
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.problem, EnumCodec<DataProblem>.self)
    writer.field(2, self.customers, UInt64Codec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.problem = try EnumCodec<DataProblem>.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.customers = try UInt64Codec.read(from: &reader)
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
    validator.known("problem", self.problem)
  }
}

/// Asks for one page of customers with problems, in the order of their ids.
public struct ListDataProblemsRequest: WireMessage {
  /// Any of these; all when empty.
  public var problems: [DataProblem] = []
  /// 15 when 0.
  public var pageSize: UInt32 = 0
  /// `nextCursor` of the page before; empty for the first page.
  public var cursor: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(problems: [DataProblem] = [], pageSize: UInt32 = 0, cursor: String = "") {
    self.problems = problems
    self.pageSize = pageSize
    self.cursor = cursor
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.packed(1, self.problems, EnumCodec<DataProblem>.self)
    writer.field(2, self.pageSize, UInt32Codec.self)
    writer.field(3, self.cursor, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.append(to: &self.problems, EnumCodec<DataProblem>.self)
      case 10:
        try reader.appendPacked(to: &self.problems, EnumCodec<DataProblem>.self)
      case 16:
        try reader.once(&seen0, 1 << 0)
        self.pageSize = try UInt32Codec.read(from: &reader)
      case 26:
        try reader.once(&seen0, 1 << 1)
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
    validator.count("problems", self.problems.count, 0...10)
    for (index, value) in self.problems.enumerated() {
      validator.known("problems", value, at: .index(index))
    }
    validator.range("pageSize", self.pageSize, 0, 500)
    validator.length("cursor", self.cursor, 0...1024)
  }
}

/// One page of customers with problems. After 5,000 customers have been looked at a page ends
/// early, perhaps with nobody in it, and still goes on.
public struct DataProblemPage: WireMessage {
  /// Field 1.
  public var customers: [CustomerProblems] = []
  /// Absent on the last page.
  public var nextCursor: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(customers: [CustomerProblems] = [], nextCursor: String? = nil) {
    self.customers = customers
    self.nextCursor = nextCursor
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.customers, MessageCodec<CustomerProblems>.self)
    writer.field(2, optional: self.nextCursor, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.customers, MessageCodec<CustomerProblems>.self)
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
    for (index, value) in self.customers.enumerated() {
      validator.within("customers", at: .index(index)) { value.validate(&$0) }
    }
  }
}

/// What is wrong with one customer.
public struct CustomerProblems: WireMessage {
  /// Field 1.
  public var customerId: Uuid = .zero
  /// Field 2.
  public var number: String = ""
  /// Field 3.
  public var name: String = ""
  /// Field 4.
  public var problems: [DataProblem] = []
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    customerId: Uuid = .zero, number: String = "", name: String = "", problems: [DataProblem] = []
  ) {
    self.customerId = customerId
    self.number = number
    self.name = name
    self.problems = problems
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.customerId, UuidCodec.self)
    writer.field(2, self.number, StringCodec.self)
    writer.field(3, self.name, StringCodec.self)
    writer.packed(4, self.problems, EnumCodec<DataProblem>.self)
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
        try reader.text(&self.number)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.name)
      case 32:
        try reader.append(to: &self.problems, EnumCodec<DataProblem>.self)
      case 34:
        try reader.appendPacked(to: &self.problems, EnumCodec<DataProblem>.self)
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
    for (index, value) in self.problems.enumerated() {
      validator.known("problems", value, at: .index(index))
    }
  }
}
