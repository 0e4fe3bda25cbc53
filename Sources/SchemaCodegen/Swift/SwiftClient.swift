import SchemaLanguage

/// The method table and the typed stubs of one service, for callers.
struct SwiftClient {
  let service: Service
  let package: String
  let index: SchemaIndex

  static func tableName(_ service: Service) -> String { service.name + "Methods" }

  func text(of file: SchemaFile) -> String {
    var out = SourceText()
    out.line(SourceText.header(of: file.name))
    out.line()
    out.line("public import RPCCore")
    out.line()
    table(&out)
    out.line()
    stubs(&out)
    return out.text
  }

  private func table(_ out: inout SourceText) {
    let name = Self.tableName(service)
    out.line("/// The rpcs of \(service.name) as the runtime knows them.")
    out.block("public enum \(name) {") { out in
      for method in service.methods {
        out.doc(method.doc, "`\(method.name)`.", deprecated: method.deprecated)
        let timeout = method.timeoutMicroseconds.map(SwiftNames.number) ?? "nil"
        out.list(
          "public static let \(SwiftNames.escaped(method.name)) = MethodInfo(",
          [
            "id: \(SwiftNames.hex(method.id))",
            "name: \"\(package).\(service.name)/\(method.name)\"",
            "timeoutMicroseconds: \(timeout)",
            "isRead: \(method.lane.isRead)",
          ], ")")
        out.line()
      }
      out.line("/// Every rpc of the service, in the order of the schema.")
      let names = service.methods.map { SwiftNames.escaped($0.name) }
      out.list("public static let all: [MethodInfo] = [", names, "]")
    }
  }

  private func stubs(_ out: inout SourceText) {
    out.doc(service.doc, "Calls \(service.name).")
    out.block("public struct \(service.name)Client: Sendable {") { out in
      out.line("private let channel: any ClientChannel")
      out.line()
      out.line("/// A client that makes its calls through `channel`.")
      out.line("public init(_ channel: any ClientChannel) { self.channel = channel }")
      for method in service.methods where method.isUnary {
        out.line()
        out.doc(
          method.doc, "Calls `\(method.name)`.", deprecated: method.deprecated)
        out.list(
          "public func \(SwiftNames.escaped(method.name))(",
          ["_ request: \(method.request)", "options: CallOptions = CallOptions()"],
          ") async throws(RPCError) -> \(method.response) {")
        out.indented { out in
          let info = "\(Self.tableName(service)).\(SwiftNames.escaped(method.name))"
          out.line("try await channel.unary(\(info), request, options)")
        }
        out.line("}")
      }
    }
  }
}

extension Method {
  var isUnary: Bool { !streamsRequest && !streamsResponse && lane != .feed }
}

extension Lane {
  var isRead: Bool {
    switch self {
    case .readsPoint, .readsPage, .readsReport: true
    case .writes, .works, .feed: false
    }
  }
}

extension SwiftNames {
  /// Eight digits, as the numbers of methods are written.
  static func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    let padded = String(repeating: "0", count: 8 - digits.count) + digits
    return "0x\(padded.prefix(4))_\(padded.suffix(4))"
  }
}
