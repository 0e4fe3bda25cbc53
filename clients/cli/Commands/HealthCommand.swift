import FrontdeskAPI
import RPCCore
import SchemaJSON

/// `frontdesk health`.
struct HealthCommand {
  private let flags: ConnectionFlags

  init(_ arguments: Arguments, _ environment: Environment) throws(CommandFailure) {
    flags = try ConnectionFlags(arguments, environment, withToken: false)
  }

  func run(_ output: inout Output) throws(CommandFailure) {
    let health = try flags.client.call(
      HealthServiceMethods.check, CheckHealthRequest(), Health.self,
      timeoutMicroseconds: flags.options.timeoutMicroseconds)
    let json = JSONValue.object([
      JSONValue.Member("status", .string(health.status.name)),
      JSONValue.Member("version", .string(health.version)),
    ])
    output.print(JSONPrinter.print(json, .pretty))
    guard health.status == .serving else { throw .silent }
  }
}
