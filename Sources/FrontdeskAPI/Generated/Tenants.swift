// DO NOT EDIT: generated from Schema/tenants.schema

public import WireFormat

/// Who may be written to for marketing.
public enum ConsentRule: WireEnum {
  /// As `optOut`.
  case unspecified
  /// Whoever has not said no.
  case optOut
  /// Only who has said yes.
  case optIn
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .optOut
    case 2: self = .optIn
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .optOut: 1
    case .optIn: 2
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .optOut: "optOut"
    case .optIn: "optIn"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [ConsentRule] = [.unspecified, .optOut, .optIn]
}

/// The kind of business; it sets defaults, every feature is there for every tenant.
public enum TenantProfile: WireEnum {
  /// 0.
  case unspecified
  /// 1.
  case restaurant
  /// A customer needs a telephone number.
  case booking
  /// 3.
  case shop
  /// 4.
  case b2b
  /// 5.
  case salon
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .restaurant
    case 2: self = .booking
    case 3: self = .shop
    case 4: self = .b2b
    case 5: self = .salon
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .restaurant: 1
    case .booking: 2
    case .shop: 3
    case .b2b: 4
    case .salon: 5
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .restaurant: "restaurant"
    case .booking: "booking"
    case .shop: "shop"
    case .b2b: "b2b"
    case .salon: "salon"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [TenantProfile] = [
    .unspecified, .restaurant, .booking, .shop, .b2b, .salon
  ]
}

/// Whether a tenant's people and services are served.
public enum TenantStatus: WireEnum {
  /// 0.
  case unspecified
  /// 1.
  case active
  /// Every call but a platform admin's is refused.
  case suspended
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .active
    case 2: self = .suspended
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .active: 1
    case .suspended: 2
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .active: "active"
    case .suspended: "suspended"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [TenantStatus] = [.unspecified, .active, .suspended]
}

/// One business whose customers, bookings and messages are kept apart from all others.
public struct Tenant: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// Field 2.
  public var version: UInt64 = 0
  /// Field 3.
  public var name: String = ""
  /// Field 4.
  public var profile: TenantProfile = .unspecified
  /// Field 5.
  public var status: TenantStatus = .unspecified
  /// ISO 3166 region in which telephone numbers without a country code are read; `ZZ` is none.
  public var region: String = ""
  /// ISO 4217 currency of amounts that name none.
  public var currency: String = ""
  /// IANA zone that decides when a day or a month begins.
  public var timeZone: String = ""
  /// Field 9.
  public var createdAt: Timestamp = .zero
  /// Field 10.
  public var updatedAt: Timestamp = .zero
  /// Why the tenant is suspended.
  public var suspendedReason: String?
  /// The letters that begin customer numbers, for example `RC`.
  public var numberPrefix: String = ""
  /// Absent while customers have no tiers.
  public var tiers: TierPolicy?
  /// `optOut` when left out.
  public var marketingConsent: ConsentRule = .unspecified
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: Uuid = .zero, version: UInt64 = 0, name: String = "", profile: TenantProfile = .unspecified,
    status: TenantStatus = .unspecified, region: String = "", currency: String = "",
    timeZone: String = "", createdAt: Timestamp = .zero, updatedAt: Timestamp = .zero,
    suspendedReason: String? = nil, numberPrefix: String = "", tiers: TierPolicy? = nil,
    marketingConsent: ConsentRule = .unspecified
  ) {
    self.id = id
    self.version = version
    self.name = name
    self.profile = profile
    self.status = status
    self.region = region
    self.currency = currency
    self.timeZone = timeZone
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.suspendedReason = suspendedReason
    self.numberPrefix = numberPrefix
    self.tiers = tiers
    self.marketingConsent = marketingConsent
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.version, UInt64Codec.self)
    writer.field(3, self.name, StringCodec.self)
    writer.field(4, self.profile, EnumCodec<TenantProfile>.self)
    writer.field(5, self.status, EnumCodec<TenantStatus>.self)
    writer.field(6, self.region, StringCodec.self)
    writer.field(7, self.currency, StringCodec.self)
    writer.field(8, self.timeZone, StringCodec.self)
    writer.field(9, self.createdAt, TimestampCodec.self)
    writer.field(10, self.updatedAt, TimestampCodec.self)
    writer.field(11, optional: self.suspendedReason, StringCodec.self)
    writer.field(12, self.numberPrefix, StringCodec.self)
    writer.field(13, optional: self.tiers, MessageCodec<TierPolicy>.self)
    writer.field(14, self.marketingConsent, EnumCodec<ConsentRule>.self)
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
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.profile = try EnumCodec<TenantProfile>.read(from: &reader)
      case 40:
        try reader.once(&seen0, 1 << 4)
        self.status = try EnumCodec<TenantStatus>.read(from: &reader)
      case 50:
        try reader.once(&seen0, 1 << 5)
        try reader.text(&self.region)
      case 58:
        try reader.once(&seen0, 1 << 6)
        try reader.text(&self.currency)
      case 66:
        try reader.once(&seen0, 1 << 7)
        try reader.text(&self.timeZone)
      case 73:
        try reader.once(&seen0, 1 << 8)
        self.createdAt = try TimestampCodec.read(from: &reader)
      case 81:
        try reader.once(&seen0, 1 << 9)
        self.updatedAt = try TimestampCodec.read(from: &reader)
      case 90:
        try reader.once(&seen0, 1 << 10)
        try reader.text(&self.suspendedReason)
      case 98:
        try reader.once(&seen0, 1 << 11)
        try reader.text(&self.numberPrefix)
      case 106:
        try reader.once(&seen0, 1 << 12)
        self.tiers = try MessageCodec<TierPolicy>.read(from: &reader)
      case 112:
        try reader.once(&seen0, 1 << 13)
        self.marketingConsent = try EnumCodec<ConsentRule>.read(from: &reader)
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
    validator.known("profile", self.profile)
    validator.known("status", self.status)
    if let value = self.tiers {
      validator.within("tiers") { value.validate(&$0) }
    }
    validator.known("marketingConsent", self.marketingConsent)
  }
}

/// Which customers have which tier. A customer has the highest one whose step it has reached,
/// else bronze; a new policy holds for everybody at once.
public struct TierPolicy: WireMessage {
  /// Rises by one with each change; the server counts it.
  public var version: UInt32 = 0
  /// Of what customers have spent; other currencies do not count.
  public var currency: String = ""
  /// Field 3.
  public var silver: TierStep = TierStep()
  /// No lower than silver's.
  public var gold: TierStep = TierStep()
  /// No lower than gold's.
  public var platinum: TierStep = TierStep()
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    version: UInt32 = 0, currency: String = "", silver: TierStep = TierStep(),
    gold: TierStep = TierStep(), platinum: TierStep = TierStep()
  ) {
    self.version = version
    self.currency = currency
    self.silver = silver
    self.gold = gold
    self.platinum = platinum
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.version, UInt32Codec.self)
    writer.field(2, self.currency, StringCodec.self)
    writer.message(3, self.silver)
    writer.message(4, self.gold)
    writer.message(5, self.platinum)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.version = try UInt32Codec.read(from: &reader)
      case 18:
        try reader.once(&seen0, 1 << 1)
        try reader.text(&self.currency)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.message(&self.silver)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.message(&self.gold)
      case 42:
        try reader.once(&seen0, 1 << 4)
        try reader.message(&self.platinum)
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
    if !self.currency.isEmpty {
      validator.format("currency", self.currency, .currency)
    }
    validator.within("silver") { self.silver.validate(&$0) }
    validator.within("gold") { self.gold.validate(&$0) }
    validator.within("platinum") { self.platinum.validate(&$0) }
  }
}

/// What it takes to reach a tier: all of it. One of the two must be more than 0.
public struct TierStep: WireMessage {
  /// Spent in the policy's currency, in minor units.
  public var spentMin: Int64 = 0
  /// Completed bookings.
  public var visitsMin: UInt32 = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(spentMin: Int64 = 0, visitsMin: UInt32 = 0) {
    self.spentMin = spentMin
    self.visitsMin = visitsMin
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.spentMin, Int64Codec.self)
    writer.field(2, self.visitsMin, UInt32Codec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.spentMin = try Int64Codec.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.visitsMin = try UInt32Codec.read(from: &reader)
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
    validator.range("spentMin", self.spentMin, 0, nil)
  }
}

/// Describes a new tenant; only the name is needed.
public struct CreateTenantRequest: WireMessage {
  /// Field 1.
  public var name: String = ""
  /// `shop` when left out.
  public var profile: TenantProfile = .unspecified
  /// `ZZ` when left out: telephone numbers then need their country code.
  public var region: String?
  /// `EUR` when left out.
  public var currency: String?
  /// `UTC` when left out.
  public var timeZone: String?
  /// `RC` when left out.
  public var numberPrefix: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()
  private static let numberPrefixPattern = TextPattern("[A-Z]{1,6}")

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    name: String = "", profile: TenantProfile = .unspecified, region: String? = nil,
    currency: String? = nil, timeZone: String? = nil, numberPrefix: String? = nil
  ) {
    self.name = name
    self.profile = profile
    self.region = region
    self.currency = currency
    self.timeZone = timeZone
    self.numberPrefix = numberPrefix
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.name, StringCodec.self)
    writer.field(2, self.profile, EnumCodec<TenantProfile>.self)
    writer.field(3, optional: self.region, StringCodec.self)
    writer.field(4, optional: self.currency, StringCodec.self)
    writer.field(5, optional: self.timeZone, StringCodec.self)
    writer.field(6, optional: self.numberPrefix, StringCodec.self)
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
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.profile = try EnumCodec<TenantProfile>.read(from: &reader)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.region)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.currency)
      case 42:
        try reader.once(&seen0, 1 << 4)
        try reader.text(&self.timeZone)
      case 50:
        try reader.once(&seen0, 1 << 5)
        try reader.text(&self.numberPrefix)
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
    validator.length("name", self.name, 1...200)
    validator.known("profile", self.profile)
    if let value = self.region {
      validator.format("region", value, .region)
    }
    if let value = self.currency {
      validator.format("currency", value, .currency)
    }
    if let value = self.timeZone {
      validator.format("timeZone", value, .timeZone)
    }
    if let value = self.numberPrefix {
      validator.pattern("numberPrefix", value, Self.numberPrefixPattern)
    }
  }
}

/// Asks for the tenant that the call names.
public struct GetTenantRequest: WireMessage {
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

/// Asks for one page of tenants in the order of their creation.
public struct ListTenantsRequest: WireMessage {
  /// 15 when 0.
  public var pageSize: UInt32 = 0
  /// `nextCursor` of the page before; empty for the first page.
  public var cursor: String = ""
  /// Field 3.
  public var status: TenantStatus = .unspecified
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(pageSize: UInt32 = 0, cursor: String = "", status: TenantStatus = .unspecified) {
    self.pageSize = pageSize
    self.cursor = cursor
    self.status = status
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.pageSize, UInt32Codec.self)
    writer.field(2, self.cursor, StringCodec.self)
    writer.field(3, self.status, EnumCodec<TenantStatus>.self)
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
        self.status = try EnumCodec<TenantStatus>.read(from: &reader)
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
    validator.known("status", self.status)
  }
}

/// One page of tenants.
public struct TenantPage: WireMessage {
  /// Field 1.
  public var tenants: [Tenant] = []
  /// Absent on the last page.
  public var nextCursor: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(tenants: [Tenant] = [], nextCursor: String? = nil) {
    self.tenants = tenants
    self.nextCursor = nextCursor
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.tenants, MessageCodec<Tenant>.self)
    writer.field(2, optional: self.nextCursor, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.tenants, MessageCodec<Tenant>.self)
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
    for (index, value) in self.tenants.enumerated() {
      validator.within("tenants", at: .index(index)) { value.validate(&$0) }
    }
  }
}

/// Changes the settings that `mask` names.
public struct UpdateTenantSettingsRequest: WireMessage {
  /// The version that the caller saw.
  public var version: UInt64 = 0
  /// Names of fields of `TenantSettings`.
  public var mask: [String] = []
  /// Field 3.
  public var settings: TenantSettings = TenantSettings()
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    version: UInt64 = 0, mask: [String] = [], settings: TenantSettings = TenantSettings()
  ) {
    self.version = version
    self.mask = mask
    self.settings = settings
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.version, UInt64Codec.self)
    writer.list(2, self.mask, StringCodec.self)
    writer.message(3, self.settings)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.version = try UInt64Codec.read(from: &reader)
      case 18:
        try reader.append(to: &self.mask, StringCodec.self)
      case 26:
        try reader.once(&seen0, 1 << 1)
        try reader.message(&self.settings)
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
    validator.count("mask", self.mask.count, 1...20)
    validator.within("settings") { self.settings.validate(&$0) }
  }
}

/// What can be changed of a tenant.
public struct TenantSettings: WireMessage {
  /// Field 1.
  public var name: String?
  /// Field 2.
  public var profile: TenantProfile?
  /// Field 3.
  public var region: String?
  /// Field 4.
  public var currency: String?
  /// Field 5.
  public var timeZone: String?
  /// Field 6.
  public var numberPrefix: String?
  /// Its version does not matter. Tiers go when it is named and left out.
  public var tiers: TierPolicy?
  /// Field 8.
  public var marketingConsent: ConsentRule?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()
  private static let numberPrefixPattern = TextPattern("[A-Z]{1,6}")

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    name: String? = nil, profile: TenantProfile? = nil, region: String? = nil,
    currency: String? = nil, timeZone: String? = nil, numberPrefix: String? = nil,
    tiers: TierPolicy? = nil, marketingConsent: ConsentRule? = nil
  ) {
    self.name = name
    self.profile = profile
    self.region = region
    self.currency = currency
    self.timeZone = timeZone
    self.numberPrefix = numberPrefix
    self.tiers = tiers
    self.marketingConsent = marketingConsent
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, optional: self.name, StringCodec.self)
    writer.field(2, optional: self.profile, EnumCodec<TenantProfile>.self)
    writer.field(3, optional: self.region, StringCodec.self)
    writer.field(4, optional: self.currency, StringCodec.self)
    writer.field(5, optional: self.timeZone, StringCodec.self)
    writer.field(6, optional: self.numberPrefix, StringCodec.self)
    writer.field(7, optional: self.tiers, MessageCodec<TierPolicy>.self)
    writer.field(8, optional: self.marketingConsent, EnumCodec<ConsentRule>.self)
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
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.profile = try EnumCodec<TenantProfile>.read(from: &reader)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.region)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.currency)
      case 42:
        try reader.once(&seen0, 1 << 4)
        try reader.text(&self.timeZone)
      case 50:
        try reader.once(&seen0, 1 << 5)
        try reader.text(&self.numberPrefix)
      case 58:
        try reader.once(&seen0, 1 << 6)
        self.tiers = try MessageCodec<TierPolicy>.read(from: &reader)
      case 64:
        try reader.once(&seen0, 1 << 7)
        self.marketingConsent = try EnumCodec<ConsentRule>.read(from: &reader)
      default:
        switch tag >> 3 {
        case 1...8: throw reader.wrongWireType()
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
    if let value = self.profile {
      validator.known("profile", value)
    }
    if let value = self.region {
      validator.format("region", value, .region)
    }
    if let value = self.currency {
      validator.format("currency", value, .currency)
    }
    if let value = self.timeZone {
      validator.format("timeZone", value, .timeZone)
    }
    if let value = self.numberPrefix {
      validator.pattern("numberPrefix", value, Self.numberPrefixPattern)
    }
    if let value = self.tiers {
      validator.within("tiers") { value.validate(&$0) }
    }
    if let value = self.marketingConsent {
      validator.known("marketingConsent", value)
    }
  }
}

/// Suspends the tenant that the call names.
public struct SuspendTenantRequest: WireMessage {
  /// Field 1.
  public var reason: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(reason: String = "") {
    self.reason = reason
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.reason, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        try reader.text(&self.reason)
      default:
        switch tag >> 3 {
        case 1: throw reader.wrongWireType()
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

/// Lets a suspended tenant be served again.
public struct ResumeTenantRequest: WireMessage {
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

/// Asks for the whole tenant as a file.
public struct ExportTenantRequest: WireMessage {
  /// Whoever imports the file needs it too. It opens what is sealed in the file, and nothing of
  /// it is kept.
  public var passphrase: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(passphrase: String = "") {
    self.passphrase = passphrase
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.passphrase, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        try reader.text(&self.passphrase)
      default:
        switch tag >> 3 {
        case 1: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {
    validator.length("passphrase", self.passphrase, 12...200)
  }
}

/// How the file of a tenant is read.
public struct ImportTenantOptions: WireMessage {
  /// The one that the file was exported with.
  public var passphrase: String = ""
  /// Reads and checks the whole file, and writes nothing.
  public var dryRun: Bool = false
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(passphrase: String = "", dryRun: Bool = false) {
    self.passphrase = passphrase
    self.dryRun = dryRun
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.passphrase, StringCodec.self)
    writer.field(2, self.dryRun, BoolCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        try reader.text(&self.passphrase)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.dryRun = try BoolCodec.read(from: &reader)
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
    validator.length("passphrase", self.passphrase, 1...200)
  }
}

/// One part of a tenant's file that is sent: the options first, then the bytes in their order.
public struct ImportTenantPart: WireMessage {
  /// Field 1.
  public var options: ImportTenantOptions?
  /// Field 2.
  public var data: [UInt8] = []
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(options: ImportTenantOptions? = nil, data: [UInt8] = []) {
    self.options = options
    self.data = data
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, optional: self.options, MessageCodec<ImportTenantOptions>.self)
    writer.field(2, self.data, BytesCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        self.options = try MessageCodec<ImportTenantOptions>.read(from: &reader)
      case 18:
        try reader.once(&seen0, 1 << 1)
        self.data = try BytesCodec.read(from: &reader)
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
    if let value = self.options {
      validator.within("options") { value.validate(&$0) }
    }
    validator.length("data", self.data, 0...1_048_576)
  }
}

/// A tenant that was imported, or would be.
public struct TenantImport: WireMessage {
  /// Field 1.
  public var tenant: Tenant = Tenant()
  /// Rows of all tables.
  public var rows: UInt64 = 0
  /// Files about customers.
  public var files: UInt64 = 0
  /// SHA-256 of the file but for its last line, in hexadecimal digits.
  public var digest: String = ""
  /// Nothing was written.
  public var dryRun: Bool = false
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    tenant: Tenant = Tenant(), rows: UInt64 = 0, files: UInt64 = 0, digest: String = "",
    dryRun: Bool = false
  ) {
    self.tenant = tenant
    self.rows = rows
    self.files = files
    self.digest = digest
    self.dryRun = dryRun
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.message(1, self.tenant)
    writer.field(2, self.rows, UInt64Codec.self)
    writer.field(3, self.files, UInt64Codec.self)
    writer.field(4, self.digest, StringCodec.self)
    writer.field(5, self.dryRun, BoolCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        try reader.message(&self.tenant)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.rows = try UInt64Codec.read(from: &reader)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.files = try UInt64Codec.read(from: &reader)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.digest)
      case 40:
        try reader.once(&seen0, 1 << 4)
        self.dryRun = try BoolCodec.read(from: &reader)
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
    validator.within("tenant") { self.tenant.validate(&$0) }
  }
}
