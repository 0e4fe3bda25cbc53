// DO NOT EDIT: generated from Schema/bookings.schema

public import WireFormat

/// How far a booking has come.
public enum BookingStatus: WireEnum {
  /// 0.
  case unspecified
  /// 1.
  case held
  /// 2.
  case pending
  /// 3.
  case confirmed
  /// 4.
  case checkedIn
  /// 5.
  case completed
  /// 6.
  case cancelled
  /// 7.
  case declined
  /// 8.
  case noShow
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .held
    case 2: self = .pending
    case 3: self = .confirmed
    case 4: self = .checkedIn
    case 5: self = .completed
    case 6: self = .cancelled
    case 7: self = .declined
    case 8: self = .noShow
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .held: 1
    case .pending: 2
    case .confirmed: 3
    case .checkedIn: 4
    case .completed: 5
    case .cancelled: 6
    case .declined: 7
    case .noShow: 8
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .held: "held"
    case .pending: "pending"
    case .confirmed: "confirmed"
    case .checkedIn: "checkedIn"
    case .completed: "completed"
    case .cancelled: "cancelled"
    case .declined: "declined"
    case .noShow: "noShow"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [BookingStatus] = [
    .unspecified, .held, .pending, .confirmed, .checkedIn, .completed, .cancelled, .declined,
    .noShow
  ]
}

/// What has been paid of a booking.
public enum PaymentStatus: WireEnum {
  /// 0.
  case unspecified
  /// 1.
  case unpaid
  /// 2.
  case depositPaid
  /// 3.
  case paid
  /// 4.
  case partiallyRefunded
  /// 5.
  case refunded
  /// 6.
  case waived
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .unpaid
    case 2: self = .depositPaid
    case 3: self = .paid
    case 4: self = .partiallyRefunded
    case 5: self = .refunded
    case 6: self = .waived
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .unpaid: 1
    case .depositPaid: 2
    case .paid: 3
    case .partiallyRefunded: 4
    case .refunded: 5
    case .waived: 6
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .unpaid: "unpaid"
    case .depositPaid: "depositPaid"
    case .paid: "paid"
    case .partiallyRefunded: "partiallyRefunded"
    case .refunded: "refunded"
    case .waived: "waived"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [PaymentStatus] = [
    .unspecified, .unpaid, .depositPaid, .paid, .partiallyRefunded, .refunded, .waived
  ]
}

/// One appointment of one customer.
public struct Booking: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// Field 2.
  public var version: UInt64 = 0
  /// Field 3.
  public var customerId: Uuid = .zero
  /// The service's name.
  public var service: String = ""
  /// The staff member's name; one name is one person within a tenant.
  public var staff: String?
  /// Field 6.
  public var startsAt: Timestamp = .zero
  /// Field 7.
  public var endsAt: Timestamp = .zero
  /// Field 8.
  public var status: BookingStatus = .unspecified
  /// Field 9.
  public var price: Money = Money()
  /// Field 10.
  public var deposit: Money?
  /// Field 11.
  public var paymentStatus: PaymentStatus = .unspecified
  /// How the booking was made.
  public var channel: Source = .unspecified
  /// Field 13.
  public var notes: String?
  /// Field 14.
  public var cancelReason: String?
  /// Field 15.
  public var createdAt: Timestamp = .zero
  /// Field 16.
  public var updatedAt: Timestamp = .zero
  /// Field 17.
  public var createdBy: String = ""
  /// Field 18.
  public var completedAt: Timestamp?
  /// Where it takes place: the visit is counted there too.
  public var locationId: Uuid?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: Uuid = .zero, version: UInt64 = 0, customerId: Uuid = .zero, service: String = "",
    staff: String? = nil, startsAt: Timestamp = .zero, endsAt: Timestamp = .zero,
    status: BookingStatus = .unspecified, price: Money = Money(), deposit: Money? = nil,
    paymentStatus: PaymentStatus = .unspecified, channel: Source = .unspecified,
    notes: String? = nil, cancelReason: String? = nil, createdAt: Timestamp = .zero,
    updatedAt: Timestamp = .zero, createdBy: String = "", completedAt: Timestamp? = nil,
    locationId: Uuid? = nil
  ) {
    self.id = id
    self.version = version
    self.customerId = customerId
    self.service = service
    self.staff = staff
    self.startsAt = startsAt
    self.endsAt = endsAt
    self.status = status
    self.price = price
    self.deposit = deposit
    self.paymentStatus = paymentStatus
    self.channel = channel
    self.notes = notes
    self.cancelReason = cancelReason
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.createdBy = createdBy
    self.completedAt = completedAt
    self.locationId = locationId
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.version, UInt64Codec.self)
    writer.field(3, self.customerId, UuidCodec.self)
    writer.field(4, self.service, StringCodec.self)
    writer.field(5, optional: self.staff, StringCodec.self)
    writer.field(6, self.startsAt, TimestampCodec.self)
    writer.field(7, self.endsAt, TimestampCodec.self)
    writer.field(8, self.status, EnumCodec<BookingStatus>.self)
    writer.field(9, self.price, MoneyCodec.self)
    writer.field(10, optional: self.deposit, MoneyCodec.self)
    writer.field(11, self.paymentStatus, EnumCodec<PaymentStatus>.self)
    writer.field(12, self.channel, EnumCodec<Source>.self)
    writer.field(13, optional: self.notes, StringCodec.self)
    writer.field(14, optional: self.cancelReason, StringCodec.self)
    writer.field(15, self.createdAt, TimestampCodec.self)
    writer.field(16, self.updatedAt, TimestampCodec.self)
    writer.field(17, self.createdBy, StringCodec.self)
    writer.field(18, optional: self.completedAt, TimestampCodec.self)
    writer.field(19, optional: self.locationId, UuidCodec.self)
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
        try reader.text(&self.service)
      case 42:
        try reader.once(&seen0, 1 << 4)
        try reader.text(&self.staff)
      case 49:
        try reader.once(&seen0, 1 << 5)
        self.startsAt = try TimestampCodec.read(from: &reader)
      case 57:
        try reader.once(&seen0, 1 << 6)
        self.endsAt = try TimestampCodec.read(from: &reader)
      case 64:
        try reader.once(&seen0, 1 << 7)
        self.status = try EnumCodec<BookingStatus>.read(from: &reader)
      case 74:
        try reader.once(&seen0, 1 << 8)
        self.price = try MoneyCodec.read(from: &reader)
      case 82:
        try reader.once(&seen0, 1 << 9)
        self.deposit = try MoneyCodec.read(from: &reader)
      case 88:
        try reader.once(&seen0, 1 << 10)
        self.paymentStatus = try EnumCodec<PaymentStatus>.read(from: &reader)
      case 96:
        try reader.once(&seen0, 1 << 11)
        self.channel = try EnumCodec<Source>.read(from: &reader)
      case 106:
        try reader.once(&seen0, 1 << 12)
        try reader.text(&self.notes)
      case 114:
        try reader.once(&seen0, 1 << 13)
        try reader.text(&self.cancelReason)
      case 121:
        try reader.once(&seen0, 1 << 14)
        self.createdAt = try TimestampCodec.read(from: &reader)
      case 129:
        try reader.once(&seen0, 1 << 15)
        self.updatedAt = try TimestampCodec.read(from: &reader)
      case 138:
        try reader.once(&seen0, 1 << 16)
        try reader.text(&self.createdBy)
      case 145:
        try reader.once(&seen0, 1 << 17)
        self.completedAt = try TimestampCodec.read(from: &reader)
      case 154:
        try reader.once(&seen0, 1 << 18)
        self.locationId = try UuidCodec.read(from: &reader)
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
    validator.known("status", self.status)
    validator.currency("price", self.price)
    if let value = self.deposit {
      validator.currency("deposit", value)
    }
    validator.known("paymentStatus", self.paymentStatus)
    validator.known("channel", self.channel)
  }
}

/// Who a booking is for, when there is no customer id.
public struct BookingContact: WireMessage {
  /// Field 1.
  public var name: String = ""
  /// Field 2.
  public var phone: String?
  /// Field 3.
  public var email: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(name: String = "", phone: String? = nil, email: String? = nil) {
    self.name = name
    self.phone = phone
    self.email = email
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.name, StringCodec.self)
    writer.field(2, optional: self.phone, StringCodec.self)
    writer.field(3, optional: self.email, StringCodec.self)
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
    validator.length("name", self.name, 1...200)
    if let value = self.phone {
      validator.length("phone", value, 1...64)
    }
    if let value = self.email {
      validator.format("email", value, .email)
    }
  }
}

/// Describes a new booking.
public struct CreateBookingRequest: WireMessage {
  /// At most one of the fields 1, 2.
  ///
  /// Setting it drops the members that only later versions know.
  public var who: Who? {
    didSet { if !unknownFields.isEmpty { unknownFields.drop(1...5) } }
  }
  /// Field 6.
  public var service: String = ""
  /// Field 7.
  public var staff: String?
  /// Field 8.
  public var startsAt: Timestamp = .zero
  /// At least a minute, at most a day.
  public var duration: TimeSpan = TimeSpan(microseconds: 0)
  /// Zero in the tenant's currency when left out.
  public var price: Money?
  /// Field 11.
  public var deposit: Money?
  /// `confirmed` when left out; otherwise `held`, `pending` or `confirmed`.
  public var status: BookingStatus = .unspecified
  /// `unpaid` when left out.
  public var paymentStatus: PaymentStatus = .unspecified
  /// `api` when left out.
  public var channel: Source = .unspecified
  /// Field 15.
  public var notes: String?
  /// Where it takes place.
  public var locationId: Uuid?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    who: Who? = nil, service: String = "", staff: String? = nil, startsAt: Timestamp = .zero,
    duration: TimeSpan = TimeSpan(microseconds: 0), price: Money? = nil, deposit: Money? = nil,
    status: BookingStatus = .unspecified, paymentStatus: PaymentStatus = .unspecified,
    channel: Source = .unspecified, notes: String? = nil, locationId: Uuid? = nil
  ) {
    self.who = who
    self.service = service
    self.staff = staff
    self.startsAt = startsAt
    self.duration = duration
    self.price = price
    self.deposit = deposit
    self.status = status
    self.paymentStatus = paymentStatus
    self.channel = channel
    self.notes = notes
    self.locationId = locationId
  }

  /// What `who` may hold.
  public enum Who: Sendable, Hashable {
    /// Field 1.
    case customerId(Uuid)
    /// The customer with this phone or e-mail, else a new one.
    case contact(BookingContact)
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    switch self.who {
    case .customerId(let value)?: writer.present(1, value, UuidCodec.self)
    case .contact(let value)?: writer.present(2, value, MessageCodec<BookingContact>.self)
    case nil: break
    }
    writer.field(6, self.service, StringCodec.self)
    writer.field(7, optional: self.staff, StringCodec.self)
    writer.field(8, self.startsAt, TimestampCodec.self)
    writer.field(9, self.duration, DurationCodec.self)
    writer.field(10, optional: self.price, MoneyCodec.self)
    writer.field(11, optional: self.deposit, MoneyCodec.self)
    writer.field(12, self.status, EnumCodec<BookingStatus>.self)
    writer.field(13, self.paymentStatus, EnumCodec<PaymentStatus>.self)
    writer.field(14, self.channel, EnumCodec<Source>.self)
    writer.field(15, optional: self.notes, StringCodec.self)
    writer.field(16, optional: self.locationId, UuidCodec.self)
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
        self.who = .contact(try MessageCodec<BookingContact>.read(from: &reader))
      case 50:
        try reader.once(&seen0, 1 << 1)
        try reader.text(&self.service)
      case 58:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.staff)
      case 65:
        try reader.once(&seen0, 1 << 3)
        self.startsAt = try TimestampCodec.read(from: &reader)
      case 72:
        try reader.once(&seen0, 1 << 4)
        self.duration = try DurationCodec.read(from: &reader)
      case 82:
        try reader.once(&seen0, 1 << 5)
        self.price = try MoneyCodec.read(from: &reader)
      case 90:
        try reader.once(&seen0, 1 << 6)
        self.deposit = try MoneyCodec.read(from: &reader)
      case 96:
        try reader.once(&seen0, 1 << 7)
        self.status = try EnumCodec<BookingStatus>.read(from: &reader)
      case 104:
        try reader.once(&seen0, 1 << 8)
        self.paymentStatus = try EnumCodec<PaymentStatus>.read(from: &reader)
      case 112:
        try reader.once(&seen0, 1 << 9)
        self.channel = try EnumCodec<Source>.read(from: &reader)
      case 122:
        try reader.once(&seen0, 1 << 10)
        try reader.text(&self.notes)
      case 130:
        try reader.once(&seen0, 1 << 11)
        self.locationId = try UuidCodec.read(from: &reader)
      default:
        switch tag >> 3 {
        case 1...2, 6...16: throw reader.wrongWireType()
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
    switch self.who {
    case .contact(let value)?:
      validator.within("contact") { value.validate(&$0) }
    default: break
    }
    validator.length("service", self.service, 1...200)
    if let value = self.staff {
      validator.length("staff", value, 1...200)
    }
    if let value = self.price {
      validator.currency("price", value)
    }
    if let value = self.deposit {
      validator.currency("deposit", value)
    }
    validator.known("status", self.status)
    validator.known("paymentStatus", self.paymentStatus)
    validator.known("channel", self.channel)
    if let value = self.notes {
      validator.length("notes", value, 1...4000)
    }
  }
}

/// Finds one booking by its id.
public struct GetBookingRequest: WireMessage {
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

/// Asks for one page of bookings.
public struct ListBookingsRequest: WireMessage {
  /// 15 when 0.
  public var pageSize: UInt32 = 0
  /// `nextCursor` of the page before; empty for the first page.
  public var cursor: String = ""
  /// Field 3.
  public var withTotal: Bool = false
  /// Field 4.
  public var customerId: Uuid?
  /// Field 5.
  public var staff: String?
  /// Any of these; all when empty.
  public var statuses: [BookingStatus] = []
  /// Bookings that start at this moment or later.
  public var from: Timestamp?
  /// Bookings that start before this moment.
  public var to: Timestamp?
  /// Field 9.
  public var channel: Source = .unspecified
  /// The earliest first instead of the latest first.
  public var ascending: Bool = false
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    pageSize: UInt32 = 0, cursor: String = "", withTotal: Bool = false, customerId: Uuid? = nil,
    staff: String? = nil, statuses: [BookingStatus] = [], from: Timestamp? = nil,
    to: Timestamp? = nil, channel: Source = .unspecified, ascending: Bool = false
  ) {
    self.pageSize = pageSize
    self.cursor = cursor
    self.withTotal = withTotal
    self.customerId = customerId
    self.staff = staff
    self.statuses = statuses
    self.from = from
    self.to = to
    self.channel = channel
    self.ascending = ascending
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.pageSize, UInt32Codec.self)
    writer.field(2, self.cursor, StringCodec.self)
    writer.field(3, self.withTotal, BoolCodec.self)
    writer.field(4, optional: self.customerId, UuidCodec.self)
    writer.field(5, optional: self.staff, StringCodec.self)
    writer.packed(6, self.statuses, EnumCodec<BookingStatus>.self)
    writer.field(7, optional: self.from, TimestampCodec.self)
    writer.field(8, optional: self.to, TimestampCodec.self)
    writer.field(9, self.channel, EnumCodec<Source>.self)
    writer.field(10, self.ascending, BoolCodec.self)
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
        try reader.text(&self.staff)
      case 48:
        try reader.append(to: &self.statuses, EnumCodec<BookingStatus>.self)
      case 50:
        try reader.appendPacked(to: &self.statuses, EnumCodec<BookingStatus>.self)
      case 57:
        try reader.once(&seen0, 1 << 5)
        self.from = try TimestampCodec.read(from: &reader)
      case 65:
        try reader.once(&seen0, 1 << 6)
        self.to = try TimestampCodec.read(from: &reader)
      case 72:
        try reader.once(&seen0, 1 << 7)
        self.channel = try EnumCodec<Source>.read(from: &reader)
      case 80:
        try reader.once(&seen0, 1 << 8)
        self.ascending = try BoolCodec.read(from: &reader)
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
    if let value = self.staff {
      validator.length("staff", value, 1...200)
    }
    validator.count("statuses", self.statuses.count, 0...10)
    for (index, value) in self.statuses.enumerated() {
      validator.known("statuses", value, at: .index(index))
    }
    validator.known("channel", self.channel)
  }
}

/// One page of bookings, in the order of their start.
public struct BookingPage: WireMessage {
  /// Field 1.
  public var bookings: [Booking] = []
  /// Absent on the last page.
  public var nextCursor: String?
  /// Present when `withTotal` was set.
  public var total: UInt64?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(bookings: [Booking] = [], nextCursor: String? = nil, total: UInt64? = nil) {
    self.bookings = bookings
    self.nextCursor = nextCursor
    self.total = total
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.bookings, MessageCodec<Booking>.self)
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
        try reader.append(to: &self.bookings, MessageCodec<Booking>.self)
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
    for (index, value) in self.bookings.enumerated() {
      validator.within("bookings", at: .index(index)) { value.validate(&$0) }
    }
  }
}

/// Moves a booking on.
public struct UpdateBookingStatusRequest: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// Any version when 0.
  public var version: UInt64 = 0
  /// Not `completed` and not `cancelled`, which have rpcs of their own; unchanged when left out.
  public var status: BookingStatus = .unspecified
  /// Unchanged when left out.
  public var paymentStatus: PaymentStatus = .unspecified
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: Uuid = .zero, version: UInt64 = 0, status: BookingStatus = .unspecified,
    paymentStatus: PaymentStatus = .unspecified
  ) {
    self.id = id
    self.version = version
    self.status = status
    self.paymentStatus = paymentStatus
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.version, UInt64Codec.self)
    writer.field(3, self.status, EnumCodec<BookingStatus>.self)
    writer.field(4, self.paymentStatus, EnumCodec<PaymentStatus>.self)
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
        self.status = try EnumCodec<BookingStatus>.read(from: &reader)
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.paymentStatus = try EnumCodec<PaymentStatus>.read(from: &reader)
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
    validator.known("paymentStatus", self.paymentStatus)
  }
}

/// Says that the customer came and was served.
public struct CompleteBookingRequest: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// Any version when 0.
  public var version: UInt64 = 0
  /// What it came to; the booking's price when left out.
  public var price: Money?
  /// Unchanged when left out.
  public var paymentStatus: PaymentStatus = .unspecified
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: Uuid = .zero, version: UInt64 = 0, price: Money? = nil,
    paymentStatus: PaymentStatus = .unspecified
  ) {
    self.id = id
    self.version = version
    self.price = price
    self.paymentStatus = paymentStatus
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.version, UInt64Codec.self)
    writer.field(3, optional: self.price, MoneyCodec.self)
    writer.field(4, self.paymentStatus, EnumCodec<PaymentStatus>.self)
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
        self.price = try MoneyCodec.read(from: &reader)
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.paymentStatus = try EnumCodec<PaymentStatus>.read(from: &reader)
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
    if let value = self.price {
      validator.currency("price", value)
    }
    validator.known("paymentStatus", self.paymentStatus)
  }
}

/// Calls a booking off.
public struct CancelBookingRequest: WireMessage {
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
