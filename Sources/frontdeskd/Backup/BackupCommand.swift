import Auth
import Flags
import Foundation
import FrontdeskAPI
import JSONText
import SQLiteDriver
import SchemaJSON
import Seams
import Storage
import WireFormat

/// `backup`: one consistent copy of a data directory, also while a server works in it.
struct BackupCommand {
  private let data: String
  private let target: String
  private let copiesKeys: Bool

  init(_ settings: Settings) throws {
    data = try settings.required("data")
    target = try settings.required("to")
    copiesKeys = settings.isOn("with-keys")
  }

  func run() throws {
    let store = SQLiteDatabase(path: "\(data)/\(DataDirectory.storeName)")
    guard FileManager.default.fileExists(atPath: store.path) else {
      throw Failure("\(data) has no store to back up.")
    }
    try makeTarget()
    let copy = SQLiteDatabase(path: "\(target)/\(DataDirectory.storeName)")
    do {
      try store.copy(to: copy.path) { done, total in
        Terminal.progress(done, of: total, "pages")
      }
    } catch {
      throw Failure("The store could not be copied: \(error).")
    }
    var names = [DataDirectory.storeName]
    for folder in DataDirectory.besideStore { names += try copyFiles(folder) }
    if copiesKeys { names += try copyFiles("keys") }
    let check = try StoreInspection.open(copy, keys: Keys.store(data))
    let manifest = BackupManifest(
      madeAt: SystemClock().now().text, schemaVersion: check.schemaVersion,
      files: try names.sorted().map { try BackupManifest.File($0, in: target) },
      heads: try check.tenants().map { tenant in
        let head = try check.head(of: tenant)
        return BackupManifest.Head(
          tenant: tenant.id.description, sequence: head.sequence, hash: head.hash.hex)
      })
    check.close()
    try PrivateFile.write(
      JSONPrinter.print(manifest.json, .pretty) + "\n", to: "\(target)/\(BackupManifest.fileName)")
    Terminal.say(target)
    if !copiesKeys {
      Terminal.complain(
        "The keys are not in it: keep a copy of \(data)/keys somewhere else. Without master.key "
          + "nothing sealed can be read again.")
    }
  }

  private func makeTarget() throws {
    let files = FileManager.default
    if let found = try? files.contentsOfDirectory(atPath: target), !found.isEmpty {
      throw Failure("\(target) is not empty; a backup needs a directory of its own.")
    }
    do {
      try files.createDirectory(
        atPath: target, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Failure("\(target) cannot be made: \(error.localizedDescription)")
    }
  }

  /// Copies a file or a folder of the data directory, where there is one; gives the names.
  private func copyFiles(_ name: String) throws -> [String] {
    let source = "\(data)/\(name)"
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: source, isDirectory: &isFolder) else { return [] }
    var names: [String] = []
    if isFolder.boolValue {
      for file in try FileManager.default.subpathsOfDirectory(atPath: source).sorted() {
        guard FileManager.default.contents(atPath: "\(source)/\(file)") != nil else { continue }
        names.append("\(name)/\(file)")
      }
    } else {
      names = [name]
    }
    for name in names {
      try PrivateFile.copy("\(data)/\(name)", to: "\(target)/\(name)")
    }
    return names
  }
}
