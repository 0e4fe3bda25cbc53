import Foundation
import RPCCore
import WireFormat

/// One call after the other over a blocking socket, for what comes before a run.
final class BlockingClient {
  private let socket: LoadSocket
  private var connection = ClientConnection()
  private var output = WireWriter()
  private var input = ReceiveBuffer(capacity: 256 << 10)
  private var token: String?

  init(_ target: LoadTarget) throws(LoadError) {
    socket = try LoadSocket(target)
    connection.start(RPCLimits().hello(name: "frontdesk load", instance: .zero), into: &output)
  }

  /// Takes the token for the calls that follow.
  func authenticate(_ token: String?) {
    guard let token, token != self.token else { return }
    self.token = token
    connection.authenticate(token: Array(token.utf8), into: &output)
  }

  func call(
    _ method: UInt32, _ name: String, _ request: [UInt8], tenant: Uuid?
  ) throws(LoadError) -> [UInt8] {
    do throws(RPCError) {
      _ = try connection.open(
        CallHeader(method: method, tenant: tenant), request: request.span.bytes, into: &output)
    } catch {
      throw LoadError("\(name): \(error.message)")
    }
    var answer: [UInt8]?
    var failure: RPCError?
    while true {
      try socket.sendAll(output.finish())
      if let answer { return answer }
      if let failure { throw LoadError("\(name): \(failure.code.name), \(failure.message)") }
      input.reserve(64 << 10)
      let descriptor = socket.descriptor
      let count = input.fill { room in
        let count = recv(descriptor, room.baseAddress, room.count, 0)
        return (max(count, 0), count)
      }
      guard count > 0 else { throw LoadError("The server closed the connection.") }
      let taken = connection.receive(input.bytes, into: &output) { event, bytes in
        switch event {
        case .answered: answer = bytes.withUnsafeBytes { [UInt8]($0) }
        case .failed(_, let error), .broken(let error): failure = error
        case .ready, .head, .message, .goAway, .pong: break
        }
      }
      input.consume(taken)
    }
  }
}
