// DO NOT EDIT: generated from Schema/imports.schema

public import WireFormat

/// What an import is at.
public enum ImportState: WireEnum {
  /// 0.
  case unspecified
  /// The file is read; nothing of it was written yet.
  case receiving
  /// Nothing was written: the file cannot be read, or has a bad row and the import is strict.
  case refused
  /// A dry run: nothing was written, and `counts` say what would be.
  case checked
  /// The rows are written, some at a time.
  case applying
  /// 5.
  case done
  /// It was stopped before its end; what is written stays, and can be undone.
  case stopped
  /// 7.
  case undoing
  /// 8.
  case undone
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .receiving
    case 2: self = .refused
    case 3: self = .checked
    case 4: self = .applying
    case 5: self = .done
    case 6: self = .stopped
    case 7: self = .undoing
    case 8: self = .undone
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .receiving: 1
    case .refused: 2
    case .checked: 3
    case .applying: 4
    case .done: 5
    case .stopped: 6
    case .undoing: 7
    case .undone: 8
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .receiving: "receiving"
    case .refused: "refused"
    case .checked: "checked"
    case .applying: "applying"
    case .done: "done"
    case .stopped: "stopped"
    case .undoing: "undoing"
    case .undone: "undone"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [ImportState] = [
    .unspecified, .receiving, .refused, .checked, .applying, .done, .stopped, .undoing, .undone
  ]
}

/// What the rows of a file are.
public enum ImportContent: WireEnum {
  /// As `customers`.
  case unspecified
  /// 1.
  case customers
  /// Bookings and sales of the past; those that were completed count as visits.
  case bookings
  /// Messages of the past.
  case communications
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .customers
    case 2: self = .bookings
    case 3: self = .communications
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .customers: 1
    case .bookings: 2
    case .communications: 3
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .customers: "customers"
    case .bookings: "bookings"
    case .communications: "communications"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [ImportContent] = [
    .unspecified, .customers, .bookings, .communications
  ]
}

/// What an import does with customers that are there already.
public enum ExistingRule: WireEnum {
  /// As `update`.
  case unspecified
  /// Cells that are not empty take the place of what is known; tags and custom fields are added.
  case update
  /// They are left alone.
  case skip
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .update
    case 2: self = .skip
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .update: 1
    case .skip: 2
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .update: "update"
    case .skip: "skip"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [ExistingRule] = [.unspecified, .update, .skip]
}

/// How the characters of a file are written.
public enum FileEncoding: WireEnum {
  /// As `automatic`.
  case unspecified
  /// Found out; a file that mixes encodings is refused.
  case automatic
  /// 2.
  case utf8
  /// 3.
  case utf16
  /// Windows-1252, which is Latin-1 with more quotation marks.
  case latin1
  /// A number that this version does not know.
  case unrecognized(Int32)

  /// The case of a number.
  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .automatic
    case 2: self = .utf8
    case 3: self = .utf16
    case 4: self = .latin1
    default: self = .unrecognized(rawValue)
    }
  }

  /// The number on the wire.
  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .automatic: 1
    case .utf8: 2
    case .utf16: 3
    case .latin1: 4
    case .unrecognized(let number): number
    }
  }

  /// The name in the schema, or the number in digits.
  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .automatic: "automatic"
    case .utf8: "utf8"
    case .utf16: "utf16"
    case .latin1: "latin1"
    case .unrecognized(let number): String(number)
    }
  }

  /// False for `unrecognized`.
  public var isKnown: Bool {
    if case .unrecognized = self { false } else { true }
  }

  /// The cases that the schema names, in ascending number.
  public static let allKnown: [FileEncoding] = [.unspecified, .automatic, .utf8, .utf16, .latin1]
}

/// A file of customers that was sent, and how far it has come.
public struct Import: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// Rises with each step.
  public var version: UInt64 = 0
  /// Field 3.
  public var state: ImportState = .unspecified
  /// Field 4.
  public var options: ImportOptions = ImportOptions()
  /// Field 5.
  public var createdAt: Timestamp = .zero
  /// The subject of the token that sent the file.
  public var createdBy: String = ""
  /// When it came to an end.
  public var finishedAt: Timestamp?
  /// Rows of the file without its header; known once the file is whole.
  public var rows: UInt64 = 0
  /// Rows that are done with, of `rows`; while it is undone, those that are left to undo.
  public var position: UInt64 = 0
  /// Field 10.
  public var counts: ImportCounts = ImportCounts()
  /// Why the file was refused, or what went wrong.
  public var problem: String?
  /// What undoing it came to.
  public var undone: UndoCounts?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: Uuid = .zero, version: UInt64 = 0, state: ImportState = .unspecified,
    options: ImportOptions = ImportOptions(), createdAt: Timestamp = .zero, createdBy: String = "",
    finishedAt: Timestamp? = nil, rows: UInt64 = 0, position: UInt64 = 0,
    counts: ImportCounts = ImportCounts(), problem: String? = nil, undone: UndoCounts? = nil
  ) {
    self.id = id
    self.version = version
    self.state = state
    self.options = options
    self.createdAt = createdAt
    self.createdBy = createdBy
    self.finishedAt = finishedAt
    self.rows = rows
    self.position = position
    self.counts = counts
    self.problem = problem
    self.undone = undone
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.version, UInt64Codec.self)
    writer.field(3, self.state, EnumCodec<ImportState>.self)
    writer.message(4, self.options)
    writer.field(5, self.createdAt, TimestampCodec.self)
    writer.field(6, self.createdBy, StringCodec.self)
    writer.field(7, optional: self.finishedAt, TimestampCodec.self)
    writer.field(8, self.rows, UInt64Codec.self)
    writer.field(9, self.position, UInt64Codec.self)
    writer.message(10, self.counts)
    writer.field(11, optional: self.problem, StringCodec.self)
    writer.field(12, optional: self.undone, MessageCodec<UndoCounts>.self)
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
        self.state = try EnumCodec<ImportState>.read(from: &reader)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.message(&self.options)
      case 41:
        try reader.once(&seen0, 1 << 4)
        self.createdAt = try TimestampCodec.read(from: &reader)
      case 50:
        try reader.once(&seen0, 1 << 5)
        try reader.text(&self.createdBy)
      case 57:
        try reader.once(&seen0, 1 << 6)
        self.finishedAt = try TimestampCodec.read(from: &reader)
      case 64:
        try reader.once(&seen0, 1 << 7)
        self.rows = try UInt64Codec.read(from: &reader)
      case 72:
        try reader.once(&seen0, 1 << 8)
        self.position = try UInt64Codec.read(from: &reader)
      case 82:
        try reader.once(&seen0, 1 << 9)
        try reader.message(&self.counts)
      case 90:
        try reader.once(&seen0, 1 << 10)
        try reader.text(&self.problem)
      case 98:
        try reader.once(&seen0, 1 << 11)
        self.undone = try MessageCodec<UndoCounts>.read(from: &reader)
      default:
        switch tag >> 3 {
        case 1...12: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {
    validator.known("state", self.state)
    validator.within("options") { self.options.validate(&$0) }
  }
}

/// What became of an import's rows.
public struct ImportCounts: WireMessage {
  /// New customers, bookings or messages.
  public var added: UInt64 = 0
  /// Customers that a row changed.
  public var updated: UInt64 = 0
  /// Rows that say what is known already.
  public var unchanged: UInt64 = 0
  /// Blank rows, and those of known customers where these are left alone.
  public var skipped: UInt64 = 0
  /// Rows that were not taken; `readImportErrors` says why.
  public var errors: UInt64 = 0
  /// New customers whom bookings or messages brought along.
  public var customers: UInt64 = 0
  /// Notes that were added to customers.
  public var notes: UInt64 = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    added: UInt64 = 0, updated: UInt64 = 0, unchanged: UInt64 = 0, skipped: UInt64 = 0,
    errors: UInt64 = 0, customers: UInt64 = 0, notes: UInt64 = 0
  ) {
    self.added = added
    self.updated = updated
    self.unchanged = unchanged
    self.skipped = skipped
    self.errors = errors
    self.customers = customers
    self.notes = notes
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.added, UInt64Codec.self)
    writer.field(2, self.updated, UInt64Codec.self)
    writer.field(3, self.unchanged, UInt64Codec.self)
    writer.field(4, self.skipped, UInt64Codec.self)
    writer.field(5, self.errors, UInt64Codec.self)
    writer.field(6, self.customers, UInt64Codec.self)
    writer.field(7, self.notes, UInt64Codec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.added = try UInt64Codec.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.updated = try UInt64Codec.read(from: &reader)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.unchanged = try UInt64Codec.read(from: &reader)
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.skipped = try UInt64Codec.read(from: &reader)
      case 40:
        try reader.once(&seen0, 1 << 4)
        self.errors = try UInt64Codec.read(from: &reader)
      case 48:
        try reader.once(&seen0, 1 << 5)
        self.customers = try UInt64Codec.read(from: &reader)
      case 56:
        try reader.once(&seen0, 1 << 6)
        self.notes = try UInt64Codec.read(from: &reader)
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

/// What undoing an import came to.
public struct UndoCounts: WireMessage {
  /// Customers, notes, bookings and messages that it had added and that are gone.
  public var removed: UInt64 = 0
  /// Customers that are as they were before it.
  public var restored: UInt64 = 0
  /// What somebody changed or used since, which was left alone;
  /// `readImportErrors` names them.
  public var left: UInt64 = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(removed: UInt64 = 0, restored: UInt64 = 0, left: UInt64 = 0) {
    self.removed = removed
    self.restored = restored
    self.left = left
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.removed, UInt64Codec.self)
    writer.field(2, self.restored, UInt64Codec.self)
    writer.field(3, self.left, UInt64Codec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.removed = try UInt64Codec.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.restored = try UInt64Codec.read(from: &reader)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.left = try UInt64Codec.read(from: &reader)
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

/// How a file is read.
public struct ImportOptions: WireMessage {
  /// Chosen by the caller, so that a file that is sent twice is imported once; made when left
  /// out.
  public var id: Uuid?
  /// Field 2.
  public var fileName: String?
  /// Reads and checks the whole file, and writes nothing.
  public var dryRun: Bool = false
  /// One bad row, and nothing is written; otherwise bad rows are left out.
  public var strict: Bool = false
  /// A category that there is not is an error of its row; otherwise new customers go to the
  /// default category, and known ones stay where they are.
  public var strictCategories: Bool = false
  /// What becomes of customers that are known by phone or e-mail.
  public var existing: ExistingRule = .unspecified
  /// `automatic` when left out.
  public var encoding: FileEncoding = .unspecified
  /// One character; found out when left out.
  public var delimiter: String?
  /// Of customers that are new and have no source in the file; `import` when left out.
  public var source: Source = .unspecified
  /// `customers` when left out.
  public var content: ImportContent = .unspecified
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: Uuid? = nil, fileName: String? = nil, dryRun: Bool = false, strict: Bool = false,
    strictCategories: Bool = false, existing: ExistingRule = .unspecified,
    encoding: FileEncoding = .unspecified, delimiter: String? = nil, source: Source = .unspecified,
    content: ImportContent = .unspecified
  ) {
    self.id = id
    self.fileName = fileName
    self.dryRun = dryRun
    self.strict = strict
    self.strictCategories = strictCategories
    self.existing = existing
    self.encoding = encoding
    self.delimiter = delimiter
    self.source = source
    self.content = content
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, optional: self.id, UuidCodec.self)
    writer.field(2, optional: self.fileName, StringCodec.self)
    writer.field(3, self.dryRun, BoolCodec.self)
    writer.field(4, self.strict, BoolCodec.self)
    writer.field(5, self.strictCategories, BoolCodec.self)
    writer.field(6, self.existing, EnumCodec<ExistingRule>.self)
    writer.field(7, self.encoding, EnumCodec<FileEncoding>.self)
    writer.field(8, optional: self.delimiter, StringCodec.self)
    writer.field(9, self.source, EnumCodec<Source>.self)
    writer.field(10, self.content, EnumCodec<ImportContent>.self)
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
        try reader.text(&self.fileName)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.dryRun = try BoolCodec.read(from: &reader)
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.strict = try BoolCodec.read(from: &reader)
      case 40:
        try reader.once(&seen0, 1 << 4)
        self.strictCategories = try BoolCodec.read(from: &reader)
      case 48:
        try reader.once(&seen0, 1 << 5)
        self.existing = try EnumCodec<ExistingRule>.read(from: &reader)
      case 56:
        try reader.once(&seen0, 1 << 6)
        self.encoding = try EnumCodec<FileEncoding>.read(from: &reader)
      case 66:
        try reader.once(&seen0, 1 << 7)
        try reader.text(&self.delimiter)
      case 72:
        try reader.once(&seen0, 1 << 8)
        self.source = try EnumCodec<Source>.read(from: &reader)
      case 80:
        try reader.once(&seen0, 1 << 9)
        self.content = try EnumCodec<ImportContent>.read(from: &reader)
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
    if let value = self.fileName {
      validator.length("fileName", value, 1...255)
    }
    validator.known("existing", self.existing)
    validator.known("encoding", self.encoding)
    if let value = self.delimiter {
      validator.length("delimiter", value, 1...1)
    }
    validator.known("source", self.source)
    validator.known("content", self.content)
  }
}

/// One part of a file that is sent: the options first, then the bytes in their order.
public struct ImportPart: WireMessage {
  /// Field 1.
  public var options: ImportOptions?
  /// Field 2.
  public var data: [UInt8] = []
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(options: ImportOptions? = nil, data: [UInt8] = []) {
    self.options = options
    self.data = data
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, optional: self.options, MessageCodec<ImportOptions>.self)
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
        self.options = try MessageCodec<ImportOptions>.read(from: &reader)
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

/// Asks for one import.
public struct GetImportRequest: WireMessage {
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

/// Asks how an import goes on.
public struct WatchImportRequest: WireMessage {
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

/// Asks for one page of imports, the latest first.
public struct ListImportsRequest: WireMessage {
  /// 15 when 0.
  public var pageSize: UInt32 = 0
  /// `nextCursor` of the page before; empty for the first page.
  public var cursor: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(pageSize: UInt32 = 0, cursor: String = "") {
    self.pageSize = pageSize
    self.cursor = cursor
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.pageSize, UInt32Codec.self)
    writer.field(2, self.cursor, StringCodec.self)
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
    validator.length("cursor", self.cursor, 0...1024)
  }
}

/// One page of imports.
public struct ImportPage: WireMessage {
  /// Field 1.
  public var imports: [Import] = []
  /// Absent on the last page.
  public var nextCursor: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(imports: [Import] = [], nextCursor: String? = nil) {
    self.imports = imports
    self.nextCursor = nextCursor
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.imports, MessageCodec<Import>.self)
    writer.field(2, optional: self.nextCursor, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.imports, MessageCodec<Import>.self)
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
    for (index, value) in self.imports.enumerated() {
      validator.within("imports", at: .index(index)) { value.validate(&$0) }
    }
  }
}

/// Asks why rows were not taken.
public struct ReadImportErrorsRequest: WireMessage {
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

/// Asks to stop an import where it is.
public struct StopImportRequest: WireMessage {
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

/// Asks to take back what an import wrote.
public struct UndoImportRequest: WireMessage {
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

/// Some bytes of a file, in their order.
public struct FilePart: WireMessage {
  /// Field 1.
  public var data: [UInt8] = []
  /// How many rows were written so far, this part's included.
  public var rows: UInt64 = 0
  /// How many there will be, on the first part.
  public var total: UInt64?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(data: [UInt8] = [], rows: UInt64 = 0, total: UInt64? = nil) {
    self.data = data
    self.rows = rows
    self.total = total
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.data, BytesCodec.self)
    writer.field(2, self.rows, UInt64Codec.self)
    writer.field(3, optional: self.total, UInt64Codec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        self.data = try BytesCodec.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.rows = try UInt64Codec.read(from: &reader)
      case 24:
        try reader.once(&seen0, 1 << 2)
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
  public func validate(_ validator: inout Validator) {}
}
