// DO NOT EDIT: generated from Schema/server.schema

public import WireFormat

/// Asks for one page of the open connections, in the order of their ids.
public struct ListConnectionsRequest: WireMessage {
  /// 100 when 0.
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
    validator.range("pageSize", self.pageSize, 0, 1000)
    validator.length("cursor", self.cursor, 0...64)
  }
}

/// One page of connections.
public struct ConnectionPage: WireMessage {
  /// Field 1.
  public var connections: [ServerConnectionInfo] = []
  /// Absent on the last page.
  public var nextCursor: String?
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(connections: [ServerConnectionInfo] = [], nextCursor: String? = nil) {
    self.connections = connections
    self.nextCursor = nextCursor
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.connections, MessageCodec<ServerConnectionInfo>.self)
    writer.field(2, optional: self.nextCursor, StringCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.connections, MessageCodec<ServerConnectionInfo>.self)
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
  public func validate(_ validator: inout Validator) {}
}

/// One open connection.
public struct ServerConnectionInfo: WireMessage {
  /// Reactor and number; no other connection of this process has had it.
  public var id: String = ""
  /// The peer's address and port; `local` within the process.
  public var peer: String = ""
  /// How long it has been open.
  public var age: TimeSpan = TimeSpan(microseconds: 0)
  /// Since when nothing but answers to PING has come.
  public var quiet: TimeSpan = TimeSpan(microseconds: 0)
  /// The roles of the tokens that it has shown.
  public var roles: [String] = []
  /// Field 6.
  public var callsInFlight: UInt32 = 0
  /// Field 7.
  public var bytesReceived: UInt64 = 0
  /// Field 8.
  public var bytesSent: UInt64 = 0
  /// Bytes of answers that the peer has not taken.
  public var bytesWaiting: UInt64 = 0
  /// It is draining, or ends otherwise.
  public var isEnding: Bool = false
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    id: String = "", peer: String = "", age: TimeSpan = TimeSpan(microseconds: 0),
    quiet: TimeSpan = TimeSpan(microseconds: 0), roles: [String] = [], callsInFlight: UInt32 = 0,
    bytesReceived: UInt64 = 0, bytesSent: UInt64 = 0, bytesWaiting: UInt64 = 0,
    isEnding: Bool = false
  ) {
    self.id = id
    self.peer = peer
    self.age = age
    self.quiet = quiet
    self.roles = roles
    self.callsInFlight = callsInFlight
    self.bytesReceived = bytesReceived
    self.bytesSent = bytesSent
    self.bytesWaiting = bytesWaiting
    self.isEnding = isEnding
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.id, StringCodec.self)
    writer.field(2, self.peer, StringCodec.self)
    writer.field(3, self.age, DurationCodec.self)
    writer.field(4, self.quiet, DurationCodec.self)
    writer.list(5, self.roles, StringCodec.self)
    writer.field(6, self.callsInFlight, UInt32Codec.self)
    writer.field(7, self.bytesReceived, UInt64Codec.self)
    writer.field(8, self.bytesSent, UInt64Codec.self)
    writer.field(9, self.bytesWaiting, UInt64Codec.self)
    writer.field(10, self.isEnding, BoolCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        try reader.text(&self.id)
      case 18:
        try reader.once(&seen0, 1 << 1)
        try reader.text(&self.peer)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.age = try DurationCodec.read(from: &reader)
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.quiet = try DurationCodec.read(from: &reader)
      case 42:
        try reader.append(to: &self.roles, StringCodec.self)
      case 48:
        try reader.once(&seen0, 1 << 4)
        self.callsInFlight = try UInt32Codec.read(from: &reader)
      case 56:
        try reader.once(&seen0, 1 << 5)
        self.bytesReceived = try UInt64Codec.read(from: &reader)
      case 64:
        try reader.once(&seen0, 1 << 6)
        self.bytesSent = try UInt64Codec.read(from: &reader)
      case 72:
        try reader.once(&seen0, 1 << 7)
        self.bytesWaiting = try UInt64Codec.read(from: &reader)
      case 80:
        try reader.once(&seen0, 1 << 8)
        self.isEnding = try BoolCodec.read(from: &reader)
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

/// Asks for one page of the calls whose handlers have not ended, the longest running first.
public struct ListCallsRequest: WireMessage {
  /// 100 when 0; calls beyond are left out.
  public var pageSize: UInt32 = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(pageSize: UInt32 = 0) {
    self.pageSize = pageSize
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.pageSize, UInt32Codec.self)
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
    validator.range("pageSize", self.pageSize, 0, 1000)
  }
}

/// Calls in flight.
public struct CallPage: WireMessage {
  /// Field 1.
  public var calls: [ServerCallInfo] = []
  /// All there are, those that were left out too.
  public var total: UInt32 = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(calls: [ServerCallInfo] = [], total: UInt32 = 0) {
    self.calls = calls
    self.total = total
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.calls, MessageCodec<ServerCallInfo>.self)
    writer.field(2, self.total, UInt32Codec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.calls, MessageCodec<ServerCallInfo>.self)
      case 16:
        try reader.once(&seen0, 1 << 0)
        self.total = try UInt32Codec.read(from: &reader)
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

/// One call in flight.
public struct ServerCallInfo: WireMessage {
  /// The id of its connection.
  public var connection: String = ""
  /// Field 2.
  public var stream: UInt32 = 0
  /// For example `frontdesk.v1.LeadService/getLead`.
  public var method: String = ""
  /// Whom it acts for.
  public var tenant: Uuid?
  /// Since its request was received.
  public var age: TimeSpan = TimeSpan(microseconds: 0)
  /// Until its deadline; negative once that has passed.
  public var remaining: TimeSpan = TimeSpan(microseconds: 0)
  /// The caller has taken it back.
  public var isCancelled: Bool = false
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    connection: String = "", stream: UInt32 = 0, method: String = "", tenant: Uuid? = nil,
    age: TimeSpan = TimeSpan(microseconds: 0), remaining: TimeSpan = TimeSpan(microseconds: 0),
    isCancelled: Bool = false
  ) {
    self.connection = connection
    self.stream = stream
    self.method = method
    self.tenant = tenant
    self.age = age
    self.remaining = remaining
    self.isCancelled = isCancelled
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.connection, StringCodec.self)
    writer.field(2, self.stream, UInt32Codec.self)
    writer.field(3, self.method, StringCodec.self)
    writer.field(4, optional: self.tenant, UuidCodec.self)
    writer.field(5, self.age, DurationCodec.self)
    writer.field(6, self.remaining, DurationCodec.self)
    writer.field(7, self.isCancelled, BoolCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.once(&seen0, 1 << 0)
        try reader.text(&self.connection)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.stream = try UInt32Codec.read(from: &reader)
      case 26:
        try reader.once(&seen0, 1 << 2)
        try reader.text(&self.method)
      case 34:
        try reader.once(&seen0, 1 << 3)
        self.tenant = try UuidCodec.read(from: &reader)
      case 40:
        try reader.once(&seen0, 1 << 4)
        self.age = try DurationCodec.read(from: &reader)
      case 48:
        try reader.once(&seen0, 1 << 5)
        self.remaining = try DurationCodec.read(from: &reader)
      case 56:
        try reader.once(&seen0, 1 << 6)
        self.isCancelled = try BoolCodec.read(from: &reader)
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

/// Asks for the lanes in which calls run.
public struct ListLanesRequest: WireMessage {
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

/// The lanes, and what waits in them.
public struct ListLanesResponse: WireMessage {
  /// Field 1.
  public var lanes: [LaneInfo] = []
  /// Threads that own connections.
  public var reactors: UInt32 = 0
  /// Field 3.
  public var workers: WorkerInfo = WorkerInfo()
  /// Field 4.
  public var writer: WriterInfo = WriterInfo()
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    lanes: [LaneInfo] = [], reactors: UInt32 = 0, workers: WorkerInfo = WorkerInfo(),
    writer: WriterInfo = WriterInfo()
  ) {
    self.lanes = lanes
    self.reactors = reactors
    self.workers = workers
    self.writer = writer
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.lanes, MessageCodec<LaneInfo>.self)
    writer.field(2, self.reactors, UInt32Codec.self)
    writer.message(3, self.workers)
    writer.message(4, self.writer)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.lanes, MessageCodec<LaneInfo>.self)
      case 16:
        try reader.once(&seen0, 1 << 0)
        self.reactors = try UInt32Codec.read(from: &reader)
      case 26:
        try reader.once(&seen0, 1 << 1)
        try reader.message(&self.workers)
      case 34:
        try reader.once(&seen0, 1 << 2)
        try reader.message(&self.writer)
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

/// One lane.
public struct LaneInfo: WireMessage {
  /// As in the schema: `reads(point)`, `writes` and so on.
  public var name: String = ""
  /// Calls that have ended.
  public var calls: UInt64 = 0
  /// Of these, those that ended with another code than `ok`.
  public var failed: UInt64 = 0
  /// Half of the calls waited no longer before their handler began.
  public var queueMedian: TimeSpan = TimeSpan(microseconds: 0)
  /// 99 of 100 waited no longer.
  public var queueHigh: TimeSpan = TimeSpan(microseconds: 0)
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    name: String = "", calls: UInt64 = 0, failed: UInt64 = 0,
    queueMedian: TimeSpan = TimeSpan(microseconds: 0),
    queueHigh: TimeSpan = TimeSpan(microseconds: 0)
  ) {
    self.name = name
    self.calls = calls
    self.failed = failed
    self.queueMedian = queueMedian
    self.queueHigh = queueHigh
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.name, StringCodec.self)
    writer.field(2, self.calls, UInt64Codec.self)
    writer.field(3, self.failed, UInt64Codec.self)
    writer.field(4, self.queueMedian, DurationCodec.self)
    writer.field(5, self.queueHigh, DurationCodec.self)
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
        self.calls = try UInt64Codec.read(from: &reader)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.failed = try UInt64Codec.read(from: &reader)
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.queueMedian = try DurationCodec.read(from: &reader)
      case 40:
        try reader.once(&seen0, 1 << 4)
        self.queueHigh = try DurationCodec.read(from: &reader)
      default:
        switch tag >> 3 {
        case 1...5: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {}
}

/// The threads for reports and long work.
public struct WorkerInfo: WireMessage {
  /// Field 1.
  public var threads: UInt32 = 0
  /// Field 2.
  public var queued: UInt32 = 0
  /// Field 3.
  public var running: UInt32 = 0
  /// Calls that were refused because too many waited.
  public var refused: UInt64 = 0
  /// Calls that were dropped because the queue stood for too long.
  public var shed: UInt64 = 0
  /// The queue stands for too long now.
  public var isOverloaded: Bool = false
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    threads: UInt32 = 0, queued: UInt32 = 0, running: UInt32 = 0, refused: UInt64 = 0,
    shed: UInt64 = 0, isOverloaded: Bool = false
  ) {
    self.threads = threads
    self.queued = queued
    self.running = running
    self.refused = refused
    self.shed = shed
    self.isOverloaded = isOverloaded
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.threads, UInt32Codec.self)
    writer.field(2, self.queued, UInt32Codec.self)
    writer.field(3, self.running, UInt32Codec.self)
    writer.field(4, self.refused, UInt64Codec.self)
    writer.field(5, self.shed, UInt64Codec.self)
    writer.field(6, self.isOverloaded, BoolCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.threads = try UInt32Codec.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.queued = try UInt32Codec.read(from: &reader)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.running = try UInt32Codec.read(from: &reader)
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.refused = try UInt64Codec.read(from: &reader)
      case 40:
        try reader.once(&seen0, 1 << 4)
        self.shed = try UInt64Codec.read(from: &reader)
      case 48:
        try reader.once(&seen0, 1 << 5)
        self.isOverloaded = try BoolCodec.read(from: &reader)
      default:
        switch tag >> 3 {
        case 1...6: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {}
}

/// The thread that writes.
public struct WriterInfo: WireMessage {
  /// Field 1.
  public var queued: UInt32 = 0
  /// Transactions committed.
  public var batches: UInt64 = 0
  /// Writes run.
  public var jobs: UInt64 = 0
  /// Field 4.
  public var refused: UInt64 = 0
  /// The most writes that shared a commit.
  public var largestBatch: UInt32 = 0
  /// Field 6.
  public var slowestCommit: TimeSpan = TimeSpan(microseconds: 0)
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    queued: UInt32 = 0, batches: UInt64 = 0, jobs: UInt64 = 0, refused: UInt64 = 0,
    largestBatch: UInt32 = 0, slowestCommit: TimeSpan = TimeSpan(microseconds: 0)
  ) {
    self.queued = queued
    self.batches = batches
    self.jobs = jobs
    self.refused = refused
    self.largestBatch = largestBatch
    self.slowestCommit = slowestCommit
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.queued, UInt32Codec.self)
    writer.field(2, self.batches, UInt64Codec.self)
    writer.field(3, self.jobs, UInt64Codec.self)
    writer.field(4, self.refused, UInt64Codec.self)
    writer.field(5, self.largestBatch, UInt32Codec.self)
    writer.field(6, self.slowestCommit, DurationCodec.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    var seen0: UInt64 = 0
    while let tag = try reader.nextTag() {
      switch tag {
      case 8:
        try reader.once(&seen0, 1 << 0)
        self.queued = try UInt32Codec.read(from: &reader)
      case 16:
        try reader.once(&seen0, 1 << 1)
        self.batches = try UInt64Codec.read(from: &reader)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.jobs = try UInt64Codec.read(from: &reader)
      case 32:
        try reader.once(&seen0, 1 << 3)
        self.refused = try UInt64Codec.read(from: &reader)
      case 40:
        try reader.once(&seen0, 1 << 4)
        self.largestBatch = try UInt32Codec.read(from: &reader)
      case 48:
        try reader.once(&seen0, 1 << 5)
        self.slowestCommit = try DurationCodec.read(from: &reader)
      default:
        switch tag >> 3 {
        case 1...6: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {}
}

/// Asks for the limits in force.
public struct GetLimitsRequest: WireMessage {
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

/// Every limit of this server.
public struct ServerLimits: WireMessage {
  /// Field 1.
  public var limits: [ServerLimit] = []
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(limits: [ServerLimit] = []) {
    self.limits = limits
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.list(1, self.limits, MessageCodec<ServerLimit>.self)
    writer.unknown(unknownFields)
  }

  /// Reads fields until `reader` is at the end of the message.
  public mutating func read(from reader: inout WireReader) throws(WireError) {
    while let tag = try reader.nextTag() {
      switch tag {
      case 10:
        try reader.append(to: &self.limits, MessageCodec<ServerLimit>.self)
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

/// One limit.
public struct ServerLimit: WireMessage {
  /// For example `connectionsPerAddressMax`; the unit stands before the bound.
  public var name: String = ""
  /// 0 for a limit that is off.
  public var value: UInt64 = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(name: String = "", value: UInt64 = 0) {
    self.name = name
    self.value = value
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.name, StringCodec.self)
    writer.field(2, self.value, UInt64Codec.self)
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
        self.value = try UInt64Codec.read(from: &reader)
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

/// Asks what runs.
public struct GetBuildRequest: WireMessage {
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

/// What runs, and since when.
public struct BuildInfo: WireMessage {
  /// The program's name and version.
  public var name: String = ""
  /// Changes with each start.
  public var instance: Uuid = .zero
  /// Field 3.
  public var uptime: TimeSpan = TimeSpan(microseconds: 0)
  /// SHA-256 of the schema files, in lower-case hex.
  public var schemaFingerprint: String = ""
  /// Field 5.
  public var processors: UInt32 = 0
  /// Fields of later versions of the schema, kept and written back.
  public var unknownFields = UnknownFields()

  /// The message with every field at its default.
  public init() {}

  /// The message with these fields and the others at their defaults.
  public init(
    name: String = "", instance: Uuid = .zero, uptime: TimeSpan = TimeSpan(microseconds: 0),
    schemaFingerprint: String = "", processors: UInt32 = 0
  ) {
    self.name = name
    self.instance = instance
    self.uptime = uptime
    self.schemaFingerprint = schemaFingerprint
    self.processors = processors
  }

  /// Writes the fields in ascending number, then the unknown fields.
  public func write(to writer: inout WireWriter) {
    writer.field(1, self.name, StringCodec.self)
    writer.field(2, self.instance, UuidCodec.self)
    writer.field(3, self.uptime, DurationCodec.self)
    writer.field(4, self.schemaFingerprint, StringCodec.self)
    writer.field(5, self.processors, UInt32Codec.self)
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
        self.instance = try UuidCodec.read(from: &reader)
      case 24:
        try reader.once(&seen0, 1 << 2)
        self.uptime = try DurationCodec.read(from: &reader)
      case 34:
        try reader.once(&seen0, 1 << 3)
        try reader.text(&self.schemaFingerprint)
      case 40:
        try reader.once(&seen0, 1 << 4)
        self.processors = try UInt32Codec.read(from: &reader)
      default:
        switch tag >> 3 {
        case 1...5: throw reader.wrongWireType()
        default: try reader.keepUnknown(in: &unknownFields)
        }
      }
    }
  }

  /// Adds one violation for each constraint of the schema that does not hold.
  public func validate(_ validator: inout Validator) {}
}
