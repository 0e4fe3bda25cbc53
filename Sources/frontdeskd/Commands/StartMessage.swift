import Auth
import SQLInterface
import Services
import Storage

/// Why a server does not start, in words for its operator.
enum StartMessage {
  static func text(_ failure: FrontdeskServer.Failure) -> String {
    switch failure {
    case .store(.migration(.roleNeeded(let statements))):
      "the role that serves is missing and this one may not make it; have an administrator of "
        + "the database run\n  \(statements.joined(separator: "\n  "))"
    case .store(.migration(.newerStore(let found, let known))):
      "a newer program has migrated the store to \(found), and this one knows \(known)."
    case .store(.migration(.sql(.connectionLost))), .store(.sql(.connectionLost)):
      "the database does not answer, or refuses this user; look at its log."
    case .store(.migration(.sql(let error))): "the store's tables cannot be made: \(error)."
    case .store(.wrongMasterKey):
      "keys/master.key is not the key that this store's records are sealed with; put the right "
        + "one back from your copy of the keys."
    case .store(.sql(let error)), .sql(let error): "the store does not open: \(error)."
    case .erasures(let failure): erasures(failure)
    case .keys(let error): error.message
    case .keySet(let problem): problem.message
    case .system(let error): "\(error)."
    case .schema: "the schema within the program does not compile."
    }
  }

  private static func erasures(_ failure: ErasureFailure) -> String {
    switch failure {
    case .sql(let error): "erasures cannot be made again: \(error)."
    case .write(let failure): "erasures cannot be made again: \(failure)."
    case .unknown: "erasures cannot be made again: the store failed."
    case .log(let error): "\(DataDirectory.ledgerName) cannot be read: \(error)."
    case .damagedLog(let line):
      "line \(line) of \(DataDirectory.ledgerName) was changed; put back a copy of the file that "
        + "was not."
    }
  }
}
