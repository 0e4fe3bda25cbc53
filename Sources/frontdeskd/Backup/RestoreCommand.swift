import Auth
import Crypto
import Flags
import Foundation
import FrontdeskAPI
import SQLiteDriver
import Seams
import Services
import Storage
import WireFormat

/// `restore`: a backup becomes a data directory again, after every byte of it was checked.
struct RestoreCommand {
  private let source: String
  private let data: String
  private let erasures: String?
  private let isForced: Bool

  init(_ settings: Settings) throws {
    source = try settings.required("from")
    data = try settings.required("data")
    erasures = settings["erasures"]
    isForced = settings.isOn("force")
  }

  func run() throws {
    let manifest = try BackupManifest(of: source)
    let damage = manifest.damage(in: source)
    guard damage.isEmpty else {
      throw Failure(
        "The backup is not what was written: \(damage.joined(separator: "; ")). Nothing was "
          + "restored; use another one.")
    }
    let old = DataDirectory.storeFiles.filter(isThere)
    guard old.isEmpty || isForced else {
      throw Failure(
        "\(data) has a store already (\(old.joined(separator: ", "))); restore to another "
          + "directory, or say --force to have it moved aside.")
    }
    guard
      manifest.files.contains(where: { $0.name == "keys/master.key" })
        || isThere("keys/master.key")
    else {
      throw Failure(
        "The keys are neither in the backup nor in \(data)/keys; copy them there first.")
    }
    let directory = try DataDirectory.open(data, makesKeys: false)
    try moveAside(old)
    if let erasures { try PrivateFile.copy(erasures, to: "\(data)/\(DataDirectory.ledgerName)") }
    // The store comes last: a restore that was cut short left none, and can be run again.
    let files = manifest.files.map(\.name).filter { $0 != DataDirectory.storeName }
    for (index, name) in (files + [DataDirectory.storeName]).enumerated() {
      // Keys and the ledger of erasures that are there already are newer than the backup's.
      if name != DataDirectory.storeName, isThere(name) { continue }
      try PrivateFile.copy("\(source)/\(name)", to: "\(data)/\(name)")
      Terminal.progress(index + 1, of: files.count + 1, "files")
    }
    try finish(manifest, directory)
    Terminal.say(data)
  }

  private func isThere(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(data)/\(name)")
  }

  private func moveAside(_ names: [String]) throws {
    guard !names.isEmpty else { return }
    let folder = "\(data)/replaced-\(SystemClock().now().microseconds)"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o700])
      for name in names {
        try FileManager.default.moveItem(atPath: "\(data)/\(name)", toPath: "\(folder)/\(name)")
      }
    } catch {
      throw Failure("The old store cannot be moved aside: \(error.localizedDescription)")
    }
    Terminal.complain("The store that was there is now in \(folder).")
  }

  /// A store that fails here is taken away again, so that nothing serves it.
  private func finish(_ manifest: BackupManifest, _ directory: borrowing DataDirectory) throws {
    do {
      try compare(manifest, directory.keys)
      try replay(directory)
    } catch {
      for name in DataDirectory.storeFiles {
        try? FileManager.default.removeItem(atPath: "\(data)/\(name)")
      }
      throw error
    }
  }

  /// Every tenant's chain must end where the manifest says.
  private func compare(_ manifest: BackupManifest, _ keys: KeyStore) throws {
    let store = SQLiteDatabase(path: "\(data)/\(DataDirectory.storeName)")
    let check = try StoreInspection.open(store, keys: keys)
    defer { check.close() }
    let heads = Dictionary(manifest.heads.map { ($0.tenant, $0) }) { first, _ in first }
    for tenant in try check.tenants() {
      let head = try check.head(of: tenant)
      let known = heads[tenant.id.description]
      guard known?.sequence == head.sequence, known?.hash == head.hash.hex else {
        throw Failure("Tenant \(tenant.id) does not end where the backup's manifest says.")
      }
    }
  }

  /// Who was erased after the backup was made is erased again before anybody can serve it.
  private func replay(_ directory: borrowing DataDirectory) throws {
    let ledger: ErasureLedger
    do throws(ErasureLedger.Damage) {
      let bytes = FileManager.default.contents(atPath: "\(data)/\(DataDirectory.ledgerName)")
      ledger = try ErasureLedger([UInt8](bytes ?? Data()))
    } catch {
      throw Failure("Line \(error.line) of \(DataDirectory.ledgerName) was changed.")
    }
    let store = try openStore(directory)
    defer { store.writer.drain() }
    let erased: Int
    do throws(ErasureFailure) {
      erased = try store.replay(ledger, now: SystemClock().now())
    } catch {
      throw Failure("The erasures cannot be made again: \(error).")
    }
    if !ledger.entries.isEmpty {
      Terminal.complain("\(ledger.entries.count) erasures looked at, \(erased) made again")
    }
  }

  private func openStore(_ directory: borrowing DataDirectory) throws -> Store {
    let master: MasterKey
    do throws(KeyStoreError) { master = try directory.keys.masterKey() } catch {
      throw Failure(error.message)
    }
    do throws(Store.Failure) {
      return try Store(directory.database(), master: master, clock: SystemClock())
    } catch {
      throw Failure("The store cannot be opened: \(StartMessage.text(.store(error)))")
    }
  }
}
