import Flags
import Foundation
import LoadTest
import RPCCore
import RPCServer
import SystemIO
import TLS

/// `bench stream-server`.
struct StreamServerCommand {
  private let portFile: String
  private let identity: TLSServer.Settings?

  init(_ given: Settings) throws(LoadFailure) {
    (portFile, identity) = try LoadFailure.reading { () throws(UsageError) in
      let file = { (name: String) throws(UsageError) in
        try given.value(name, "a file (PEM)") { path in
          FileManager.default.contents(atPath: path).map { Array($0) }
        }
      }
      let portFile = try given.required("port-file", "a file") { $0 }
      guard let certificate = try file("tls-cert"), let key = try file("tls-key") else {
        return (portFile, nil)
      }
      return (portFile, TLSServer.Settings(certificate: certificate, key: key))
    }
  }

  func run() throws(LoadFailure) {
    let (server, address) = try serve()
    guard FileManager.default.createFile(atPath: portFile, contents: Data("\(address)".utf8)) else {
      throw .load(LoadError("\(portFile) cannot be written."))
    }
    // Until a signal ends the process.
    server.wait()
  }

  private func serve() throws(LoadFailure) -> (RPCServer, SocketAddress) {
    guard let local = try? SocketAddress("127.0.0.1:0") else {
      throw .load(LoadError("This machine has no address of its own."))
    }
    let tls: TLSServer?
    do throws(TLSError) {
      tls = try identity.map { settings throws(TLSError) in try TLSServer(settings) }
    } catch {
      throw .load(LoadError("TLS: \(error.message)."))
    }
    do throws(SystemError) {
      var configuration = ServerConfiguration()
      configuration.limits.trustStrangers()
      let server = try RPCServer(
        StreamServer(), tokens: NoTokens(), configuration: configuration)
      return (server, try server.listen(on: local, tls: tls))
    } catch {
      throw .load(LoadError("Streams cannot be served: \(error)."))
    }
  }
}
