import Auth
import Foundation

/// The keys of data directories, as this process finds them.
enum Keys {
  /// Where the master key is, by the environment.
  static var master: MasterKeySource { MasterKeySource(ProcessInfo.processInfo.environment) }

  static func store(_ dataDirectory: String) -> KeyStore {
    KeyStore(dataDirectory: dataDirectory, master: master)
  }
}
