import AdminHTTP
import Flags
import FrontdeskAPI
import FrontdeskServices
import RPCServer
import Services
import Storage
import SystemIO
import Telemetry

/// What operators see over HTTP.
enum AdminPort {
  static func open(
    _ address: String, _ server: FrontdeskServer, _ secure: SecurePort?, name: String
  ) throws -> AdminServer {
    guard let parts = try? SocketAddress.split(address) else {
      throw UsageError("--admin is HOST:PORT, for example 127.0.0.1:7412, not \"\(address)\".")
    }
    do throws(AdminServer.Failure) {
      let admin = try AdminServer(host: parts.host, port: parts.port) { path in
        answer(path, server, secure, name)
      }
      Log.write(.info, "admin", ["address": .text("\(parts.host):\(admin.port)")])
      return admin
    } catch {
      throw Failure("The admin port cannot be opened on \(address): \(error).")
    }
  }

  private static func answer(
    _ path: String, _ server: FrontdeskServer, _ secure: SecurePort?, _ name: String
  ) -> AdminServer.Answer? {
    switch path {
    case "/healthz": .init(200, "ok\n")
    case "/readyz":
      server.health.isDraining ? .init(503, "draining\n") : .init(200, "ready\n")
    case "/metrics":
      .init(
        200, type: "text/plain; version=0.0.4; charset=utf-8",
        Metrics.text(server, secure, name: name))
    default: nil
    }
  }
}
