import Auth
import FrontdeskClient
import FrontdeskServices
import JSONText
import RPCClient
import RPCCore
import RPCServer
import SQLInterface
import SchemaJSON
import SchemaLanguage
import Seams
import Services
import Storage
import StoreKit
import SystemIO
import TestKit
import Testing
import WireFormat

/// A whole server on a real socket with a store of its own, and the means to call it as anybody.
final class TestServer: Sendable {
  let server: FrontdeskServer
  let address: String
  let issuer: TokenIssuer
  let schema: Schema
  /// Where files about customers are.
  let evidenceFolder: String
  static let evidenceQuota: UInt64 = 64 << 20
  private let transcoder: SchemaTranscoder
  private let directory: TemporaryDirectory
  private let store: TestStore
  private let keys: KeyStore
  private let clock: any Clock

  var database: any SQLDatabase { store.database }

  /// Nil on the embedded engine.
  var postgres: PostgresTestDatabase? { store.postgres }

  convenience init(
    isDemo: Bool = false, store: @autoclosure () throws -> TestStore = try TestStore(),
    clock: any Clock = SystemClock()
  ) throws {
    let directory = try TemporaryDirectory()
    _ = try KeyStore.create(in: directory.path)
    try self.init(in: directory, try store(), clock: clock)
    if isDemo { try DemoTenant.seed(server.store, server.environment, clock: clock) }
  }

  private init(
    in directory: TemporaryDirectory, _ store: TestStore, clock: any Clock,
    database: (any SQLDatabase)? = nil
  ) throws {
    self.store = store
    self.clock = clock
    self.directory = directory
    keys = KeyStore(dataDirectory: directory.path)
    issuer = TokenIssuer(key: try keys.signingKey())
    var options = FrontdeskServer.Options()
    options.ledgerPath = directory.path(of: "erasures.log")
    evidenceFolder = directory.path(of: "evidence")
    var evidence = EvidenceSettings(folder: evidenceFolder)
    evidence.quotaBytes = Self.evidenceQuota
    options.evidence = evidence
    server = try FrontdeskServer(
      database ?? store.database, keys: keys, clock: clock, options: options)
    _ = try server.replayErasures()
    address = try server.listen(on: SocketAddress("127.0.0.1:0")).description
    schema = try #require(ServedSchema.compiled)
    transcoder = SchemaTranscoder(schema)
  }

  /// Several servers on one PostgreSQL database.
  static func several(_ count: Int) throws -> [TestServer] {
    let directory = try TemporaryDirectory()
    _ = try KeyStore.create(in: directory.path)
    let store = try TestStore(.postgres)
    return try (0..<count).map { _ in
      try TestServer(
        in: directory, store, clock: SystemClock(),
        database: try #require(store.postgres).connectAnew())
    }
  }

  /// A server of another store than the tests' usual ones.
  convenience init(of database: any SQLDatabase) throws {
    let directory = try TemporaryDirectory()
    _ = try KeyStore.create(in: directory.path)
    try self.init(in: directory, try TestStore(.sqlite), clock: SystemClock(), database: database)
  }

  /// The same store with a server of its own, after this one has ended.
  func restarted() throws -> TestServer {
    server.drain(milliseconds: 0)
    return try TestServer(in: directory, store, clock: clock)
  }

  deinit { server.drain(milliseconds: 0) }

  /// A token as `frontdeskd token` makes them.
  func token(
    _ role: Role, tenant: Uuid? = nil, scopes: [String]? = nil, locations: [Uuid] = []
  ) throws -> String {
    try issuer.issue(
      role: role, tenant: tenant, scopes: scopes ?? role.usualScopes, locations: locations,
      subject: "test-\(role.name)", now: clock.now())
  }

  /// A caller of this server; without a token only public rpcs answer. A local one needs no
  /// socket.
  func caller(
    _ token: String? = nil, tenant: Uuid? = nil, isLocal: Bool = false
  ) throws -> Caller {
    let address = try #require(ServerAddress(address))
    let runtime = server.runtime
    var options = ClientOptions([
      isLocal ? .transport { runtime.connectLocally() } : .address(address)
    ])
    options.token = token.map { .fixed($0) } ?? .none
    options.retry.attemptsMax = 1
    return Caller(
      client: RPCClient(options), tenant: tenant, schema: schema, transcoder: transcoder)
  }

  func caller(
    _ role: Role, tenant: Uuid? = nil, scopes: [String]? = nil, locations: [Uuid] = [],
    isLocal: Bool = false
  ) throws -> Caller {
    let token = try token(
      role, tenant: role == .platformAdmin ? nil : tenant, scopes: scopes, locations: locations)
    return try caller(token, tenant: role == .platformAdmin ? tenant : nil, isLocal: isLocal)
  }

  /// A new tenant, made through the front door.
  func makeTenant(_ name: String, _ settings: String = "") async throws -> Uuid {
    let admin = try caller(.platformAdmin)
    let answer = try await admin.call(
      "TenantService.createTenant", "{\"name\":\"\(name)\"\(settings)}")
    return try #require(answer["id"]?.text.flatMap { Uuid($0) })
  }
}

/// Somebody who calls rpcs by name with JSON, as the `frontdesk` program does.
struct Caller: Sendable {
  let client: RPCClient
  let tenant: Uuid?
  let schema: Schema
  let transcoder: SchemaTranscoder

  /// Calls `Service.method` with `json` and gives the answer's JSON.
  @discardableResult
  func call(
    _ name: String, _ json: String = "{}", key: Uuid? = nil, staleness: Duration = .zero
  ) async throws -> JSONValue {
    let method = try method(name)
    let bytes = try transcoder.encode(json, as: method.request)
    let answer = try await raw(method, name, bytes, key: key, staleness: staleness)
    return try transcoder.decode(answer, as: method.response)
  }

  /// As `call`, until it is taken: a slow machine may refuse some of many writes at a time.
  func insist(_ name: String, _ json: String) async throws {
    for attempt in 1... {
      do {
        try await call(name, json)
        return
      } catch let error as RPCError where error.neverExecuted && attempt < 1000 {
        await Task.yield()
      }
    }
  }

  /// Calls with encoded messages.
  func raw(
    _ method: Method, _ name: String, _ bytes: [UInt8], key: Uuid? = nil,
    staleness: Duration = .zero
  ) async throws(RPCError) -> [UInt8] {
    let info = MethodInfo(
      id: method.id, name: name, timeoutMicroseconds: 20_000_000,
      isRead: method.lane.rawValue.hasPrefix("reads"))
    let options = CallOptions(
      tenant: tenant, idempotencyKey: key,
      maxStalenessMicroseconds: Int64(staleness / .microseconds(1)))
    return try await client.unary(info, bytes: bytes, options)
  }

  /// The error of a call that must fail; nil when it succeeds.
  func failure(_ name: String, _ json: String = "{}", key: Uuid? = nil) async throws -> RPCError? {
    do {
      try await call(name, json, key: key)
      return nil
    } catch let error as RPCError {
      return error
    }
  }

  func method(_ name: String) throws -> Method {
    let parts = name.split(separator: ".").map(String.init)
    let service = schema.files.flatMap(\.services).first { $0.name == parts[0] }
    return try #require(service?.methods.first { $0.name == parts[1] })
  }
}

extension JSONValue {
  var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  var number: Int? {
    if case .number(let literal) = self { Int(literal) } else { nil }
  }

  var flag: Bool? {
    if case .bool(let flag) = self { flag } else { nil }
  }

  var list: [JSONValue] {
    if case .array(let items) = self { items } else { [] }
  }

  subscript(_ index: Int) -> JSONValue? {
    list.indices.contains(index) ? list[index] : nil
  }
}
