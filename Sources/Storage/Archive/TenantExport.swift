package import Auth
package import Crypto
import JSONText
package import SQLInterface
import WireFormat

/// Writes one tenant as an archive: every row of every table that has a tenant, as one snapshot
/// has them. It belongs to one thread. The same rows are the same bytes, wherever they are.
package final class TenantExport {
  /// A file of which a row tells.
  package struct File: Sendable, Hashable {
    package let path: String
  }

  /// How many rows there are.
  package let rowsTotal: Int64
  /// How many are written.
  package private(set) var rows: Int64 = 0
  /// Known once all rows are written.
  package private(set) var files: [File] = []

  private let reader: ReadStore
  private let scope: TenantScope
  private let key: TransferKey
  private let master: MasterKey
  private let header: ArchiveHeader
  private let tables: [StoredTable]
  private var place = 0
  private var walk: RowWalk?
  private var digest = RowDigest()
  private var hash: SHA256? = SHA256()
  private var filesWritten: Int64 = 0
  private var fileBytes: Int64 = 0

  /// Takes the snapshot. `key` is that of the passphrase, for this tenant.
  package init(
    _ store: Store, _ scope: TenantScope, _ key: TransferKey
  ) throws(SQLError) {
    reader = try store.makeReadStore(for: .report)
    self.scope = scope
    self.key = key
    master = store.master
    let connection = reader.sql.connection
    var counted: [ArchiveHeader.Table] = []
    do throws(SQLError) {
      try connection.begin(.read)
      tables = try StoredTable.all(of: connection).filter(\.hasTenant)
      for table in tables {
        let count = try connection.prepare(table.count)
        _ = count.aim(at: table, scope.tenantID)
        let rows = try count.step() ? count.int64(0) : 0
        count.reset()
        counted.append(
          ArchiveHeader.Table(
            name: table.name, columns: table.columnsWithoutTenant, rows: rows))
      }
    } catch {
      connection.rollback()
      reader.close()
      throw error
    }
    header = ArchiveHeader(
      tenant: scope.tenantID, schema: Int64(Migration.all.last?.number ?? 0),
      check: TenantArchive.check(key, scope.tenantID), tables: counted)
    rowsTotal = counted.reduce(0) { $0 + $1.rows }
  }

  /// Lets go of the snapshot.
  package func close() {
    walk = nil
    reader.sql.connection.rollback()
    reader.close()
  }

  /// The first line.
  package func begin() -> [UInt8] { lines([header.json]) }

  /// The next rows; nil after the last table.
  package func nextRows() throws(SQLError) -> [UInt8]? {
    guard place < tables.count else { return nil }
    let table = tables[place]
    var walk = walk ?? RowWalk(table, scope.tenantID, reader.sql.connection)
    let found = try walk.next()
    self.walk = walk
    guard found.isEmpty else {
      var written: [JSONValue] = []
      written.reserveCapacity(found.count)
      for row in found { written.append(try line(row, table)) }
      rows += Int64(found.count)
      return lines(written)
    }
    let end: JSONValue = [
      "table": .string(table.name), "rows": .integer(digest.rows), "digest": .string(digest.text),
    ]
    place += 1
    self.walk = nil
    digest = RowDigest()
    return lines([end])
  }

  private func line(_ row: [StoredValue], _ table: StoredTable) throws(SQLError) -> JSONValue {
    var row = row
    if table.isOfKeys { try rewrap(&row, table) }
    if table.name == "evidence", let path = table.column("path"),
      case .text(let path) = row[path], !path.isEmpty
    {
      files.append(File(path: path))
    }
    digest.add(row)
    var values = row.map(\.json)
    if let tenant = table.tenantColumn { values.remove(at: tenant) }
    return .array(values)
  }

  /// Puts a key that the passphrase opens in the place of one that the master key opens.
  private func rewrap(_ row: inout [StoredValue], _ table: StoredTable) throws(SQLError) {
    guard let subject = table.column("subject_id").flatMap({ row[$0].id }),
      let column = table.column("wrapped"), case .bytes(let wrapped) = row[column]
    else { throw .damaged("subject_keys: a row without a subject") }
    // Erased.
    guard !wrapped.isEmpty else { return }
    let binding = SubjectKeys.binding(scope, subject)
    do throws(CryptoError) {
      let open = unsafe try master.unwrap(wrapped.span.bytes, binding: binding.span.bytes)
      row[column] = .bytes(key.wrap(open))
    } catch {
      throw .damaged("subject_keys: a key does not open with this master key")
    }
  }

  private func lines(_ values: [JSONValue]) -> [UInt8] {
    var bytes: [UInt8] = []
    for value in values {
      bytes += JSONPrinter.print(value).utf8
      bytes.append(10)
    }
    unsafe hash?.update(bytes.span.bytes)
    return bytes
  }
}

// What comes after the rows.
extension TenantExport {
  /// A file's bytes follow.
  package func begin(_ file: File) -> [UInt8] {
    fileBytes = 0
    filesWritten += 1
    return lines([["file": .string(file.path)]])
  }

  /// Some bytes of the file.
  package func part(_ bytes: [UInt8]) -> [UInt8] {
    fileBytes += Int64(bytes.count)
    return lines([.string("=" + Base64URL.encode(bytes))])
  }

  /// The file is over.
  package func endFile() -> [UInt8] { lines([["bytes": .integer(fileBytes)]]) }

  /// The last line; nothing can be written after it.
  package func end() -> [UInt8] {
    guard let hash = hash.take()?.finish() else { return [] }
    let proof = key.proof(of: hash.bytes)
    return lines([
      [
        "end": .integer(rows), "files": .integer(filesWritten),
        "sha256": .string(hash.description), "proof": .string(proof.description),
      ]
    ])
  }
}

extension StoredTable {
  /// Whether it is the one of the subjects' keys.
  var isOfKeys: Bool { name == "subject_keys" }

  /// The names of all columns but the tenant's.
  var columnsWithoutTenant: [String] {
    var names = columns.map(\.name)
    if let tenant = tenantColumn { names.remove(at: tenant) }
    return names
  }
}
