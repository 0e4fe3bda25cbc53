import Flags
import JSONText
import RPCClient
import RPCCore
import SchemaJSON
import SchemaLanguage

/// `frontdesk server connections|calls|lanes|limits|build`: what operators ask, as tables.
struct ServerCommand {
  private static let pageSize = 1000

  private let settings: Settings
  private let connection: ConnectionFlags

  init(_ settings: Settings, _ connection: ConnectionFlags) {
    self.settings = settings
    self.connection = connection
  }

  func run(_ output: inout Output) throws(CommandFailure) {
    let contract = try ServerSchema(connection)
    switch settings.command.name {
    case Commands.serverConnections.name: try showConnections(contract, &output)
    case Commands.serverCalls.name:
      let request: JSONValue = ["pageSize": .integer(Self.pageSize)]
      show(try call("listCalls", request, contract), &output)
    case Commands.serverLanes.name: show(try call("listLanes", [:], contract), &output)
    case Commands.serverLimits.name: show(try call("getLimits", [:], contract), &output)
    default: show(try call("getBuild", [:], contract), &output)
    }
  }

  /// Every page, one table.
  private func showConnections(
    _ contract: ServerSchema, _ output: inout Output
  ) throws(CommandFailure) {
    var all: [JSONValue] = []
    var cursor = ""
    repeat {
      let request: JSONValue = ["pageSize": .integer(Self.pageSize), "cursor": .string(cursor)]
      let page = try call("listConnections", request, contract)
      all += page["connections"]?.array ?? []
      cursor = page["nextCursor"]?.string ?? ""
    } while !cursor.isEmpty
    show(["connections": .array(all)], &output)
  }

  private func call(
    _ rpc: String, _ request: JSONValue, _ contract: ServerSchema
  ) throws(CommandFailure) -> JSONValue {
    let (service, method) = try contract.method("ServerService.\(rpc)", for: settings.command)
    let transcoder = SchemaTranscoder(contract.schema)
    let bytes: [UInt8]
    do throws(TranscodingError) {
      bytes = try transcoder.encode(request, as: method.request)
    } catch {
      throw .call(RPCError(.internal, "The server's rpc is another one than this program's."))
    }
    let answer: [UInt8]
    do throws(RPCError) {
      let info = MethodInfo(
        id: method.id, name: "\(contract.schema.package).\(service.name)/\(method.name)",
        timeoutMicroseconds: method.timeoutMicroseconds, isRead: true)
      answer = try connection.client.unaryAndWait(info, bytes: bytes, connection.options)
    } catch {
      throw .call(error)
    }
    do throws(TranscodingError) {
      return try transcoder.decode(answer, as: method.response)
    } catch {
      throw .call(RPCError(.internal, "The answer cannot be shown: \(error)"))
    }
  }

  private func show(_ answer: JSONValue, _ output: inout Output) {
    guard !settings.isOn("json") else { return output.print(JSONPrinter.print(answer, .pretty)) }
    for (index, member) in (answer.object ?? []).enumerated() {
      let text =
        switch member.value {
        case .array(let rows): Table(rows).text
        case .object(let members): Table(pairs: members, prefix: "\(member.name).").text
        default: "\(member.name)  \(Table.cell(member.value))"
        }
      if case .array = member.value, index > 0 { output.print("") }
      output.print(text)
    }
  }
}
