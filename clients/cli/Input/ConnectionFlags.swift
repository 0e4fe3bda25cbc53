import Flags
import RPCClient
import RPCCore
import SchemaJSON
import WireFormat

/// Where a command connects and as whom: flags first, then the environment.
struct ConnectionFlags {
  let client: RPCClient
  /// What all calls of the command say.
  let options: CallOptions

  init(_ settings: Settings, _ environment: Environment) throws(UsageError) {
    let server = try settings.required("server", "HOST:PORT") { ServerAddress($0) }
    var clientOptions = ClientOptions([.address(server)])
    clientOptions.connection.name = "frontdesk-cli"
    // Somebody waits at the terminal: a server that cannot be reached is told at once.
    clientOptions.retry = .none
    // The other commands work without a token, so that a wrong one does not stop them.
    if settings.command.name == Commands.call.name, let token = settings["token"] {
      clientOptions.token = .fixed(try Self.token(token, environment))
    }
    var options = CallOptions()
    options.tenant = try settings.value("tenant", "a uuid") { Uuid($0) }
    options.idempotencyKey = try settings.value("idempotency-key", "a uuid") { Uuid($0) }
    let timeout = try settings.value("timeout", "a time such as 2s or 500ms") { text in
      TimeSpan(text: text).flatMap { $0.microseconds > 0 ? $0 : nil }
    }
    options.timeoutMicroseconds = timeout?.microseconds
    self.options = options
    client = RPCClient(clientOptions)
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
