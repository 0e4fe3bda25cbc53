import Auth
import Crypto
import Flags
import Foundation
import PostgresDriver
import SQLInterface
import SQLiteDriver
import Seams
import Services
import Storage
import WireFormat

/// `copy`: the records of one store, or of one of its tenants, go to another.
struct CopyCommand {
  private let source: String
  private let target: String
  private let keys: String
  private let tenant: Uuid?

  init(_ settings: Settings) throws {
    source = try settings.required("from")
    target = try settings.required("to")
    tenant = try settings["tenant"].map { text in
      guard let id = Uuid(text) else { throw UsageError("--tenant is the id of a tenant.") }
      return id
    }
    let directories = [source, target].filter { !PostgresSettings.matches($0) }
    guard let keys = settings["keys"] ?? directories.first else {
      throw UsageError("--keys DIR is needed where neither store is a directory.")
    }
    self.keys = keys
    guard source != target else { throw UsageError("--from and --to are the same store.") }
  }

  func run() throws {
    // Both stay as they are: their servers must not be running.
    let from = try open(source, mustExist: true)
    let to = try open(target, mustExist: false)
    if !PostgresSettings.matches(target) { try bringKeys() }
    let master: MasterKey
    do throws(KeyStoreError) { master = try Keys.store(keys).masterKey() } catch {
      throw Failure(error.message)
    }
    try check(from.database(), master, "--from")
    try migrate(to.database(), master)
    let start = ContinuousClock.now
    let outcome: StoreCopy.Outcome
    do throws(SQLError) {
      let copy = try StoreCopy(from: from.database(), to: to.database(), tenant: tenant)
      defer { copy.close() }
      outcome = try copy.run { done, total in
        Terminal.progress(
          Int(done), of: Int(total), "rows, \(speed(done, ContinuousClock.now - start)) rows/s")
      }
    } catch {
      throw Failure("The copy ended early: \(error). The same command goes on with it.")
    }
    try conclude(outcome, ContinuousClock.now - start)
    from.hold()
    to.hold()
  }

  /// One side of the copy, and the right to use it.
  private enum Side: ~Copyable {
    case directory(DataDirectory)
    case postgres(PostgresSettings)

    /// Ends no earlier than here.
    borrowing func hold() {}

    borrowing func database() -> any SQLDatabase {
      switch self {
      case .directory(let directory): directory.database()
      case .postgres(let settings): PostgresDatabase(settings)
      }
    }
  }

  private func open(_ store: String, mustExist: Bool) throws -> Side {
    guard PostgresSettings.matches(store) else {
      let path = "\(store)/\(DataDirectory.storeName)"
      guard !mustExist || FileManager.default.fileExists(atPath: path) else {
        throw Failure("\(store) has no store to copy.")
      }
      return .directory(try DataDirectory.open(store, makesKeys: false))
    }
    do throws(PostgresSettings.Problem) {
      var settings = try PostgresSettings(store, password: nil)
      settings.writers = 1
      settings.connectionsMax = 16
      return .postgres(settings)
    } catch {
      throw UsageError("\(StoreChoice.shown(store)): \(error.message).")
    }
  }

  /// The sealed rows are copied as they are, so the target needs the keys that wrap theirs.
  private func bringKeys() throws {
    let files = FileManager.default
    guard keys != target, !files.fileExists(atPath: "\(target)/keys/master.key") else { return }
    for name in try files.contentsOfDirectory(atPath: "\(keys)/keys").sorted() {
      try PrivateFile.copy("\(keys)/keys/\(name)", to: "\(target)/keys/\(name)")
    }
  }

  private func check(_ database: any SQLDatabase, _ master: MasterKey, _ side: String) throws {
    do throws(Store.Failure) { try StoreCheck(database, master: master).close() } catch {
      throw Failure("\(side): \(StartMessage.text(.store(error)))")
    }
  }

  private func migrate(_ database: any SQLDatabase, _ master: MasterKey) throws {
    do throws(Store.Failure) {
      try Store(database, master: master, clock: SystemClock()).writer.drain()
    } catch {
      throw Failure("--to: \(StartMessage.text(.store(error)))")
    }
  }

  private func speed(_ rows: Int64, _ time: Duration) -> Int64 {
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    return seconds > 0 ? Int64(min(Double(rows) / seconds, 1e12)) : 0
  }

  private func conclude(_ outcome: StoreCopy.Outcome, _ time: Duration) throws {
    switch outcome {
    case .copied(let rows, let tables, let tenants, let digest):
      Terminal.say(
        "\(rows) rows of \(tables) tables and \(tenants) tenants copied and compared, "
          + "\(speed(rows, time)) rows/s; the hash of all is \(digest)")
    case .otherTables:
      throw Failure("The stores have different tables: serve or migrate --from with this version.")
    case .targetInUse(let table):
      throw Failure("--to holds rows already, in \(table); nothing was copied.")
    case .otherCopy:
      throw Failure(
        "--to holds part of another copy, or of an older state; begin with an empty one.")
    case .noTenant: throw Failure("--from has no such tenant.")
    case .strayRows(let table):
      throw Failure("--from holds rows of \(table) whose tenant is not there; verify it first.")
    case .differs(let table, let tenant):
      throw Failure("The copy differs in \(table) of tenant \(tenant); begin with an empty --to.")
    }
  }
}
