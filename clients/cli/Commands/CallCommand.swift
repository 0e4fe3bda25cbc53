import Flags
import JSONText
import RPCClient
import RPCCore
import SchemaJSON
import SchemaLanguage

/// `frontdesk call Service.method JSON|-`.
struct CallCommand {
  private let settings: Settings
  private let connection: ConnectionFlags
  private let environment: Environment

  init(_ settings: Settings, _ connection: ConnectionFlags, _ environment: Environment) {
    self.settings = settings
    self.connection = connection
    self.environment = environment
  }

  func run(_ output: inout Output) throws(CommandFailure) {
    let request = try request()
    let contract = try ServerSchema(connection)
    let (service, method) = try contract.method(settings.arguments[0], for: Commands.call)
    guard !method.streamsRequest, !method.streamsResponse else {
      throw .usage(
        "\(service.name).\(method.name) is a stream, which cannot be called yet.",
        for: Commands.call)
    }
    let transcoder = SchemaTranscoder(contract.schema)
    let bytes: [UInt8]
    do throws(TranscodingError) {
      bytes = try transcoder.encode(request, as: method.request)
    } catch {
      throw .call(Self.invalid(error))
    }
    let answer: [UInt8]
    do throws(RPCError) {
      let info = MethodInfo(
        id: method.id, name: "\(contract.schema.package).\(service.name)/\(method.name)",
        timeoutMicroseconds: method.timeoutMicroseconds, isRead: method.lane.isRead)
      answer = try connection.client.unaryAndWait(info, bytes: bytes, connection.options)
    } catch {
      throw .call(error)
    }
    do throws(TranscodingError) {
      let options = TranscodingOptions(
        redactsSensitive: settings.isOn("redact"), showsUnknownFields: settings.isOn("unknown"))
      let value = try transcoder.decode(answer, as: method.response, options)
      output.print(JSONPrinter.print(value, settings.isOn("compact") ? .compact : .pretty))
    } catch {
      throw .call(RPCError(.internal, "The answer cannot be shown: \(error)"))
    }
  }

  private func request() throws(CommandFailure) -> JSONValue {
    let text = settings.arguments.count > 1 ? settings.arguments[1] : "{}"
    do throws(TranscodingError) {
      return try SchemaTranscoder.parse(
        text == "-" ? environment.standardInput() : Array(text.utf8))
    } catch {
      throw .call(Self.invalid(error))
    }
  }

  /// A request that does not fit the schema, as the server would say it.
  private static func invalid(_ error: TranscodingError) -> RPCError {
    let hint = error.suggestion.map { " Did you mean \"\($0)\"?" } ?? ""
    let violations =
      error.path.isEmpty
      ? []
      : [RPCError.Violation(path: error.path, rule: "type", message: error.message + hint)]
    return RPCError(
      .invalidArgument, error.description, violations: violations, neverExecuted: true)
  }
}

extension Lane {
  fileprivate var isRead: Bool {
    switch self {
    case .readsPoint, .readsPage, .readsReport: true
    case .writes, .works, .feed: false
    }
  }
}
