import Auth
import Crypto
import Flags
import Foundation
import FrontdeskAPI
import JSONText
import SQLInterface
import SQLiteDriver
import Services
import Storage
import WireFormat

/// Looking at a store that this process does not serve.
enum StoreInspection {
  static func open(_ store: SQLiteDatabase, keys: KeyStore) throws -> StoreCheck {
    let master: MasterKey
    do throws(KeyStoreError) { master = try keys.masterKey() } catch {
      throw Failure(error.message)
    }
    return try check(store, master)
  }

  private static func check(
    _ store: SQLiteDatabase, _ master: MasterKey
  ) throws -> StoreCheck {
    do throws(Store.Failure) {
      return try StoreCheck(store, master: master)
    } catch {
      throw Failure("The store cannot be read: \(StartMessage.text(.store(error)))")
    }
  }
}

/// `verify`: whether every page, every chain and every sealed history of a data directory or of
/// a backup is what was written.
struct VerifyCommand {
  private let data: String
  private let keys: KeyStore
  private let isJSON: Bool

  init(_ settings: Settings) throws {
    data = try settings.required("data")
    keys = Keys.store(settings["keys"] ?? data)
    isJSON = settings.isOn("json")
  }

  func run() throws {
    let store = SQLiteDatabase(path: "\(data)/\(DataDirectory.storeName)")
    guard FileManager.default.fileExists(atPath: store.path) else {
      throw Failure("\(data) has no store to verify.")
    }
    var problems =
      FileManager.default.fileExists(atPath: "\(data)/\(BackupManifest.fileName)")
      ? try BackupManifest(of: data).damage(in: data) : []
    do throws(SQLError) {
      problems += try store.damage(limit: 20).map { "the file: \($0)" }
    } catch {
      problems.append("the file: \(error)")
    }
    var counts: [(table: String, rows: Int64)] = []
    let reports = try walk(store, &problems, &counts)
    show(reports, counts, problems)
    guard problems.isEmpty else {
      throw Failure(
        "\(problems.count) problem\(problems.count == 1 ? "" : "s") found. Keep the files as they "
          + "are and restore the last sound backup to another directory.")
    }
  }

  private func walk(
    _ store: SQLiteDatabase, _ problems: inout [String],
    _ counts: inout [(table: String, rows: Int64)]
  ) throws -> [StoreCheck.TenantReport] {
    // Before the store, which may go on growing meanwhile.
    let committed = CommitMark.look(in: data)
    let check = try StoreInspection.open(store, keys: keys)
    defer { check.close() }
    var reports: [StoreCheck.TenantReport] = []
    do throws(SQLError) {
      for tenant in try check.tenants() {
        let last = try check.head(of: tenant).sequence
        let report = try check.check(tenant) { done in
          Terminal.progress(
            Int(min(done, last)), of: Int(last), "entries of \(tenant.name)")
        }
        reports.append(report)
        problems += report.problems
      }
      counts = try check.rowCounts()
      let lost = try check.lostTails(committed)
      if !lost.isEmpty {
        problems.append("acknowledged writes were lost: \(CommitGuard.text(lost))")
      }
    } catch {
      problems.append("the walk over the chains ended early: \(error)")
    }
    return reports
  }

  private func show(
    _ reports: [StoreCheck.TenantReport], _ counts: [(table: String, rows: Int64)],
    _ problems: [String]
  ) {
    var rows = JSONObject()
    for count in counts { rows.append(count.table, .integer(count.rows)) }
    guard isJSON else {
      for report in reports {
        Terminal.say("\(report.tenant.id)  \(report.verdict)  \(report.tenant.name)")
      }
      let total = counts.reduce(0) { $0 + $1.rows }
      Terminal.say("\(total) rows in \(counts.count) tables")
      for problem in problems { Terminal.say("PROBLEM  \(problem)") }
      return
    }
    Terminal.say(
      JSONPrinter.print([
        "sound": .bool(problems.isEmpty),
        "tenants": .array(reports.map(\.json)),
        "rows": .object(rows),
        "problems": .array(problems.map { .string($0) }),
      ]))
  }
}

extension StoreCheck.TenantReport {
  /// What is wrong, each in words; empty for a sound tenant.
  fileprivate var problems: [String] {
    var found: [String] = []
    switch chain {
    case .intact: break
    case .altered(let seq): found.append("tenant \(tenant.id): entry \(seq) was changed")
    case .missing(let seq): found.append("tenant \(tenant.id): entry \(seq) is missing")
    case .beyondHead(let seq):
      found.append("tenant \(tenant.id): entry \(seq) lies beyond the chain's recorded end")
    }
    if let first = unreadable.first {
      found.append(
        "tenant \(tenant.id): \(unreadable.count) sealed entries do not open, the first is \(first)"
      )
    }
    return found
  }

  fileprivate var verdict: String {
    if case .intact(let entries, _) = chain { "intact  \(entries) entries" } else { "damaged" }
  }

  fileprivate var json: JSONValue {
    var members = JSONObject()
    members.append("tenantId", .string(tenant.id.description))
    members.append("name", .string(tenant.name))
    if case .intact(let entries, let head) = chain {
      members.append("chain", .string("intact"))
      members.append("entries", .integer(entries))
      members.append("head", .string(head.hex))
    } else {
      members.append("chain", .string("damaged"))
    }
    members.append("erased", .integer(erased))
    members.append("unreadable", .integer(unreadable.count))
    return .object(members)
  }
}
