import SchemaLanguage

/// What a server implements of one service, and the table that calls it.
struct SwiftHandlers {
  let service: Service
  let index: SchemaIndex

  func text(of file: SchemaFile) -> String {
    let handled = service.methods
    let writesAnswers = handled.contains(where: \.isWritten)
    var out = SourceText()
    out.line(SourceText.header(of: file.name))
    out.line()
    out.line("import Auth")
    out.line(handled.isEmpty ? "import FrontdeskAPI" : "package import FrontdeskAPI")
    out.line(handled.isEmpty ? "import RPCCore" : "package import RPCCore")
    out.line("import RPCServer")
    out.line(writesAnswers ? "package import WireFormat" : "import WireFormat")
    out.line()
    requirements(handled, &out)
    out.line()
    table(&out)
    return out.text
  }

  private func requirements(_ methods: [Method], _ out: inout SourceText) {
    out.doc(service.doc, "The handlers of \(service.name).")
    guard !methods.isEmpty else {
      return out.line("package protocol \(service.name)Handlers: Sendable {}")
    }
    out.block("package protocol \(service.name)Handlers: Sendable {") { out in
      for (position, method) in methods.enumerated() {
        if position > 0 { out.line() }
        if method.isPrepared && method.lane == .writes {
          out.line("/// What `\(prepareName(method))` hands to `\(method.name)`.")
          out.line("associatedtype \(planName(method)): Sendable")
          out.line("/// The step of `\(method.name)` that runs before the transaction.")
          out.list(
            "func \(prepareName(method))(",
            ["_ request: \(method.request)", "_ call: PrepareCall"],
            ") throws(RPCError) -> \(planName(method))")
        }
        out.doc(method.doc, "Answers `\(method.name)`.", deprecated: method.deprecated)
        out.list(
          "func \(SwiftNames.escaped(method.name))(", parameters(method),
          ") throws(RPCError)" + result(method))
      }
    }
  }

  private func parameters(_ method: Method) -> [String] {
    let call = callType(method)
    let (request, response) = (method.request, method.response)
    switch (method.lane == .feed, method.streamsRequest, method.streamsResponse) {
    case (true, _, _), (false, false, false): break
    case (false, false, true):
      return ["_ request: \(request)", "_ call: ServerStreamCall<\(call), \(response)>"]
    case (false, true, false): return ["_ call: ClientStreamCall<\(call), \(request)>"]
    case (false, true, true): return ["_ call: DuplexCall<\(call), \(request), \(response)>"]
    }
    let isPlanned = method.lane == .writes && method.isPrepared
    let input = isPlanned ? "_ plan: \(planName(method))" : "_ request: \(method.request)"
    return [input, "_ call: \(call)"] + (writesAnswer(method) ? ["_ answer: inout WireWriter"] : [])
  }

  /// What a handler of the lane is given of its call.
  private func callType(_ method: Method) -> String {
    switch method.lane {
    case .readsPoint, .readsPage, .readsReport, .feed: "ReadCall"
    case .writes: "WriteCall"
    case .works: "WorkCall"
    }
  }

  private func result(_ method: Method) -> String {
    if method.lane == .feed { return " -> FeedSource<\(method.response)>" }
    return writesAnswer(method) || method.streamsResponse ? "" : " -> \(method.response)"
  }

  private func writesAnswer(_ method: Method) -> Bool { method.isWritten && method.lane.isRead }

  private func planName(_ method: Method) -> String { SwiftNames.capitalized(method.name) + "Plan" }

  private func prepareName(_ method: Method) -> String {
    "prepare" + SwiftNames.capitalized(method.name)
  }

  private func table(_ out: inout SourceText) {
    out.block("extension \(service.name)Handlers {") { out in
      out.line("/// The rpcs of the service with who may call them and what runs them.")
      out.block("package var methods: [ServiceMethod] {") { out in
        out.block("[", "]") { out in
          for method in service.methods { entry(method, &out) }
        }
      }
    }
  }

  private func entry(_ method: Method, _ out: inout SourceText) {
    let info = "\(SwiftClient.tableName(service)).\(SwiftNames.escaped(method.name))"
    out.line("ServiceMethod(")
    out.indented { out in
      out.line("info: \(info), lane: .\(method.lane.rawValue),")
      out.list("access: AccessRule(", arguments(method.access), "),")
      out.line("isTenantless: \(method.isTenantless),")
      out.line("requestType: \"\(method.request)\", responseType: \"\(method.response)\",")
      body(method, &out)
    }
  }

  private func arguments(_ access: Access) -> [String] {
    var arguments: [String] = []
    if access.isPublic { arguments.append("isPublic: true") }
    if access.isExclusive { arguments.append("isExclusive: true") }
    let grants = access.grants.map { grant in
      switch grant {
      case .platformAdmin: ".platformAdmin"
      case .clientAdmin(let scope): ".clientAdmin(scope: \(scope.map { "\"\($0)\"" } ?? "nil"))"
      case .supportStaff: ".supportStaff"
      case .service(let scope): ".service(scope: \"\(scope)\")"
      case .portal: ".portal"
      }
    }
    if !grants.isEmpty { arguments.append("grants: [\(grants.joined(separator: ", "))]") }
    return arguments
  }

  private func body(_ method: Method, _ out: inout SourceText) {
    guard method.isUnary else { return streamBody(method, &out) }
    let name = "self." + method.name
    let decode = "let request = try decodeRequest(bytes, as: \(method.request).self)"
    switch method.lane {
    case .readsPoint, .readsPage, .readsReport, .works:
      let kind = method.lane == .works ? "work" : "read"
      out.block("body: .\(kind) { (bytes, call, answer) throws(RPCError) in", "}),") { out in
        out.line(decode)
        if writesAnswer(method) {
          out.line("try \(name)(request, call, &answer)")
        } else {
          out.line("answer.append(try \(name)(request, call))")
        }
      }
    case .writes:
      let call = method.isPrepared ? "call" : "_"
      out.block("body: .write { (bytes, \(call)) throws(RPCError) in", "}),") { out in
        out.line(decode)
        var input = "request"
        if method.isPrepared {
          input = "plan"
          out.line("let plan = try self.\(prepareName(method))(request, call)")
        }
        out.block("return { (call, answer) throws(RPCError) in") { out in
          out.line("answer.append(try \(name)(\(input), call))")
        }
      }
    case .feed: streamBody(method, &out)
    }
  }
}
