import RPCClient
import RPCCore
import SchemaJSON
import SchemaLanguage

/// `frontdesk call Service.method JSON|-`.
struct CallCommand {
  private let arguments: Arguments
  private let environment: Environment
  private let flags: ConnectionFlags

  init(_ arguments: Arguments, _ environment: Environment) throws(CommandFailure) {
    self.arguments = arguments
    self.environment = environment
    flags = try ConnectionFlags(arguments, environment, withToken: true)
  }

  func run(_ output: inout Output) throws(CommandFailure) {
    let request = try request()
    let contract = try ServerSchema(flags)
    let (service, method) = try contract.method(arguments.operands[0], for: .call)
    guard !method.streamsRequest, !method.streamsResponse else {
      throw .usage(
        "\(service.name).\(method.name) is a stream, which cannot be called yet.", for: .call)
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
      answer = try flags.client.unaryAndWait(info, bytes: bytes, flags.options)
    } catch {
      throw .call(error)
    }
    do throws(TranscodingError) {
      let options = TranscodingOptions(
        redactsSensitive: arguments.isSet("redact"), showsUnknownFields: arguments.isSet("unknown"))
      let value = try transcoder.decode(answer, as: method.response, options)
      output.print(JSONPrinter.print(value, arguments.isSet("compact") ? .compact : .pretty))
    } catch {
      throw .call(RPCError(.internal, "The answer cannot be shown: \(error)"))
    }
  }

  private func request() throws(CommandFailure) -> JSONValue {
    let text = arguments.operands.count > 1 ? arguments.operands[1] : "{}"
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
