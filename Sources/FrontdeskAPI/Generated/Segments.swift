// DO NOT EDIT: generated from Schema/segments.schema

public import WireFormat

/// A filter of customers with a name, so that lists, exports and bulk updates can be of it.
public struct Segment: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// Field 2.
  public var version: UInt64 = 0
  /// Field 3.
  public var name: String = ""
  /// As in `listCustomers`; page, order and cursor do not matter.
  public var filter: ListCustomersRequest = ListCustomersRequest()
  /// Field 5.
  public var createdAt: Timestamp = .zero
  /// Field 6.
  public var updatedAt: Timestamp = .zero
  /// The subject of the token that made it.
  public var createdBy: String = ""
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: Uuid = .zero, version: UInt64 = 0, name: String = "",
    filter: ListCustomersRequest = ListCustomersRequest(), createdAt: Timestamp = .zero,
    updatedAt: Timestamp = .zero, createdBy: String = ""
  ) {
    self.id = id
    self.version = version
    self.name = name
    self.filter = filter
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.createdBy = createdBy
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.version, UInt64Codec.self)
    writer.field(3, self.name, StringCodec.self)
    writer.message(4, self.filter)
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
        try reader.text(&self.name)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.message(&self.filter)
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
  public func validate(_ validator: inout Validator) {
    validator.within("filter") { self.filter.validate(&$0) }
  }
}

/// Describes a new segment.
public struct CreateSegmentRequest: WireMessage {
  /// Field 1.
  public var name: String = ""
  /// It names no other segment, and searches for nothing: a search looks at a part of the
  /// customers only, and would keep what they are called.
  public var filter: ListCustomersRequest = ListCustomersRequest()
  /// Chosen by the caller; made when left out.
  public var id: Uuid?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    name: String = "", filter: ListCustomersRequest = ListCustomersRequest(), id: Uuid? = nil
  ) {
    self.name = name
    self.filter = filter
    self.id = id
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.name, StringCodec.self)
    writer.message(2, self.filter)
    writer.field(3, optional: self.id, UuidCodec.self)
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
        try reader.message(&self.filter)
      case 26:
        try reader.once(&seen0, 1 << 2)
        self.id = try UuidCodec.read(from: &reader)
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
    validator.length("name", self.name, 1...100)
    validator.within("filter") { self.filter.validate(&$0) }
  }
}

/// Changes the fields that `mask` names.
public struct UpdateSegmentRequest: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// The version that the caller saw.
  public var version: UInt64 = 0
  /// `name`, `filter`.
  public var mask: [String] = []
  /// Field 4.
  public var name: String?
  /// Field 5.
  public var filter: ListCustomersRequest?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: Uuid = .zero, version: UInt64 = 0, mask: [String] = [], name: String? = nil,
    filter: ListCustomersRequest? = nil
  ) {
    self.id = id
    self.version = version
    self.mask = mask
    self.name = name
    self.filter = filter
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.version, UInt64Codec.self)
    writer.list(3, self.mask, StringCodec.self)
    writer.field(4, optional: self.name, StringCodec.self)
    writer.field(5, optional: self.filter, MessageCodec<ListCustomersRequest>.self)
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
        self.filter = try MessageCodec<ListCustomersRequest>.read(from: &reader)
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
    if let value = self.filter {
      validator.within("filter") { value.validate(&$0) }
    }
  }
}

/// Finds one segment.
public struct GetSegmentRequest: WireMessage {
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

/// Asks for all segments.
public struct ListSegmentsRequest: WireMessage {
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

/// All segments, by name.
public struct SegmentList: WireMessage {
  /// Field 1.
  public var segments: [Segment] = []
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(segments: [Segment] = []) {
    self.segments = segments
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.segments, MessageCodec<Segment>.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.segments, MessageCodec<Segment>.self)
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
    for (index, value) in self.segments.enumerated() {
      validator.within("segments", at: .index(index)) { value.validate(&$0) }
    }
  }
}

/// Deletes a segment with its snapshots; its customers stay as they are.
public struct DeleteSegmentRequest: WireMessage {
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

/// Asks what a filter would give.
public struct PreviewSegmentRequest: WireMessage {
  /// Field 1.
  public var filter: ListCustomersRequest = ListCustomersRequest()
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(filter: ListCustomersRequest = ListCustomersRequest()) {
    self.filter = filter
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.message(1, self.filter)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        try reader.message(&self.filter)
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
    validator.within("filter") { self.filter.validate(&$0) }
  }
}

/// How many a filter gives, and the first of them.
public struct SegmentPreview: WireMessage {
  /// Field 1.
  public var total: UInt64 = 0
  /// The 15 first ones by name.
  public var customers: [Customer] = []
  /// More customers may match the search than were looked at.
  public var moreCandidates: Bool = false
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(total: UInt64 = 0, customers: [Customer] = [], moreCandidates: Bool = false) {
    self.total = total
    self.customers = customers
    self.moreCandidates = moreCandidates
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.total, UInt64Codec.self)
    writer.list(2, self.customers, MessageCodec<Customer>.self)
    writer.field(3, self.moreCandidates, BoolCodec.self)
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
      case 18:
        try reader.append(to: &self.customers, MessageCodec<Customer>.self)
      case 24:
        try reader.once(&seen0, 1 << 1)
        self.moreCandidates = try BoolCodec.read(from: &reader)
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
    for (index, value) in self.customers.enumerated() {
      validator.within("customers", at: .index(index)) { value.validate(&$0) }
    }
  }
}

/// Writes down who is in a segment now.
public struct SnapshotSegmentRequest: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// The snapshot's, chosen by the caller; made when left out.
  public var snapshotId: Uuid?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(id: Uuid = .zero, snapshotId: Uuid? = nil) {
    self.id = id
    self.snapshotId = snapshotId
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, optional: self.snapshotId, UuidCodec.self)
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
        self.snapshotId = try UuidCodec.read(from: &reader)
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

/// Who was in a segment at some moment; `listCustomers` shows them by `snapshotId`.
public struct SegmentSnapshot: WireMessage {
  /// Field 1.
  public var id: Uuid = .zero
  /// Field 2.
  public var segmentId: Uuid = .zero
  /// Field 3.
  public var at: Timestamp = .zero
  /// The subject of the token that took it.
  public var by: String = ""
  /// Field 5.
  public var members: UInt64 = 0
  /// What the segment's filter was.
  public var filter: ListCustomersRequest = ListCustomersRequest()
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: Uuid = .zero, segmentId: Uuid = .zero, at: Timestamp = .zero, by: String = "",
    members: UInt64 = 0, filter: ListCustomersRequest = ListCustomersRequest()
  ) {
    self.id = id
    self.segmentId = segmentId
    self.at = at
    self.by = by
    self.members = members
    self.filter = filter
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, UuidCodec.self)
    writer.field(2, self.segmentId, UuidCodec.self)
    writer.field(3, self.at, TimestampCodec.self)
    writer.field(4, self.by, StringCodec.self)
    writer.field(5, self.members, UInt64Codec.self)
    writer.message(6, self.filter)
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
        self.segmentId = try UuidCodec.read(from: &reader)
      case 25:
        try reader.once(&seen0, 1 << 2)
        self.at = try TimestampCodec.read(from: &reader)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.by)
      case 40:
        try reader.once(&seen0, 1 << 4)
        self.members = try UInt64Codec.read(from: &reader)
      case 50:
        try reader.once(&seen0, 1 << 5)
        try reader.message(&self.filter)
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
    validator.within("filter") { self.filter.validate(&$0) }
  }
}

/// Asks for the snapshots of a segment.
public struct ListSnapshotsRequest: WireMessage {
  /// Field 1.
  public var segmentId: Uuid = .zero
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(segmentId: Uuid = .zero) {
    self.segmentId = segmentId
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.segmentId, UuidCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        self.segmentId = try UuidCodec.read(from: &reader)
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

/// Snapshots, the latest first.
public struct SnapshotList: WireMessage {
  /// Field 1.
  public var snapshots: [SegmentSnapshot] = []
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(snapshots: [SegmentSnapshot] = []) {
    self.snapshots = snapshots
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.snapshots, MessageCodec<SegmentSnapshot>.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.snapshots, MessageCodec<SegmentSnapshot>.self)
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
    for (index, value) in self.snapshots.enumerated() {
      validator.within("snapshots", at: .index(index)) { value.validate(&$0) }
    }
  }
}

/// Deletes one snapshot.
public struct DeleteSnapshotRequest: WireMessage {
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
