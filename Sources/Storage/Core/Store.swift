package import Crypto
package import SQLInterface
package import Seams

/// The records of all tenants: opens the database, brings it to this program's schema, makes
/// the readers, and owns the writer.
package final class Store: Sendable {
  /// Why a store does not open.
  package enum Failure: Error, Sendable, Hashable {
    case migration(Migrator.Failure)
    /// Records are sealed with another master key.
    case wrongMasterKey
    case sql(SQLError)
  }

  package let writer: Writer
  private let database: any SQLDatabase
  private let master: MasterKey
  private let erasures: ErasureCount

  /// Opens and migrates `database`. The writer does nothing until it is started.
  package init(
    _ database: any SQLDatabase, master: MasterKey, clock: any Clock,
    options: Writer.Options = Writer.Options(), migrations: [Migration] = Migration.all
  ) throws(Failure) {
    let erasures = ErasureCount()
    let connection: any SQLConnection
    do throws(SQLError) { connection = try database.openWriter() } catch { throw .sql(error) }
    do throws(Migrator.Failure) {
      try Migrator(connection, clock: clock, migrations: migrations).migrate()
    } catch {
      throw .migration(error)
    }
    let sql = SQLStatementCache(connection)
    let isOwnKey: Bool
    do throws(SQLError) { isOwnKey = try MasterKeyCheck(master: master).passes(sql) } catch {
      throw .sql(error)
    }
    guard isOwnKey else {
      sql.close()
      throw .wrongMasterKey
    }
    let store = WriteStore(
      sql: sql, keys: SubjectKeys(master: master, erasures: erasures),
      journal: Journal())
    self.database = database
    self.master = master
    self.erasures = erasures
    self.writer = Writer(WriteBatch(store, clock, erasures), clock: clock, options: options)
  }

  /// A connection of its own for the calling thread, which must be the only one to use it.
  package func makeReadStore(
    for use: SQLReaderUse = .point
  ) throws(SQLError) -> ReadStore {
    ReadStore(
      sql: SQLStatementCache(try database.openReader(for: use)),
      keys: SubjectKeys(master: master, erasures: erasures))
  }
}
