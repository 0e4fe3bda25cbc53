// DO NOT EDIT: generated from Schema/consents.schema

public import WireFormat

/// Notes what a customer said about being written to.
public struct RecordConsentRequest: WireMessage {
  /// Field 1.
  public var customerId: Uuid = .zero
  /// Every channel when left out.
  public var channel: ContactChannel = .unspecified
  /// Field 3.
  public var purpose: CommunicationPurpose = .unspecified
  /// Field 4.
  public var state: ConsentState = .unspecified
  /// How it is known, such as the words of the form that was signed.
  public var evidence: String = ""
  /// Where it was said, such as `web form`.
  public var source: String = ""
  /// When it was said; now when left out.
  public var at: Timestamp?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    customerId: Uuid = .zero, channel: ContactChannel = .unspecified,
    purpose: CommunicationPurpose = .unspecified, state: ConsentState = .unspecified,
    evidence: String = "", source: String = "", at: Timestamp? = nil
  ) {
    self.customerId = customerId
    self.channel = channel
    self.purpose = purpose
    self.state = state
    self.evidence = evidence
    self.source = source
    self.at = at
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.customerId, UuidCodec.self)
    writer.field(2, self.channel, EnumCodec<ContactChannel>.self)
    writer.field(3, self.purpose, EnumCodec<CommunicationPurpose>.self)
    writer.field(4, self.state, EnumCodec<ConsentState>.self)
    writer.field(5, self.evidence, StringCodec.self)
    writer.field(6, self.source, StringCodec.self)
    writer.field(7, optional: self.at, TimestampCodec.self)
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
        self.channel = try EnumCodec<ContactChannel>.read(from: &reader)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.purpose = try EnumCodec<CommunicationPurpose>.read(from: &reader)
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.state = try EnumCodec<ConsentState>.read(from: &reader)
      case 42:
        try reader.once(&seen0, 1 << 4)
        try reader.text(&self.evidence)
      case 50:
        try reader.once(&seen0, 1 << 5)
        try reader.text(&self.source)
      case 57:
        try reader.once(&seen0, 1 << 6)
        self.at = try TimestampCodec.read(from: &reader)
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
    validator.known("channel", self.channel)
    validator.known("purpose", self.purpose)
    validator.known("state", self.state)
    validator.length("evidence", self.evidence, 1...4000)
    validator.length("source", self.source, 1...200)
  }
}

/// Asks for one page of what a customer said, the latest first.
public struct ListConsentsRequest: WireMessage {
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

/// One page of what a customer said.
public struct ConsentPage: WireMessage {
  /// Field 1.
  public var consents: [Consent] = []
  /// Absent on the last page.
  public var nextCursor: String?
  /// What holds now, by channel and purpose; on the first page.
  public var current: [CurrentConsent] = []
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(consents: [Consent] = [], nextCursor: String? = nil, current: [CurrentConsent] = []) {
    self.consents = consents
    self.nextCursor = nextCursor
    self.current = current
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.consents, MessageCodec<Consent>.self)
    writer.field(2, optional: self.nextCursor, StringCodec.self)
    writer.list(3, self.current, MessageCodec<CurrentConsent>.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.consents, MessageCodec<Consent>.self)
      case 18:
        try reader.once(&seen0, 1 << 0)
        try reader.text(&self.nextCursor)
      case 26:
        try reader.append(to: &self.current, MessageCodec<CurrentConsent>.self)
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
    for (index, value) in self.consents.enumerated() {
      validator.within("consents", at: .index(index)) { value.validate(&$0) }
    }
    for (index, value) in self.current.enumerated() {
      validator.within("current", at: .index(index)) { value.validate(&$0) }
    }
  }
}
