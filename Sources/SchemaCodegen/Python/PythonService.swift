import SchemaLanguage

/// The method table and the typed stubs of one service as a Python module.
struct PythonService {
  let service: Service
  let package: String
  let index: SchemaIndex

  func text(of file: SchemaFile) -> String {
    var out = SourceText.python(of: file.name)
    out.line("\"\"\"Calls \(service.name).\"\"\"")
    out.line()
    for (module, names) in imports { out.imports(names, from: module) }
    out.line()
    let table = service.name + "Methods"
    out.items("__all__ = [", ["\"\(service.name)Client\"", "\"\(table)\""], "]")
    out.line()
    out.line()
    out.line("class \(table):")
    out.indented { out in
      out.line("\"\"\"The rpcs of \(service.name) as the runtime knows them.\"\"\"")
      out.line()
      for method in service.methods { entry(method, &out) }
      let names = service.methods.map { PythonNames.constant($0.name) }
      out.items("ALL = (", names.count == 1 ? [names[0] + ","] : names, ")")
    }
    out.line()
    out.line()
    out.line("class \(service.name)Client:")
    out.indented { out in
      out.docstring(service.doc, "Calls \(service.name).")
      out.line()
      out.line("__slots__ = (\"_channel\",)")
      out.line()
      out.line("def __init__(self, channel: Channel) -> None:")
      out.line("    self._channel = channel")
      for method in service.methods {
        out.line()
        stub(method, &out)
      }
    }
    return out.text
  }

  private var imports: [(module: String, names: [String])] {
    var names: [String: Set<String>] = [
      "frontdesk_client.rpc.channel": ["CallOptions", "Channel"]
    ]
    for method in service.methods {
      let shape = PythonShape(method)
      names["frontdesk_client.rpc.channel", default: []].insert(shape.method)
      if let stream = shape.stream {
        names["frontdesk_client.rpc.streams", default: []].insert(stream)
      }
      for type in [method.request, method.response] {
        let module = PythonNames.module(index.file(of: type) ?? "")
        names["\(PythonNames.package).\(module)", default: []].insert(type)
      }
    }
    return names.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted()) }
  }

  private func entry(_ method: Method, _ out: inout SourceText) {
    let isRead = method.lane.isRead || method.lane == .feed
    let timeout = method.timeoutMicroseconds.map { "\(Double($0) / 1_000_000)" } ?? "None"
    out.items(
      "\(PythonNames.constant(method.name)) = \(PythonShape(method).method)(",
      [
        "id=\(SwiftNames.hex(method.id))",
        "name=\"\(package).\(service.name)/\(method.name)\"",
        "request=\(method.request)", "response=\(method.response)",
        "timeout=\(timeout)", "is_read=\(isRead ? "True" : "False")",
      ], ")")
  }

  private func stub(_ method: Method, _ out: inout SourceText) {
    let shape = PythonShape(method)
    let name = PythonNames.attribute(method.name)
    out.line("\(shape.stream == nil ? "async def" : "def") \(name)(")
    let request = method.streamsRequest ? "" : "request: \(method.request), "
    out.line("    self, \(request)options: CallOptions | None = None")
    out.line(") -> \(shape.result(method)):")
    out.indented { out in
      let codes = method.errors.map(ProtoNames.snake).joined(separator: ", ")
      out.docstring(
        method.doc, "Calls `\(method.name)`.", deprecated: method.deprecated,
        notes: codes.isEmpty ? [] : ["Its own errors: \(codes)."])
      let constant = "\(service.name)Methods.\(PythonNames.constant(method.name))"
      let arguments = [constant] + (method.streamsRequest ? [] : ["request"]) + ["options"]
      let call = shape.stream == nil ? "return await" : "return"
      out.items("\(call) self._channel.\(shape.call)(", arguments, ")")
    }
  }
}
