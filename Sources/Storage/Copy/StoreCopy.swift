package import Crypto
package import SQLInterface
package import WireFormat

/// Copies the rows of one store, or of one tenant of it, to another, on the same engine or the
/// other. A copy that was cut short goes on where it ended: rows are copied in the order of
/// their keys, each page in a transaction, so that what the target has of a table is its
/// beginning. At the end the rows of both are hashed and compared.
///
/// Nobody may write to either store meanwhile.
package final class StoreCopy {
  /// How a copy ended.
  package enum Outcome: Sendable, Hashable {
    /// Every row is there, and the hashes of both stores are the same: `digest` is made of
    /// those of all rows, and the same on whatever engine they are.
    case copied(rows: Int64, tables: Int, tenants: Int, digest: Digest)
    /// The stores have other tables: bring both to the same version first.
    case otherTables
    /// The target holds rows that no earlier part of this copy has put there.
    case targetInUse(table: String)
    /// The target holds part of a copy of something else, or of an older state.
    case otherCopy
    /// There is no such tenant.
    case noTenant
    /// A table holds rows of a tenant that is not there.
    case strayRows(table: String)
    /// What was copied is not what is there: a row changed meanwhile, or a file is damaged.
    case differs(table: String, tenant: Uuid)
  }

  private let source: any SQLConnection
  private let target: any SQLConnection
  private let tenant: Uuid?
  private var done: Int64 = 0
  private var total: Int64 = 0
  /// Of what this run has read of the source to its end.
  private var digests: [Place: RowDigest] = [:]

  private struct Place: Hashable {
    let table: String
    let tenant: Uuid
  }

  /// A copy that is cut short begins again with what was not committed.
  private static let pagesPerCommit = 10

  // Belongs to a store and not to its rows.
  private static let ownTables: Set = ["schema_migrations", "meta"]
  private static let markName = "copy under way"

  /// Copies all tenants, or `tenant` alone. The target must have the schema already.
  package init(
    from source: any SQLDatabase, to target: any SQLDatabase, tenant: Uuid? = nil
  ) throws(SQLError) {
    self.source = try source.openReader(for: .report)
    self.target = try target.openWriter()
    self.tenant = tenant
  }

  package func close() {
    source.rollback()
    source.close()
    target.close()
  }

  /// Copies and compares. `progress` gets the rows that are in the target, and how many there
  /// will be.
  package func run(_ progress: (_ done: Int64, _ total: Int64) -> Void) throws(SQLError) -> Outcome
  {
    // One snapshot for all of it.
    try source.begin(.read)
    guard let all = try StoredTable.shared(source, target) else { return .otherTables }
    let tables = all.filter {
      !Self.ownTables.contains($0.name) && ($0.hasTenant || tenant == nil)
    }
    let tenants = try self.tenants()
    if let tenant, !tenants.contains(tenant) { return .noTenant }
    let scopes = tenant.map { [$0] } ?? ([.zero] + tenants)
    if let obstacle = try obstacle(tables, scopes) { return obstacle }
    for table in tables {
      for scope in table.hasTenant ? scopes : [.zero] { try copy(table, scope, progress) }
    }
    var whole: [UInt8] = []
    for table in tables {
      for scope in table.hasTenant ? scopes : [.zero] {
        guard let digest = try compared(table, scope) else {
          return .differs(table: table.name, tenant: scope)
        }
        digest.append(to: &whole)
      }
    }
    try writeMark(nil)
    try target.checkpoint(.truncate)
    return .copied(
      rows: done, tables: tables.count, tenants: scopes.count, digest: SHA256.hash(whole))
  }

  private func tenants() throws(SQLError) -> [Uuid] {
    let list = try source.prepare("SELECT tenant_id FROM tenants ORDER BY tenant_id")
    defer { list.reset() }
    list.reach(nil)
    var tenants: [Uuid] = []
    while try list.step() { tenants.append(list.uuid(0)) }
    return tenants
  }

  /// Why nothing can be copied; notes in the target what is, and counts it.
  private func obstacle(
    _ tables: [StoredTable], _ scopes: [Uuid]
  ) throws(SQLError) -> Outcome? {
    let mark = try mark(scopes)
    let found = try readMark()
    if let found, found != mark { return .otherCopy }
    for table in tables {
      let scopes = table.hasTenant ? scopes : [.zero]
      var rows: Int64 = 0
      for scope in scopes {
        rows += try count(table.count, table, scope, source)
        if found == nil, try count(table.count, table, scope, target) > 0 {
          return .targetInUse(table: table.name)
        }
      }
      total += rows
      guard tenant == nil, source.dialect == .sqlite else { continue }
      if try count(table.countAll, nil, .zero, source) != rows {
        return .strayRows(table: table.name)
      }
      if found == nil, target.dialect == .sqlite,
        try count(table.countAll, nil, .zero, target) > 0
      {
        return .targetInUse(table: table.name)
      }
    }
    if found == nil { try writeMark(mark) }
    return nil
  }

  private func count(
    _ text: String, _ table: StoredTable?, _ scope: Uuid, _ connection: any SQLConnection
  ) throws(SQLError) -> Int64 {
    let statement = try connection.prepare(text)
    defer { statement.reset() }
    if let table { _ = statement.aim(at: table, scope) }
    return try statement.step() ? statement.int64(0) : 0
  }

  private func copy(
    _ table: StoredTable, _ scope: Uuid, _ progress: (Int64, Int64) -> Void
  ) throws(SQLError) {
    let found = try target.prepare(table.selectLast)
    _ = found.aim(at: table, scope)
    let last = try found.step() ? table.row(found) : nil
    found.reset()
    if last != nil { done += try count(table.count, table, scope, target) }
    var walk = RowWalk(table, scope, source, after: last)
    var inserter = RowInserter(table, scope, target)
    var digest = RowDigest()
    var rows = try walk.next()
    while !rows.isEmpty {
      try target.begin(.write)
      do throws(SQLError) {
        var pages = 0
        while !rows.isEmpty, pages < Self.pagesPerCommit {
          try inserter.insert(rows)
          for row in rows { digest.add(row) }
          done += Int64(rows.count)
          rows = try walk.next()
          pages += 1
        }
        try target.commit()
      } catch {
        target.rollback()
        throw error
      }
      progress(done, total)
    }
    // What an earlier part of the copy has put there was not seen now.
    if last == nil { digests[Place(table: table.name, tenant: scope)] = digest }
  }

  /// The digest of the rows in the target; nil when the source's is another one.
  private func compared(_ table: StoredTable, _ scope: Uuid) throws(SQLError) -> RowDigest? {
    var walks = (RowWalk(table, scope, source), RowWalk(table, scope, target))
    let known = digests[Place(table: table.name, tenant: scope)]
    var digests = (known ?? RowDigest(), RowDigest())
    var isOver = false
    // By turns, so that no connection idles for long.
    while !isOver {
      let pages = (known == nil ? try walks.0.next() : [], try walks.1.next())
      for row in pages.0 { digests.0.add(row) }
      for row in pages.1 { digests.1.add(row) }
      isOver = pages.0.isEmpty && pages.1.isEmpty
    }
    return digests.0 == digests.1 ? digests.1 : nil
  }
}

// The note in the target of what is being copied to it.
extension StoreCopy {
  /// The ends of the chains that are copied: another state of the source has others.
  func mark(_ scopes: [Uuid]) throws(SQLError) -> String {
    var bytes: [UInt8] = [tenant == nil ? 0 : 1]
    let head = try source.prepare("SELECT seq, hash FROM tenant_heads WHERE tenant_id = ?1")
    for scope in scopes {
      head.reach(scope)
      head.bind(scope, at: 1)
      bytes.append(scope)
      if try head.step() {
        bytes.append(big: UInt64(bitPattern: head.int64(0)))
        unsafe bytes.append(contentsOf: [UInt8](head.bytes(1)))
      }
      head.reset()
    }
    return SHA256.hash(bytes).withBytes { hash in
      unsafe hash.withUnsafeBytes { unsafe Base64URL.encode(Array($0)) }
    }
  }

  private func readMark() throws(SQLError) -> String? {
    let find = try target.prepare("SELECT value FROM meta WHERE name = ?1")
    defer { find.reset() }
    find.reach(nil)
    find.bind(text: Self.markName, at: 1)
    return unsafe try find.step() ? String(decoding: find.bytes(0), as: UTF8.self) : nil
  }

  private func writeMark(_ mark: String?) throws(SQLError) {
    let change = try target.prepare(
      mark == nil
        ? "DELETE FROM meta WHERE name = ?1"
        : "INSERT INTO meta (name, value) VALUES (?1, ?2)")
    defer { change.reset() }
    change.reach(nil)
    change.bind(text: Self.markName, at: 1)
    if let mark { change.bind(text: mark, at: 2) }
    while try change.step() {}
  }
}
