import Flags
import Foundation
import JSONText
import SQLInterface
import Seams
import Services
import Storage
import WireFormat

/// `migrate status` and `migrate up`: the store's tables, apart from serving.
struct MigrateCommand {
  private let data: String
  private let store: StoreChoice
  private let isJSON: Bool

  init(_ settings: Settings) throws {
    data = try settings.required("data")
    store = try StoreChoice(settings)
    isJSON = settings.isOn("json")
  }

  /// Every migration, applied or not. Changes nothing.
  func status() throws { try work { migrator throws(Migrator.Failure) in try show(migrator) } }

  /// Applies what is missing, then shows the same.
  func up() throws {
    try work { migrator throws(Migrator.Failure) in
      let count = try migrator.migrate()
      if !isJSON { Terminal.complain("\(count) applied") }
      try show(migrator)
    }
  }

  private func work(_ body: (Migrator) throws(Migrator.Failure) -> Void) throws {
    let directory = try DataDirectory.open(data)
    let database = store.database(in: directory)
    defer { database.close() }
    do throws(Store.Failure) {
      let migrator: Migrator
      do throws(SQLError) {
        migrator = Migrator(try database.openMigrator(), clock: SystemClock())
      } catch {
        throw .sql(error)
      }
      do throws(Migrator.Failure) { try body(migrator) } catch { throw .migration(error) }
    } catch {
      throw Failure("The store cannot be migrated: \(StartMessage.text(.store(error)))")
    }
  }

  private func show(_ migrator: Migrator) throws(Migrator.Failure) {
    let rows = try migrator.status()
    guard !isJSON else {
      let list = rows.map { migration, appliedAt -> JSONValue in
        [
          "number": .integer(Int64(migration.number)),
          "name": .string(migration.name.description),
          "appliedAt": appliedAt.map { .string(text(of: $0)) } ?? .null,
        ]
      }
      return Terminal.say(JSONPrinter.print(.array(list)))
    }
    let width = rows.map { $0.migration.name.description.count }.max() ?? 0
    for (migration, appliedAt) in rows {
      let number = String(migration.number)
      let name = migration.name.description
      Terminal.say(
        String(repeating: " ", count: max(0, 4 - number.count)) + number + "  " + name
          + String(repeating: " ", count: width - name.count + 2)
          + (appliedAt.map(text) ?? "missing"))
    }
  }

  private func text(of time: Timestamp) -> String {
    Date(timeIntervalSince1970: Double(time.microseconds) / 1e6).ISO8601Format()
  }
}
