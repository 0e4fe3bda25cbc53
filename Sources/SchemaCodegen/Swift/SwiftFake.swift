import SchemaLanguage

/// A service without a server, for tests of its callers.
struct SwiftFake {
  let service: Service

  func text(of file: SchemaFile) -> String {
    var out = SourceText()
    out.line(SourceText.header(of: file.name))
    out.line()
    out.line("public import FrontdeskAPI")
    out.line("import RPCCore")
    out.line()
    out.line("/// \(service.name) without a server: each rpc does what its closure does, and is")
    out.line("/// `unimplemented` until it has one.")
    out.block("public struct \(service.name)Fake: Sendable {") { out in
      for method in service.methods {
        out.line("/// Stands in for `\(method.name)`.")
        out.wrapped(
          "public var \(SwiftNames.escaped(method.name)):",
          "FakeChannel.\(kind(method))<\(method.request), \(method.response)>?")
        out.line()
      }
      out.line("/// A fake without closures.")
      out.line("public init() {}")
      out.line()
      out.line("/// What `Frontdesk(fake:)` takes; it answers with the closures that are set now.")
      out.block("public var channel: FakeChannel {") { out in
        out.line("var channel = FakeChannel()")
        for method in service.methods {
          let name = SwiftNames.escaped(method.name)
          out.list(
            "channel.answer(", ["\(SwiftClient.tableName(service)).\(name)", label(method) + name],
            ")")
        }
        out.line("return channel")
      }
      out.line()
      out.line("/// Calls that the closures answer.")
      out.wrapped(
        "public var client: \(service.name)Client {", "\(service.name)Client(channel) }")
    }
    return out.text
  }

  private func kind(_ method: Method) -> String {
    switch (method.streamsRequest, method.streamsResponse) {
    case (false, false): "Unary"
    case (false, true): "Responses"
    case (true, false): "Requests"
    case (true, true): "Duplex"
    }
  }

  private func label(_ method: Method) -> String {
    switch (method.streamsRequest, method.streamsResponse) {
    case (false, false): ""
    case (false, true): "responses: "
    case (true, false): "requests: "
    case (true, true): "duplex: "
    }
  }
}
