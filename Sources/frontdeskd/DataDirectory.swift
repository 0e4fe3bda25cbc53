import Auth
import Foundation
import SQLiteDriver

/// The directory that a server or a command works in, and the right to write in it.
struct DataDirectory: ~Copyable {
  /// The embedded store's file.
  static let storeName = "frontdesk.db"
  /// The store's file, and what the engine keeps beside it.
  static let storeFiles = [
    storeName, storeName + "-wal", storeName + "-shm", CommitMark.fileName,
  ]
  /// Who was erased; replayed after a restore (see `ErasureLedger`).
  static let ledgerName = "erasures.log"
  /// What else of a directory belongs to its records, where it is there.
  static let besideStore = [ledgerName, "evidence"]

  let path: String
  let keys: KeyStore
  private let lock: DirectoryLock

  private init(_ path: String, _ keys: KeyStore, _ lock: consuming DirectoryLock) {
    self.path = path
    self.keys = keys
    self.lock = lock
  }

  /// Locks the directory, which is made when missing, and, where asked, its keys with it.
  static func open(_ path: String, makesKeys: Bool = true) throws -> DataDirectory {
    try make(path)
    let keys = Keys.store(path)
    let lock = try lock(path)
    if makesKeys { try makeKeys(keys, path) }
    return DataDirectory(path, keys, lock)
  }

  /// The embedded store; `options` says what memory it takes.
  func database(_ options: SQLiteDatabase.Options = .init()) -> SQLiteDatabase {
    SQLiteDatabase(path: "\(path)/\(Self.storeName)", options: options)
  }

  private static func make(_ path: String) throws {
    guard !FileManager.default.fileExists(atPath: path) else { return }
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Failure("The directory \(path) cannot be made: \(error.localizedDescription)")
    }
  }

  private static func lock(_ path: String) throws -> DirectoryLock {
    do throws(DirectoryLock.Failure) {
      return try DirectoryLock(of: path)
    } catch {
      throw failure(error, path)
    }
  }

  private static func makeKeys(_ keys: KeyStore, _ path: String) throws {
    guard !FileManager.default.fileExists(atPath: keys.keySetPath) else { return }
    do throws(KeyStoreError) {
      _ = try KeyStore.create(in: path, master: Keys.master)
    } catch {
      throw Failure("The keys cannot be made: \(error.message)")
    }
  }

  private static func failure(_ failure: DirectoryLock.Failure, _ path: String) -> Failure {
    switch failure {
    case .held(let process):
      let who = process.map { "process \($0)" } ?? "another process"
      return Failure(
        "\(path) is in use by \(who), a running server perhaps; stop it first.",
        code: ExitCode.locked)
    case .unusable(let code):
      return Failure("\(path) cannot be written: \(String(cString: strerror(code))).")
    }
  }
}
