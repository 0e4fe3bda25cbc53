// DO NOT EDIT: generated from Schema/profiles.schema

public import WireFormat

/// What an address is for.
public enum AddressType: WireEnum {
  /// 0.
  case unspecified
  /// At most one.
  case billing
  /// 2.
  case delivery
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .billing
    case 2: self = .delivery
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .billing: 1
    case .delivery: 2
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .billing: "billing"
    case .delivery: "delivery"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [AddressType] = [.unspecified, .billing, .delivery]
}

/// What a phone number, an e-mail address or the like is.
public enum IdentifierType: WireEnum {
  /// 0.
  case unspecified
  /// 1.
  case phone
  /// 2.
  case alternatePhone
  /// 3.
  case email
  /// 4.
  case whatsapp
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .phone
    case 2: self = .alternatePhone
    case 3: self = .email
    case 4: self = .whatsapp
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .phone: 1
    case .alternatePhone: 2
    case .email: 3
    case .whatsapp: 4
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .phone: "phone"
    case .alternatePhone: "alternatePhone"
    case .email: "email"
    case .whatsapp: "whatsapp"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [IdentifierType] = [
    .unspecified, .phone, .alternatePhone, .email, .whatsapp
  ]
}

/// How a customer is moderated.
public enum ModerationState: WireEnum {
  /// 0.
  case unspecified
  /// No bookings for a time.
  case suspended
  /// No bookings until it is lifted.
  case banned
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .suspended
    case 2: self = .banned
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .suspended: 1
    case .banned: 2
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .suspended: "suspended"
    case .banned: "banned"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [ModerationState] = [.unspecified, .suspended, .banned]
}

/// How a customer wants to be reached.
public enum PreferredChannel: WireEnum {
  /// 0.
  case unspecified
  /// 1.
  case sms
  /// 2.
  case email
  /// 3.
  case phone
  /// 4.
  case whatsapp
  /// 5.
  case inApp
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .sms
    case 2: self = .email
    case 3: self = .phone
    case 4: self = .whatsapp
    case 5: self = .inApp
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .sms: 1
    case .email: 2
    case .phone: 3
    case .whatsapp: 4
    case .inApp: 5
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .sms: "sms"
    case .email: "email"
    case .phone: "phone"
    case .whatsapp: "whatsapp"
    case .inApp: "inApp"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [PreferredChannel] = [
    .unspecified, .sms, .email, .phone, .whatsapp, .inApp
  ]
}

/// How much a notification matters.
public enum NotificationSeverity: WireEnum {
  /// As `info`.
  case unspecified
  /// 1.
  case info
  /// 2.
  case warning
  /// 3.
  case alert
  /// 4.
  case success
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .info
    case 2: self = .warning
    case 3: self = .alert
    case 4: self = .success
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .info: 1
    case .warning: 2
    case .alert: 3
    case .success: 4
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .info: "info"
    case .warning: "warning"
    case .alert: "alert"
    case .success: "success"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [NotificationSeverity] = [
    .unspecified, .info, .warning, .alert, .success
  ]
}

/// What happened.
public enum TimelineKind: WireEnum {
  /// 0.
  case unspecified
  /// 1.
  case booking
  /// 2.
  case message
  /// 3.
  case note
  /// 4.
  case followUp
  /// The customer's status or category changed, or it was deleted or restored.
  case statusChange
  /// 6.
  case moderation
  /// 7.
  case leadConverted
  /// 8.
  case consent
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .booking
    case 2: self = .message
    case 3: self = .note
    case 4: self = .followUp
    case 5: self = .statusChange
    case 6: self = .moderation
    case 7: self = .leadConverted
    case 8: self = .consent
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .booking: 1
    case .message: 2
    case .note: 3
    case .followUp: 4
    case .statusChange: 5
    case .moderation: 6
    case .leadConverted: 7
    case .consent: 8
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .booking: "booking"
    case .message: "message"
    case .note: "note"
    case .followUp: "followUp"
    case .statusChange: "statusChange"
    case .moderation: "moderation"
    case .leadConverted: "leadConverted"
    case .consent: "consent"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [TimelineKind] = [
    .unspecified, .booking, .message, .note, .followUp, .statusChange, .moderation, .leadConverted,
    .consent
  ]
}

/// What a customer has come to by the tenant's policy.
public enum Tier: WireEnum {
  /// 0.
  case unspecified
  /// Everybody who is not at one of those below.
  case bronze
  /// 2.
  case silver
  /// 3.
  case gold
  /// 4.
  case platinum
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .bronze
    case 2: self = .silver
    case 3: self = .gold
    case 4: self = .platinum
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .bronze: 1
    case .silver: 2
    case .gold: 3
    case .platinum: 4
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .bronze: "bronze"
    case .silver: "silver"
    case .gold: "gold"
    case .platinum: "platinum"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [Tier] = [.unspecified, .bronze, .silver, .gold, .platinum]
}

/// Whether somebody wants to be written to.
public enum ConsentState: WireEnum {
  /// 0.
  case unspecified
  /// 1.
  case granted
  /// An opt-out.
  case withdrawn
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .granted
    case 2: self = .withdrawn
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .granted: 1
    case .withdrawn: 2
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .granted: "granted"
    case .withdrawn: "withdrawn"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [ConsentState] = [.unspecified, .granted, .withdrawn]
}

/// A postal address of a customer.
public struct Address: WireMessage {
  /// `delivery` when left out.
  public var type: AddressType = .unspecified
  /// Field 2.
  public var street: String = ""
  /// Field 3.
  public var city: String = ""
  /// Field 4.
  public var province: String = ""
  /// Field 5.
  public var postalCode: String = ""
  /// ISO 3166, two letters.
  public var country: String?
  /// Field 7.
  public var coordinates: Coordinates?
  /// The delivery address that is used when none is named. The first one when none is marked.
  public var isDefault: Bool = false
  /// Such as "Home" or "Warehouse".
  public var label: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    type: AddressType = .unspecified, street: String = "", city: String = "", province: String = "",
    postalCode: String = "", country: String? = nil, coordinates: Coordinates? = nil,
    isDefault: Bool = false, label: String? = nil
  ) {
    self.type = type
    self.street = street
    self.city = city
    self.province = province
    self.postalCode = postalCode
    self.country = country
    self.coordinates = coordinates
    self.isDefault = isDefault
    self.label = label
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.type, EnumCodec<AddressType>.self)
    writer.field(2, self.street, StringCodec.self)
    writer.field(3, self.city, StringCodec.self)
    writer.field(4, self.province, StringCodec.self)
    writer.field(5, self.postalCode, StringCodec.self)
    writer.field(6, optional: self.country, StringCodec.self)
    writer.field(7, optional: self.coordinates, MessageCodec<Coordinates>.self)
    writer.field(8, self.isDefault, BoolCodec.self)
    writer.field(9, optional: self.label, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.type = try EnumCodec<AddressType>.read(from: &reader)
      case 18:
        try reader.once(&seen0, 1 << 1)
        try reader.text(&self.street)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.city)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.province)
      case 42:
        try reader.once(&seen0, 1 << 4)
        try reader.text(&self.postalCode)
      case 50:
        try reader.once(&seen0, 1 << 5)
        try reader.text(&self.country)
      case 58:
        try reader.once(&seen0, 1 << 6)
        self.coordinates = try MessageCodec<Coordinates>.read(from: &reader)
      case 64:
        try reader.once(&seen0, 1 << 7)
        self.isDefault = try BoolCodec.read(from: &reader)
      case 74:
        try reader.once(&seen0, 1 << 8)
        try reader.text(&self.label)
      default:
        switch tag >> 3 {
        case 1...9: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {
    validator.known("type", self.type)
    validator.length("street", self.street, 0...300)
    validator.length("city", self.city, 0...100)
    validator.length("province", self.province, 0...100)
    validator.length("postalCode", self.postalCode, 0...20)
    if let value = self.country {
      validator.format("country", value, .region)
    }
    if let value = self.coordinates {
      validator.within("coordinates") { value.validate(&$0) }
    }
    if let value = self.label {
      validator.length("label", value, 1...60)
    }
  }
}

/// A place on the globe, in degrees.
public struct Coordinates: WireMessage {
  /// Field 1.
  public var latitude: Double = 0
  /// Field 2.
  public var longitude: Double = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(latitude: Double = 0, longitude: Double = 0) {
    self.latitude = latitude
    self.longitude = longitude
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.latitude, DoubleCodec.self)
    writer.field(2, self.longitude, DoubleCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 9:
        try reader.once(&seen0, 1 << 0)
        self.latitude = try DoubleCodec.read(from: &reader)
      case 17:
        try reader.once(&seen0, 1 << 1)
        self.longitude = try DoubleCodec.read(from: &reader)
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
    validator.range("latitude", self.latitude, -90, 90)
    validator.range("longitude", self.longitude, -180, 180)
  }
}

/// A day of birth, whose year need not be known.
public struct Birthdate: WireMessage {
  /// Field 1.
  public var year: UInt32?
  /// Field 2.
  public var month: UInt32 = 0
  /// Field 3.
  public var day: UInt32 = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(year: UInt32? = nil, month: UInt32 = 0, day: UInt32 = 0) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, optional: self.year, UInt32Codec.self)
    writer.field(2, self.month, UInt32Codec.self)
    writer.field(3, self.day, UInt32Codec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.year = try UInt32Codec.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.month = try UInt32Codec.read(from: &reader)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.day = try UInt32Codec.read(from: &reader)
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
    if let value = self.year {
      validator.range("year", value, 1850, 2100)
    }
    validator.range("month", self.month, 1, 12)
    validator.range("day", self.day, 1, 31)
  }
}

/// One identifier of a customer. Only one that is neither shared nor retired finds the customer
/// by itself, and no other live customer has the same; a search finds the others too.
public struct Identifier: WireMessage {
  /// Field 1.
  public var type: IdentifierType = .unspecified
  /// E.164, or the e-mail address.
  public var canonical: String = ""
  /// As it was spelled.
  public var raw: String = ""
  /// When somebody made sure of it.
  public var verifiedAt: Timestamp?
  /// Since when it is out of use.
  public var retiredAt: Timestamp?
  /// Several customers have it, such as a family's telephone.
  public var shared: Bool = false
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    type: IdentifierType = .unspecified, canonical: String = "", raw: String = "",
    verifiedAt: Timestamp? = nil, retiredAt: Timestamp? = nil, shared: Bool = false
  ) {
    self.type = type
    self.canonical = canonical
    self.raw = raw
    self.verifiedAt = verifiedAt
    self.retiredAt = retiredAt
    self.shared = shared
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.type, EnumCodec<IdentifierType>.self)
    writer.field(2, self.canonical, StringCodec.self)
    writer.field(3, self.raw, StringCodec.self)
    writer.field(4, optional: self.verifiedAt, TimestampCodec.self)
    writer.field(5, optional: self.retiredAt, TimestampCodec.self)
    writer.field(6, self.shared, BoolCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.type = try EnumCodec<IdentifierType>.read(from: &reader)
      case 18:
        try reader.once(&seen0, 1 << 1)
        try reader.text(&self.canonical)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.raw)
      case 33:
        try reader.once(&seen0, 1 << 3)
        self.verifiedAt = try TimestampCodec.read(from: &reader)
      case 41:
        try reader.once(&seen0, 1 << 4)
        self.retiredAt = try TimestampCodec.read(from: &reader)
      case 48:
        try reader.once(&seen0, 1 << 5)
        self.shared = try BoolCodec.read(from: &reader)
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
  }
}

/// Why a customer is served less, or not at all.
public struct Moderation: WireMessage {
  /// Field 1.
  public var state: ModerationState = .unspecified
  /// When a suspension lifts itself; absent for one that only an act lifts.
  public var until: Timestamp?
  /// Field 3.
  public var reason: String = ""
  /// Field 4.
  public var at: Timestamp = .zero
  /// The subject of the token that did it.
  public var by: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    state: ModerationState = .unspecified, until: Timestamp? = nil, reason: String = "",
    at: Timestamp = .zero, by: String = ""
  ) {
    self.state = state
    self.until = until
    self.reason = reason
    self.at = at
    self.by = by
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.state, EnumCodec<ModerationState>.self)
    writer.field(2, optional: self.until, TimestampCodec.self)
    writer.field(3, self.reason, StringCodec.self)
    writer.field(4, self.at, TimestampCodec.self)
    writer.field(5, self.by, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.state = try EnumCodec<ModerationState>.read(from: &reader)
      case 17:
        try reader.once(&seen0, 1 << 1)
        self.until = try TimestampCodec.read(from: &reader)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.reason)
      case 33:
        try reader.once(&seen0, 1 << 3)
        self.at = try TimestampCodec.read(from: &reader)
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
    validator.known("state", self.state)
  }
}

/// What is registered of a company.
public struct Company: WireMessage {
  /// Field 1.
  public var registrationNumber: String?
  /// Field 2.
  public var vatNumber: String?
  /// Field 3.
  public var industry: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    registrationNumber: String? = nil, vatNumber: String? = nil, industry: String? = nil
  ) {
    self.registrationNumber = registrationNumber
    self.vatNumber = vatNumber
    self.industry = industry
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, optional: self.registrationNumber, StringCodec.self)
    writer.field(2, optional: self.vatNumber, StringCodec.self)
    writer.field(3, optional: self.industry, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        try reader.text(&self.registrationNumber)
      case 18:
        try reader.once(&seen0, 1 << 1)
        try reader.text(&self.vatNumber)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.industry)
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
    if let value = self.registrationNumber {
      validator.length("registrationNumber", value, 1...64)
    }
    if let value = self.vatNumber {
      validator.length("vatNumber", value, 1...32)
    }
    if let value = self.industry {
      validator.length("industry", value, 1...100)
    }
  }
}

/// Somebody to talk to at a company.
public struct ContactPerson: WireMessage {
  /// Field 1.
  public var name: String = ""
  /// Field 2.
  public var position: String?
  /// Field 3.
  public var email: String?
  /// As it was spelled; it identifies nobody.
  public var phone: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    name: String = "", position: String? = nil, email: String? = nil, phone: String? = nil
  ) {
    self.name = name
    self.position = position
    self.email = email
    self.phone = phone
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.name, StringCodec.self)
    writer.field(2, optional: self.position, StringCodec.self)
    writer.field(3, optional: self.email, StringCodec.self)
    writer.field(4, optional: self.phone, StringCodec.self)
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
        try reader.text(&self.position)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.email)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.phone)
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
    validator.length("name", self.name, 1...200)
    if let value = self.position {
      validator.length("position", value, 1...100)
    }
    if let value = self.email {
      validator.format("email", value, .email)
    }
    if let value = self.phone {
      validator.length("phone", value, 1...64)
    }
  }
}

/// How a customer likes to be served.
public struct Preferences: WireMessage {
  /// Field 1.
  public var preferredStaff: String?
  /// Field 2.
  public var allergies: [String] = []
  /// Field 3.
  public var specialRequests: String?
  /// Such as "weekday mornings".
  public var times: String?
  /// Field 5.
  public var channel: PreferredChannel = .unspecified
  /// Anything else: the text of a JSON object.
  public var json: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    preferredStaff: String? = nil, allergies: [String] = [], specialRequests: String? = nil,
    times: String? = nil, channel: PreferredChannel = .unspecified, json: String? = nil
  ) {
    self.preferredStaff = preferredStaff
    self.allergies = allergies
    self.specialRequests = specialRequests
    self.times = times
    self.channel = channel
    self.json = json
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, optional: self.preferredStaff, StringCodec.self)
    writer.list(2, self.allergies, StringCodec.self)
    writer.field(3, optional: self.specialRequests, StringCodec.self)
    writer.field(4, optional: self.times, StringCodec.self)
    writer.field(5, self.channel, EnumCodec<PreferredChannel>.self)
    writer.field(6, optional: self.json, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        try reader.text(&self.preferredStaff)
      case 18:
        try reader.append(to: &self.allergies, StringCodec.self)
      case 26:
        try reader.once(&seen0, 1 << 1)
        try reader.text(&self.specialRequests)
      case 34:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.times)
      case 40:
        try reader.once(&seen0, 1 << 3)
        self.channel = try EnumCodec<PreferredChannel>.read(from: &reader)
      case 50:
        try reader.once(&seen0, 1 << 4)
        try reader.text(&self.json)
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
    if let value = self.preferredStaff {
      validator.length("preferredStaff", value, 1...200)
    }
    validator.count("allergies", self.allergies.count, 0...50)
    for (index, value) in self.allergies.enumerated() {
      validator.length("allergies", value, 1...200, at: .index(index))
    }
    if let value = self.specialRequests {
      validator.length("specialRequests", value, 1...2000)
    }
    if let value = self.times {
      validator.length("times", value, 1...500)
    }
    validator.known("channel", self.channel)
    if let value = self.json {
      validator.length("json", value, 2...16_384)
    }
  }
}

/// What an assistant has learnt of a customer, apart from what people noted.
public struct AssistantProfile: WireMessage {
  /// Who learnt it, such as `voice` or `web-chat`; one entry each.
  public var origin: String = ""
  /// Field 2.
  public var preferences: [String: String] = [:]
  /// Field 3.
  public var context: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(origin: String = "", preferences: [String: String] = [:], context: String? = nil) {
    self.origin = origin
    self.preferences = preferences
    self.context = context
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.origin, StringCodec.self)
    writer.map(2, self.preferences, StringCodec.self, StringCodec.self)
    writer.field(3, optional: self.context, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        try reader.text(&self.origin)
      case 18:
        try reader.insert(into: &self.preferences, StringCodec.self, StringCodec.self)
      case 26:
        try reader.once(&seen0, 1 << 1)
        try reader.text(&self.context)
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
    validator.length("origin", self.origin, 1...64)
    validator.count("preferences", self.preferences.count, 0...50)
    validator.entries(self.preferences, StringCodec.self) {
      (validator, place, key, value) in
      validator.length("preferences", key, 0...1000, at: place)
      validator.length("preferences", value, 0...1000, at: place)
    }
    if let value = self.context {
      validator.length("context", value, 1...8192)
    }
  }
}

/// A note about a customer, with its author.
public struct Note: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// Field 2.
  public var version: UInt64 = 0
  /// Field 3.
  public var customerId: Uuid = .zero
  /// Field 4.
  public var text: String = ""
  /// Field 5.
  public var createdAt: Timestamp = .zero
  /// Field 6.
  public var updatedAt: Timestamp = .zero
  /// The subject of the author's token.
  public var createdBy: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: Uuid = .zero, version: UInt64 = 0, customerId: Uuid = .zero, text: String = "",
    createdAt: Timestamp = .zero, updatedAt: Timestamp = .zero, createdBy: String = ""
  ) {
    self.id = id
    self.version = version
    self.customerId = customerId
    self.text = text
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.createdBy = createdBy
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.version, UInt64Codec.self)
    writer.field(3, self.customerId, UuidCodec.self)
    writer.field(4, self.text, StringCodec.self)
    writer.field(5, self.createdAt, TimestampCodec.self)
    writer.field(6, self.updatedAt, TimestampCodec.self)
    writer.field(7, self.createdBy, StringCodec.self)
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
        try reader.text(&self.text)
      case 41:
        try reader.once(&seen0, 1 << 4)
        self.createdAt = try TimestampCodec.read(from: &reader)
      case 49:
        try reader.once(&seen0, 1 << 5)
        self.updatedAt = try TimestampCodec.read(from: &reader)
      case 58:
        try reader.once(&seen0, 1 << 6)
        try reader.text(&self.createdBy)
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

/// Something to do about a customer by a certain time.
public struct FollowUp: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// Field 2.
  public var version: UInt64 = 0
  /// Field 3.
  public var customerId: Uuid = .zero
  /// Field 4.
  public var dueAt: Timestamp = .zero
  /// Field 5.
  public var note: String = ""
  /// Field 6.
  public var createdAt: Timestamp = .zero
  /// Field 7.
  public var createdBy: String = ""
  /// Field 8.
  public var doneAt: Timestamp?
  /// Who should do it.
  public var owner: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: Uuid = .zero, version: UInt64 = 0, customerId: Uuid = .zero, dueAt: Timestamp = .zero,
    note: String = "", createdAt: Timestamp = .zero, createdBy: String = "",
    doneAt: Timestamp? = nil, owner: String? = nil
  ) {
    self.id = id
    self.version = version
    self.customerId = customerId
    self.dueAt = dueAt
    self.note = note
    self.createdAt = createdAt
    self.createdBy = createdBy
    self.doneAt = doneAt
    self.owner = owner
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.version, UInt64Codec.self)
    writer.field(3, self.customerId, UuidCodec.self)
    writer.field(4, self.dueAt, TimestampCodec.self)
    writer.field(5, self.note, StringCodec.self)
    writer.field(6, self.createdAt, TimestampCodec.self)
    writer.field(7, self.createdBy, StringCodec.self)
    writer.field(8, optional: self.doneAt, TimestampCodec.self)
    writer.field(9, optional: self.owner, StringCodec.self)
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
      case 33:
        try reader.once(&seen0, 1 << 3)
        self.dueAt = try TimestampCodec.read(from: &reader)
      case 42:
        try reader.once(&seen0, 1 << 4)
        try reader.text(&self.note)
      case 49:
        try reader.once(&seen0, 1 << 5)
        self.createdAt = try TimestampCodec.read(from: &reader)
      case 58:
        try reader.once(&seen0, 1 << 6)
        try reader.text(&self.createdBy)
      case 65:
        try reader.once(&seen0, 1 << 7)
        self.doneAt = try TimestampCodec.read(from: &reader)
      case 74:
        try reader.once(&seen0, 1 << 8)
        try reader.text(&self.owner)
      default:
        switch tag >> 3 {
        case 1...9: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {}
}

/// A message in a customer's in-app inbox.
public struct Notification: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// Field 2.
  public var customerId: Uuid = .zero
  /// Field 3.
  public var severity: NotificationSeverity = .unspecified
  /// Field 4.
  public var title: String = ""
  /// Field 5.
  public var message: String = ""
  /// Field 6.
  public var createdAt: Timestamp = .zero
  /// Absent while it is unread.
  public var readAt: Timestamp?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: Uuid = .zero, customerId: Uuid = .zero, severity: NotificationSeverity = .unspecified,
    title: String = "", message: String = "", createdAt: Timestamp = .zero, readAt: Timestamp? = nil
  ) {
    self.id = id
    self.customerId = customerId
    self.severity = severity
    self.title = title
    self.message = message
    self.createdAt = createdAt
    self.readAt = readAt
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.customerId, UuidCodec.self)
    writer.field(3, self.severity, EnumCodec<NotificationSeverity>.self)
    writer.field(4, self.title, StringCodec.self)
    writer.field(5, self.message, StringCodec.self)
    writer.field(6, self.createdAt, TimestampCodec.self)
    writer.field(7, optional: self.readAt, TimestampCodec.self)
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
        self.customerId = try UuidCodec.read(from: &reader)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.severity = try EnumCodec<NotificationSeverity>.read(from: &reader)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.title)
      case 42:
        try reader.once(&seen0, 1 << 4)
        try reader.text(&self.message)
      case 49:
        try reader.once(&seen0, 1 << 5)
        self.createdAt = try TimestampCodec.read(from: &reader)
      case 57:
        try reader.once(&seen0, 1 << 6)
        self.readAt = try TimestampCodec.read(from: &reader)
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
    validator.known("severity", self.severity)
  }
}

/// What one location knows of a customer.
public struct CustomerLocation: WireMessage {
  /// Field 1.
  public var customerId: Uuid = .zero
  /// Field 2.
  public var locationId: Uuid = .zero
  /// Field 3.
  public var version: UInt64 = 0
  /// Completed bookings at the location.
  public var visits: UInt32 = 0
  /// Field 5.
  public var firstVisitAt: Timestamp?
  /// Field 6.
  public var lastVisitAt: Timestamp?
  /// Empty for client admins without the scope `finance`.
  public var spent: [Money] = []
  /// Field 8.
  public var tags: [String] = []
  /// Field 9.
  public var notes: String?
  /// Field 10.
  public var preferences: Preferences?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    customerId: Uuid = .zero, locationId: Uuid = .zero, version: UInt64 = 0, visits: UInt32 = 0,
    firstVisitAt: Timestamp? = nil, lastVisitAt: Timestamp? = nil, spent: [Money] = [],
    tags: [String] = [], notes: String? = nil, preferences: Preferences? = nil
  ) {
    self.customerId = customerId
    self.locationId = locationId
    self.version = version
    self.visits = visits
    self.firstVisitAt = firstVisitAt
    self.lastVisitAt = lastVisitAt
    self.spent = spent
    self.tags = tags
    self.notes = notes
    self.preferences = preferences
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.customerId, UuidCodec.self)
    writer.field(2, self.locationId, UuidCodec.self)
    writer.field(3, self.version, UInt64Codec.self)
    writer.field(4, self.visits, UInt32Codec.self)
    writer.field(5, optional: self.firstVisitAt, TimestampCodec.self)
    writer.field(6, optional: self.lastVisitAt, TimestampCodec.self)
    writer.list(7, self.spent, MoneyCodec.self)
    writer.list(8, self.tags, StringCodec.self)
    writer.field(9, optional: self.notes, StringCodec.self)
    writer.field(10, optional: self.preferences, MessageCodec<Preferences>.self)
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
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.visits = try UInt32Codec.read(from: &reader)
      case 41:
        try reader.once(&seen0, 1 << 4)
        self.firstVisitAt = try TimestampCodec.read(from: &reader)
      case 49:
        try reader.once(&seen0, 1 << 5)
        self.lastVisitAt = try TimestampCodec.read(from: &reader)
      case 58:
        try reader.append(to: &self.spent, MoneyCodec.self)
      case 66:
        try reader.append(to: &self.tags, StringCodec.self)
      case 74:
        try reader.once(&seen0, 1 << 6)
        try reader.text(&self.notes)
      case 82:
        try reader.once(&seen0, 1 << 7)
        self.preferences = try MessageCodec<Preferences>.read(from: &reader)
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
    for (index, value) in self.spent.enumerated() {
      validator.currency("spent", value, at: .index(index))
    }
    if let value = self.preferences {
      validator.within("preferences") { value.validate(&$0) }
    }
  }
}

/// One thing that happened with a customer.
public struct TimelineItem: WireMessage {
  /// Field 1.
  public var at: Timestamp = .zero
  /// Field 2.
  public var kind: TimelineKind = .unspecified
  /// Such as the service booked, or the first words of a message.
  public var title: String = ""
  /// Field 4.
  public var description: String = ""
  /// The id of the booking, message, note, follow-up or lead.
  public var ref: Uuid?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    at: Timestamp = .zero, kind: TimelineKind = .unspecified, title: String = "",
    description: String = "", ref: Uuid? = nil
  ) {
    self.at = at
    self.kind = kind
    self.title = title
    self.description = description
    self.ref = ref
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.at, TimestampCodec.self)
    writer.field(2, self.kind, EnumCodec<TimelineKind>.self)
    writer.field(3, self.title, StringCodec.self)
    writer.field(4, self.description, StringCodec.self)
    writer.field(5, optional: self.ref, UuidCodec.self)
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
        self.kind = try EnumCodec<TimelineKind>.read(from: &reader)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.title)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.description)
      case 42:
        try reader.once(&seen0, 1 << 4)
        self.ref = try UuidCodec.read(from: &reader)
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
    validator.known("kind", self.kind)
  }
}

/// What a customer said once about being written to; such records are only added.
public struct Consent: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// Field 2.
  public var customerId: Uuid = .zero
  /// Every channel when `unspecified`.
  public var channel: ContactChannel = .unspecified
  /// Field 4.
  public var purpose: CommunicationPurpose = .unspecified
  /// Field 5.
  public var state: ConsentState = .unspecified
  /// How it is known, such as the words of the form that was signed.
  public var evidence: String = ""
  /// Where it was said, such as `web form`.
  public var source: String = ""
  /// When it was said; of one channel and purpose the latest counts.
  public var at: Timestamp = .zero
  /// Field 9.
  public var recordedAt: Timestamp = .zero
  /// The subject of the token that recorded it.
  public var recordedBy: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: Uuid = .zero, customerId: Uuid = .zero, channel: ContactChannel = .unspecified,
    purpose: CommunicationPurpose = .unspecified, state: ConsentState = .unspecified,
    evidence: String = "", source: String = "", at: Timestamp = .zero,
    recordedAt: Timestamp = .zero, recordedBy: String = ""
  ) {
    self.id = id
    self.customerId = customerId
    self.channel = channel
    self.purpose = purpose
    self.state = state
    self.evidence = evidence
    self.source = source
    self.at = at
    self.recordedAt = recordedAt
    self.recordedBy = recordedBy
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.customerId, UuidCodec.self)
    writer.field(3, self.channel, EnumCodec<ContactChannel>.self)
    writer.field(4, self.purpose, EnumCodec<CommunicationPurpose>.self)
    writer.field(5, self.state, EnumCodec<ConsentState>.self)
    writer.field(6, self.evidence, StringCodec.self)
    writer.field(7, self.source, StringCodec.self)
    writer.field(8, self.at, TimestampCodec.self)
    writer.field(9, self.recordedAt, TimestampCodec.self)
    writer.field(10, self.recordedBy, StringCodec.self)
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
        self.customerId = try UuidCodec.read(from: &reader)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.channel = try EnumCodec<ContactChannel>.read(from: &reader)
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.purpose = try EnumCodec<CommunicationPurpose>.read(from: &reader)
      case 40:
        try reader.once(&seen0, 1 << 4)
        self.state = try EnumCodec<ConsentState>.read(from: &reader)
      case 50:
        try reader.once(&seen0, 1 << 5)
        try reader.text(&self.evidence)
      case 58:
        try reader.once(&seen0, 1 << 6)
        try reader.text(&self.source)
      case 65:
        try reader.once(&seen0, 1 << 7)
        self.at = try TimestampCodec.read(from: &reader)
      case 73:
        try reader.once(&seen0, 1 << 8)
        self.recordedAt = try TimestampCodec.read(from: &reader)
      case 82:
        try reader.once(&seen0, 1 << 9)
        try reader.text(&self.recordedBy)
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
    validator.known("channel", self.channel)
    validator.known("purpose", self.purpose)
    validator.known("state", self.state)
  }
}

/// What holds now for one channel and purpose.
public struct CurrentConsent: WireMessage {
  /// Every other channel when `unspecified`.
  public var channel: ContactChannel = .unspecified
  /// Field 2.
  public var purpose: CommunicationPurpose = .unspecified
  /// Field 3.
  public var state: ConsentState = .unspecified
  /// Since when.
  public var at: Timestamp = .zero
  /// The record that says so.
  public var consentId: Uuid = .zero
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    channel: ContactChannel = .unspecified, purpose: CommunicationPurpose = .unspecified,
    state: ConsentState = .unspecified, at: Timestamp = .zero, consentId: Uuid = .zero
  ) {
    self.channel = channel
    self.purpose = purpose
    self.state = state
    self.at = at
    self.consentId = consentId
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.channel, EnumCodec<ContactChannel>.self)
    writer.field(2, self.purpose, EnumCodec<CommunicationPurpose>.self)
    writer.field(3, self.state, EnumCodec<ConsentState>.self)
    writer.field(4, self.at, TimestampCodec.self)
    writer.field(5, self.consentId, UuidCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.channel = try EnumCodec<ContactChannel>.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.purpose = try EnumCodec<CommunicationPurpose>.read(from: &reader)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.state = try EnumCodec<ConsentState>.read(from: &reader)
      case 33:
        try reader.once(&seen0, 1 << 3)
        self.at = try TimestampCodec.read(from: &reader)
      case 42:
        try reader.once(&seen0, 1 << 4)
        self.consentId = try UuidCodec.read(from: &reader)
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
    validator.known("purpose", self.purpose)
    validator.known("state", self.state)
  }
}
