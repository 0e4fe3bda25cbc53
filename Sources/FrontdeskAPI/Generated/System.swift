// DO NOT EDIT: generated from Schema/system.schema

public import WireFormat

/// Whether calls are taken.
public enum ServingStatus: WireEnum {
  /// 0.
  case unspecified
  /// 1.
  case serving
  /// Calls in flight are finished, new ones are refused.
  case draining
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .serving
    case 2: self = .draining
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .serving: 1
    case .draining: 2
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .serving: "serving"
    case .draining: "draining"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [ServingStatus] = [.unspecified, .serving, .draining]
}

/// Asks whether the server takes calls.
public struct CheckHealthRequest: WireMessage {
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

/// Asks to be told of every change of the server's state.
public struct WatchHealthRequest: WireMessage {
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

/// The state of the server.
public struct Health: WireMessage {
  /// Field 1.
  public var status: ServingStatus = .unspecified
  /// The version of the server.
  public var version: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(status: ServingStatus = .unspecified, version: String = "") {
    self.status = status
    self.version = version
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.status, EnumCodec<ServingStatus>.self)
    writer.field(2, self.version, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.status = try EnumCodec<ServingStatus>.read(from: &reader)
      case 18:
        try reader.once(&seen0, 1 << 1)
        try reader.text(&self.version)
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
    validator.known("status", self.status)
  }
}

/// Asks for the contract.
public struct GetSchemaRequest: WireMessage {
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

/// The whole contract as schema text.
public struct GetSchemaResponse: WireMessage {
  /// For example `frontdesk.v1`.
  public var package: String = ""
  /// SHA-256 of the files, in lower-case hex.
  public var fingerprint: String = ""
  /// Field 3.
  public var files: [SchemaSource] = []
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(package: String = "", fingerprint: String = "", files: [SchemaSource] = []) {
    self.package = package
    self.fingerprint = fingerprint
    self.files = files
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.package, StringCodec.self)
    writer.field(2, self.fingerprint, StringCodec.self)
    writer.list(3, self.files, MessageCodec<SchemaSource>.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        try reader.text(&self.package)
      case 18:
        try reader.once(&seen0, 1 << 1)
        try reader.text(&self.fingerprint)
      case 26:
        try reader.append(to: &self.files, MessageCodec<SchemaSource>.self)
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

/// One schema file.
public struct SchemaSource: WireMessage {
  /// The file's name without `.schema`.
  public var name: String = ""
  /// Field 2.
  public var text: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(name: String = "", text: String = "") {
    self.name = name
    self.text = text
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.name, StringCodec.self)
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
        try reader.text(&self.name)
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
  public func validate(_ validator: inout Validator) {}
}

/// Asks for the names of all services.
public struct ListServicesRequest: WireMessage {
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

/// What a server can be asked.
public struct ListServicesResponse: WireMessage {
  /// Field 1.
  public var services: [ServiceSummary] = []
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(services: [ServiceSummary] = []) {
    self.services = services
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.services, MessageCodec<ServiceSummary>.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.services, MessageCodec<ServiceSummary>.self)
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

/// One service in short.
public struct ServiceSummary: WireMessage {
  /// For example `frontdesk.v1.LeadService`.
  public var name: String = ""
  /// Field 2.
  public var doc: String = ""
  /// Field 3.
  public var methods: [MethodSummary] = []
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(name: String = "", doc: String = "", methods: [MethodSummary] = []) {
    self.name = name
    self.doc = doc
    self.methods = methods
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.name, StringCodec.self)
    writer.field(2, self.doc, StringCodec.self)
    writer.list(3, self.methods, MessageCodec<MethodSummary>.self)
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
        try reader.text(&self.doc)
      case 26:
        try reader.append(to: &self.methods, MessageCodec<MethodSummary>.self)
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

/// One rpc in short.
public struct MethodSummary: WireMessage {
  /// For example `getLead`.
  public var name: String = ""
  /// What CallHeader names it by.
  public var id: UInt32 = 0
  /// Field 3.
  public var doc: String = ""
  /// The name of its request message, as `describeMessage` takes it.
  public var request: String = ""
  /// Field 5.
  public var response: String = ""
  /// Field 6.
  public var streamsRequest: Bool = false
  /// Field 7.
  public var streamsResponse: Bool = false
  /// As in the schema: `reads(point)`, `writes` and so on.
  public var lane: String = ""
  /// The call names no tenant.
  public var isTenantless: Bool = false
  /// Absent where there is none.
  public var timeout: TimeSpan?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    name: String = "", id: UInt32 = 0, doc: String = "", request: String = "",
    response: String = "", streamsRequest: Bool = false, streamsResponse: Bool = false,
    lane: String = "", isTenantless: Bool = false, timeout: TimeSpan? = nil
  ) {
    self.name = name
    self.id = id
    self.doc = doc
    self.request = request
    self.response = response
    self.streamsRequest = streamsRequest
    self.streamsResponse = streamsResponse
    self.lane = lane
    self.isTenantless = isTenantless
    self.timeout = timeout
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.name, StringCodec.self)
    writer.field(2, self.id, Fixed32Codec.self)
    writer.field(3, self.doc, StringCodec.self)
    writer.field(4, self.request, StringCodec.self)
    writer.field(5, self.response, StringCodec.self)
    writer.field(6, self.streamsRequest, BoolCodec.self)
    writer.field(7, self.streamsResponse, BoolCodec.self)
    writer.field(8, self.lane, StringCodec.self)
    writer.field(9, self.isTenantless, BoolCodec.self)
    writer.field(10, optional: self.timeout, DurationCodec.self)
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
      case 21:
        try reader.once(&seen0, 1 << 1)
        self.id = try Fixed32Codec.read(from: &reader)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.doc)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.request)
      case 42:
        try reader.once(&seen0, 1 << 4)
        try reader.text(&self.response)
      case 48:
        try reader.once(&seen0, 1 << 5)
        self.streamsRequest = try BoolCodec.read(from: &reader)
      case 56:
        try reader.once(&seen0, 1 << 6)
        self.streamsResponse = try BoolCodec.read(from: &reader)
      case 66:
        try reader.once(&seen0, 1 << 7)
        try reader.text(&self.lane)
      case 72:
        try reader.once(&seen0, 1 << 8)
        self.isTenantless = try BoolCodec.read(from: &reader)
      case 80:
        try reader.once(&seen0, 1 << 9)
        self.timeout = try DurationCodec.read(from: &reader)
      default:
        switch tag >> 3 {
        case 1...10: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {}
}

/// Asks for one message or enum.
public struct DescribeTypeRequest: WireMessage {
  /// With or without the package: `Lead`, `frontdesk.v1.Lead`.
  public var name: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(name: String = "") {
    self.name = name
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.name, StringCodec.self)
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
    validator.length("name", self.name, 1...200)
  }
}

/// A message or an enum as schema text, and what it refers to.
public struct TypeDescription: WireMessage {
  /// Field 1.
  public var name: String = ""
  /// Field 2.
  public var text: String = ""
  /// The messages that can be reached from it, itself left out.
  public var refersTo: [String] = []
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(name: String = "", text: String = "", refersTo: [String] = []) {
    self.name = name
    self.text = text
    self.refersTo = refersTo
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.name, StringCodec.self)
    writer.field(2, self.text, StringCodec.self)
    writer.list(3, self.refersTo, StringCodec.self)
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
        try reader.text(&self.text)
      case 26:
        try reader.append(to: &self.refersTo, StringCodec.self)
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
