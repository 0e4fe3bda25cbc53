import RPCClient
import RPCCore
import SchemaJSON
import WireFormat

/// Where a command connects and as whom: flags first, then the environment.
struct ConnectionFlags {
  let client: RPCClient
  /// What all calls of the command say.
  var options: CallOptions

  init(
    _ arguments: Arguments, _ environment: Environment, withToken: Bool
  ) throws(CommandFailure) {
    let command = arguments.command
    let server =
      arguments.value("server") ?? environment.variable("FRONTDESK_SERVER") ?? "127.0.0.1:7411"
    guard let address = ServerAddress(server) else {
      throw .usage("\"\(server)\" is no address; write HOST:PORT.", for: command)
    }
    var clientOptions = ClientOptions([.address(address)])
    clientOptions.connection.name = "frontdesk-cli"
    // Somebody waits at the terminal: a server that cannot be reached is told at once.
    clientOptions.retry = .none
    if withToken,
      let token = arguments.value("token") ?? environment.variable("FRONTDESK_TOKEN")
    {
      clientOptions.token = .fixed(try Self.token(token, environment, command))
    }
    options = CallOptions()
    if let tenant = arguments.value("tenant") ?? environment.variable("FRONTDESK_TENANT") {
      options.tenant = try Self.uuid(tenant, "tenant", command)
    }
    if let key = arguments.value("idempotency-key") {
      options.idempotencyKey = try Self.uuid(key, "idempotency-key", command)
    }
    if let timeout = arguments.value("timeout") {
      guard let span = TimeSpan(text: timeout), span.microseconds > 0 else {
        throw .usage("\"\(timeout)\" is no time; write 2s or 500ms.", for: command)
      }
      options.timeoutMicroseconds = span.microseconds
    }
    client = RPCClient(clientOptions)
  }

  private static func uuid(
    _ text: String, _ flag: String, _ command: Command
  ) throws(CommandFailure) -> Uuid {
    guard let id = Uuid(text) else {
      throw .usage("--\(flag) must be a uuid, and \"\(text)\" is none.", for: command)
    }
    return id
  }

  /// The token itself, or the content of the file that is named.
  private static func token(
    _ text: String, _ environment: Environment, _ command: Command
  ) throws(CommandFailure) -> String {
    let path = text.hasPrefix("@") ? String(text.dropFirst()) : text
    guard let bytes = environment.file(path) else {
      guard text.hasPrefix("@") else { return text }
      throw .usage("the token's file \"\(path)\" cannot be read.", for: command)
    }
    let content = String(decoding: bytes, as: UTF8.self)
    guard let line = content.split(whereSeparator: \.isWhitespace).first else {
      throw .usage("the token's file \"\(path)\" is empty.", for: command)
    }
    return String(line)
  }
}
