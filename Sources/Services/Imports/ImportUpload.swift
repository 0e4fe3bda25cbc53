import Auth
import CSV
import FrontdeskAPI
import FrontdeskServices
import RPCCore
import RPCServer
import SQLInterface
import Seams
import Storage
import Synchronization
import SystemIO
import WireFormat

/// Reads a file as it comes: each row is checked and put by, and nothing else is written before
/// the whole file has been read.
struct ImportUpload {
  /// A part of the rows that are put by.
  private static let partBytes = 512 << 10
  private static let rowsMax: UInt64 = 2_000_000
  private static let rowsBetweenSigns: UInt64 = 20_000

  private let environment: ServiceEnvironment
  private let call: WorkCall
  private let reader: ReadStore
  private let options: ImportOptions
  private var csv: CSVReader
  private var rows: RowReader?
  private var check: ImportCheck?
  private var job: ImportJob
  private var part: [UInt8] = []
  private var parts: Int64 = 0
  private var problems = ImportProblems(listed: 0)
  private var problemParts: Int64 = 0
  /// What `readers` read while the rows before it are looked at.
  private var records: ArraySlice<CSVRecord> = []
  /// What is being put by while the next rows are read.
  private var putting: BackgroundJob?
  private var counts = ImportCounts()
  /// Reading a telephone number costs more than all the rest of a row.
  private let readers = ParallelMap<CSVRecord, Result<ImportRow, RowRefusal>>(
    name: "rows", threads: min(ProcessLimits.processorCount, readersMax) - 1)
  private static let readersMax = 4

  init(
    _ environment: ServiceEnvironment, _ call: WorkCall, _ reader: ReadStore,
    _ options: ImportOptions, id: Uuid
  ) throws(RPCError) {
    self.environment = environment
    self.call = call
    self.reader = reader
    self.options = options
    csv = CSVReader(
      delimiter: try Self.delimiter(options.delimiter), encoding: Self.encoding(options.encoding))
    if options.dryRun || options.strict {
      check = ImportCheck(environment, try environment.tenant(call.scope), options)
    }
    let principal = call.context.principal
    job = ImportJob(
      options, id: id, at: call.now, principal: principal?.subject ?? "system",
      role: principal?.role)
  }

  private static func delimiter(_ text: String?) throws(RPCError) -> UInt8? {
    guard let text else { return nil }
    guard let byte = text.utf8.first, text.utf8.count == 1, byte < 0x7F, byte != 0x22,
      byte == 0x09 || byte >= 0x20
    else {
      throw RPCError(
        field: "options.delimiter", rule: "delimiter", "It must be one ASCII character, like ;.")
    }
    return byte
  }

  private static func encoding(_ encoding: FileEncoding) -> CSVEncoding? {
    switch encoding {
    case .unspecified, .automatic, .unrecognized: nil
    case .utf8: .utf8
    case .utf16: .utf16
    case .latin1: .windows1252
    }
  }

  /// Reads the file to its end, and says what becomes of it.
  mutating func run(
    _ first: [UInt8], next: () throws(RPCError) -> [UInt8]?
  ) throws(RPCError) -> Import {
    try begin()
    do throws(RPCError) {
      var bytes: [UInt8]? = first
      while let data = bytes {
        csv.feed(data)
        if let refusal = try take() { return try refuse(refusal) }
        bytes = try next()
      }
      csv.finish()
      if let refusal = try take(isLast: true) { return try refuse(refusal) }
      return try end()
    } catch {
      _ = try? refuse("The file did not come whole: \(error.message) Nothing was written.")
      throw error
    }
  }

  private func begin() throws(RPCError) {
    let job = job
    let scope = call.scope
    try BackgroundJob.run(as: job.author, on: call.store, scope) { call throws(RPCError) in
      var job = job
      call.store.allowUnrecordedChanges("a file that is read is no record yet")
      if let old = try db(try call.store.job(job.shown.id, scope)) {
        // One that was refused may be sent again, and so may one whose sender seems to have gone.
        let silence = call.now.microseconds - old.updatedAt.microseconds
        switch try ImportJob(old).shown.state {
        case .refused: break
        case .receiving where silence > Self.patienceMicroseconds: break
        default: throw RPCError(.alreadyExists, "This import is being sent already.")
        }
        try db(try call.store.deleteParts(.problems, of: job.shown.id, scope))
        try job.update(call, scope)
        return
      }
      try job.insert(call, scope)
    }
    reader.begin()
    let left = Result { () throws(SQLError) in
      try reader.lastPart(.input, of: job.shown.id, scope)
    }
    reader.end()
    try ImportJob.dropInput(
      of: job.shown.id, parts: try db(try left.get()), on: call.store, scope)
  }

  /// Whoever sends nothing for so long loses the import to somebody who sends it again.
  private static let patienceMicroseconds: Int64 = 120_000_000

  /// Takes the rows that are there, but for those that are still being read unless these are the
  /// last; why the file is refused, if so.
  private mutating func take(isLast: Bool = false) throws(RPCError) -> String? {
    reader.begin()
    defer { reader.end() }
    while true {
      var (records, bytes, refusal): ([CSVRecord], Int, String?) = ([], 0, nil)
      while records.count < Self.recordsAtOnce, bytes < Self.recordBytesAtOnce {
        do throws(CSVError) {
          guard let record = try csv.next() else { break }
          bytes += record.cells.reduce(0) { $0 + $1.utf8.count + Self.bytesBesideCell }
          records.append(record)
        } catch {
          refusal = error.message
          break
        }
      }
      if !records.isEmpty, let refused = try take(records) { return refused }
      guard refusal != nil || records.isEmpty else { continue }
      if refusal != nil || isLast, let refused = try finishReading() { return refused }
      return refusal
    }
  }

  // What is read together, and so held at the same time.
  private static let recordsAtOnce = 512
  private static let recordBytesAtOnce = 256 << 10
  /// What a cell takes that is empty: of those a record may have thousands.
  private static let bytesBesideCell = MemoryLayout<String>.size

  private mutating func take(_ records: [CSVRecord]) throws(RPCError) -> String? {
    var records = records[...]
    if rows == nil {
      guard let header = records.popFirst() else { return nil }
      if let refusal = takeHeader(header) { return refusal }
    }
    guard let rows else { return nil }
    let (before, read) = finished()
    self.records = records
    readers.begin(records.filter { !$0.isBlank }) { rows.row($0) }
    return try take(before, read)
  }

  /// The records that are being read, and what they say.
  private mutating func finished() -> (
    records: ArraySlice<CSVRecord>, rows: [Result<ImportRow, RowRefusal>]
  ) {
    defer { records = [] }
    return (records, records.isEmpty ? [] : readers.finish())
  }

  /// Takes the rows that are still being read.
  private mutating func finishReading() throws(RPCError) -> String? {
    let (records, read) = finished()
    return try take(records, read)
  }

  private mutating func take(
    _ records: ArraySlice<CSVRecord>, _ read: [Result<ImportRow, RowRefusal>]
  ) throws(RPCError) -> String? {
    var read = read[...]
    for record in records {
      job.shown.rows += 1
      guard job.shown.rows <= Self.rowsMax else {
        return "A file has at most \(Self.rowsMax) rows; split it."
      }
      // A check writes nothing, and still has to be seen to go on.
      if job.shown.rows % Self.rowsBetweenSigns == 0 { try putBy() }
      if record.isBlank {
        counts.skipped += 1
      } else if let row = read.popFirst() {
        try take(row)
      }
    }
    return nil
  }

  private mutating func takeHeader(_ record: CSVRecord) -> String? {
    do throws(ImportColumns.Refusal) {
      let columns = try ImportColumns(header: record.cells, options.content)
      rows = try? RowReader(
        environment, call.scope, columns, options,
        categories: try reader.categories(limit: 10_000, call.scope), now: call.now)
    } catch {
      return error.message
    }
    return rows == nil ? "The tenant's categories cannot be read." : nil
  }

  private mutating func take(_ row: Result<ImportRow, RowRefusal>) throws(RPCError) {
    switch row {
    case .failure(let refusal): add(refusal.problems)
    case .success(let row):
      if let problem = try look(at: row) {
        add([problem])
      } else if !options.dryRun {
        ImportRows.append(row, to: &part)
        if part.count >= Self.partBytes { try putBy() }
      }
    }
  }

  private mutating func look(at row: ImportRow) throws(RPCError) -> ImportProblem? {
    // Taken out, so that its tables are not copied.
    guard var checking = check.take() else { return nil }
    defer { check = checking }
    return try checking.look(at: row, call, reader)
  }

  private mutating func add(_ found: [ImportProblem]) {
    counts.errors += 1
    problems.add(found)
  }

  /// Stores the rows and problems since the last time, once those before are stored.
  private mutating func putBy() throws(RPCError) {
    try waitForPutting()
    let (rows, lines) = (part, problems.take())
    part = []
    if !rows.isEmpty { parts += 1 }
    if !lines.isEmpty { problemParts += 1 }
    let (job, parts, problemParts, scope) = (job, parts, problemParts, call.scope)
    // A snapshot that stays open would keep the log from being moved.
    reader.end()
    defer { reader.begin() }
    putting = BackgroundJob.submit(as: job.author, on: call.store, scope) {
      call throws(RPCError) in
      let version = try job.stored(call, scope).shown.version
      var job = job
      job.shown.version = version
      call.store.allowUnrecordedChanges("rows that are put by are no records yet")
      if !rows.isEmpty {
        try db(
          try call.store.insertSealedPart(
            rows, parts, .input, of: job.shown.id, sealedFor: job.keyID, scope))
      }
      if !lines.isEmpty {
        try db(
          try call.store.insertPart(lines, problemParts, .problems, of: job.shown.id, scope))
      }
      try job.update(call, scope)
    }
  }

  private mutating func waitForPutting() throws(RPCError) {
    let job = putting
    putting = nil
    try job?.wait()
  }

  private mutating func end() throws(RPCError) -> Import {
    if rows == nil { return try refuse(CSVError.empty.message) }
    try putBy()
    try waitForPutting()
    reader.end()
    job.shown.counts = counts
    job.shown.position = counts.errors + counts.skipped
    if options.dryRun {
      let found = check?.counts ?? ImportCounts()
      job.shown.counts = ImportCounts(
        added: found.added, updated: found.updated, unchanged: found.unchanged,
        skipped: counts.skipped + found.skipped, errors: counts.errors,
        customers: found.customers, notes: found.notes)
      job.shown.position = job.shown.rows
      job.shown.state = .checked
    } else if options.strict, counts.errors > 0 {
      return try refuse("\(counts.errors) rows are bad, and the import is strict.")
    } else {
      job.shown.state = .applying
      job.place = (1, 0)
    }
    return try settle()
  }

  /// Refuses the file, and forgets its rows.
  private mutating func refuse(_ message: String) throws(RPCError) -> Import {
    part = []
    try putBy()
    try waitForPutting()
    reader.end()
    job.shown.state = .refused
    job.shown.problem = message
    job.shown.counts = ImportCounts(errors: counts.errors)
    job.shown.position = 0
    let scope = call.scope
    try ImportJob.dropInput(of: job.shown.id, parts: parts, on: call.store, scope)
    return try settle()
  }

  private func settle() throws(RPCError) -> Import {
    let (job, scope) = (job, call.scope)
    let settled = Mutex(job.shown)
    try BackgroundJob.run(as: job.author, on: call.store, scope) { call throws(RPCError) in
      var job = job
      // Rows that are put by have moved its version on.
      job.shown.version = try job.stored(call, scope).shown.version
      try job.update(call, scope)
      job.record(job.shown.state == .applying ? .began : .ended, call, scope)
      settled.withLock { $0 = job.shown }
    }
    return settled.withLock { $0 }
  }
}
