import RPCCore
import WireFormat

/// One call after the other over a blocking socket, for what comes before a run.
final class BlockingClient {
  private let connection: MessageConnection
  private var token: String?

  init(_ target: LoadTarget) throws(LoadError) {
    connection = try MessageConnection(target)
  }

  /// Takes the token for the calls that follow.
  func authenticate(_ token: String?) {
    guard let token, token != self.token else { return }
    self.token = token
    connection.authenticate(token)
  }

  func call(
    _ method: UInt32, _ name: String, _ request: [UInt8], tenant: Uuid?
  ) throws(LoadError) -> [UInt8] {
    _ = try connection.open(method, name, .unary, request, tenant: tenant)
    var answer: [UInt8]?
    var failure: RPCError?
    while true {
      try connection.flush()
      if let answer { return answer }
      if let failure { throw LoadError("\(name): \(failure.code.name), \(failure.message)") }
      try connection.receive { event, bytes in
        switch event {
        case .answered: answer = bytes.withUnsafeBytes { [UInt8]($0) }
        case .failed(_, let error), .broken(let error): failure = error
        case .ready, .head, .message, .goAway, .pong: break
        }
      }
    }
  }
}
