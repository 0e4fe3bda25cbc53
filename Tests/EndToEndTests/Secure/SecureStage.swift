import Auth
import FrontdeskClient
import RPCClient
import RPCServer
import SQLiteDriver
import Seams
import Services
import SystemIO
import TLS
import TestKit
import Testing

/// A whole server behind TLS, with the authority of its certificates.
final class SecureStage: Sendable {
  let server: FrontdeskServer
  let tls: TLSServer
  let services: ServiceCertificates
  let address: SocketAddress
  let token: String
  let authority: [UInt8]
  private let directory: TemporaryDirectory

  /// `maker` issues the server's certificate; `services` is the file of that name.
  init(
    _ maker: CertificateMaker, services json: String = #"{"services": []}"#,
    rule: TLSServer.ClientRule = .optional
  ) throws {
    directory = try TemporaryDirectory()
    _ = try KeyStore.create(in: directory.path)
    let keys = KeyStore(dataDirectory: directory.path)
    let files = try maker.issue(["DNS:localhost", "IP:127.0.0.1"])
    authority = maker.certificate
    tls = try TLSServer(
      .init(
        certificate: files.certificate, key: files.key, clientAuthorities: maker.certificate,
        clientRule: rule))
    services = try ServiceCertificates(Array(json.utf8))
    var options = FrontdeskServer.Options()
    options.services = services
    options.server.reactors = 2
    server = try FrontdeskServer(
      SQLiteDatabase(path: directory.path + "/frontdesk.db"), keys: keys, options: options)
    try DemoTenant.seed(server.store, server.environment, clock: SystemClock())
    address = try server.listen(on: SocketAddress("127.0.0.1:0"), tls: tls)
    token = try TokenIssuer(key: keys.signingKey()).issue(
      role: .clientAdmin, tenant: DemoTenant.id, scopes: Role.clientAdmin.usualScopes,
      subject: "test",
      now: SystemClock().now())
  }

  deinit { server.drain(milliseconds: 0) }

  /// A client that trusts the stage's authority, unless told whom else.
  func client(
    _ identity: CertificateMaker.Files? = nil, token: String? = nil, trusts: [UInt8]? = nil,
    host: String = "127.0.0.1"
  ) throws -> RPCClient {
    let client = try TLSClient(
      .init(
        authorities: trusts ?? authority,
        identity: identity.map { .init(certificate: $0.certificate, key: $0.key) }))
    var options = ClientOptions([
      .secure(ServerAddress(host: host, port: address.port), client)
    ])
    options.token = token.map { .fixed($0) } ?? .none
    options.retry = .none
    return RPCClient(options)
  }

  /// How a call of that client ends; nil when it succeeds.
  func failure(_ client: RPCClient) async -> RPCError? {
    do throws(RPCError) {
      let _: CustomerPage = try await client.unary(
        CustomerServiceMethods.listCustomers, ListCustomersRequest(),
        // A hundred handshakes at once take their time where everything is watched.
        CallOptions(timeoutMicroseconds: 60_000_000))
      return nil
    } catch {
      return error
    }
  }

  /// Waits until the server has no connection left.
  func awaitNoConnections() -> Bool { eventually { server.runtime.counters.connections == 0 } }
}
