// DO NOT EDIT: generated from Schema/customers.schema

public import WireFormat

/// What kind of customer it is.
public enum CustomerType: WireEnum {
  /// 0.
  case unspecified
  /// 1.
  case individual
  /// 2.
  case company
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .individual
    case 2: self = .company
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .individual: 1
    case .company: 2
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .individual: "individual"
    case .company: "company"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [CustomerType] = [.unspecified, .individual, .company]
}

/// Whether the customer is counted as active.
public enum CustomerStatus: WireEnum {
  /// 0.
  case unspecified
  /// 1.
  case active
  /// 2.
  case inactive
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .active
    case 2: self = .inactive
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .active: 1
    case .inactive: 2
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .active: "active"
    case .inactive: "inactive"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [CustomerStatus] = [.unspecified, .active, .inactive]
}

/// What a list of customers is ordered by; ties are broken by id.
public enum CustomerSort: WireEnum {
  /// As `created`; with a search, whole words before beginnings of words, and those made first
  /// before others; beginnings of one word in the order of the words that have them.
  case unspecified
  /// 1.
  case created
  /// 2.
  case name
  /// 3.
  case lastVisit
  /// 4.
  case visits
  /// What they have spent in one currency; without a search, those who have spent nothing in it
  /// are left out.
  case spent
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .created
    case 2: self = .name
    case 3: self = .lastVisit
    case 4: self = .visits
    case 5: self = .spent
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .created: 1
    case .name: 2
    case .lastVisit: 3
    case .visits: 4
    case .spent: 5
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .created: "created"
    case .name: "name"
    case .lastVisit: "lastVisit"
    case .visits: "visits"
    case .spent: "spent"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [CustomerSort] = [
    .unspecified, .created, .name, .lastVisit, .visits, .spent
  ]
}

/// Which day of the year it is about.
public enum OccasionType: WireEnum {
  /// As `birthday`.
  case unspecified
  /// 1.
  case birthday
  /// The day of the first visit.
  case firstVisit
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .birthday
    case 2: self = .firstVisit
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .birthday: 1
    case .firstVisit: 2
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .birthday: "birthday"
    case .firstVisit: "firstVisit"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [OccasionType] = [.unspecified, .birthday, .firstVisit]
}

/// When somebody of 29 February is remembered in another year.
public enum LeapDay: WireEnum {
  /// As `february28`.
  case unspecified
  /// 1.
  case february28
  /// 2.
  case march1
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .february28
    case 2: self = .march1
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .february28: 1
    case .march1: 2
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .february28: "february28"
    case .march1: "march1"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [LeapDay] = [.unspecified, .february28, .march1]
}

/// One customer of one tenant. The same telephone number is the same customer.
public struct Customer: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// `CUST-{unix ms}-{5 base36}`.
  public var publicId: String = ""
  /// From the tenant's sequence: `RC-2026-0001`.
  public var number: String = ""
  /// Rises by one with each change.
  public var version: UInt64 = 0
  /// Field 5.
  public var name: String = ""
  /// Field 6.
  public var type: CustomerType = .unspecified
  /// Field 7.
  public var status: CustomerStatus = .unspecified
  /// How the customer first came.
  public var source: Source = .unspecified
  /// Field 9.
  public var categoryId: Uuid = .zero
  /// E.164.
  public var phone: String?
  /// E.164.
  public var alternatePhone: String?
  /// Field 12.
  public var email: String?
  /// E.164.
  public var whatsapp: String?
  /// BCP 47.
  public var locale: String?
  /// Field 15.
  public var tags: [String] = []
  /// The customer's ids at other systems.
  public var mappings: [ProviderMapping] = []
  /// Field 17.
  public var firstContactAt: Timestamp = .zero
  /// Field 18.
  public var createdAt: Timestamp = .zero
  /// Field 19.
  public var updatedAt: Timestamp = .zero
  /// The subject of the token that created the record.
  public var createdBy: String = ""
  /// When the record was deleted; absent while it lives.
  public var deletedAt: Timestamp?
  /// Completed bookings.
  public var visits: UInt32 = 0
  /// Field 23.
  public var firstVisitAt: Timestamp?
  /// Field 24.
  public var lastVisitAt: Timestamp?
  /// What completed bookings came to, one amount a currency. Empty for client admins without the
  /// scope `finance`, here as in every other message.
  public var spent: [Money] = []
  /// Field 26.
  public var birthdate: Birthdate?
  /// Address of a picture.
  public var avatar: String?
  /// Field 28.
  public var addresses: [Address] = []
  /// Those of `tags` that came from a suggestion; the others are people's.
  public var suggestedTags: [String] = []
  /// What there is to say of identifiers beyond the fields above: further ones, and those that
  /// are verified, shared or retired. `getCustomerProfile` lists them all.
  public var identifiers: [Identifier] = []
  /// Absent for nearly everybody; a suspension that has run out is not shown.
  public var moderation: Moderation?
  /// By the tenant's policy, in answers of `getCustomer`, `listCustomers` and
  /// `getCustomerProfile`; `unspecified` while the tenant has none.
  public var tier: Tier = .unspecified
  /// This field and those below are shown only when asked for, and by the call that changes one
  /// of them.
  public var company: Company?
  /// Field 41.
  public var contacts: [ContactPerson] = []
  /// Field 42.
  public var preferences: Preferences?
  /// Field 43.
  public var customFields: [String: String] = [:]
  /// One an origin.
  public var assistants: [AssistantProfile] = []
  /// When everything that told who it was went; what is left are figures and the ids.
  public var erasedAt: Timestamp?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: Uuid = .zero, publicId: String = "", number: String = "", version: UInt64 = 0,
    name: String = "", type: CustomerType = .unspecified, status: CustomerStatus = .unspecified,
    source: Source = .unspecified, categoryId: Uuid = .zero, phone: String? = nil,
    alternatePhone: String? = nil, email: String? = nil, whatsapp: String? = nil,
    locale: String? = nil, tags: [String] = [], mappings: [ProviderMapping] = [],
    firstContactAt: Timestamp = .zero, createdAt: Timestamp = .zero, updatedAt: Timestamp = .zero,
    createdBy: String = "", deletedAt: Timestamp? = nil, visits: UInt32 = 0,
    firstVisitAt: Timestamp? = nil, lastVisitAt: Timestamp? = nil, spent: [Money] = [],
    birthdate: Birthdate? = nil, avatar: String? = nil, addresses: [Address] = [],
    suggestedTags: [String] = [], identifiers: [Identifier] = [], moderation: Moderation? = nil,
    tier: Tier = .unspecified, company: Company? = nil, contacts: [ContactPerson] = [],
    preferences: Preferences? = nil, customFields: [String: String] = [:],
    assistants: [AssistantProfile] = [], erasedAt: Timestamp? = nil
  ) {
    self.id = id
    self.publicId = publicId
    self.number = number
    self.version = version
    self.name = name
    self.type = type
    self.status = status
    self.source = source
    self.categoryId = categoryId
    self.phone = phone
    self.alternatePhone = alternatePhone
    self.email = email
    self.whatsapp = whatsapp
    self.locale = locale
    self.tags = tags
    self.mappings = mappings
    self.firstContactAt = firstContactAt
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.createdBy = createdBy
    self.deletedAt = deletedAt
    self.visits = visits
    self.firstVisitAt = firstVisitAt
    self.lastVisitAt = lastVisitAt
    self.spent = spent
    self.birthdate = birthdate
    self.avatar = avatar
    self.addresses = addresses
    self.suggestedTags = suggestedTags
    self.identifiers = identifiers
    self.moderation = moderation
    self.tier = tier
    self.company = company
    self.contacts = contacts
    self.preferences = preferences
    self.customFields = customFields
    self.assistants = assistants
    self.erasedAt = erasedAt
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.publicId, StringCodec.self)
    writer.field(3, self.number, StringCodec.self)
    writer.field(4, self.version, UInt64Codec.self)
    writer.field(5, self.name, StringCodec.self)
    writer.field(6, self.type, EnumCodec<CustomerType>.self)
    writer.field(7, self.status, EnumCodec<CustomerStatus>.self)
    writer.field(8, self.source, EnumCodec<Source>.self)
    writer.field(9, self.categoryId, UuidCodec.self)
    writer.field(10, optional: self.phone, StringCodec.self)
    writer.field(11, optional: self.alternatePhone, StringCodec.self)
    writer.field(12, optional: self.email, StringCodec.self)
    writer.field(13, optional: self.whatsapp, StringCodec.self)
    writer.field(14, optional: self.locale, StringCodec.self)
    writer.list(15, self.tags, StringCodec.self)
    writer.list(16, self.mappings, MessageCodec<ProviderMapping>.self)
    writer.field(17, self.firstContactAt, TimestampCodec.self)
    writer.field(18, self.createdAt, TimestampCodec.self)
    writer.field(19, self.updatedAt, TimestampCodec.self)
    writer.field(20, self.createdBy, StringCodec.self)
    writer.field(21, optional: self.deletedAt, TimestampCodec.self)
    writer.field(22, self.visits, UInt32Codec.self)
    writer.field(23, optional: self.firstVisitAt, TimestampCodec.self)
    writer.field(24, optional: self.lastVisitAt, TimestampCodec.self)
    writer.list(25, self.spent, MoneyCodec.self)
    writer.field(26, optional: self.birthdate, MessageCodec<Birthdate>.self)
    writer.field(27, optional: self.avatar, StringCodec.self)
    writer.list(28, self.addresses, MessageCodec<Address>.self)
    writer.list(29, self.suggestedTags, StringCodec.self)
    writer.list(30, self.identifiers, MessageCodec<Identifier>.self)
    writer.field(31, optional: self.moderation, MessageCodec<Moderation>.self)
    writer.field(32, self.tier, EnumCodec<Tier>.self)
    writer.field(40, optional: self.company, MessageCodec<Company>.self)
    writer.list(41, self.contacts, MessageCodec<ContactPerson>.self)
    writer.field(42, optional: self.preferences, MessageCodec<Preferences>.self)
    writer.map(43, self.customFields, StringCodec.self, StringCodec.self)
    writer.list(44, self.assistants, MessageCodec<AssistantProfile>.self)
    writer.field(60, optional: self.erasedAt, TimestampCodec.self)
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
        try reader.text(&self.publicId)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.number)
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.version = try UInt64Codec.read(from: &reader)
      case 42:
        try reader.once(&seen0, 1 << 4)
        try reader.text(&self.name)
      case 48:
        try reader.once(&seen0, 1 << 5)
        self.type = try EnumCodec<CustomerType>.read(from: &reader)
      case 56:
        try reader.once(&seen0, 1 << 6)
        self.status = try EnumCodec<CustomerStatus>.read(from: &reader)
      case 64:
        try reader.once(&seen0, 1 << 7)
        self.source = try EnumCodec<Source>.read(from: &reader)
      case 74:
        try reader.once(&seen0, 1 << 8)
        self.categoryId = try UuidCodec.read(from: &reader)
      case 82:
        try reader.once(&seen0, 1 << 9)
        try reader.text(&self.phone)
      case 90:
        try reader.once(&seen0, 1 << 10)
        try reader.text(&self.alternatePhone)
      case 98:
        try reader.once(&seen0, 1 << 11)
        try reader.text(&self.email)
      case 106:
        try reader.once(&seen0, 1 << 12)
        try reader.text(&self.whatsapp)
      case 114:
        try reader.once(&seen0, 1 << 13)
        try reader.text(&self.locale)
      case 122:
        try reader.append(to: &self.tags, StringCodec.self)
      case 130:
        try reader.append(to: &self.mappings, MessageCodec<ProviderMapping>.self)
      case 137:
        try reader.once(&seen0, 1 << 14)
        self.firstContactAt = try TimestampCodec.read(from: &reader)
      case 145:
        try reader.once(&seen0, 1 << 15)
        self.createdAt = try TimestampCodec.read(from: &reader)
      case 153:
        try reader.once(&seen0, 1 << 16)
        self.updatedAt = try TimestampCodec.read(from: &reader)
      case 162:
        try reader.once(&seen0, 1 << 17)
        try reader.text(&self.createdBy)
      case 169:
        try reader.once(&seen0, 1 << 18)
        self.deletedAt = try TimestampCodec.read(from: &reader)
      case 176:
        try reader.once(&seen0, 1 << 19)
        self.visits = try UInt32Codec.read(from: &reader)
      case 185:
        try reader.once(&seen0, 1 << 20)
        self.firstVisitAt = try TimestampCodec.read(from: &reader)
      case 193:
        try reader.once(&seen0, 1 << 21)
        self.lastVisitAt = try TimestampCodec.read(from: &reader)
      case 202:
        try reader.append(to: &self.spent, MoneyCodec.self)
      case 210:
        try reader.once(&seen0, 1 << 22)
        self.birthdate = try MessageCodec<Birthdate>.read(from: &reader)
      case 218:
        try reader.once(&seen0, 1 << 23)
        try reader.text(&self.avatar)
      case 226:
        try reader.append(to: &self.addresses, MessageCodec<Address>.self)
      case 234:
        try reader.append(to: &self.suggestedTags, StringCodec.self)
      case 242:
        try reader.append(to: &self.identifiers, MessageCodec<Identifier>.self)
      case 250:
        try reader.once(&seen0, 1 << 24)
        self.moderation = try MessageCodec<Moderation>.read(from: &reader)
      case 256:
        try reader.once(&seen0, 1 << 25)
        self.tier = try EnumCodec<Tier>.read(from: &reader)
      case 322:
        try reader.once(&seen0, 1 << 26)
        self.company = try MessageCodec<Company>.read(from: &reader)
      case 330:
        try reader.append(to: &self.contacts, MessageCodec<ContactPerson>.self)
      case 338:
        try reader.once(&seen0, 1 << 27)
        self.preferences = try MessageCodec<Preferences>.read(from: &reader)
      case 346:
        try reader.insert(into: &self.customFields, StringCodec.self, StringCodec.self)
      case 354:
        try reader.append(to: &self.assistants, MessageCodec<AssistantProfile>.self)
      case 481:
        try reader.once(&seen0, 1 << 28)
        self.erasedAt = try TimestampCodec.read(from: &reader)
      default:
        switch tag >> 3 {
        case 1...32, 40...44, 60: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {
    validator.known("type", self.type)
    validator.known("status", self.status)
    validator.known("source", self.source)
    for (index, value) in self.mappings.enumerated() {
      validator.within("mappings", at: .index(index)) { value.validate(&$0) }
    }
    for (index, value) in self.spent.enumerated() {
      validator.currency("spent", value, at: .index(index))
    }
    if let value = self.birthdate {
      validator.within("birthdate") { value.validate(&$0) }
    }
    for (index, value) in self.addresses.enumerated() {
      validator.within("addresses", at: .index(index)) { value.validate(&$0) }
    }
    for (index, value) in self.identifiers.enumerated() {
      validator.within("identifiers", at: .index(index)) { value.validate(&$0) }
    }
    if let value = self.moderation {
      validator.within("moderation") { value.validate(&$0) }
    }
    validator.known("tier", self.tier)
    if let value = self.company {
      validator.within("company") { value.validate(&$0) }
    }
    for (index, value) in self.contacts.enumerated() {
      validator.within("contacts", at: .index(index)) { value.validate(&$0) }
    }
    if let value = self.preferences {
      validator.within("preferences") { value.validate(&$0) }
    }
    for (index, value) in self.assistants.enumerated() {
      validator.within("assistants", at: .index(index)) { value.validate(&$0) }
    }
  }
}

/// A customer's id at another system, for example Phorest or Fresha.
public struct ProviderMapping: WireMessage {
  /// Field 1.
  public var provider: String = ""
  /// The provider's branch; empty where it has none.
  public var branch: String = ""
  /// Field 3.
  public var externalId: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(provider: String = "", branch: String = "", externalId: String = "") {
    self.provider = provider
    self.branch = branch
    self.externalId = externalId
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.provider, StringCodec.self)
    writer.field(2, self.branch, StringCodec.self)
    writer.field(3, self.externalId, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        try reader.text(&self.provider)
      case 18:
        try reader.once(&seen0, 1 << 1)
        try reader.text(&self.branch)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.externalId)
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
    validator.length("provider", self.provider, 1...64)
    validator.length("branch", self.branch, 0...64)
    validator.length("externalId", self.externalId, 1...128)
  }
}

/// Describes a new customer. A name is enough, except in the booking profile (phone).
public struct CreateCustomerRequest: WireMessage {
  /// Field 1.
  public var name: String = ""
  /// Any spelling; read in the tenant's region.
  public var phone: String?
  /// Field 3.
  public var email: String?
  /// Field 4.
  public var whatsapp: String?
  /// Field 5.
  public var alternatePhone: String?
  /// `individual` when left out.
  public var type: CustomerType = .unspecified
  /// `api` when left out.
  public var source: Source = .unspecified
  /// The tenant's default category when left out.
  public var categoryId: Uuid?
  /// Field 9.
  public var locale: String?
  /// Field 10.
  public var tags: [String] = []
  /// Field 11.
  public var mappings: [ProviderMapping] = []
  /// Now when left out.
  public var firstContactAt: Timestamp?
  /// `active` when left out.
  public var status: CustomerStatus = .unspecified
  /// Field 14.
  public var birthdate: Birthdate?
  /// Field 15.
  public var avatar: String?
  /// At most one `billing`, and one default among the others.
  public var addresses: [Address] = []
  /// Field 17.
  public var suggestedTags: [String] = []
  /// Field 18.
  public var company: Company?
  /// Field 19.
  public var contacts: [ContactPerson] = []
  /// Field 20.
  public var preferences: Preferences?
  /// Field 21.
  public var customFields: [String: String] = [:]
  /// Field 22.
  public var assistants: [AssistantProfile] = []
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    name: String = "", phone: String? = nil, email: String? = nil, whatsapp: String? = nil,
    alternatePhone: String? = nil, type: CustomerType = .unspecified, source: Source = .unspecified,
    categoryId: Uuid? = nil, locale: String? = nil, tags: [String] = [],
    mappings: [ProviderMapping] = [], firstContactAt: Timestamp? = nil,
    status: CustomerStatus = .unspecified, birthdate: Birthdate? = nil, avatar: String? = nil,
    addresses: [Address] = [], suggestedTags: [String] = [], company: Company? = nil,
    contacts: [ContactPerson] = [], preferences: Preferences? = nil,
    customFields: [String: String] = [:], assistants: [AssistantProfile] = []
  ) {
    self.name = name
    self.phone = phone
    self.email = email
    self.whatsapp = whatsapp
    self.alternatePhone = alternatePhone
    self.type = type
    self.source = source
    self.categoryId = categoryId
    self.locale = locale
    self.tags = tags
    self.mappings = mappings
    self.firstContactAt = firstContactAt
    self.status = status
    self.birthdate = birthdate
    self.avatar = avatar
    self.addresses = addresses
    self.suggestedTags = suggestedTags
    self.company = company
    self.contacts = contacts
    self.preferences = preferences
    self.customFields = customFields
    self.assistants = assistants
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.name, StringCodec.self)
    writer.field(2, optional: self.phone, StringCodec.self)
    writer.field(3, optional: self.email, StringCodec.self)
    writer.field(4, optional: self.whatsapp, StringCodec.self)
    writer.field(5, optional: self.alternatePhone, StringCodec.self)
    writer.field(6, self.type, EnumCodec<CustomerType>.self)
    writer.field(7, self.source, EnumCodec<Source>.self)
    writer.field(8, optional: self.categoryId, UuidCodec.self)
    writer.field(9, optional: self.locale, StringCodec.self)
    writer.list(10, self.tags, StringCodec.self)
    writer.list(11, self.mappings, MessageCodec<ProviderMapping>.self)
    writer.field(12, optional: self.firstContactAt, TimestampCodec.self)
    writer.field(13, self.status, EnumCodec<CustomerStatus>.self)
    writer.field(14, optional: self.birthdate, MessageCodec<Birthdate>.self)
    writer.field(15, optional: self.avatar, StringCodec.self)
    writer.list(16, self.addresses, MessageCodec<Address>.self)
    writer.list(17, self.suggestedTags, StringCodec.self)
    writer.field(18, optional: self.company, MessageCodec<Company>.self)
    writer.list(19, self.contacts, MessageCodec<ContactPerson>.self)
    writer.field(20, optional: self.preferences, MessageCodec<Preferences>.self)
    writer.map(21, self.customFields, StringCodec.self, StringCodec.self)
    writer.list(22, self.assistants, MessageCodec<AssistantProfile>.self)
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
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.whatsapp)
      case 42:
        try reader.once(&seen0, 1 << 4)
        try reader.text(&self.alternatePhone)
      case 48:
        try reader.once(&seen0, 1 << 5)
        self.type = try EnumCodec<CustomerType>.read(from: &reader)
      case 56:
        try reader.once(&seen0, 1 << 6)
        self.source = try EnumCodec<Source>.read(from: &reader)
      case 66:
        try reader.once(&seen0, 1 << 7)
        self.categoryId = try UuidCodec.read(from: &reader)
      case 74:
        try reader.once(&seen0, 1 << 8)
        try reader.text(&self.locale)
      case 82:
        try reader.append(to: &self.tags, StringCodec.self)
      case 90:
        try reader.append(to: &self.mappings, MessageCodec<ProviderMapping>.self)
      case 97:
        try reader.once(&seen0, 1 << 9)
        self.firstContactAt = try TimestampCodec.read(from: &reader)
      case 104:
        try reader.once(&seen0, 1 << 10)
        self.status = try EnumCodec<CustomerStatus>.read(from: &reader)
      case 114:
        try reader.once(&seen0, 1 << 11)
        self.birthdate = try MessageCodec<Birthdate>.read(from: &reader)
      case 122:
        try reader.once(&seen0, 1 << 12)
        try reader.text(&self.avatar)
      case 130:
        try reader.append(to: &self.addresses, MessageCodec<Address>.self)
      case 138:
        try reader.append(to: &self.suggestedTags, StringCodec.self)
      case 146:
        try reader.once(&seen0, 1 << 13)
        self.company = try MessageCodec<Company>.read(from: &reader)
      case 154:
        try reader.append(to: &self.contacts, MessageCodec<ContactPerson>.self)
      case 162:
        try reader.once(&seen0, 1 << 14)
        self.preferences = try MessageCodec<Preferences>.read(from: &reader)
      case 170:
        try reader.insert(into: &self.customFields, StringCodec.self, StringCodec.self)
      case 178:
        try reader.append(to: &self.assistants, MessageCodec<AssistantProfile>.self)
      default:
        switch tag >> 3 {
        case 1...22: throw reader.wrongWireType()
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
    if let value = self.whatsapp {
      validator.length("whatsapp", value, 1...64)
    }
    if let value = self.alternatePhone {
      validator.length("alternatePhone", value, 1...64)
    }
    validator.known("type", self.type)
    validator.known("source", self.source)
    if let value = self.locale {
      validator.format("locale", value, .locale)
    }
    validator.count("tags", self.tags.count, 0...50)
    validator.count("mappings", self.mappings.count, 0...20)
    for (index, value) in self.mappings.enumerated() {
      validator.within("mappings", at: .index(index)) { value.validate(&$0) }
    }
    validator.known("status", self.status)
    if let value = self.birthdate {
      validator.within("birthdate") { value.validate(&$0) }
    }
    if let value = self.avatar {
      validator.format("avatar", value, .url)
    }
    validator.count("addresses", self.addresses.count, 0...20)
    for (index, value) in self.addresses.enumerated() {
      validator.within("addresses", at: .index(index)) { value.validate(&$0) }
    }
    validator.count("suggestedTags", self.suggestedTags.count, 0...50)
    if let value = self.company {
      validator.within("company") { value.validate(&$0) }
    }
    validator.count("contacts", self.contacts.count, 0...50)
    for (index, value) in self.contacts.enumerated() {
      validator.within("contacts", at: .index(index)) { value.validate(&$0) }
    }
    if let value = self.preferences {
      validator.within("preferences") { value.validate(&$0) }
    }
    validator.count("customFields", self.customFields.count, 0...100)
    validator.entries(self.customFields, StringCodec.self) {
      (validator, place, key, value) in
      validator.length("customFields", key, 0...2000, at: place)
      validator.length("customFields", value, 0...2000, at: place)
    }
    validator.count("assistants", self.assistants.count, 0...20)
    for (index, value) in self.assistants.enumerated() {
      validator.within("assistants", at: .index(index)) { value.validate(&$0) }
    }
  }
}

/// Finds one customer by whatever the caller knows.
public struct GetCustomerRequest: WireMessage {
  /// At most one of the fields 1, 2, 3, 4, 5, 6, 7, 8.
  ///
  /// Setting it drops the members that only later versions know.
  public var key: Key? {
    didSet { if !unknownFields.isEmpty { unknownFields.drop(1...9) } }
  }
  /// Show company, contacts, preferences, custom fields and assistants too.
  public var details: Bool = false
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(key: Key? = nil, details: Bool = false) {
    self.key = key
    self.details = details
  }

  /// What `key` may hold.
  public enum Key: Sendable, Hashable {
    /// Ids and numbers find deleted customers too, identifiers live ones only.
    case id(Uuid)
    /// Field 2.
    case publicId(String)
    /// Field 3.
    case number(String)
    /// Any spelling; read in the tenant's region.
    case phone(String)
    /// Field 5.
    case email(String)
    /// Field 6.
    case whatsapp(String)
    /// Field 7.
    case mapping(ProviderMapping)
    /// Any of the above in text form.
    case any(String)
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    switch self.key {
    case .id(let value)?: writer.present(1, value, UuidCodec.self)
    case .publicId(let value)?: writer.present(2, value, StringCodec.self)
    case .number(let value)?: writer.present(3, value, StringCodec.self)
    case .phone(let value)?: writer.present(4, value, StringCodec.self)
    case .email(let value)?: writer.present(5, value, StringCodec.self)
    case .whatsapp(let value)?: writer.present(6, value, StringCodec.self)
    case .mapping(let value)?: writer.present(7, value, MessageCodec<ProviderMapping>.self)
    case .any(let value)?: writer.present(8, value, StringCodec.self)
    case nil: break
    }
    writer.field(10, self.details, BoolCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        self.key = .id(try UuidCodec.read(from: &reader))
      case 18:
        try reader.once(&seen0, 1 << 0)
        self.key = .publicId(try StringCodec.read(from: &reader))
      case 26:
        try reader.once(&seen0, 1 << 0)
        self.key = .number(try StringCodec.read(from: &reader))
      case 34:
        try reader.once(&seen0, 1 << 0)
        self.key = .phone(try StringCodec.read(from: &reader))
      case 42:
        try reader.once(&seen0, 1 << 0)
        self.key = .email(try StringCodec.read(from: &reader))
      case 50:
        try reader.once(&seen0, 1 << 0)
        self.key = .whatsapp(try StringCodec.read(from: &reader))
      case 58:
        try reader.once(&seen0, 1 << 0)
        self.key = .mapping(try MessageCodec<ProviderMapping>.read(from: &reader))
      case 66:
        try reader.once(&seen0, 1 << 0)
        self.key = .any(try StringCodec.read(from: &reader))
      case 80:
        try reader.once(&seen0, 1 << 1)
        self.details = try BoolCodec.read(from: &reader)
      default:
        switch tag >> 3 {
        case 1...8, 10: throw reader.wrongWireType()
        case 1...9:
          try reader.once(&seen0, 1 << 0)
          try reader.keepUnknown(in: &unknownFields)
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {
    switch self.key {
    case .publicId(let value)?:
      validator.length("publicId", value, 1...64)
    case .number(let value)?:
      validator.length("number", value, 1...64)
    case .phone(let value)?:
      validator.length("phone", value, 1...64)
    case .email(let value)?:
      validator.length("email", value, 1...254)
    case .whatsapp(let value)?:
      validator.length("whatsapp", value, 1...64)
    case .mapping(let value)?:
      validator.within("mapping") { value.validate(&$0) }
    case .any(let value)?:
      validator.length("any", value, 1...254)
    default: break
    }
  }
}

/// Asks for one page of customers.
public struct ListCustomersRequest: WireMessage {
  /// 15 when 0.
  public var pageSize: UInt32 = 0
  /// `nextCursor` of the page before; empty for the first page.
  public var cursor: String = ""
  /// Count the matches over all pages too.
  public var withTotal: Bool = false
  /// The beginning of words of the name, digits of a number, an e-mail, a customer number.
  public var search: String = ""
  /// Any of these; all when empty.
  public var sources: [Source] = []
  /// Field 6.
  public var categoryId: Uuid?
  /// Field 7.
  public var status: CustomerStatus = .unspecified
  /// All of these.
  public var tags: [String] = []
  /// Field 9.
  public var sort: CustomerSort = .unspecified
  /// Field 10.
  public var descending: Bool = false
  /// Deleted customers instead of live ones.
  public var deleted: Bool = false
  /// Any of these.
  public var tagsAny: [String] = []
  /// At the location, where one is given; so are the two below.
  public var visitsMin: UInt32 = 0
  /// Have spent at least this in its currency. `permissionDenied` for client admins without the
  /// scope `finance`, as is `sort: spent`.
  public var spentMin: Money?
  /// The last visit is at least so many days ago.
  public var daysSinceVisitMin: UInt32 = 0
  /// Field 16.
  public var birthday: DayWindow?
  /// A follow-up is due by now.
  public var followUpDue: Bool = false
  /// Has been or is known at this location, whose figures then count: those of the filters
  /// above, and those that the list is sorted by. It must be the caller's own, where that is
  /// limited to locations.
  public var locationId: Uuid?
  /// Of `sort: spent`; the tenant's when left out.
  public var currency: String?
  /// By the tenant's policy, which there must be.
  public var tier: Tier = .unspecified
  /// Whom the segment's filter gives now; what it says cannot be said again here.
  public var segmentId: Uuid?
  /// Whoever was in a segment when the snapshot was taken.
  public var snapshotId: Uuid?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    pageSize: UInt32 = 0, cursor: String = "", withTotal: Bool = false, search: String = "",
    sources: [Source] = [], categoryId: Uuid? = nil, status: CustomerStatus = .unspecified,
    tags: [String] = [], sort: CustomerSort = .unspecified, descending: Bool = false,
    deleted: Bool = false, tagsAny: [String] = [], visitsMin: UInt32 = 0, spentMin: Money? = nil,
    daysSinceVisitMin: UInt32 = 0, birthday: DayWindow? = nil, followUpDue: Bool = false,
    locationId: Uuid? = nil, currency: String? = nil, tier: Tier = .unspecified,
    segmentId: Uuid? = nil, snapshotId: Uuid? = nil
  ) {
    self.pageSize = pageSize
    self.cursor = cursor
    self.withTotal = withTotal
    self.search = search
    self.sources = sources
    self.categoryId = categoryId
    self.status = status
    self.tags = tags
    self.sort = sort
    self.descending = descending
    self.deleted = deleted
    self.tagsAny = tagsAny
    self.visitsMin = visitsMin
    self.spentMin = spentMin
    self.daysSinceVisitMin = daysSinceVisitMin
    self.birthday = birthday
    self.followUpDue = followUpDue
    self.locationId = locationId
    self.currency = currency
    self.tier = tier
    self.segmentId = segmentId
    self.snapshotId = snapshotId
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.pageSize, UInt32Codec.self)
    writer.field(2, self.cursor, StringCodec.self)
    writer.field(3, self.withTotal, BoolCodec.self)
    writer.field(4, self.search, StringCodec.self)
    writer.packed(5, self.sources, EnumCodec<Source>.self)
    writer.field(6, optional: self.categoryId, UuidCodec.self)
    writer.field(7, self.status, EnumCodec<CustomerStatus>.self)
    writer.list(8, self.tags, StringCodec.self)
    writer.field(9, self.sort, EnumCodec<CustomerSort>.self)
    writer.field(10, self.descending, BoolCodec.self)
    writer.field(11, self.deleted, BoolCodec.self)
    writer.list(12, self.tagsAny, StringCodec.self)
    writer.field(13, self.visitsMin, UInt32Codec.self)
    writer.field(14, optional: self.spentMin, MoneyCodec.self)
    writer.field(15, self.daysSinceVisitMin, UInt32Codec.self)
    writer.field(16, optional: self.birthday, MessageCodec<DayWindow>.self)
    writer.field(17, self.followUpDue, BoolCodec.self)
    writer.field(18, optional: self.locationId, UuidCodec.self)
    writer.field(19, optional: self.currency, StringCodec.self)
    writer.field(20, self.tier, EnumCodec<Tier>.self)
    writer.field(21, optional: self.segmentId, UuidCodec.self)
    writer.field(22, optional: self.snapshotId, UuidCodec.self)
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
        try reader.text(&self.search)
      case 40:
        try reader.append(to: &self.sources, EnumCodec<Source>.self)
      case 42:
        try reader.appendPacked(to: &self.sources, EnumCodec<Source>.self)
      case 50:
        try reader.once(&seen0, 1 << 4)
        self.categoryId = try UuidCodec.read(from: &reader)
      case 56:
        try reader.once(&seen0, 1 << 5)
        self.status = try EnumCodec<CustomerStatus>.read(from: &reader)
      case 66:
        try reader.append(to: &self.tags, StringCodec.self)
      case 72:
        try reader.once(&seen0, 1 << 6)
        self.sort = try EnumCodec<CustomerSort>.read(from: &reader)
      case 80:
        try reader.once(&seen0, 1 << 7)
        self.descending = try BoolCodec.read(from: &reader)
      case 88:
        try reader.once(&seen0, 1 << 8)
        self.deleted = try BoolCodec.read(from: &reader)
      case 98:
        try reader.append(to: &self.tagsAny, StringCodec.self)
      case 104:
        try reader.once(&seen0, 1 << 9)
        self.visitsMin = try UInt32Codec.read(from: &reader)
      case 114:
        try reader.once(&seen0, 1 << 10)
        self.spentMin = try MoneyCodec.read(from: &reader)
      case 120:
        try reader.once(&seen0, 1 << 11)
        self.daysSinceVisitMin = try UInt32Codec.read(from: &reader)
      case 130:
        try reader.once(&seen0, 1 << 12)
        self.birthday = try MessageCodec<DayWindow>.read(from: &reader)
      case 136:
        try reader.once(&seen0, 1 << 13)
        self.followUpDue = try BoolCodec.read(from: &reader)
      case 146:
        try reader.once(&seen0, 1 << 14)
        self.locationId = try UuidCodec.read(from: &reader)
      case 154:
        try reader.once(&seen0, 1 << 15)
        try reader.text(&self.currency)
      case 160:
        try reader.once(&seen0, 1 << 16)
        self.tier = try EnumCodec<Tier>.read(from: &reader)
      case 170:
        try reader.once(&seen0, 1 << 17)
        self.segmentId = try UuidCodec.read(from: &reader)
      case 178:
        try reader.once(&seen0, 1 << 18)
        self.snapshotId = try UuidCodec.read(from: &reader)
      default:
        switch tag >> 3 {
        case 1...22: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {
    validator.range("pageSize", self.pageSize, 0, 500)
    validator.length("cursor", self.cursor, 0...1024)
    validator.length("search", self.search, 0...200)
    validator.count("sources", self.sources.count, 0...10)
    for (index, value) in self.sources.enumerated() {
      validator.known("sources", value, at: .index(index))
    }
    validator.known("status", self.status)
    validator.count("tags", self.tags.count, 0...10)
    validator.known("sort", self.sort)
    validator.count("tagsAny", self.tagsAny.count, 0...10)
    if let value = self.spentMin {
      validator.currency("spentMin", value)
    }
    validator.range("daysSinceVisitMin", self.daysSinceVisitMin, 0, 36_500)
    if let value = self.birthday {
      validator.within("birthday") { value.validate(&$0) }
    }
    if let value = self.currency {
      validator.format("currency", value, .currency)
    }
    validator.known("tier", self.tier)
  }
}

/// Some days in a row of any year.
public struct DayWindow: WireMessage {
  /// Field 1.
  public var month: UInt32 = 0
  /// Field 2.
  public var day: UInt32 = 0
  /// How many days, the first included.
  public var days: UInt32 = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(month: UInt32 = 0, day: UInt32 = 0, days: UInt32 = 0) {
    self.month = month
    self.day = day
    self.days = days
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.month, UInt32Codec.self)
    writer.field(2, self.day, UInt32Codec.self)
    writer.field(3, self.days, UInt32Codec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.month = try UInt32Codec.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.day = try UInt32Codec.read(from: &reader)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.days = try UInt32Codec.read(from: &reader)
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
    validator.range("month", self.month, 1, 12)
    validator.range("day", self.day, 1, 31)
    validator.range("days", self.days, 1, 365)
  }
}

/// One page of customers.
public struct CustomerPage: WireMessage {
  /// Field 1.
  public var customers: [Customer] = []
  /// Absent on the last page.
  public var nextCursor: String?
  /// Present when `withTotal` was set.
  public var total: UInt64?
  /// More customers may match the search than were looked at: narrow it.
  public var moreCandidates: Bool = false
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    customers: [Customer] = [], nextCursor: String? = nil, total: UInt64? = nil,
    moreCandidates: Bool = false
  ) {
    self.customers = customers
    self.nextCursor = nextCursor
    self.total = total
    self.moreCandidates = moreCandidates
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.customers, MessageCodec<Customer>.self)
    writer.field(2, optional: self.nextCursor, StringCodec.self)
    writer.field(3, optional: self.total, UInt64Codec.self)
    writer.field(4, self.moreCandidates, BoolCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.customers, MessageCodec<Customer>.self)
      case 18:
        try reader.once(&seen0, 1 << 0)
        try reader.text(&self.nextCursor)
      case 24:
        try reader.once(&seen0, 1 << 1)
        self.total = try UInt64Codec.read(from: &reader)
      case 32:
        try reader.once(&seen0, 1 << 2)
        self.moreCandidates = try BoolCodec.read(from: &reader)
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
    for (index, value) in self.customers.enumerated() {
      validator.within("customers", at: .index(index)) { value.validate(&$0) }
    }
  }
}

/// Changes the fields that `mask` names.
public struct UpdateCustomerRequest: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// The version that the caller saw.
  public var version: UInt64 = 0
  /// Names of fields of `CustomerChanges`; a named field that is absent is cleared.
  public var mask: [String] = []
  /// Field 4.
  public var changes: CustomerChanges = CustomerChanges()
  /// Kept in the audit entry.
  public var reason: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: Uuid = .zero, version: UInt64 = 0, mask: [String] = [],
    changes: CustomerChanges = CustomerChanges(), reason: String? = nil
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

/// What can be changed of a customer.
public struct CustomerChanges: WireMessage {
  /// Field 1.
  public var name: String?
  /// Field 2.
  public var phone: String?
  /// Field 3.
  public var email: String?
  /// Field 4.
  public var whatsapp: String?
  /// Field 5.
  public var alternatePhone: String?
  /// Field 6.
  public var type: CustomerType?
  /// Field 7.
  public var status: CustomerStatus?
  /// Field 8.
  public var source: Source?
  /// Field 9.
  public var categoryId: Uuid?
  /// Field 10.
  public var locale: String?
  /// Field 11.
  public var tags: [String] = []
  /// Field 12.
  public var birthdate: Birthdate?
  /// Field 13.
  public var avatar: String?
  /// At most one `billing`, and one default among the others.
  public var addresses: [Address] = []
  /// Those of `tags` that came from a suggestion.
  public var suggestedTags: [String] = []
  /// Field 16.
  public var company: Company?
  /// Field 17.
  public var contacts: [ContactPerson] = []
  /// Field 18.
  public var preferences: Preferences?
  /// Field 19.
  public var customFields: [String: String] = [:]
  /// Field 20.
  public var assistants: [AssistantProfile] = []
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    name: String? = nil, phone: String? = nil, email: String? = nil, whatsapp: String? = nil,
    alternatePhone: String? = nil, type: CustomerType? = nil, status: CustomerStatus? = nil,
    source: Source? = nil, categoryId: Uuid? = nil, locale: String? = nil, tags: [String] = [],
    birthdate: Birthdate? = nil, avatar: String? = nil, addresses: [Address] = [],
    suggestedTags: [String] = [], company: Company? = nil, contacts: [ContactPerson] = [],
    preferences: Preferences? = nil, customFields: [String: String] = [:],
    assistants: [AssistantProfile] = []
  ) {
    self.name = name
    self.phone = phone
    self.email = email
    self.whatsapp = whatsapp
    self.alternatePhone = alternatePhone
    self.type = type
    self.status = status
    self.source = source
    self.categoryId = categoryId
    self.locale = locale
    self.tags = tags
    self.birthdate = birthdate
    self.avatar = avatar
    self.addresses = addresses
    self.suggestedTags = suggestedTags
    self.company = company
    self.contacts = contacts
    self.preferences = preferences
    self.customFields = customFields
    self.assistants = assistants
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, optional: self.name, StringCodec.self)
    writer.field(2, optional: self.phone, StringCodec.self)
    writer.field(3, optional: self.email, StringCodec.self)
    writer.field(4, optional: self.whatsapp, StringCodec.self)
    writer.field(5, optional: self.alternatePhone, StringCodec.self)
    writer.field(6, optional: self.type, EnumCodec<CustomerType>.self)
    writer.field(7, optional: self.status, EnumCodec<CustomerStatus>.self)
    writer.field(8, optional: self.source, EnumCodec<Source>.self)
    writer.field(9, optional: self.categoryId, UuidCodec.self)
    writer.field(10, optional: self.locale, StringCodec.self)
    writer.list(11, self.tags, StringCodec.self)
    writer.field(12, optional: self.birthdate, MessageCodec<Birthdate>.self)
    writer.field(13, optional: self.avatar, StringCodec.self)
    writer.list(14, self.addresses, MessageCodec<Address>.self)
    writer.list(15, self.suggestedTags, StringCodec.self)
    writer.field(16, optional: self.company, MessageCodec<Company>.self)
    writer.list(17, self.contacts, MessageCodec<ContactPerson>.self)
    writer.field(18, optional: self.preferences, MessageCodec<Preferences>.self)
    writer.map(19, self.customFields, StringCodec.self, StringCodec.self)
    writer.list(20, self.assistants, MessageCodec<AssistantProfile>.self)
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
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.whatsapp)
      case 42:
        try reader.once(&seen0, 1 << 4)
        try reader.text(&self.alternatePhone)
      case 48:
        try reader.once(&seen0, 1 << 5)
        self.type = try EnumCodec<CustomerType>.read(from: &reader)
      case 56:
        try reader.once(&seen0, 1 << 6)
        self.status = try EnumCodec<CustomerStatus>.read(from: &reader)
      case 64:
        try reader.once(&seen0, 1 << 7)
        self.source = try EnumCodec<Source>.read(from: &reader)
      case 74:
        try reader.once(&seen0, 1 << 8)
        self.categoryId = try UuidCodec.read(from: &reader)
      case 82:
        try reader.once(&seen0, 1 << 9)
        try reader.text(&self.locale)
      case 90:
        try reader.append(to: &self.tags, StringCodec.self)
      case 98:
        try reader.once(&seen0, 1 << 10)
        self.birthdate = try MessageCodec<Birthdate>.read(from: &reader)
      case 106:
        try reader.once(&seen0, 1 << 11)
        try reader.text(&self.avatar)
      case 114:
        try reader.append(to: &self.addresses, MessageCodec<Address>.self)
      case 122:
        try reader.append(to: &self.suggestedTags, StringCodec.self)
      case 130:
        try reader.once(&seen0, 1 << 12)
        self.company = try MessageCodec<Company>.read(from: &reader)
      case 138:
        try reader.append(to: &self.contacts, MessageCodec<ContactPerson>.self)
      case 146:
        try reader.once(&seen0, 1 << 13)
        self.preferences = try MessageCodec<Preferences>.read(from: &reader)
      case 154:
        try reader.insert(into: &self.customFields, StringCodec.self, StringCodec.self)
      case 162:
        try reader.append(to: &self.assistants, MessageCodec<AssistantProfile>.self)
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
    if let value = self.name {
      validator.length("name", value, 1...200)
    }
    if let value = self.phone {
      validator.length("phone", value, 1...64)
    }
    if let value = self.email {
      validator.format("email", value, .email)
    }
    if let value = self.whatsapp {
      validator.length("whatsapp", value, 1...64)
    }
    if let value = self.alternatePhone {
      validator.length("alternatePhone", value, 1...64)
    }
    if let value = self.type {
      validator.known("type", value)
    }
    if let value = self.status {
      validator.known("status", value)
    }
    if let value = self.source {
      validator.known("source", value)
    }
    if let value = self.locale {
      validator.format("locale", value, .locale)
    }
    validator.count("tags", self.tags.count, 0...50)
    if let value = self.birthdate {
      validator.within("birthdate") { value.validate(&$0) }
    }
    if let value = self.avatar {
      validator.format("avatar", value, .url)
    }
    validator.count("addresses", self.addresses.count, 0...20)
    for (index, value) in self.addresses.enumerated() {
      validator.within("addresses", at: .index(index)) { value.validate(&$0) }
    }
    validator.count("suggestedTags", self.suggestedTags.count, 0...50)
    if let value = self.company {
      validator.within("company") { value.validate(&$0) }
    }
    validator.count("contacts", self.contacts.count, 0...50)
    for (index, value) in self.contacts.enumerated() {
      validator.within("contacts", at: .index(index)) { value.validate(&$0) }
    }
    if let value = self.preferences {
      validator.within("preferences") { value.validate(&$0) }
    }
    validator.count("customFields", self.customFields.count, 0...100)
    validator.entries(self.customFields, StringCodec.self) {
      (validator, place, key, value) in
      validator.length("customFields", key, 0...2000, at: place)
      validator.length("customFields", value, 0...2000, at: place)
    }
    validator.count("assistants", self.assistants.count, 0...20)
    for (index, value) in self.assistants.enumerated() {
      validator.within("assistants", at: .index(index)) { value.validate(&$0) }
    }
  }
}

/// Adds a phone, e-mail or the like to a customer.
public struct AddIdentifierRequest: WireMessage {
  /// Field 1.
  public var customerId: Uuid = .zero
  /// Field 2.
  public var type: IdentifierType = .unspecified
  /// Any spelling; phones are read in the tenant's region.
  public var value: String = ""
  /// Others have it too, so it finds nobody by itself.
  public var shared: Bool = false
  /// Somebody made sure of it.
  public var verified: Bool = false
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    customerId: Uuid = .zero, type: IdentifierType = .unspecified, value: String = "",
    shared: Bool = false, verified: Bool = false
  ) {
    self.customerId = customerId
    self.type = type
    self.value = value
    self.shared = shared
    self.verified = verified
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.customerId, UuidCodec.self)
    writer.field(2, self.type, EnumCodec<IdentifierType>.self)
    writer.field(3, self.value, StringCodec.self)
    writer.field(4, self.shared, BoolCodec.self)
    writer.field(5, self.verified, BoolCodec.self)
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
        self.type = try EnumCodec<IdentifierType>.read(from: &reader)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.value)
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.shared = try BoolCodec.read(from: &reader)
      case 40:
        try reader.once(&seen0, 1 << 4)
        self.verified = try BoolCodec.read(from: &reader)
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
    validator.known("type", self.type)
    validator.length("value", self.value, 1...254)
  }
}

/// Changes what is said of one identifier; what is left out stays.
public struct ChangeIdentifierRequest: WireMessage {
  /// Field 1.
  public var customerId: Uuid = .zero
  /// Any spelling of a phone, or an e-mail address.
  public var value: String = ""
  /// Field 3.
  public var verified: Bool?
  /// Field 4.
  public var retired: Bool?
  /// Field 5.
  public var shared: Bool?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    customerId: Uuid = .zero, value: String = "", verified: Bool? = nil, retired: Bool? = nil,
    shared: Bool? = nil
  ) {
    self.customerId = customerId
    self.value = value
    self.verified = verified
    self.retired = retired
    self.shared = shared
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.customerId, UuidCodec.self)
    writer.field(2, self.value, StringCodec.self)
    writer.field(3, optional: self.verified, BoolCodec.self)
    writer.field(4, optional: self.retired, BoolCodec.self)
    writer.field(5, optional: self.shared, BoolCodec.self)
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
        try reader.text(&self.value)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.verified = try BoolCodec.read(from: &reader)
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.retired = try BoolCodec.read(from: &reader)
      case 40:
        try reader.once(&seen0, 1 << 4)
        self.shared = try BoolCodec.read(from: &reader)
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
    validator.length("value", self.value, 1...254)
  }
}

/// Takes an identifier from a customer.
public struct RemoveIdentifierRequest: WireMessage {
  /// Field 1.
  public var customerId: Uuid = .zero
  /// Any spelling of a phone, or an e-mail address.
  public var value: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(customerId: Uuid = .zero, value: String = "") {
    self.customerId = customerId
    self.value = value
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.customerId, UuidCodec.self)
    writer.field(2, self.value, StringCodec.self)
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
        try reader.text(&self.value)
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
    validator.length("value", self.value, 1...254)
  }
}

/// Suspends or bans a customer.
public struct ModerateCustomerRequest: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// Field 2.
  public var state: ModerationState = .unspecified
  /// Of a suspension only: when it lifts itself.
  public var until: Timestamp?
  /// Kept in the audit entry too.
  public var reason: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: Uuid = .zero, state: ModerationState = .unspecified, until: Timestamp? = nil,
    reason: String = ""
  ) {
    self.id = id
    self.state = state
    self.until = until
    self.reason = reason
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.state, EnumCodec<ModerationState>.self)
    writer.field(3, optional: self.until, TimestampCodec.self)
    writer.field(4, self.reason, StringCodec.self)
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
        self.state = try EnumCodec<ModerationState>.read(from: &reader)
      case 25:
        try reader.once(&seen0, 1 << 2)
        self.until = try TimestampCodec.read(from: &reader)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.reason)
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
    validator.length("reason", self.reason, 1...500)
  }
}

/// Ends a suspension or a ban.
public struct LiftModerationRequest: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// Kept in the audit entry.
  public var reason: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(id: Uuid = .zero, reason: String = "") {
    self.id = id
    self.reason = reason
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
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
        self.id = try UuidCodec.read(from: &reader)
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

/// Writes a note about a customer.
public struct AddNoteRequest: WireMessage {
  /// Field 1.
  public var customerId: Uuid = .zero
  /// Field 2.
  public var text: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(customerId: Uuid = .zero, text: String = "") {
    self.customerId = customerId
    self.text = text
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.customerId, UuidCodec.self)
    writer.field(2, self.text, StringCodec.self)
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
        try reader.text(&self.text)
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
    validator.length("text", self.text, 1...10_000)
  }
}

/// Rewrites a note.
public struct UpdateNoteRequest: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// The version that the caller saw.
  public var version: UInt64 = 0
  /// Field 3.
  public var text: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(id: Uuid = .zero, version: UInt64 = 0, text: String = "") {
    self.id = id
    self.version = version
    self.text = text
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.version, UInt64Codec.self)
    writer.field(3, self.text, StringCodec.self)
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
        try reader.text(&self.text)
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
    validator.range("version", self.version, 1, nil)
    validator.length("text", self.text, 1...10_000)
  }
}

/// Deletes a note.
public struct DeleteNoteRequest: WireMessage {
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

/// Asks for one page of a customer's notes, the latest first.
public struct ListNotesRequest: WireMessage {
  /// Field 1.
  public var customerId: Uuid = .zero
  /// 15 when 0.
  public var pageSize: UInt32 = 0
  /// `nextCursor` of the page before; empty for the first page.
  public var cursor: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(customerId: Uuid = .zero, pageSize: UInt32 = 0, cursor: String = "") {
    self.customerId = customerId
    self.pageSize = pageSize
    self.cursor = cursor
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.customerId, UuidCodec.self)
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

/// One page of notes.
public struct NotePage: WireMessage {
  /// Field 1.
  public var notes: [Note] = []
  /// Absent on the last page.
  public var nextCursor: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(notes: [Note] = [], nextCursor: String? = nil) {
    self.notes = notes
    self.nextCursor = nextCursor
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.notes, MessageCodec<Note>.self)
    writer.field(2, optional: self.nextCursor, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.notes, MessageCodec<Note>.self)
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

/// Plans something to do about a customer.
public struct CreateFollowUpRequest: WireMessage {
  /// Field 1.
  public var customerId: Uuid = .zero
  /// Field 2.
  public var dueAt: Timestamp = .zero
  /// Field 3.
  public var note: String = ""
  /// Field 4.
  public var owner: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    customerId: Uuid = .zero, dueAt: Timestamp = .zero, note: String = "", owner: String? = nil
  ) {
    self.customerId = customerId
    self.dueAt = dueAt
    self.note = note
    self.owner = owner
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.customerId, UuidCodec.self)
    writer.field(2, self.dueAt, TimestampCodec.self)
    writer.field(3, self.note, StringCodec.self)
    writer.field(4, optional: self.owner, StringCodec.self)
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
        self.dueAt = try TimestampCodec.read(from: &reader)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.note)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.owner)
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
    validator.length("note", self.note, 1...2000)
    if let value = self.owner {
      validator.length("owner", value, 1...200)
    }
  }
}

/// Says that a follow-up is done.
public struct CompleteFollowUpRequest: WireMessage {
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

/// Asks for one page of open follow-ups, the most urgent first.
public struct ListFollowUpsRequest: WireMessage {
  /// 15 when 0.
  public var pageSize: UInt32 = 0
  /// `nextCursor` of the page before; empty for the first page.
  public var cursor: String = ""
  /// Those due until then; now when left out.
  public var dueUntil: Timestamp?
  /// Of one customer, done ones too, the latest first.
  public var customerId: Uuid?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    pageSize: UInt32 = 0, cursor: String = "", dueUntil: Timestamp? = nil, customerId: Uuid? = nil
  ) {
    self.pageSize = pageSize
    self.cursor = cursor
    self.dueUntil = dueUntil
    self.customerId = customerId
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.pageSize, UInt32Codec.self)
    writer.field(2, self.cursor, StringCodec.self)
    writer.field(3, optional: self.dueUntil, TimestampCodec.self)
    writer.field(4, optional: self.customerId, UuidCodec.self)
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
      case 25:
        try reader.once(&seen0, 1 << 2)
        self.dueUntil = try TimestampCodec.read(from: &reader)
      case 34:
        try reader.once(&seen0, 1 << 3)
        self.customerId = try UuidCodec.read(from: &reader)
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
  }
}

/// One page of follow-ups.
public struct FollowUpPage: WireMessage {
  /// Field 1.
  public var followUps: [FollowUp] = []
  /// Absent on the last page.
  public var nextCursor: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(followUps: [FollowUp] = [], nextCursor: String? = nil) {
    self.followUps = followUps
    self.nextCursor = nextCursor
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.followUps, MessageCodec<FollowUp>.self)
    writer.field(2, optional: self.nextCursor, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.followUps, MessageCodec<FollowUp>.self)
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

/// Puts a message into a customer's in-app inbox.
public struct CreateNotificationRequest: WireMessage {
  /// Field 1.
  public var customerId: Uuid = .zero
  /// Field 2.
  public var severity: NotificationSeverity = .unspecified
  /// Field 3.
  public var title: String = ""
  /// Field 4.
  public var message: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    customerId: Uuid = .zero, severity: NotificationSeverity = .unspecified, title: String = "",
    message: String = ""
  ) {
    self.customerId = customerId
    self.severity = severity
    self.title = title
    self.message = message
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.customerId, UuidCodec.self)
    writer.field(2, self.severity, EnumCodec<NotificationSeverity>.self)
    writer.field(3, self.title, StringCodec.self)
    writer.field(4, self.message, StringCodec.self)
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
        self.severity = try EnumCodec<NotificationSeverity>.read(from: &reader)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.title)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.message)
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
    validator.known("severity", self.severity)
    validator.length("title", self.title, 1...200)
    validator.length("message", self.message, 1...5000)
  }
}

/// Asks for one page of a customer's inbox, the latest first.
public struct ListNotificationsRequest: WireMessage {
  /// Field 1.
  public var customerId: Uuid = .zero
  /// 15 when 0.
  public var pageSize: UInt32 = 0
  /// `nextCursor` of the page before; empty for the first page.
  public var cursor: String = ""
  /// Field 4.
  public var unreadOnly: Bool = false
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    customerId: Uuid = .zero, pageSize: UInt32 = 0, cursor: String = "", unreadOnly: Bool = false
  ) {
    self.customerId = customerId
    self.pageSize = pageSize
    self.cursor = cursor
    self.unreadOnly = unreadOnly
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.customerId, UuidCodec.self)
    writer.field(2, self.pageSize, UInt32Codec.self)
    writer.field(3, self.cursor, StringCodec.self)
    writer.field(4, self.unreadOnly, BoolCodec.self)
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
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.unreadOnly = try BoolCodec.read(from: &reader)
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
  }
}

/// One page of an inbox.
public struct NotificationPage: WireMessage {
  /// Field 1.
  public var notifications: [Notification] = []
  /// Absent on the last page.
  public var nextCursor: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(notifications: [Notification] = [], nextCursor: String? = nil) {
    self.notifications = notifications
    self.nextCursor = nextCursor
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.notifications, MessageCodec<Notification>.self)
    writer.field(2, optional: self.nextCursor, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.notifications, MessageCodec<Notification>.self)
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
    for (index, value) in self.notifications.enumerated() {
      validator.within("notifications", at: .index(index)) { value.validate(&$0) }
    }
  }
}

/// Marks messages of an inbox as read.
public struct MarkNotificationsReadRequest: WireMessage {
  /// Field 1.
  public var customerId: Uuid = .zero
  /// The 500 oldest unread ones when empty.
  public var ids: [Uuid] = []
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(customerId: Uuid = .zero, ids: [Uuid] = []) {
    self.customerId = customerId
    self.ids = ids
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.customerId, UuidCodec.self)
    writer.list(2, self.ids, UuidCodec.self)
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
        try reader.append(to: &self.ids, UuidCodec.self)
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
    validator.count("ids", self.ids.count, 0...500)
  }
}

/// How many messages became read, and how many are unread now.
public struct MarkedNotifications: WireMessage {
  /// Field 1.
  public var marked: UInt64 = 0
  /// Field 2.
  public var unread: UInt64 = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(marked: UInt64 = 0, unread: UInt64 = 0) {
    self.marked = marked
    self.unread = unread
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.marked, UInt64Codec.self)
    writer.field(2, self.unread, UInt64Codec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.marked = try UInt64Codec.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.unread = try UInt64Codec.read(from: &reader)
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

/// Changes what a location notes of a customer; its visits are counted, never edited.
public struct UpdateCustomerLocationRequest: WireMessage {
  /// Field 1.
  public var customerId: Uuid = .zero
  /// Field 2.
  public var locationId: Uuid = .zero
  /// The version that the caller saw; 0 for a location that has no data yet.
  public var version: UInt64 = 0
  /// `tags`, `notes`, `preferences`.
  public var mask: [String] = []
  /// Field 5.
  public var tags: [String] = []
  /// Field 6.
  public var notes: String?
  /// Field 7.
  public var preferences: Preferences?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    customerId: Uuid = .zero, locationId: Uuid = .zero, version: UInt64 = 0, mask: [String] = [],
    tags: [String] = [], notes: String? = nil, preferences: Preferences? = nil
  ) {
    self.customerId = customerId
    self.locationId = locationId
    self.version = version
    self.mask = mask
    self.tags = tags
    self.notes = notes
    self.preferences = preferences
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.customerId, UuidCodec.self)
    writer.field(2, self.locationId, UuidCodec.self)
    writer.field(3, self.version, UInt64Codec.self)
    writer.list(4, self.mask, StringCodec.self)
    writer.list(5, self.tags, StringCodec.self)
    writer.field(6, optional: self.notes, StringCodec.self)
    writer.field(7, optional: self.preferences, MessageCodec<Preferences>.self)
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
        self.locationId = try UuidCodec.read(from: &reader)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.version = try UInt64Codec.read(from: &reader)
      case 34:
        try reader.append(to: &self.mask, StringCodec.self)
      case 42:
        try reader.append(to: &self.tags, StringCodec.self)
      case 50:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.notes)
      case 58:
        try reader.once(&seen0, 1 << 4)
        self.preferences = try MessageCodec<Preferences>.read(from: &reader)
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
    validator.count("mask", self.mask.count, 1...3)
    validator.count("tags", self.tags.count, 0...50)
    if let value = self.notes {
      validator.length("notes", value, 1...5000)
    }
    if let value = self.preferences {
      validator.within("preferences") { value.validate(&$0) }
    }
  }
}

/// Asks for what every location knows of a customer.
public struct ListCustomerLocationsRequest: WireMessage {
  /// Field 1.
  public var customerId: Uuid = .zero
  /// As many as fit into an answer when 0.
  public var pageSize: UInt32 = 0
  /// `nextCursor` of the page before; empty for the first page.
  public var cursor: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(customerId: Uuid = .zero, pageSize: UInt32 = 0, cursor: String = "") {
    self.customerId = customerId
    self.pageSize = pageSize
    self.cursor = cursor
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.customerId, UuidCodec.self)
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

/// What the locations know of a customer, at most 500 in all, in the order of their ids.
public struct CustomerLocationList: WireMessage {
  /// Field 1.
  public var locations: [CustomerLocation] = []
  /// Absent on the last page.
  public var nextCursor: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(locations: [CustomerLocation] = [], nextCursor: String? = nil) {
    self.locations = locations
    self.nextCursor = nextCursor
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.locations, MessageCodec<CustomerLocation>.self)
    writer.field(2, optional: self.nextCursor, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.locations, MessageCodec<CustomerLocation>.self)
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
    for (index, value) in self.locations.enumerated() {
      validator.within("locations", at: .index(index)) { value.validate(&$0) }
    }
  }
}

/// Asks who has a birthday, or came first on such a day.
public struct ListOccasionsRequest: WireMessage {
  /// Field 1.
  public var type: OccasionType = .unspecified
  /// The first day; today in the tenant's zone when left out.
  public var from: CalendarDate?
  /// How many days, the first included; 7 when 0.
  public var days: UInt32 = 0
  /// Where a year has no 29 February.
  public var leapDay: LeapDay = .unspecified
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
    type: OccasionType = .unspecified, from: CalendarDate? = nil, days: UInt32 = 0,
    leapDay: LeapDay = .unspecified, pageSize: UInt32 = 0, cursor: String = ""
  ) {
    self.type = type
    self.from = from
    self.days = days
    self.leapDay = leapDay
    self.pageSize = pageSize
    self.cursor = cursor
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.type, EnumCodec<OccasionType>.self)
    writer.field(2, optional: self.from, DateCodec.self)
    writer.field(3, self.days, UInt32Codec.self)
    writer.field(4, self.leapDay, EnumCodec<LeapDay>.self)
    writer.field(5, self.pageSize, UInt32Codec.self)
    writer.field(6, self.cursor, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.type = try EnumCodec<OccasionType>.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.from = try DateCodec.read(from: &reader)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.days = try UInt32Codec.read(from: &reader)
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.leapDay = try EnumCodec<LeapDay>.read(from: &reader)
      case 40:
        try reader.once(&seen0, 1 << 4)
        self.pageSize = try UInt32Codec.read(from: &reader)
      case 50:
        try reader.once(&seen0, 1 << 5)
        try reader.text(&self.cursor)
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
    validator.known("type", self.type)
    validator.range("days", self.days, 0, 365)
    validator.known("leapDay", self.leapDay)
    validator.range("pageSize", self.pageSize, 0, 500)
    validator.length("cursor", self.cursor, 0...1024)
  }
}

/// A customer's day in the window asked for.
public struct Occasion: WireMessage {
  /// Field 1.
  public var customerId: Uuid = .zero
  /// Field 2.
  public var name: String = ""
  /// Field 3.
  public var date: CalendarDate = CalendarDate(days: 0)
  /// How many years it has been; absent where the year is not known.
  public var years: UInt32?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    customerId: Uuid = .zero, name: String = "", date: CalendarDate = CalendarDate(days: 0),
    years: UInt32? = nil
  ) {
    self.customerId = customerId
    self.name = name
    self.date = date
    self.years = years
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.customerId, UuidCodec.self)
    writer.field(2, self.name, StringCodec.self)
    writer.field(3, self.date, DateCodec.self)
    writer.field(4, optional: self.years, UInt32Codec.self)
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
        try reader.text(&self.name)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.date = try DateCodec.read(from: &reader)
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.years = try UInt32Codec.read(from: &reader)
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

/// One page of days, in their order.
public struct OccasionPage: WireMessage {
  /// Field 1.
  public var occasions: [Occasion] = []
  /// Absent on the last page.
  public var nextCursor: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(occasions: [Occasion] = [], nextCursor: String? = nil) {
    self.occasions = occasions
    self.nextCursor = nextCursor
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.occasions, MessageCodec<Occasion>.self)
    writer.field(2, optional: self.nextCursor, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.occasions, MessageCodec<Occasion>.self)
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

/// Asks for one page of what happened with a customer, the latest first.
public struct ListTimelineRequest: WireMessage {
  /// Field 1.
  public var customerId: Uuid = .zero
  /// 15 when 0.
  public var pageSize: UInt32 = 0
  /// `nextCursor` of the page before; empty for the first page.
  public var cursor: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(customerId: Uuid = .zero, pageSize: UInt32 = 0, cursor: String = "") {
    self.customerId = customerId
    self.pageSize = pageSize
    self.cursor = cursor
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.customerId, UuidCodec.self)
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

/// One page of a timeline.
public struct TimelinePage: WireMessage {
  /// Field 1.
  public var items: [TimelineItem] = []
  /// Absent on the last page.
  public var nextCursor: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(items: [TimelineItem] = [], nextCursor: String? = nil) {
    self.items = items
    self.nextCursor = nextCursor
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.items, MessageCodec<TimelineItem>.self)
    writer.field(2, optional: self.nextCursor, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.items, MessageCodec<TimelineItem>.self)
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
    for (index, value) in self.items.enumerated() {
      validator.within("items", at: .index(index)) { value.validate(&$0) }
    }
  }
}

/// Deletes one customer; it can be restored.
public struct DeleteCustomerRequest: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// Any version when 0.
  public var version: UInt64 = 0
  /// Field 3.
  public var reason: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(id: Uuid = .zero, version: UInt64 = 0, reason: String? = nil) {
    self.id = id
    self.version = version
    self.reason = reason
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.version, UInt64Codec.self)
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
        self.id = try UuidCodec.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.version = try UInt64Codec.read(from: &reader)
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

/// Brings a deleted customer back.
public struct RestoreCustomerRequest: WireMessage {
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

/// The customer that is known by these details, else a new one.
public struct ResolveCustomerRequest: WireMessage {
  /// Field 1.
  public var name: String = ""
  /// Field 2.
  public var phone: String?
  /// Field 3.
  public var email: String?
  /// Field 4.
  public var whatsapp: String?
  /// Field 5.
  public var source: Source = .unspecified
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    name: String = "", phone: String? = nil, email: String? = nil, whatsapp: String? = nil,
    source: Source = .unspecified
  ) {
    self.name = name
    self.phone = phone
    self.email = email
    self.whatsapp = whatsapp
    self.source = source
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.name, StringCodec.self)
    writer.field(2, optional: self.phone, StringCodec.self)
    writer.field(3, optional: self.email, StringCodec.self)
    writer.field(4, optional: self.whatsapp, StringCodec.self)
    writer.field(5, self.source, EnumCodec<Source>.self)
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
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.whatsapp)
      case 40:
        try reader.once(&seen0, 1 << 4)
        self.source = try EnumCodec<Source>.read(from: &reader)
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
    validator.length("name", self.name, 1...200)
    if let value = self.phone {
      validator.length("phone", value, 1...64)
    }
    if let value = self.email {
      validator.format("email", value, .email)
    }
    if let value = self.whatsapp {
      validator.length("whatsapp", value, 1...64)
    }
    validator.known("source", self.source)
  }
}

/// A customer, and whether it had to be made.
public struct ResolvedCustomer: WireMessage {
  /// Field 1.
  public var customer: Customer = Customer()
  /// Field 2.
  public var created: Bool = false
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(customer: Customer = Customer(), created: Bool = false) {
    self.customer = customer
    self.created = created
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.message(1, self.customer)
    writer.field(2, self.created, BoolCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        try reader.message(&self.customer)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.created = try BoolCodec.read(from: &reader)
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

/// Adds the customer's id at another system.
public struct AddMappingRequest: WireMessage {
  /// Field 1.
  public var customerId: Uuid = .zero
  /// Field 2.
  public var mapping: ProviderMapping = ProviderMapping()
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(customerId: Uuid = .zero, mapping: ProviderMapping = ProviderMapping()) {
    self.customerId = customerId
    self.mapping = mapping
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.customerId, UuidCodec.self)
    writer.message(2, self.mapping)
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
        try reader.message(&self.mapping)
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
    validator.within("mapping") { self.mapping.validate(&$0) }
  }
}

/// Removes the customer's id at another system.
public struct RemoveMappingRequest: WireMessage {
  /// Field 1.
  public var customerId: Uuid = .zero
  /// Field 2.
  public var mapping: ProviderMapping = ProviderMapping()
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(customerId: Uuid = .zero, mapping: ProviderMapping = ProviderMapping()) {
    self.customerId = customerId
    self.mapping = mapping
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.customerId, UuidCodec.self)
    writer.message(2, self.mapping)
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
        try reader.message(&self.mapping)
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
    validator.within("mapping") { self.mapping.validate(&$0) }
  }
}

/// Asks for the figures of the dashboard's cards.
public struct GetCustomerStatsRequest: WireMessage {
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

/// The figures of the dashboard's cards, over live customers.
public struct CustomerStats: WireMessage {
  /// Field 1.
  public var total: UInt64 = 0
  /// Field 2.
  public var active: UInt64 = 0
  /// Created since the first of the month in the tenant's zone.
  public var newThisMonth: UInt64 = 0
  /// The source of most customers; `unspecified` while there are none.
  public var topSource: Source = .unspecified
  /// Every source that has customers, the largest first.
  public var bySource: [SourceCount] = []
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    total: UInt64 = 0, active: UInt64 = 0, newThisMonth: UInt64 = 0,
    topSource: Source = .unspecified, bySource: [SourceCount] = []
  ) {
    self.total = total
    self.active = active
    self.newThisMonth = newThisMonth
    self.topSource = topSource
    self.bySource = bySource
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.total, UInt64Codec.self)
    writer.field(2, self.active, UInt64Codec.self)
    writer.field(3, self.newThisMonth, UInt64Codec.self)
    writer.field(4, self.topSource, EnumCodec<Source>.self)
    writer.list(5, self.bySource, MessageCodec<SourceCount>.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.total = try UInt64Codec.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.active = try UInt64Codec.read(from: &reader)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.newThisMonth = try UInt64Codec.read(from: &reader)
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.topSource = try EnumCodec<Source>.read(from: &reader)
      case 42:
        try reader.append(to: &self.bySource, MessageCodec<SourceCount>.self)
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
    validator.known("topSource", self.topSource)
    for (index, value) in self.bySource.enumerated() {
      validator.within("bySource", at: .index(index)) { value.validate(&$0) }
    }
  }
}

/// How many customers came one way.
public struct SourceCount: WireMessage {
  /// Field 1.
  public var source: Source = .unspecified
  /// Field 2.
  public var customers: UInt64 = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(source: Source = .unspecified, customers: UInt64 = 0) {
    self.source = source
    self.customers = customers
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.source, EnumCodec<Source>.self)
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
        self.source = try EnumCodec<Source>.read(from: &reader)
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
    validator.known("source", self.source)
  }
}

/// Asks for everything that a customer's page shows.
public struct GetCustomerProfileRequest: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// How many bookings of the history; 50 when 0.
  public var bookings: UInt32 = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(id: Uuid = .zero, bookings: UInt32 = 0) {
    self.id = id
    self.bookings = bookings
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.bookings, UInt32Codec.self)
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
        self.bookings = try UInt32Codec.read(from: &reader)
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
    validator.range("bookings", self.bookings, 0, 500)
  }
}

/// Everything that a customer's page shows, read in one transaction.
public struct CustomerProfile: WireMessage {
  /// Field 1.
  public var customer: Customer = Customer()
  /// Field 2.
  public var category: Category = Category()
  /// Field 3.
  public var totalBookings: UInt64 = 0
  /// Bookings that were not cancelled, declined or missed, one amount a currency. Empty for client
  /// admins without the scope `finance`, and so are the averages.
  public var totalSpent: [Money] = []
  /// `totalSpent` by the number of bookings that it is the sum of.
  public var averageValue: [Money] = []
  /// The first of `favourites`.
  public var topService: String?
  /// Every service of the bookings in `totalSpent`, the most booked first, then by name.
  public var favourites: [ServiceCount] = []
  /// The latest first, whatever became of them.
  public var bookings: [Booking] = []
  /// When the last of the bookings in `totalSpent` begins; it may lie ahead.
  public var lastBookingAt: Timestamp?
  /// Every one, whatever became of it.
  public var identifiers: [Identifier] = []
  /// The 10 latest.
  public var notes: [Note] = []
  /// The 10 most urgent of the open ones.
  public var followUps: [FollowUp] = []
  /// The 10 latest of the inbox.
  public var notifications: [Notification] = []
  /// Of the inbox; it counts to 500.
  public var unreadNotifications: UInt64 = 0
  /// The first ones; `listCustomerLocations` has all.
  public var locations: [CustomerLocation] = []
  /// The 20 latest.
  public var timeline: [TimelineItem] = []
  /// What holds now, by channel and purpose.
  public var consents: [CurrentConsent] = []
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    customer: Customer = Customer(), category: Category = Category(), totalBookings: UInt64 = 0,
    totalSpent: [Money] = [], averageValue: [Money] = [], topService: String? = nil,
    favourites: [ServiceCount] = [], bookings: [Booking] = [], lastBookingAt: Timestamp? = nil,
    identifiers: [Identifier] = [], notes: [Note] = [], followUps: [FollowUp] = [],
    notifications: [Notification] = [], unreadNotifications: UInt64 = 0,
    locations: [CustomerLocation] = [], timeline: [TimelineItem] = [],
    consents: [CurrentConsent] = []
  ) {
    self.customer = customer
    self.category = category
    self.totalBookings = totalBookings
    self.totalSpent = totalSpent
    self.averageValue = averageValue
    self.topService = topService
    self.favourites = favourites
    self.bookings = bookings
    self.lastBookingAt = lastBookingAt
    self.identifiers = identifiers
    self.notes = notes
    self.followUps = followUps
    self.notifications = notifications
    self.unreadNotifications = unreadNotifications
    self.locations = locations
    self.timeline = timeline
    self.consents = consents
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.message(1, self.customer)
    writer.message(2, self.category)
    writer.field(3, self.totalBookings, UInt64Codec.self)
    writer.list(4, self.totalSpent, MoneyCodec.self)
    writer.list(5, self.averageValue, MoneyCodec.self)
    writer.field(6, optional: self.topService, StringCodec.self)
    writer.list(7, self.favourites, MessageCodec<ServiceCount>.self)
    writer.list(8, self.bookings, MessageCodec<Booking>.self)
    writer.field(9, optional: self.lastBookingAt, TimestampCodec.self)
    writer.list(10, self.identifiers, MessageCodec<Identifier>.self)
    writer.list(11, self.notes, MessageCodec<Note>.self)
    writer.list(12, self.followUps, MessageCodec<FollowUp>.self)
    writer.list(13, self.notifications, MessageCodec<Notification>.self)
    writer.field(14, self.unreadNotifications, UInt64Codec.self)
    writer.list(15, self.locations, MessageCodec<CustomerLocation>.self)
    writer.list(16, self.timeline, MessageCodec<TimelineItem>.self)
    writer.list(17, self.consents, MessageCodec<CurrentConsent>.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        try reader.message(&self.customer)
      case 18:
        try reader.once(&seen0, 1 << 1)
        try reader.message(&self.category)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.totalBookings = try UInt64Codec.read(from: &reader)
      case 34:
        try reader.append(to: &self.totalSpent, MoneyCodec.self)
      case 42:
        try reader.append(to: &self.averageValue, MoneyCodec.self)
      case 50:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.topService)
      case 58:
        try reader.append(to: &self.favourites, MessageCodec<ServiceCount>.self)
      case 66:
        try reader.append(to: &self.bookings, MessageCodec<Booking>.self)
      case 73:
        try reader.once(&seen0, 1 << 4)
        self.lastBookingAt = try TimestampCodec.read(from: &reader)
      case 82:
        try reader.append(to: &self.identifiers, MessageCodec<Identifier>.self)
      case 90:
        try reader.append(to: &self.notes, MessageCodec<Note>.self)
      case 98:
        try reader.append(to: &self.followUps, MessageCodec<FollowUp>.self)
      case 106:
        try reader.append(to: &self.notifications, MessageCodec<Notification>.self)
      case 112:
        try reader.once(&seen0, 1 << 5)
        self.unreadNotifications = try UInt64Codec.read(from: &reader)
      case 122:
        try reader.append(to: &self.locations, MessageCodec<CustomerLocation>.self)
      case 130:
        try reader.append(to: &self.timeline, MessageCodec<TimelineItem>.self)
      case 138:
        try reader.append(to: &self.consents, MessageCodec<CurrentConsent>.self)
      default:
        switch tag >> 3 {
        case 1...17: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {
    validator.within("customer") { self.customer.validate(&$0) }
    for (index, value) in self.totalSpent.enumerated() {
      validator.currency("totalSpent", value, at: .index(index))
    }
    for (index, value) in self.averageValue.enumerated() {
      validator.currency("averageValue", value, at: .index(index))
    }
    for (index, value) in self.bookings.enumerated() {
      validator.within("bookings", at: .index(index)) { value.validate(&$0) }
    }
    for (index, value) in self.identifiers.enumerated() {
      validator.within("identifiers", at: .index(index)) { value.validate(&$0) }
    }
    for (index, value) in self.notifications.enumerated() {
      validator.within("notifications", at: .index(index)) { value.validate(&$0) }
    }
    for (index, value) in self.locations.enumerated() {
      validator.within("locations", at: .index(index)) { value.validate(&$0) }
    }
    for (index, value) in self.timeline.enumerated() {
      validator.within("timeline", at: .index(index)) { value.validate(&$0) }
    }
    for (index, value) in self.consents.enumerated() {
      validator.within("consents", at: .index(index)) { value.validate(&$0) }
    }
  }
}

/// How often one service was booked.
public struct ServiceCount: WireMessage {
  /// Field 1.
  public var service: String = ""
  /// Field 2.
  public var bookings: UInt64 = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(service: String = "", bookings: UInt64 = 0) {
    self.service = service
    self.bookings = bookings
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.service, StringCodec.self)
    writer.field(2, self.bookings, UInt64Codec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        try reader.text(&self.service)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.bookings = try UInt64Codec.read(from: &reader)
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

/// A group of customers with a colour; each customer is in exactly one.
public struct Category: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// `CUSTCAT-{unix ms}-{5 base36}`.
  public var publicId: String = ""
  /// Field 3.
  public var version: UInt64 = 0
  /// Field 4.
  public var name: String = ""
  /// `#RRGGBB`.
  public var color: String = ""
  /// New customers go here; it cannot be deleted.
  public var isDefault: Bool = false
  /// Field 7.
  public var createdAt: Timestamp = .zero
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: Uuid = .zero, publicId: String = "", version: UInt64 = 0, name: String = "",
    color: String = "", isDefault: Bool = false, createdAt: Timestamp = .zero
  ) {
    self.id = id
    self.publicId = publicId
    self.version = version
    self.name = name
    self.color = color
    self.isDefault = isDefault
    self.createdAt = createdAt
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.publicId, StringCodec.self)
    writer.field(3, self.version, UInt64Codec.self)
    writer.field(4, self.name, StringCodec.self)
    writer.field(5, self.color, StringCodec.self)
    writer.field(6, self.isDefault, BoolCodec.self)
    writer.field(7, self.createdAt, TimestampCodec.self)
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
        try reader.text(&self.publicId)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.version = try UInt64Codec.read(from: &reader)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.name)
      case 42:
        try reader.once(&seen0, 1 << 4)
        try reader.text(&self.color)
      case 48:
        try reader.once(&seen0, 1 << 5)
        self.isDefault = try BoolCodec.read(from: &reader)
      case 57:
        try reader.once(&seen0, 1 << 6)
        self.createdAt = try TimestampCodec.read(from: &reader)
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

/// Describes a new category.
public struct CreateCategoryRequest: WireMessage {
  /// Field 1.
  public var name: String = ""
  /// Field 2.
  public var color: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(name: String = "", color: String = "") {
    self.name = name
    self.color = color
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.name, StringCodec.self)
    writer.field(2, self.color, StringCodec.self)
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
        try reader.text(&self.color)
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
    validator.length("name", self.name, 1...100)
    if !self.color.isEmpty {
      validator.format("color", self.color, .hexColor)
    }
  }
}

/// Changes the fields that `mask` names.
public struct UpdateCategoryRequest: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// Field 2.
  public var version: UInt64 = 0
  /// `name`, `color`.
  public var mask: [String] = []
  /// Field 4.
  public var name: String?
  /// Field 5.
  public var color: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: Uuid = .zero, version: UInt64 = 0, mask: [String] = [], name: String? = nil,
    color: String? = nil
  ) {
    self.id = id
    self.version = version
    self.mask = mask
    self.name = name
    self.color = color
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.version, UInt64Codec.self)
    writer.list(3, self.mask, StringCodec.self)
    writer.field(4, optional: self.name, StringCodec.self)
    writer.field(5, optional: self.color, StringCodec.self)
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
        try reader.text(&self.name)
      case 42:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.color)
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
    validator.count("mask", self.mask.count, 1...2)
    if let value = self.name {
      validator.length("name", value, 1...100)
    }
    if let value = self.color {
      validator.format("color", value, .hexColor)
    }
  }
}

/// Deletes a category; its customers move to the default one.
public struct DeleteCategoryRequest: WireMessage {
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

/// How many customers moved.
public struct DeletedCategory: WireMessage {
  /// Counted up to 10,000.
  public var movedCustomers: UInt64 = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(movedCustomers: UInt64 = 0) {
    self.movedCustomers = movedCustomers
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.movedCustomers, UInt64Codec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.movedCustomers = try UInt64Codec.read(from: &reader)
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

/// Asks for all categories.
public struct ListCategoriesRequest: WireMessage {
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

/// All categories, the default first, then by name.
public struct CategoryList: WireMessage {
  /// Field 1.
  public var categories: [Category] = []
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(categories: [Category] = []) {
    self.categories = categories
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.categories, MessageCodec<Category>.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.categories, MessageCodec<Category>.self)
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
