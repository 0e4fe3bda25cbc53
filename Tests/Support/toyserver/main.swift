import Auth
import Foundation
import RPCCore
import RPCServer
import Seams
import SystemIO
import TLS

/// Serves the toy service until SIGTERM, which gives calls in flight two seconds.
///
/// The arguments are the data directory of a `frontdeskd`, whose keys check the tokens, the file
/// that gets the address, and perhaps certificate and key.
func serve(_ arguments: [String]) throws {
  let signals = try SignalWaiter()
  let clock = SystemClock()
  let verifier = try TokenVerifier(
    keySetPath: KeyStore(dataDirectory: arguments[1]).keySetPath, now: clock.now())
  var configuration = ServerConfiguration()
  configuration.limits.trustStrangers()
  configuration.reactors = 1
  configuration.name = "toyserver"
  configuration.limits.drainMilliseconds = 2000
  let dispatcher = ToyDispatcher()
  let server = try RPCServer(
    dispatcher, tokens: ToyTokens(verifier), clock: clock, configuration: configuration)
  dispatcher.watch(server)
  var tls: TLSServer?
  if arguments.count > 4 {
    let files = try arguments[3...4].map { path in
      [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }
    tls = try TLSServer(.init(certificate: files[0], key: files[1]))
  }
  let address = try server.listen(on: SocketAddress("127.0.0.1:0"), tls: tls)
  try "\(address)\n".write(toFile: arguments[2], atomically: true, encoding: .utf8)
  _ = try signals.next()
  server.drain()
  server.wait()
}

guard CommandLine.arguments.count > 2 else { exit(2) }
do {
  try serve(CommandLine.arguments)
} catch {
  FileHandle.standardError.write(Data("toyserver: \(error)\n".utf8))
  exit(1)
}
