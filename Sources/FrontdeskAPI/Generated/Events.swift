// DO NOT EDIT: generated from Schema/events.schema

public import WireFormat

/// Who made a change.
public enum ActorKind: WireEnum {
  /// 0.
  case unspecified
  /// Background work of the server.
  case system
  /// 2.
  case platformAdmin
  /// 3.
  case clientAdmin
  /// 4.
  case supportStaff
  /// 5.
  case service
  /// 6.
  case portal
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .system
    case 2: self = .platformAdmin
    case 3: self = .clientAdmin
    case 4: self = .supportStaff
    case 5: self = .service
    case 6: self = .portal
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .system: 1
    case .platformAdmin: 2
    case .clientAdmin: 3
    case .supportStaff: 4
    case .service: 5
    case .portal: 6
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .system: "system"
    case .platformAdmin: "platformAdmin"
    case .clientAdmin: "clientAdmin"
    case .supportStaff: "supportStaff"
    case .service: "service"
    case .portal: "portal"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [ActorKind] = [
    .unspecified, .system, .platformAdmin, .clientAdmin, .supportStaff, .service, .portal
  ]
}

/// One change to one record of the tenant: ids and names of fields, no personal data.
public struct Event: WireMessage {
  /// The place in the tenant's feed: 1, 2, 3 and so on, without gaps.
  public var sequence: UInt64 = 0
  /// Field 2.
  public var time: Timestamp = .zero
  /// What was done, for example `created`.
  public var kind: String = ""
  /// Which kind of record, for example `customer`.
  public var record: String = ""
  /// Field 5.
  public var recordId: Uuid = .zero
  /// The record's version after the change.
  public var version: UInt64 = 0
  /// Names of the fields that changed.
  public var fields: [String] = []
  /// Field 8.
  public var actor: ActorKind = .unspecified
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    sequence: UInt64 = 0, time: Timestamp = .zero, kind: String = "", record: String = "",
    recordId: Uuid = .zero, version: UInt64 = 0, fields: [String] = [],
    actor: ActorKind = .unspecified
  ) {
    self.sequence = sequence
    self.time = time
    self.kind = kind
    self.record = record
    self.recordId = recordId
    self.version = version
    self.fields = fields
    self.actor = actor
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.sequence, UInt64Codec.self)
    writer.field(2, self.time, TimestampCodec.self)
    writer.field(3, self.kind, StringCodec.self)
    writer.field(4, self.record, StringCodec.self)
    writer.field(5, self.recordId, UuidCodec.self)
    writer.field(6, self.version, UInt64Codec.self)
    writer.list(7, self.fields, StringCodec.self)
    writer.field(8, self.actor, EnumCodec<ActorKind>.self)
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
      case 48:
        try reader.once(&seen0, 1 << 5)
        self.version = try UInt64Codec.read(from: &reader)
      case 58:
        try reader.append(to: &self.fields, StringCodec.self)
      case 64:
        try reader.once(&seen0, 1 << 6)
        self.actor = try EnumCodec<ActorKind>.read(from: &reader)
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
    validator.known("actor", self.actor)
  }
}

/// Asks for the events from a place on.
public struct WatchEventsRequest: WireMessage {
  /// The first event that is wanted, one after the last that was seen; 0 begins with the oldest
  /// that is kept.
  public var fromSequence: UInt64 = 0
  /// Leaves out what is there already, and begins with the next event; then `fromSequence` is 0.
  /// Nothing says when the server has taken the call, and an event of before then is left out: to
  /// miss none, ask `list` for `lastSequence`, and watch from the one after it.
  public var newOnly: Bool = false
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(fromSequence: UInt64 = 0, newOnly: Bool = false) {
    self.fromSequence = fromSequence
    self.newOnly = newOnly
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.fromSequence, UInt64Codec.self)
    writer.field(2, self.newOnly, BoolCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.fromSequence = try UInt64Codec.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.newOnly = try BoolCodec.read(from: &reader)
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

/// Asks for one page of events.
public struct ListEventsRequest: WireMessage {
  /// The first event that is wanted; 0 begins with the oldest that is kept.
  public var fromSequence: UInt64 = 0
  /// 15 when 0.
  public var pageSize: UInt32 = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(fromSequence: UInt64 = 0, pageSize: UInt32 = 0) {
    self.fromSequence = fromSequence
    self.pageSize = pageSize
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.fromSequence, UInt64Codec.self)
    writer.field(2, self.pageSize, UInt32Codec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.fromSequence = try UInt64Codec.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.pageSize = try UInt32Codec.read(from: &reader)
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
  }
}

/// One page of events in their order.
public struct EventPage: WireMessage {
  /// Field 1.
  public var events: [Event] = []
  /// The `fromSequence` of the next page.
  public var nextSequence: UInt64 = 0
  /// The last event that there is.
  public var lastSequence: UInt64 = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(events: [Event] = [], nextSequence: UInt64 = 0, lastSequence: UInt64 = 0) {
    self.events = events
    self.nextSequence = nextSequence
    self.lastSequence = lastSequence
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.events, MessageCodec<Event>.self)
    writer.field(2, self.nextSequence, UInt64Codec.self)
    writer.field(3, self.lastSequence, UInt64Codec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.events, MessageCodec<Event>.self)
      case 16:
        try reader.once(&seen0, 1 << 0)
        self.nextSequence = try UInt64Codec.read(from: &reader)
      case 24:
        try reader.once(&seen0, 1 << 1)
        self.lastSequence = try UInt64Codec.read(from: &reader)
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
    for (index, value) in self.events.enumerated() {
      validator.within("events", at: .index(index)) { value.validate(&$0) }
    }
  }
}
