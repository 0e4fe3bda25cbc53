import Foundation
import FrontdeskAPI
import RPCCore
import WireFormat

/// Pages through the customers of a tenant before a run, over a connection of its own.
struct CustomerIDs {
  static func all(
    _ target: LoadTarget, tenant: Uuid?, limit: Int
  ) throws(LoadError) -> [Uuid] {
    let client = try BlockingClient(target)
    var ids: [Uuid] = []
    var cursor = ""
    repeat {
      let page = try client.call(
        CustomerServiceMethods.listCustomers,
        ListCustomersRequest(pageSize: 500, cursor: cursor), CustomerPage.self, tenant)
      ids += page.customers.map(\.id)
      cursor = page.nextCursor ?? ""
    } while !cursor.isEmpty && ids.count < limit
    guard !ids.isEmpty else {
      throw LoadError("The tenant has no customers; make some with frontdeskd demo.")
    }
    return ids
  }
}

/// One call after the other over a blocking socket.
final class BlockingClient {
  private let socket: LoadSocket
  private var connection = ClientConnection()
  private var output = WireWriter()
  private var input = ReceiveBuffer(capacity: 256 << 10)

  init(_ target: LoadTarget) throws(LoadError) {
    socket = try LoadSocket(target)
    connection.start(RPCLimits().hello(name: "bench", instance: .zero), into: &output)
    if let token = target.token {
      connection.authenticate(token: Array(token.utf8), into: &output)
    }
  }

  func call<Request: WireMessage, Response: WireMessage>(
    _ method: MethodInfo, _ request: Request, _ response: Response.Type, _ tenant: Uuid?
  ) throws(LoadError) -> Response {
    do throws(RPCError) {
      _ = try connection.open(
        CallHeader(method: method.id, tenant: tenant), request: request.encoded().span.bytes,
        into: &output)
    } catch {
      throw LoadError("\(method.name): \(error.message)")
    }
    let bytes = try exchange(method)
    do throws(WireError) {
      return try Response(decoding: bytes)
    } catch {
      throw LoadError("\(method.name): the answer cannot be read, \(error)")
    }
  }

  private func exchange(_ method: MethodInfo) throws(LoadError) -> [UInt8] {
    var answer: [UInt8]?
    var failure: RPCError?
    while true {
      let bytes = output.finish()
      var at = 0
      while at < bytes.count {
        let sent = bytes[at...].withUnsafeBytes {
          send(socket.descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard sent > 0 else { throw LoadError("The server closed the connection.") }
        at += sent
      }
      if let answer { return answer }
      if let failure { throw LoadError("\(method.name): \(failure.code.name), \(failure.message)") }
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
