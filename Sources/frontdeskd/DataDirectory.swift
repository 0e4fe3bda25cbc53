import Auth
import Foundation
import SQLiteDriver

/// The directory that a server or a command works in, and the right to write in it.
struct DataDirectory: ~Copyable {
  let path: String
  let keys: KeyStore
  private let lock: DirectoryLock

  /// Locks the directory, which is made when missing, and its keys with it.
  init(_ path: String) throws {
    try DataDirectory.make(path)
    self.path = path
    keys = KeyStore(dataDirectory: path)
    do throws(DirectoryLock.Failure) {
      lock = try DirectoryLock(of: path)
    } catch {
      throw DataDirectory.failure(error, path)
    }
    try DataDirectory.makeKeys(keys, path)
  }

  var database: SQLiteDatabase { SQLiteDatabase(path: path + "/frontdesk.db") }

  private static func make(_ path: String) throws {
    guard !FileManager.default.fileExists(atPath: path) else { return }
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Failure("The directory \(path) cannot be made: \(error.localizedDescription)")
    }
  }

  private static func makeKeys(_ keys: KeyStore, _ path: String) throws {
    guard !FileManager.default.fileExists(atPath: keys.keySetPath) else { return }
    do throws(KeyStoreError) {
      _ = try KeyStore.create(in: path)
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
