import Auth
import FrontdeskServices
import JSONText
import RPCCore
import RPCServer
import Seams
import SystemIO
import Testing
import WireFormat

/// How deep messages may nest. No message of the contract contains itself, so a message that
/// does is served here by the same runtime, on a socket.
@Suite struct `A deep message` {
  /// A message within itself, as the schema compiler would make it.
  struct Nested: WireMessage {
    var inner: IndirectBox<Nested>?

    func write(to writer: inout WireWriter) {}

    mutating func read(from reader: inout WireReader) throws(WireError) {
      while let tag = try reader.nextTag() {
        guard tag == 10 else { throw reader.wrongWireType() }
        var value = Nested()
        try reader.message(&value)
        inner = IndirectBox(value)
      }
    }

    func validate(_ validator: inout Validator) {}
  }

  static let method = MethodInfo(
    id: 77, name: "test.v1.Deep/read", timeoutMicroseconds: 5_000_000, isRead: true)

  /// Decodes each request as every handler's is decoded.
  final class Lane: ReactorLane {
    func beginBatch() {}
    func endBatch() {}
    func run(
      _ method: Int, _ context: CallContext, _ request: RawSpan, _ answer: inout WireWriter
    ) throws(RPCError) {
      _ = try decodeRequest(request, as: Nested.self)
    }
  }

  struct Dispatcher: CallDispatcher {
    let methods = [
      ServerMethod(
        info: `A deep message`.method, lane: .readsPoint, access: AccessRule(isPublic: true),
        runsInline: true)
    ]
    func tenantState(_ id: Uuid) -> TenantState { .active }
    func makeReactorLane() -> any ReactorLane { Lane() }
    func submit(_ call: ServerCall) { call.finish(answer: []) }
  }

  struct NoTokens: TokenVerifying {
    func verify(_ token: [UInt8], now: Timestamp) throws(TokenRefusal) -> Principal {
      throw TokenRefusal("There are no tokens here.")
    }
    func isValid(_ principal: Principal, now: Timestamp) -> Bool { false }
  }

  @Test func `is taken at 32 and refused from 33 on, and the connection goes on`() throws {
    let server = try RPCServer(Dispatcher(), tokens: NoTokens(), clock: SystemClock())
    defer { server.stop() }
    let address = try server.listen(on: SocketAddress("127.0.0.1:0")).description
    let peer = try RawConnection.greeted(address)
    var stream: UInt32 = 1
    for (depth, code) in [(1, .ok), (32, .ok), (33, .invalidArgument), (5000, .invalidArgument)]
      as [(Int, StatusCode)]
    {
      peer.send([
        .call(stream, Self.method, RawField.nested(depth)), .call(stream + 2, Self.method),
      ])
      #expect(try peer.ending(of: stream).code == code, "\(depth)")
      #expect(try peer.ending(of: stream + 2).code == .ok)
      stream += 4
    }
  }
}
