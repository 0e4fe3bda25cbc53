// DO NOT EDIT: generated from Schema/evidence.schema

public import WireFormat

/// A file that proves something about a customer: a contract, a photograph, a letter.
public struct EvidenceFile: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// Field 2.
  public var customerId: Uuid = .zero
  /// As it was called where it came from.
  public var name: String = ""
  /// What its first bytes show it to be, whatever its name says.
  public var mediaType: String = ""
  /// Field 5.
  public var size: UInt64 = 0
  /// SHA-256 of its bytes, in hexadecimal.
  public var digest: String = ""
  /// Field 7.
  public var uploadedAt: Timestamp = .zero
  /// The subject of the token that sent it.
  public var uploadedBy: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: Uuid = .zero, customerId: Uuid = .zero, name: String = "", mediaType: String = "",
    size: UInt64 = 0, digest: String = "", uploadedAt: Timestamp = .zero, uploadedBy: String = ""
  ) {
    self.id = id
    self.customerId = customerId
    self.name = name
    self.mediaType = mediaType
    self.size = size
    self.digest = digest
    self.uploadedAt = uploadedAt
    self.uploadedBy = uploadedBy
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.customerId, UuidCodec.self)
    writer.field(3, self.name, StringCodec.self)
    writer.field(4, self.mediaType, StringCodec.self)
    writer.field(5, self.size, UInt64Codec.self)
    writer.field(6, self.digest, StringCodec.self)
    writer.field(7, self.uploadedAt, TimestampCodec.self)
    writer.field(8, self.uploadedBy, StringCodec.self)
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
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.name)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.mediaType)
      case 40:
        try reader.once(&seen0, 1 << 4)
        self.size = try UInt64Codec.read(from: &reader)
      case 50:
        try reader.once(&seen0, 1 << 5)
        try reader.text(&self.digest)
      case 57:
        try reader.once(&seen0, 1 << 6)
        self.uploadedAt = try TimestampCodec.read(from: &reader)
      case 66:
        try reader.once(&seen0, 1 << 7)
        try reader.text(&self.uploadedBy)
      default:
        switch tag >> 3 {
        case 1...8: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {}
}

/// A file that is being sent.
public struct EvidenceUpload: WireMessage {
  /// Of the upload, and of the file that it becomes.
  public var id: Uuid = .zero
  /// Field 2.
  public var customerId: Uuid = .zero
  /// Field 3.
  public var size: UInt64 = 0
  /// So many bytes have come; go on from there.
  public var offset: UInt64 = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(id: Uuid = .zero, customerId: Uuid = .zero, size: UInt64 = 0, offset: UInt64 = 0) {
    self.id = id
    self.customerId = customerId
    self.size = size
    self.offset = offset
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.customerId, UuidCodec.self)
    writer.field(3, self.size, UInt64Codec.self)
    writer.field(4, self.offset, UInt64Codec.self)
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
        self.size = try UInt64Codec.read(from: &reader)
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.offset = try UInt64Codec.read(from: &reader)
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

/// Begins to send a file.
public struct BeginEvidenceRequest: WireMessage {
  /// Field 1.
  public var customerId: Uuid = .zero
  /// Field 2.
  public var name: String = ""
  /// Field 3.
  public var size: UInt64 = 0
  /// Chosen by the caller; made when left out.
  public var id: Uuid?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(customerId: Uuid = .zero, name: String = "", size: UInt64 = 0, id: Uuid? = nil) {
    self.customerId = customerId
    self.name = name
    self.size = size
    self.id = id
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.customerId, UuidCodec.self)
    writer.field(2, self.name, StringCodec.self)
    writer.field(3, self.size, UInt64Codec.self)
    writer.field(4, optional: self.id, UuidCodec.self)
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
        self.size = try UInt64Codec.read(from: &reader)
      case 34:
        try reader.once(&seen0, 1 << 3)
        self.id = try UuidCodec.read(from: &reader)
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
    validator.length("name", self.name, 1...255)
    validator.range("size", self.size, 1, nil)
  }
}

/// Some bytes of a file that is being sent. The first message of a stream says which file and
/// from where on; the others go on from there.
public struct EvidencePart: WireMessage {
  /// Field 1.
  public var id: Uuid?
  /// Field 2.
  public var offset: UInt64 = 0
  /// Field 3.
  public var data: [UInt8] = []
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(id: Uuid? = nil, offset: UInt64 = 0, data: [UInt8] = []) {
    self.id = id
    self.offset = offset
    self.data = data
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, optional: self.id, UuidCodec.self)
    writer.field(2, self.offset, UInt64Codec.self)
    writer.field(3, self.data, BytesCodec.self)
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
        self.offset = try UInt64Codec.read(from: &reader)
      case 26:
        try reader.once(&seen0, 1 << 2)
        self.data = try BytesCodec.read(from: &reader)
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
    validator.length("data", self.data, 0...1_048_576)
  }
}

/// Asks how far a file has come.
public struct GetEvidenceUploadRequest: WireMessage {
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

/// Says that a file is whole.
public struct FinishEvidenceRequest: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// SHA-256 of its bytes, in hexadecimal; compared when given.
  public var digest: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(id: Uuid = .zero, digest: String? = nil) {
    self.id = id
    self.digest = digest
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, optional: self.digest, StringCodec.self)
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
        try reader.text(&self.digest)
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
    if let value = self.digest {
      validator.length("digest", value, 64...64)
    }
  }
}

/// Asks for one page of a customer's files, the latest first.
public struct ListEvidenceRequest: WireMessage {
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

/// One page of files.
public struct EvidencePage: WireMessage {
  /// Field 1.
  public var files: [EvidenceFile] = []
  /// Absent on the last page.
  public var nextCursor: String?
  /// What all files of the tenant come to, and what they may.
  public var usedBytes: UInt64 = 0
  /// Field 4.
  public var quotaBytes: UInt64 = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    files: [EvidenceFile] = [], nextCursor: String? = nil, usedBytes: UInt64 = 0,
    quotaBytes: UInt64 = 0
  ) {
    self.files = files
    self.nextCursor = nextCursor
    self.usedBytes = usedBytes
    self.quotaBytes = quotaBytes
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.files, MessageCodec<EvidenceFile>.self)
    writer.field(2, optional: self.nextCursor, StringCodec.self)
    writer.field(3, self.usedBytes, UInt64Codec.self)
    writer.field(4, self.quotaBytes, UInt64Codec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.files, MessageCodec<EvidenceFile>.self)
      case 18:
        try reader.once(&seen0, 1 << 0)
        try reader.text(&self.nextCursor)
      case 24:
        try reader.once(&seen0, 1 << 1)
        self.usedBytes = try UInt64Codec.read(from: &reader)
      case 32:
        try reader.once(&seen0, 1 << 2)
        self.quotaBytes = try UInt64Codec.read(from: &reader)
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

/// Asks for a file's bytes.
public struct DownloadEvidenceRequest: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// Leaves out so many bytes, to go on with a download that broke off.
  public var offset: UInt64 = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(id: Uuid = .zero, offset: UInt64 = 0) {
    self.id = id
    self.offset = offset
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.offset, UInt64Codec.self)
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
        self.offset = try UInt64Codec.read(from: &reader)
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

/// Deletes a file.
public struct DeleteEvidenceRequest: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// Kept in the audit entry.
  public var reason: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(id: Uuid = .zero, reason: String? = nil) {
    self.id = id
    self.reason = reason
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, optional: self.reason, StringCodec.self)
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
    if let value = self.reason {
      validator.length("reason", value, 1...500)
    }
  }
}
