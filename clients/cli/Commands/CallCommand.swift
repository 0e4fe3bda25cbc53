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
    // A request that is no JSON is told before a server is asked, but the lines of a stream can
    // only be read when it is known to be one.
    let given = try givenRequest()
    let contract = try ServerSchema(connection)
    let (service, method) = try contract.method(settings.arguments[0], for: Commands.call)
    let transcoder = SchemaTranscoder(contract.schema)
    let info = MethodInfo(
      id: method.id, name: "\(contract.schema.package).\(service.name)/\(method.name)",
      timeoutMicroseconds: method.timeoutMicroseconds, isRead: method.lane.isRead,
      shape: method.shape)
    let shown = TranscodingOptions(
      redactsSensitive: settings.isOn("redact"), showsUnknownFields: settings.isOn("unknown"))
    if info.shape != .unary {
      let call = StreamingJSONCall(
        client: connection.client, info: info, method: method, transcoder: transcoder,
        options: connection.options, shown: shown)
      return try call.run(try requests(given, of: info.shape), environment)
    }
    let request = if let given { given } else { try readRequest() }
    let bytes: [UInt8]
    do throws(TranscodingError) {
      bytes = try transcoder.encode(request, as: method.request)
    } catch {
      throw .call(Self.invalid(error))
    }
    let answer: [UInt8]
    do throws(RPCError) {
      answer = try connection.client.unaryAndWait(info, bytes: bytes, connection.options)
    } catch {
      throw .call(error)
    }
    do throws(TranscodingError) {
      let value = try transcoder.decode(answer, as: method.response, shown)
      output.print(JSONPrinter.print(value, settings.isOn("compact") ? .compact : .pretty))
    } catch {
      throw .call(RPCError(.internal, "The answer cannot be shown: \(error)"))
    }
  }

  /// The request on the command line; nil when there is none or it is on standard input.
  private func givenRequest() throws(CommandFailure) -> JSONValue? {
    guard settings.arguments.count > 1, settings.arguments[1] != "-" else { return nil }
    return try parse(Array(settings.arguments[1].utf8))
  }

  /// The request when the command line has none.
  private func readRequest() throws(CommandFailure) -> JSONValue {
    guard settings.arguments.count > 1 else { return [:] }
    return try parse(environment.standardInput())
  }

  private func requests(
    _ given: JSONValue?, of shape: CallShape
  ) throws(CommandFailure) -> StreamingJSONCall.Requests {
    if let given { return .one(given) }
    return shape.streamsRequests ? .lines : .one(try readRequest())
  }

  private func parse(_ bytes: [UInt8]) throws(CommandFailure) -> JSONValue {
    do throws(TranscodingError) {
      return try SchemaTranscoder.parse(bytes)
    } catch {
      throw .call(Self.invalid(error))
    }
  }

  /// A request that does not fit the schema, as the server would say it.
  static func invalid(_ error: TranscodingError) -> RPCError {
    let hint = error.suggestion.map { " Did you mean \"\($0)\"?" } ?? ""
    let violations =
      error.path.isEmpty
      ? []
      : [RPCError.Violation(path: error.path, rule: "type", message: error.message + hint)]
    return RPCError(
      .invalidArgument, error.description, violations: violations, neverExecuted: true)
  }
}

extension Method {
  fileprivate var shape: CallShape {
    switch (streamsRequest, streamsResponse) {
    case (false, false): .unary
    case (false, true): .serverStream
    case (true, false): .clientStream
    case (true, true): .duplex
    }
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
