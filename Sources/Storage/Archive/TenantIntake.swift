import Auth
package import Crypto
package import FrontdeskAPI
import JSONText
import SQLInterface
package import Seams
package import WireFormat

/// Reads an archive and writes the tenant that is in it, as its bytes come. The rows are written
/// some at a time and nobody can see them, because the row that makes the tenant known is
/// written last; whatever breaks off before that leaves nothing that can be seen, and is cleared
/// away. It belongs to one thread.
package final class TenantIntake {
  /// What was read.
  package struct Outcome: Sendable {
    package let tenant: Tenant
    package let rows: Int64
    package let files: Int64
    /// SHA-256 of all lines but the last.
    package let digest: Digest
  }

  private let store: Store
  private let passphrase: String
  private let steps: IntakeSteps
  private let isDryRun: Bool
  private let files: (any ArchiveFiles)?
  private let erasures: ErasureLog?

  private var buffer: [UInt8] = []
  private var lines = 0
  private var hash: SHA256? = SHA256()
  private var end: JSONValue?

  private var header: ArchiveHeader?
  private var key: TransferKey?
  private var tables: [StoredTable] = []
  private var place = 0
  private var digest = RowDigest()
  /// Rows that were read and not written, in groups that are written at once.
  private var groups: [[[StoredValue]]] = []
  private var group: [[StoredValue]] = []
  private var groupBytes = 0
  /// Written at the end: by these the tenant is known, and its work goes on.
  private var last: [String: [[StoredValue]]] = [:]
  private var tenant: Tenant?
  private var rows: Int64 = 0
  private var fileCount: Int64 = 0
  private var fileBytes: Int64?

  private static let groupRows = 200
  private static let groupBytesMax = 128 << 10
  private static let groupsMax = 8
  private static let lastTables: Set = ["jobs", "tenants"]

  /// `token` is this import's own. A dry run checks all and writes nothing.
  package init(
    _ store: Store, passphrase: String, by author: Author, token: Uuid, isDryRun: Bool,
    files: (any ArchiveFiles)?, erasures: ErasureLog?, clock: any Clock
  ) {
    self.store = store
    self.passphrase = passphrase
    self.isDryRun = isDryRun
    self.files = files
    self.erasures = erasures
    steps = IntakeSteps(store, author, token: token, clock: clock)
  }

  /// Takes the next bytes.
  package func take(_ bytes: [UInt8]) throws(ArchiveFailure) {
    var start = 0
    while let newline = bytes[start...].firstIndex(of: 10) {
      buffer += bytes[start...newline]
      start = newline + 1
      let line = buffer
      buffer.removeAll(keepingCapacity: true)
      try take(line: line)
    }
    buffer += bytes[start...]
    guard buffer.count <= TenantArchive.lineBytesMax else { throw altered }
  }

  /// The bytes are over: makes the tenant known.
  package func finish() throws(ArchiveFailure) -> Outcome {
    guard buffer.isEmpty, end != nil, let tenant, let digest = finished else {
      throw lines == 0 ? .noArchive : .truncated
    }
    if !isDryRun {
      try checkChain()
      try eraseAgain()
      try steps.end(tables, last, tenant)
    }
    return Outcome(tenant: tenant, rows: rows, files: fileCount, digest: digest)
  }

  /// Clears away what was written. Not after `finish` has succeeded.
  package func abandon() {
    files?.abandon()
    guard !isDryRun else { return }
    try? steps.clearAndForget(tables)
  }

  private var finished: Digest?
  private var altered: ArchiveFailure { .altered(line: lines) }

  private func take(line: [UInt8]) throws(ArchiveFailure) {
    lines += 1
    guard end == nil else { throw altered }
    let json: JSONValue
    do throws(JSONParser.Failure) {
      json = try JSONParser.parse(line, JSONLimits(depthMax: 4))
    } catch {
      throw lines == 1 ? .noArchive : altered
    }
    if json["end"] != nil { return try takeEnd(json) }
    unsafe hash?.update(line.span.bytes)
    guard header != nil else { return try begin(try ArchiveHeader(json)) }
    switch json {
    case .array(let values): try take(row: values, bytes: line.count)
    case .object where json["table"] != nil: try endTable(json)
    case .object, .string: try take(file: json)
    case .null, .bool, .number: throw altered
    }
  }
}

// The rows.
extension TenantIntake {
  private func begin(_ header: ArchiveHeader) throws(ArchiveFailure) {
    let key = TenantArchive.key(passphrase, of: header.tenant)
    guard TenantArchive.check(key, header.tenant) == header.check else { throw .wrongPassphrase }
    do throws(SQLError) {
      let reader = try store.makeReadStore(for: .report)
      defer { reader.close() }
      tables = try StoredTable.all(of: reader.sql.connection).filter(\.hasTenant)
    } catch {
      throw .sql(error)
    }
    let own = tables.map { ($0.name, $0.columnsWithoutTenant) }
    guard own.elementsEqual(header.tables, by: { $0.0 == $1.name && $0.1 == $1.columns }) else {
      throw .otherSchema(found: header.schema, own: Int64(Migration.all.last?.number ?? 0))
    }
    self.header = header
    self.key = key
    try steps.begin(header.tenant, isDryRun: isDryRun)
    if !isDryRun { try steps.clear(tables) }
  }

  private func take(row values: [JSONValue], bytes: Int) throws(ArchiveFailure) {
    guard let header, place < tables.count else { throw altered }
    let table = tables[place]
    guard let tenantColumn = table.tenantColumn, values.count + 1 == table.columns.count,
      digest.rows < header.tables[place].rows
    else { throw altered }
    var row: [StoredValue] = []
    row.reserveCapacity(table.columns.count)
    for value in values {
      if row.count == tenantColumn { row.append(.identifier(header.tenant)) }
      guard let stored = StoredValue(value, table.columns[row.count].kind) else { throw altered }
      row.append(stored)
    }
    if row.count == tenantColumn { row.append(.identifier(header.tenant)) }
    digest.add(row)
    try look(at: &row, table, header)
    if Self.lastTables.contains(table.name) {
      last[table.name, default: []].append(row)
    } else {
      try add(row, bytes, table)
    }
    rows += 1
  }

  /// What stands in a row that means something here.
  private func look(
    at row: inout [StoredValue], _ table: StoredTable, _ header: ArchiveHeader
  ) throws(ArchiveFailure) {
    switch table.name {
    case "subject_keys": try rewrap(&row, table, header.tenant)
    case "evidence":
      guard let column = table.column("path"), case .text(let path) = row[column],
        path.isEmpty || TenantArchive.isFilePath(path)
      else { throw altered }
    case "tenants":
      guard let column = table.column("record"), case .bytes(let record) = row[column],
        let tenant = unsafe try? Tenant(decoding: record.span.bytes), tenant.id == header.tenant
      else { throw altered }
      self.tenant = tenant
    default: break
    }
  }

  /// Puts a key that this store's master key opens in the place of the one that the passphrase
  /// opens.
  private func rewrap(
    _ row: inout [StoredValue], _ table: StoredTable, _ tenant: Uuid
  ) throws(ArchiveFailure) {
    guard let key, let subject = table.column("subject_id").flatMap({ row[$0].id }),
      let column = table.column("wrapped"), case .bytes(let wrapped) = row[column]
    else { throw altered }
    // Erased.
    guard !wrapped.isEmpty else { return }
    do throws(CryptoError) {
      let open = try key.unwrap(wrapped)
      let binding = SubjectKeys.binding(.system(tenant, "a key of an archive"), subject)
      row[column] = unsafe .bytes(store.master.wrap(open, binding: binding.span.bytes))
    } catch {
      throw altered
    }
  }

  private func add(
    _ row: [StoredValue], _ bytes: Int, _ table: StoredTable
  ) throws(ArchiveFailure) {
    guard !isDryRun else { return }
    group.append(row)
    groupBytes += bytes
    guard group.count >= Self.groupRows || groupBytes >= Self.groupBytesMax else { return }
    groups.append(group)
    group = []
    groupBytes = 0
    if groups.count >= Self.groupsMax { try write(table) }
  }

  private func write(_ table: StoredTable) throws(ArchiveFailure) {
    if !group.isEmpty { groups.append(group) }
    let all = groups
    (group, groupBytes, groups) = ([], 0, [])
    do throws(ArchiveFailure) { try steps.insert(all, table) } catch {
      guard case .write(.sql(.constraint)) = error else { throw error }
      throw altered
    }
  }

  private func endTable(_ json: JSONValue) throws(ArchiveFailure) {
    guard let header, place < tables.count, json["table"]?.string == tables[place].name,
      json["rows"]?.integer == digest.rows, header.tables[place].rows == digest.rows,
      json["digest"]?.string == digest.text
    else { throw altered }
    try write(tables[place])
    digest = RowDigest()
    place += 1
  }
}

// What comes after the rows.
extension TenantIntake {
  private func take(file json: JSONValue) throws(ArchiveFailure) {
    guard place == tables.count, header != nil else { throw altered }
    if let path = json["file"]?.string {
      guard fileBytes == nil, TenantArchive.isFilePath(path) else { throw altered }
      fileBytes = 0
      fileCount += 1
      if isDryRun { return }
      guard let files else { throw .noPlaceForFiles }
      return try files.begin(path)
    }
    guard let count = fileBytes else { throw altered }
    if let bytes = json["bytes"]?.integer {
      guard bytes == count else { throw altered }
      fileBytes = nil
      if !isDryRun { try files?.end() }
      return
    }
    guard let text = json.string, text.utf8.first == UInt8(ascii: "="),
      let bytes = Base64URL.decode(text.utf8.dropFirst())
    else { throw altered }
    fileBytes = count + Int64(bytes.count)
    if !isDryRun { try files?.append(bytes) }
  }

  private func takeEnd(_ json: JSONValue) throws(ArchiveFailure) {
    guard header != nil, let key, place == tables.count, fileBytes == nil,
      let hash = hash.take()?.finish(),
      json["end"]?.integer == rows, json["files"]?.integer == fileCount,
      json["sha256"]?.string == hash.description,
      json["proof"]?.string == key.proof(of: hash.bytes).description
    else { throw altered }
    finished = hash
    end = json
  }

  /// What was exported may have been broken before, and is not to be taken for sound here.
  private func checkChain() throws(ArchiveFailure) {
    guard let header else { throw .truncated }
    let verdict: ChainVerdict
    do throws(SQLError) {
      let reader = try store.makeReadStore(for: .report)
      defer { reader.close() }
      verdict = try reader.verifyChain(.system(header.tenant, "an archive is read"))
    } catch {
      throw .sql(error)
    }
    switch verdict {
    case .intact: return
    case .altered(let seq), .missing(let seq), .beyondHead(let seq): throw .brokenChain(seq: seq)
    }
  }

  /// Whom this server has erased since the archive was written does not come back with it.
  private func eraseAgain() throws(ArchiveFailure) {
    guard let erasures, let header else { return }
    do throws(ErasureFailure) {
      let entries = try erasures.read().entries.filter { $0.tenant == header.tenant }
      _ = try store.replay(entries, now: steps.now)
    } catch {
      throw .erasure
    }
  }
}
