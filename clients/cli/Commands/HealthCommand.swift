import FrontdeskAPI
import JSONText
import RPCCore

/// `frontdesk health`.
struct HealthCommand {
  private let connection: ConnectionFlags

  init(_ connection: ConnectionFlags) { self.connection = connection }

  func run(_ output: inout Output) throws(CommandFailure) {
    let health = try connection.client.call(
      HealthServiceMethods.check, CheckHealthRequest(), Health.self,
      timeoutMicroseconds: connection.options.timeoutMicroseconds)
    let json: JSONValue = [
      "status": .string(health.status.name), "version": .string(health.version),
    ]
    output.print(JSONPrinter.print(json, .pretty))
    guard health.status == .serving else { throw .silent }
  }
}
