import Flags
import FrontdeskAPI
import RPCClient
import RPCCore
import SchemaJSON
import SchemaLanguage
import WireFormat

/// The contract of a server, fetched from its reflection service.
struct ServerSchema {
  let schema: Schema

  init(_ connection: ConnectionFlags) throws(CommandFailure) {
    let answer = try connection.client.call(
      ReflectionServiceMethods.getSchema, GetSchemaRequest(), GetSchemaResponse.self,
      timeoutMicroseconds: connection.options.timeoutMicroseconds)
    let files = answer.files.map { (name: $0.name, text: $0.text) }
    let (schema, diagnostics) = SchemaCompiler.compile(files: files)
    guard let schema else {
      let first = diagnostics.first { $0.severity == .error }?.message ?? "it is empty"
      throw .call(
        RPCError(.internal, "The server's schema cannot be read by this version: \(first)."))
    }
    self.schema = schema
  }

  /// The service and method that `Service.method` or `package.Service/method` names.
  func method(
    _ name: String, for command: Command
  ) throws(CommandFailure) -> (service: Service, method: Method) {
    let parts = name.split(whereSeparator: { $0 == "." || $0 == "/" })
    guard parts.count >= 2 else {
      throw .usage("\"\(name)\" is no rpc; write Service.method.", for: command)
    }
    let serviceName = String(parts[parts.count - 2])
    let methodName = String(parts[parts.count - 1])
    guard let service = schema.service(named: serviceName) else {
      throw .misspelled(
        "service", serviceName, among: schema.services.map(\.name), see: "frontdesk describe")
    }
    guard let method = service.methods.first(where: { $0.name == methodName }) else {
      throw .misspelled(
        "rpc", "\(serviceName).\(methodName)",
        among: service.methods.map { "\(serviceName).\($0.name)" },
        see: "frontdesk describe \(serviceName)")
    }
    return (service, method)
  }
}

extension RPCClient {
  /// Makes a call with generated messages and waits for it.
  func call<Request: WireMessage, Response: WireMessage>(
    _ method: MethodInfo, _ request: Request, _ response: Response.Type,
    timeoutMicroseconds: Int64?
  ) throws(CommandFailure) -> Response {
    let options = CallOptions(timeoutMicroseconds: timeoutMicroseconds)
    let bytes: [UInt8]
    do throws(RPCError) {
      bytes = try unaryAndWait(method, bytes: request.encoded(), options)
    } catch {
      throw .call(error)
    }
    do throws(WireError) {
      return try Response(decoding: bytes)
    } catch {
      throw .call(RPCError(.internal, "The server's answer cannot be read: \(error)."))
    }
  }
}
