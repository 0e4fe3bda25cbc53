package import Auth
package import Crypto
package import SQLInterface
package import Seams
package import WireFormat

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
  package var dialect: SQLDialect { database.dialect }
  private let database: any SQLDatabase
  let master: MasterKey
  private let erasures: ErasureCount
  /// Answers that point readers need not ask the engine for; nil where there are none, and always
  /// where other servers write.
  package let answers: AnswerCache?

  /// Opens and migrates `database`. The writer does nothing until it is started. Up to
  /// `answerBytes` are for a cache of answers, which only the embedded store can have.
  package init(
    _ database: any SQLDatabase, master: MasterKey, clock: any Clock,
    options: Writer.Options = Writer.Options(), migrations: [Migration] = Migration.all,
    answerBytes: Int = 0
  ) throws(Failure) {
    let erasures = ErasureCount()
    let answers =
      answerBytes > 0 && database.dialect.isEmbedded ? AnswerCache(bytes: answerBytes) : nil
    let first = try Self.openMigrated(database, clock, migrations)
    let isOwnKey: Bool
    do throws(SQLError) { isOwnKey = try MasterKeyCheck(master: master).passes(first) } catch {
      throw .sql(error)
    }
    guard isOwnKey else {
      first.close()
      throw .wrongMasterKey
    }
    var batches: [WriteBatch] = []
    do throws(SQLError) {
      for index in 0..<max(1, database.writerCount) {
        let sql = index == 0 ? first : SQLStatementCache(try database.openWriter())
        let store = WriteStore(
          sql: sql, keys: SubjectKeys(master: master, erasures: erasures), journal: Journal())
        batches.append(WriteBatch(store, clock, erasures, answers: answers))
      }
    } catch {
      throw .sql(error)
    }
    var options = options
    if !database.dialect.isEmbedded {
      options.announce = { tenants, settings in
        database.announce(tenants, settings: settings)
      }
    }
    self.database = database
    self.master = master
    self.erasures = erasures
    self.answers = answers
    let mover =
      database.dialect.isEmbedded
      ? LogMover { () throws(SQLError) in try database.openWriter() } : nil
    self.writer = Writer(batches, clock: clock, options: options, mover: mover) {
      database.close()
    }
  }

  /// The first connection that writes, on a store of this program's schema.
  private static func openMigrated(
    _ database: any SQLDatabase, _ clock: any Clock, _ migrations: [Migration]
  ) throws(Failure) -> SQLStatementCache {
    let owner: any SQLConnection
    do throws(SQLError) { owner = try database.openMigrator() } catch { throw .sql(error) }
    do throws(Migrator.Failure) {
      try Migrator(owner, clock: clock, migrations: migrations).migrate()
    } catch {
      owner.close()
      throw .migration(error)
    }
    guard !database.dialect.isEmbedded else { return SQLStatementCache(owner) }
    owner.close()
    do throws(SQLError) {
      let connection = try database.openWriter()
      if let problem = try RowSecurity(connection).problem() {
        connection.close()
        throw .misuse(problem)
      }
      return SQLStatementCache(connection)
    } catch {
      throw .sql(error)
    }
  }

  /// From now on `hear` is told what other servers of the same store announce, on another
  /// thread; never on the embedded store.
  package func listen(_ hear: @escaping @Sendable (SQLNews) -> Void) { database.listen(hear) }

  /// Copies of the store that follow it with a delay.
  package var standbys: [any SQLStandby] { database.standbys }

  /// As `makeReadStore`, reading from `standby`.
  package func makeReadStore(of standby: any SQLStandby) throws(SQLError) -> ReadStore {
    ReadStore(
      sql: SQLStatementCache(try standby.openReader()),
      keys: SubjectKeys(master: master, erasures: erasures))
  }

  /// A key for somebody who is about to be stored.
  package func freshKey(of subject: Uuid, _ scope: TenantScope) -> FreshKey {
    FreshKey(of: subject, master, scope)
  }

  /// A store without a connection: for what runs where nothing may be waited for.
  package func makeUnconnectedStore() -> ReadStore {
    ReadStore(
      sql: SQLStatementCache(UnconnectedConnection(dialect)),
      keys: SubjectKeys(master: master, erasures: erasures))
  }

  /// A connection of its own for the calling thread, which must be the only one to use it.
  package func makeReadStore(
    for use: SQLReaderUse = .point
  ) throws(SQLError) -> ReadStore {
    ReadStore(
      sql: SQLStatementCache(try database.openReader(for: use)),
      keys: SubjectKeys(master: master, erasures: erasures),
      answers: use == .point ? answers : nil)
  }

  /// A store for a thread that never waits, over the pipe that comes with it; nil on the embedded
  /// store.
  package func makePipedStore() throws(SQLError) -> (store: ReadStore, pipe: any SQLPipe)? {
    guard let pipe = try database.openPipe() else { return nil }
    let keys = SubjectKeys(master: master, erasures: erasures)
    return (ReadStore(sql: SQLStatementCache(pipe), keys: keys), pipe)
  }
}
