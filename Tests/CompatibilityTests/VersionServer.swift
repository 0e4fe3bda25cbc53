import Auth
import JSONText
import RPCClient
import RPCCore
import RPCServer
import SchemaJSON
import Synchronization
import SystemIO
import WireFormat

/// A server built with one version of the schema: it reads each request by its own version,
/// keeps what it read, and answers each with a full sample of its own version.
final class VersionServer: CallDispatcher {
  let version: Version
  /// Requests as this version reads them, and their bytes.
  let received = Mutex<[(json: JSONValue, bytes: [UInt8])]>([])
  private let answers: [[UInt8]]
  private let pool = Mutex<WorkerPool?>(nil)

  init(_ version: Version) throws {
    self.version = version
    answers = try version.methods.map { method in
      try version.transcoder.encode(version.sample(method.response), as: method.response)
    }
  }

  var methods: [ServerMethod] {
    version.methods.map { method in
      ServerMethod(
        info: method.info, lane: .readsPoint, access: AccessRule(isPublic: true),
        runsInline: method.info.shape == .unary)
    }
  }

  func tenantState(_ id: Uuid) -> TenantState { .active }
  func makeReactorLane() -> any ReactorLane { VersionLane(self) }
  func submit(_ call: ServerCall) { pool.withLock { $0 }?.submit(call) }

  /// A stream: an answer for each message where answers stream, and at least one; else one.
  func stream(_ call: ServerCall, _ port: ServerStream) throws(RPCError) -> [UInt8] {
    var answer: [UInt8] = []
    if port.shape == .serverStream {
      answer = try self.answer(call.method, call.request)
      for _ in 0..<2 { try port.send(answer) }
      return []
    }
    while let message = try port.receive() {
      answer = try self.answer(call.method, message)
      if port.shape == .duplex { try port.send(answer) }
    }
    return port.shape == .duplex ? [] : answer
  }

  func answer(_ method: Int, _ request: [UInt8]) throws(RPCError) -> [UInt8] {
    do throws(TranscodingError) {
      let json = try version.transcoder.decode(request, as: version.methods[method].request)
      received.withLock { $0.append((json, request)) }
      return answers[method]
    } catch {
      throw RPCError(.invalidArgument, error.message)
    }
  }

  /// Serves until `body` is done, which gets a client.
  static func run(
    _ version: Version, _ body: (VersionServer, RPCClient) async throws -> Void
  ) async throws {
    let dispatcher = try VersionServer(version)
    let pool = try WorkerPool(name: "versions", threads: 1) { VersionWorker(dispatcher) }
    dispatcher.pool.withLock { $0 = pool }
    defer { dispatcher.pool.withLock { $0 = nil } }
    var configuration = ServerConfiguration()
    configuration.limits.trustStrangers()
    configuration.reactors = 1
    configuration.spinMicroseconds = 0
    let server = try RPCServer(dispatcher, tokens: NoTokens(), configuration: configuration)
    let bound = try server.listen(on: SocketAddress("127.0.0.1:0"))
    let address = ServerAddress(host: "127.0.0.1", port: bound.port)
    let client = RPCClient(ClientOptions([.address(address)]))
    try await body(dispatcher, client)
    client.close()
  }
}

/// The half of the streams.
final class VersionWorker: Worker {
  private let server: VersionServer

  init(_ server: VersionServer) { self.server = server }

  func run(_ call: ServerCall) {
    do throws(RPCError) {
      guard let port = call.stream else { return call.finish(answer: []) }
      call.finish(answer: try server.stream(call, port))
    } catch {
      call.finish(error: error)
    }
  }
}

/// The inline half.
final class VersionLane: ReactorLane {
  private let server: VersionServer

  init(_ server: VersionServer) { self.server = server }

  func beginBatch() {}
  func endBatch() {}

  func run(
    _ method: Int, _ context: CallContext, _ request: RawSpan, _ answer: inout WireWriter
  ) throws(RPCError) {
    answer.append(try server.answer(method, request.withUnsafeBytes { [UInt8]($0) }))
  }
}

/// Knows no token; every call here is public.
struct NoTokens: TokenVerifying {
  func verify(_ token: [UInt8], now: Timestamp) throws(TokenRefusal) -> Principal {
    throw TokenRefusal("There are no tokens.")
  }

  func isValid(_ principal: Principal, now: Timestamp) -> Bool { false }
}
