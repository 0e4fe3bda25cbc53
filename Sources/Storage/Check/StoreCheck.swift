import Auth
package import Crypto
package import FrontdeskAPI
package import SQLInterface
import Seams
package import WireFormat

/// What a walk over a whole store finds: whether every tenant's chain is whole, and whether
/// what is sealed can be opened. It reads only, so that it runs beside a serving process.
package struct StoreCheck {
  /// One tenant, as it was found.
  package struct TenantReport: Sendable, Hashable {
    package let tenant: Tenant
    package let chain: ChainVerdict
    /// Histories that are sealed with a key that was not erased and yet do not open.
    package let unreadable: [Int64]
    /// Histories whose key was erased.
    package let erased: Int64
  }

  /// The number of the last migration that the store has.
  package let schemaVersion: Int
  private let store: ReadStore

  static let lastMigration = Query(
    global: "SELECT coalesce(max(number), 0) FROM schema_migrations")

  /// Opens `database` to look only; it is neither migrated nor changed.
  package init(_ database: any SQLDatabase, master: MasterKey) throws(Store.Failure) {
    let sql: SQLStatementCache
    let version: Int
    let isOwnKey: Bool
    do throws(SQLError) {
      sql = SQLStatementCache(try database.openReader(for: .report))
      version = try Self.version(sql)
      isOwnKey = try MasterKeyCheck(master: master).fits(sql)
    } catch {
      throw .sql(error)
    }
    let known = Migration.all.last?.number ?? 0
    guard version <= known else {
      throw .migration(.newerStore(found: version, known: known))
    }
    guard isOwnKey else { throw .wrongMasterKey }
    store = ReadStore(
      sql: sql, keys: SubjectKeys(master: master, erasures: ErasureCount()))
    schemaVersion = version
  }

  private static func version(_ sql: SQLStatementCache) throws(SQLError) -> Int {
    var rows = try sql.open(global: lastMigration.text)
    return try rows.next() ? rows.int(0) : 0
  }

  /// Every tenant, in no order, and before them the chain of calls that name none.
  package func tenants() throws(SQLError) -> [Tenant] {
    var platform = Tenant()
    platform.name = "(platform)"
    return [platform] + (try store.everyTenant())
  }

  /// How many rows each table has, by name.
  package func rowCounts() throws(SQLError) -> [(table: String, rows: Int64)] {
    let connection = store.sql.connection
    var counts: [(table: String, rows: Int64)] = []
    for table in try StoredTable.all(of: connection) {
      let count = try connection.prepare(table.countAll)
      counts.append((table.name, try count.step() ? count.int64(0) : 0))
      count.reset()
    }
    return counts
  }

  /// Where a tenant's chain ends: its number, and the hash that can be kept elsewhere.
  package func head(of tenant: Tenant) throws(SQLError) -> (sequence: Int64, hash: Digest) {
    let head = try store.recordedHead(.system(tenant.id, "looking at the end of the chain"))
    return (head.seq, head.hash)
  }

  /// Which of `committed`, tenants and their last events, the store has lost the end of.
  package func lostTails(_ committed: [Uuid: Int64]) throws(SQLError) -> [LostTail] {
    try store.lostTails(committed)
  }

  /// Ends the connection.
  package func close() { store.close() }

  /// Walks a tenant's chain and opens what is sealed in it. `progress` gets the entries that
  /// were looked at, in steps of 1,000.
  package func check(
    _ tenant: Tenant, progress: (Int64) -> Void
  ) throws(SQLError) -> TenantReport {
    let scope = TenantScope.system(tenant.id, "checking the store")
    store.begin()
    defer { store.end() }
    let chain = try store.verifyChain(scope)
    var unreadable: [Int64] = []
    var erased: Int64 = 0
    var last = Int64.min
    var done: Int64 = 0
    while true {
      let page = try store.entries(after: last, limit: 1000, scope)
      for entry in page {
        last = entry.seq
        guard entry.sealed != nil else { continue }
        do throws(SQLError) {
          if try store.history(of: entry, scope) == nil { erased += 1 }
        } catch .damaged {
          unreadable.append(entry.seq)
        }
      }
      done += Int64(page.count)
      progress(done)
      guard page.count == 1000 else { break }
    }
    return TenantReport(tenant: tenant, chain: chain, unreadable: unreadable, erased: erased)
  }
}
