import Auth
import SQLInterface
import Services
import Storage

/// Why a server does not start, in words for its operator.
enum StartMessage {
  static func text(_ failure: FrontdeskServer.Failure) -> String {
    switch failure {
    case .store(.migration(let problem)): "the store's tables do not fit: \(problem)."
    case .store(.wrongMasterKey):
      "keys/master.key is not the key that this store's records are sealed with; put the right "
        + "one back from your copy of the keys."
    case .store(.sql(let error)), .sql(let error): "the store does not open: \(error)."
    case .keys(let error): error.message
    case .keySet(let problem): problem.message
    case .system(let error): "\(error)."
    case .schema: "the schema within the program does not compile."
    }
  }
}
