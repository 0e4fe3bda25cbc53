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
          ] + (method.shapeName.map { ["shape: .\($0)"] } ?? []), ")")
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
      for method in service.methods {
        out.line()
        stub(method, &out)
      }
    }
  }

  private func stub(_ method: Method, _ out: inout SourceText) {
    out.doc(method.doc, "Calls `\(method.name)`.", deprecated: method.deprecated)
    let types = "\(method.request), \(method.response)"
    let (call, result) =
      switch (method.streamsRequest, method.streamsResponse) {
      case (false, false): ("unary", method.response)
      case (false, true): ("responses", "ResponseStream<\(method.response)>")
      case (true, false): ("requests", "RequestStream<\(types)>")
      case (true, true): ("duplex", "DuplexStream<\(types)>")
      }
    let options = "options: CallOptions = CallOptions()"
    out.list(
      "public func \(SwiftNames.escaped(method.name))(",
      method.streamsRequest ? [options] : ["_ request: \(method.request)", options],
      ") async throws(RPCError) -> \(result) {")
    out.indented { out in
      let info = "\(Self.tableName(service)).\(SwiftNames.escaped(method.name))"
      let arguments = method.streamsRequest ? [info, "options"] : [info, "request", "options"]
      out.list("try await channel.\(call)(", arguments, ")")
    }
    out.line("}")
  }
}

extension Method {
  /// The case of the runtime's CallShape; nil for unary, which is what it takes by itself.
  var shapeName: String? {
    switch (streamsRequest, streamsResponse) {
    case (false, false): nil
    case (false, true): "serverStream"
    case (true, false): "clientStream"
    case (true, true): "duplex"
    }
  }

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
