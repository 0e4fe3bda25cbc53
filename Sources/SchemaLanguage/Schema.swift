// The resolved schema: what every later step (check, codegen, JSON) reads.
// Plain values; names are unique over all files of the package.

/// Every file of one schema package, resolved.
public struct Schema: Sendable, Hashable {
  /// The package, for example `frontdesk.v1`.
  public var package: String
  /// The files in the order of their names.
  public var files: [SchemaFile]

  /// Memberwise.
  public init(package: String, files: [SchemaFile]) {
    self.package = package
    self.files = files
  }
}

/// One `.schema` file.
public struct SchemaFile: Sendable, Hashable {
  /// The file's name without its extension.
  public var name: String
  /// The names of the files whose types it uses.
  public var imports: [String]
  /// In the order of the text.
  public var messages: [MessageType]
  /// In the order of the text.
  public var enums: [EnumType]
  /// In the order of the text.
  public var services: [Service]

  /// Memberwise.
  public init(
    name: String, imports: [String] = [], messages: [MessageType] = [], enums: [EnumType] = [],
    services: [Service] = []
  ) {
    self.name = name
    self.imports = imports
    self.messages = messages
    self.enums = enums
    self.services = services
  }
}

/// A place in a source text; lines and columns count from 1, columns in Unicode scalars.
public struct SourceLocation: Sendable, Hashable {
  /// The name of the file, with its extension.
  public var file: String
  /// From 1; 0 for a value that stands in no text.
  public var line: Int
  /// From 1.
  public var column: Int

  /// Memberwise.
  public init(file: String = "", line: Int = 0, column: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
  }
}

/// A message: what an rpc takes or gives, or what fields hold.
public struct MessageType: Sendable, Hashable {
  /// The name, as the schema writes it.
  public var name: String
  /// Doc comment lines without their `///`.
  public var doc: [String]
  /// All fields, members of oneofs too, in ascending number.
  public var fields: [Field]
  /// In the order of the text.
  public var oneofs: [OneOf]
  /// What may not be used again.
  public var reserved: Reserved
  /// What to use instead; nil when it is not deprecated.
  public var deprecated: String?
  /// Where the name stands.
  public var location: SourceLocation

  /// Memberwise.
  public init(
    name: String, doc: [String] = [], fields: [Field] = [], oneofs: [OneOf] = [],
    reserved: Reserved = Reserved(), deprecated: String? = nil,
    location: SourceLocation = SourceLocation()
  ) {
    self.name = name
    self.doc = doc
    self.fields = fields
    self.oneofs = oneofs
    self.reserved = reserved
    self.deprecated = deprecated
    self.location = location
  }
}

/// One field of a message.
public struct Field: Sendable, Hashable {
  /// The number on the wire.
  public var number: Int
  /// The name, as the schema writes it.
  public var name: String
  /// The type, with every name resolved.
  public var type: FieldType
  /// Doc comment lines without their `///`.
  public var doc: [String]
  /// The rules for its value, in the order length, count, range, format, pattern.
  public var constraints: [Constraint]
  /// `@sensitive`: redacted in logs, errors, traces and dumps.
  public var isSensitive: Bool
  /// An enum field that lets unknown values through in requests.
  public var isOpen: Bool
  /// What to use instead; nil when the field is not deprecated.
  public var deprecated: String?
  /// The oneof that the field is a member of.
  public var oneof: String?
  /// Where the name stands.
  public var location: SourceLocation

  /// Memberwise.
  public init(
    number: Int, name: String, type: FieldType, doc: [String] = [],
    constraints: [Constraint] = [], isSensitive: Bool = false, isOpen: Bool = false,
    deprecated: String? = nil, oneof: String? = nil, location: SourceLocation = SourceLocation()
  ) {
    self.number = number
    self.name = name
    self.type = type
    self.doc = doc
    self.constraints = constraints
    self.isSensitive = isSensitive
    self.isOpen = isOpen
    self.deprecated = deprecated
    self.oneof = oneof
    self.location = location
  }
}

/// The type of a field. Optionals, lists and maps never nest in each other.
public indirect enum FieldType: Sendable, Hashable {
  /// A type of the language.
  case scalar(Scalar)
  /// A message, by name.
  case message(String)
  /// An enum, by name.
  case enumeration(String)
  /// Absent, or a scalar, message or enum.
  case optional(FieldType)
  /// Any number of scalars, messages or enums.
  case list(FieldType)
  /// Values by key; keys are strings, integers or bools.
  case map(key: Scalar, value: FieldType)
}

/// The types that are not declared in a schema.
public enum Scalar: String, Sendable, Hashable, CaseIterable {
  case bool, int32, int64, uint32, uint64, fixed32, double, string, bytes
  case uuid, timestamp, date, duration, money, decimal
}

/// A rule that the dispatcher checks before any handler runs.
public enum Constraint: Sendable, Hashable {
  /// Unicode scalars of a string, bytes of a bytes field.
  case length(ClosedRange<Int>)
  /// Entries of a list or map.
  case count(ClosedRange<Int>)
  /// Numbers, both bounds included; nil is unbounded.
  case range(Int64?, Int64?)
  /// A named format: email, phone, url, hexColor, locale, currency, timeZone, region, slug.
  case format(String)
  /// A regular expression that the whole value must match.
  case pattern(String)
}

/// Fields of which at most one is set.
public struct OneOf: Sendable, Hashable {
  /// The name, as the schema writes it.
  public var name: String
  /// The numbers that belong to it, in use or not.
  public var range: ClosedRange<Int>
  /// Doc comment lines without their `///`.
  public var doc: [String]
  /// Where the name stands.
  public var location: SourceLocation

  /// Memberwise.
  public init(
    name: String, range: ClosedRange<Int>, doc: [String] = [],
    location: SourceLocation = SourceLocation()
  ) {
    self.name = name
    self.range = range
    self.doc = doc
    self.location = location
  }
}

/// Numbers and names that must never be used again.
public struct Reserved: Sendable, Hashable {
  /// Numbers, in ranges that do not overlap.
  public var numbers: [ClosedRange<Int>]
  /// Names of fields or values.
  public var names: [String]

  /// Memberwise.
  public init(numbers: [ClosedRange<Int>] = [], names: [String] = []) {
    self.numbers = numbers
    self.names = names
  }
}

/// An enum; its value 0 is `unspecified`.
public struct EnumType: Sendable, Hashable {
  /// The name, as the schema writes it.
  public var name: String
  /// Doc comment lines without their `///`.
  public var doc: [String]
  /// In ascending number.
  public var values: [EnumValue]
  /// What may not be used again.
  public var reserved: Reserved
  /// Where the name stands.
  public var location: SourceLocation

  /// Memberwise.
  public init(
    name: String, doc: [String] = [], values: [EnumValue] = [], reserved: Reserved = Reserved(),
    location: SourceLocation = SourceLocation()
  ) {
    self.name = name
    self.doc = doc
    self.values = values
    self.reserved = reserved
    self.location = location
  }
}

/// One value of an enum.
public struct EnumValue: Sendable, Hashable {
  /// The number on the wire.
  public var number: Int
  /// The name, as the schema writes it.
  public var name: String
  /// Doc comment lines without their `///`.
  public var doc: [String]
  /// What to use instead; nil when it is not deprecated.
  public var deprecated: String?
  /// Where the name stands.
  public var location: SourceLocation

  /// Memberwise.
  public init(
    number: Int, name: String, doc: [String] = [], deprecated: String? = nil,
    location: SourceLocation = SourceLocation()
  ) {
    self.number = number
    self.name = name
    self.doc = doc
    self.deprecated = deprecated
    self.location = location
  }
}

/// A service: rpcs under one name.
public struct Service: Sendable, Hashable {
  /// The name, as the schema writes it.
  public var name: String
  /// Doc comment lines without their `///`.
  public var doc: [String]
  /// In the order of the text.
  public var methods: [Method]
  /// Where the name stands.
  public var location: SourceLocation

  /// Memberwise.
  public init(
    name: String, doc: [String] = [], methods: [Method] = [],
    location: SourceLocation = SourceLocation()
  ) {
    self.name = name
    self.doc = doc
    self.methods = methods
    self.location = location
  }
}

/// One rpc.
public struct Method: Sendable, Hashable {
  /// FNV-1a (32 bits) of `package.Service/method`.
  public var id: UInt32
  /// The name, as the schema writes it.
  public var name: String
  /// Doc comment lines without their `///`.
  public var doc: [String]
  /// The name of the message that it takes.
  public var request: String
  /// The name of the message that it gives.
  public var response: String
  /// The client sends any number of messages.
  public var streamsRequest: Bool
  /// The server sends any number of messages.
  public var streamsResponse: Bool
  /// Where it runs.
  public var lane: Lane
  /// Who may call it.
  public var access: Access
  /// Microseconds; nil means `@timeout(none)`.
  public var timeoutMicroseconds: Int64?
  /// Status codes in lowerCamelCase that the rpc itself may give.
  public var errors: [String]
  /// Names of example files below Schema/examples/.
  public var examples: [String]
  /// `@prepared`: the handler has a step that runs before the transaction.
  public var isPrepared: Bool
  /// `@written`: the handler writes the bytes of its answer itself.
  public var isWritten: Bool
  /// `@tenantless`: the call names no tenant.
  public var isTenantless: Bool
  /// What to use instead; nil when it is not deprecated.
  public var deprecated: String?
  /// Where the name stands.
  public var location: SourceLocation

  /// Memberwise.
  public init(
    id: UInt32, name: String, doc: [String] = [], request: String, response: String,
    streamsRequest: Bool = false, streamsResponse: Bool = false, lane: Lane, access: Access,
    timeoutMicroseconds: Int64? = 5_000_000, errors: [String] = [], examples: [String] = [],
    isPrepared: Bool = false, isWritten: Bool = false,
    isTenantless: Bool = false, deprecated: String? = nil,
    location: SourceLocation = SourceLocation()
  ) {
    self.id = id
    self.name = name
    self.doc = doc
    self.request = request
    self.response = response
    self.streamsRequest = streamsRequest
    self.streamsResponse = streamsResponse
    self.lane = lane
    self.access = access
    self.timeoutMicroseconds = timeoutMicroseconds
    self.errors = errors
    self.examples = examples
    self.isPrepared = isPrepared
    self.isWritten = isWritten
    self.isTenantless = isTenantless
    self.deprecated = deprecated
    self.location = location
  }
}

/// Where an rpc runs.
public enum Lane: String, Sendable, Hashable, CaseIterable {
  case readsPoint, readsPage, readsReport, writes, works, feed
}

/// Who may call an rpc: what `@auth(...)` says.
public struct Access: Sendable, Hashable {
  /// One way in.
  public enum Grant: Sendable, Hashable {
    /// Who runs the platform.
    case platformAdmin
    /// With a scope (`finance`, `manager`) the claim must carry it.
    case clientAdmin(scope: String?)
    /// Who helps the clients.
    case supportStaff
    /// Another program with that scope.
    case service(scope: String)
    /// A customer.
    case portal
  }
  /// `@auth(public)`: no token at all.
  public var isPublic: Bool
  /// `@auth(only: ...)`: the platform admin is not let in unless named.
  public var isExclusive: Bool
  /// Who is let in, apart from the platform admin.
  public var grants: [Grant]

  /// Memberwise.
  public init(isPublic: Bool = false, isExclusive: Bool = false, grants: [Grant] = []) {
    self.isPublic = isPublic
    self.isExclusive = isExclusive
    self.grants = grants
  }
}
