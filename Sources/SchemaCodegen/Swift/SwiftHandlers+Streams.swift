import SchemaLanguage

// How the table calls handlers of streams.
extension SwiftHandlers {
  func streamBody(_ method: Method, _ out: inout SourceText) {
    let name = "self." + method.name
    let decode = "let request = try decodeRequest(bytes, as: \(method.request).self)"
    guard method.lane != .feed else {
      out.block("body: .feed { (bytes, call) throws(RPCError) in", "}),") { out in
        out.line(decode)
        out.line("return try \(name)(request, call).anySource")
      }
      return
    }
    let kind = method.lane == .works ? "workStream" : "readStream"
    switch (method.streamsRequest, method.streamsResponse) {
    case (true, true):
      open(kind, "duplex", "(_, call, stream, _)", &out) { out in
        out.line("try \(name)(DuplexCall(call, stream))")
      }
    case (true, false):
      open(kind, "clientStream", "(_, call, stream, answer)", &out) { out in
        out.line("answer.append(try \(name)(ClientStreamCall(call, stream)))")
      }
    case (false, _):
      open(kind, "serverStream", "(bytes, call, stream, _)", &out) { out in
        out.line(decode)
        out.line("try \(name)(request, ServerStreamCall(call, stream))")
      }
    }
  }

  private func open(
    _ kind: String, _ shape: String, _ parameters: String, _ out: inout SourceText,
    _ body: (inout SourceText) -> Void
  ) {
    out.block("body: .\(kind)(.\(shape)) { \(parameters) throws(RPCError) in", "}),", body)
  }
}
