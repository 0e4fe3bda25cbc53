import Flags
import RPCClient
import RPCCore
import SchemaJSON
import TLS
import WireFormat

/// Where a command connects and as whom: flags first, then the environment.
struct ConnectionFlags {
  let client: RPCClient
  /// What all calls of the command say.
  let options: CallOptions

  init(_ settings: Settings, _ environment: Environment) throws(UsageError) {
    let server = try settings.required("server", "HOST:PORT") { ServerLocation($0) }
    var clientOptions = ClientOptions([try Self.endpoint(server, settings)])
    clientOptions.connection.name = "frontdesk-cli"
    // Somebody waits at the terminal: a server that cannot be reached is told at once.
    clientOptions.retry = .none
    // The other commands work without a token, so that a wrong one does not stop them.
    let files = [
      Commands.importFile, Commands.exportFile, Commands.tenantExport, Commands.tenantImport,
    ]
    let needsToken =
      ([Commands.call, Commands.watch] + files + Commands.serverCommands).map(\.name)
    if needsToken.contains(settings.command.name), let token = settings["token"] {
      clientOptions.token = .fixed(try Self.token(token, environment))
    }
    var options = CallOptions()
    options.tenant = try settings.value("tenant", "a uuid") { Uuid($0) }
    options.idempotencyKey = try settings.value("idempotency-key", "a uuid") { Uuid($0) }
    options.timeoutMicroseconds = try Self.microseconds(settings, "timeout")
    options.maxStalenessMicroseconds = try Self.microseconds(settings, "max-staleness")
    self.options = options
    client = RPCClient(clientOptions)
  }

  private static func microseconds(
    _ settings: Settings, _ name: String
  ) throws(UsageError) -> Int64? {
    let time = try settings.value(name, "a time such as 2s or 500ms") { text in
      TimeSpan(text: text).flatMap { $0.microseconds > 0 ? $0 : nil }
    }
    return time?.microseconds
  }

  /// What is named by any option of TLS is reached over TLS.
  private static func endpoint(
    _ server: ServerLocation, _ settings: Settings
  ) throws(UsageError) -> Endpoint {
    guard let tls = try tls(server, settings) else { return .address(server.address) }
    return .secure(server.address, tls)
  }

  /// What connections to the server are secured with; nil for plain ones.
  static func tls(
    _ server: ServerLocation, _ settings: Settings
  ) throws(UsageError) -> TLSClient? {
    let tls = TLSOptions(
      authorityFile: settings["ca"], serverName: settings["server-name"],
      certificateFile: settings["cert"], keyFile: settings["key"])
    guard server.isSecure || settings.isOn("tls") || tls != TLSOptions() else {
      return nil
    }
    do throws(RPCError) {
      return try tls.client()
    } catch {
      throw UsageError(error.message)
    }
  }

  /// The token itself, or the content of the file that is named.
  static func token(
    _ text: String, _ environment: Environment
  ) throws(UsageError) -> String {
    let path = text.hasPrefix("@") ? String(text.dropFirst()) : text
    guard let bytes = environment.file(path) else {
      guard text.hasPrefix("@") else { return text }
      throw UsageError("The token's file \"\(path)\" cannot be read.")
    }
    let content = String(decoding: bytes, as: UTF8.self)
    guard let line = content.split(whereSeparator: \.isWhitespace).first else {
      throw UsageError("The token's file \"\(path)\" is empty.")
    }
    return String(line)
  }
}
