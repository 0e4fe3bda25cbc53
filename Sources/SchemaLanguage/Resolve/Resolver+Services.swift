// Services and their rpcs.

extension Resolver {
  static let defaultTimeoutMicroseconds: Int64 = 5_000_000
  static let timeoutMaxMicroseconds: Int64 = 24 * 3_600_000_000

  /// The status codes that an rpc may give.
  static let errorCodes = [
    "cancelled", "unknown", "invalidArgument", "deadlineExceeded", "notFound", "alreadyExists",
    "permissionDenied", "resourceExhausted", "failedPrecondition", "aborted", "outOfRange",
    "unimplemented", "internal", "unavailable", "dataLoss", "unauthenticated",
  ]

  mutating func service(_ syntax: ServiceSyntax) -> Service {
    _ = annotations(syntax.annotations, at: .service)
    var methods: [Method] = []
    for item in syntax.body.members {
      if methods.contains(where: { $0.name == item.name.text }) {
        error("`\(item.name.text)` is declared twice in \(syntax.name.text)", at: item.name.span)
      } else if GeneratedNames.methods.contains(item.name.text) {
        error(
          "the generated code needs the name `\(item.name.text)` for itself", at: item.name.span)
      }
      if let method = method(item, of: syntax.name.text) { methods.append(method) }
    }
    return Service(
      name: syntax.name.text, doc: syntax.trivia.doc, methods: methods,
      location: location(syntax.name.span))
  }

  private mutating func method(_ syntax: MethodSyntax, of service: String) -> Method? {
    let annotations = annotations(syntax.annotations, at: .rpc)
    let requestExists = isMessage(syntax.request)
    let responseExists = isMessage(syntax.response)
    let lane = lane(annotations, syntax)
    let access = access(annotations, syntax, of: service)
    let isStream = syntax.streamsRequest || syntax.streamsResponse
    let timeout = timeout(annotations, isStream: isStream)
    checkSteps(annotations, lane, isStream: isStream)
    checkStream(lane, syntax)
    let errors = errors(annotations)
    let examples = examples(annotations)
    guard let lane, let access, requestExists, responseExists else { return nil }
    return Method(
      id: fnv1a32("\(package).\(service)/\(syntax.name.text)"), name: syntax.name.text,
      doc: syntax.trivia.doc, request: syntax.request.text, response: syntax.response.text,
      streamsRequest: syntax.streamsRequest, streamsResponse: syntax.streamsResponse, lane: lane,
      access: access, timeoutMicroseconds: timeout, errors: errors, examples: examples,
      isPrepared: annotations.has("prepared"), isWritten: annotations.has("written"),
      isTenantless: annotations.has("tenantless"), deprecated: deprecation(annotations),
      location: location(syntax.name.span))
  }

  private mutating func isMessage(_ name: Name) -> Bool {
    if Scalar(rawValue: name.text) != nil {
      error(
        "an rpc takes and gives messages, and `\(name.text)` is none", at: name.span,
        suggestion: "declare a message that holds it")
      return false
    }
    guard let entry = lookUp(name.text, at: name.span, wanted: "message") else { return false }
    guard entry.kind == .message else {
      error("an rpc takes and gives messages, and `\(name.text)` is an enum", at: name.span)
      return false
    }
    return true
  }

  private mutating func lane(_ annotations: Annotations, _ syntax: MethodSyntax) -> Lane? {
    let found = ["reads", "writes", "works", "feed"].filter { annotations.has($0) }
    guard let name = found.first else {
      error(
        "the rpc `\(syntax.name.text)` does not say where it runs", at: syntax.name.span,
        suggestion: "add @reads(point), @reads(page), @reads(report), @writes, @works or @feed")
      return nil
    }
    if found.count > 1 {
      error("an rpc runs in one lane only", at: annotations.span(found[1]))
      return nil
    }
    switch name {
    case "writes": return .writes
    case "works": return .works
    case "feed":
      if !syntax.streamsResponse || syntax.streamsRequest {
        error(
          "@feed is for an rpc that streams its response and nothing else",
          at: annotations.span(name), suggestion: "write `-> stream \(syntax.response.text)`")
      }
      return .feed
    default: return readsLane(annotations)
    }
  }

  private mutating func readsLane(_ annotations: Annotations) -> Lane? {
    let lanes: [String: Lane] = ["point": .readsPoint, "page": .readsPage, "report": .readsReport]
    let arguments = annotations.byName["reads"]?.arguments ?? []
    guard arguments.count == 1, arguments[0].label == nil,
      case .identifier(let word) = arguments[0].value
    else {
      error(
        "@reads says how much it reads", at: annotations.span("reads"),
        suggestion: "write @reads(point), @reads(page) or @reads(report)")
      return nil
    }
    guard let lane = lanes[word] else {
      error(
        "@reads takes point, page or report, not `\(word)`", at: arguments[0].span,
        suggestion: didYouMean(word, among: lanes.keys))
      return nil
    }
    return lane
  }

  private mutating func checkSteps(_ annotations: Annotations, _ lane: Lane?, isStream: Bool) {
    guard let lane else { return }
    let reads: [Lane] = [.readsPoint, .readsPage, .readsReport]
    if annotations.has("prepared"), lane != .writes || isStream {
      error("@prepared is for @writes without streams", at: annotations.span("prepared"))
    }
    if annotations.has("written"), !reads.contains(lane) || isStream {
      error("@written is for @reads without streams", at: annotations.span("written"))
    }
  }

  /// Streams may wait for their peer, which only workers and feeds can.
  private mutating func checkStream(_ lane: Lane?, _ syntax: MethodSyntax) {
    guard let lane, syntax.streamsRequest || syntax.streamsResponse else { return }
    switch lane {
    case .readsReport, .works, .feed: return
    case .readsPoint, .readsPage, .writes:
      error(
        "the stream `\(syntax.name.text)` cannot run in this lane", at: syntax.name.span,
        suggestion: "use @reads(report) or @works, or @feed for live messages")
    }
  }

  private mutating func timeout(_ annotations: Annotations, isStream: Bool) -> Int64? {
    guard let item = annotations.byName["timeout"] else { return Self.defaultTimeoutMicroseconds }
    let suggestion = "write a number and us, ms, s, m or h: `@timeout(500ms)`"
    guard let arguments = item.arguments, arguments.count == 1, arguments[0].label == nil else {
      error("@timeout takes one time", at: item.name.span, suggestion: suggestion)
      return Self.defaultTimeoutMicroseconds
    }
    let span = arguments[0].span
    switch arguments[0].value {
    case .identifier("none"):
      if isStream { return nil }
      error("@timeout(none) is for streams only", at: span, suggestion: suggestion)
    case .number(let number):
      guard let unit = Self.microseconds[number.unit] else {
        error("a time needs its unit", at: span, suggestion: suggestion)
        break
      }
      let (value, isTooLong) = number.value.multipliedReportingOverflow(by: unit)
      if !isTooLong, value > 0, value <= Self.timeoutMaxMicroseconds { return value }
      error("a time-out is more than nothing and at most 24h", at: span)
    default:
      error("@timeout takes one time", at: span, suggestion: suggestion)
    }
    return Self.defaultTimeoutMicroseconds
  }

  static let microseconds: [String: Int64] = [
    "us": 1, "ms": 1000, "s": 1_000_000, "m": 60_000_000, "h": 3_600_000_000,
  ]

  private mutating func errors(_ annotations: Annotations) -> [String] {
    guard let item = annotations.byName["errors"] else { return [] }
    var result: [String] = []
    for argument in item.arguments ?? [] {
      guard argument.label == nil, case .identifier(let code) = argument.value,
        Self.errorCodes.contains(code)
      else {
        var near: String?
        if case .identifier(let word) = argument.value {
          near = didYouMean(word, among: Self.errorCodes)
        }
        error(
          "this is not the name of an error code", at: argument.span,
          suggestion: near ?? "for example `@errors(notFound, failedPrecondition)`")
        continue
      }
      if result.contains(code) { error("`\(code)` stands here twice", at: argument.span) }
      result.append(code)
    }
    if (item.arguments ?? []).isEmpty {
      error(
        "@errors names at least one code", at: item.name.span,
        suggestion: "for example `@errors(notFound)`")
    }
    return result
  }

  private mutating func examples(_ annotations: Annotations) -> [String] {
    var result: [String] = []
    for item in annotations.examples {
      guard let arguments = item.arguments, !arguments.isEmpty else {
        error(
          "@example names a file", at: item.name.span,
          suggestion: "write `@example(\"createLead.json\")`")
        continue
      }
      for argument in arguments {
        guard argument.label == nil, case .string(let name) = argument.value, name.isExampleName
        else {
          error(
            "@example takes the name of a JSON file of Schema/examples", at: argument.span,
            suggestion: "write `@example(\"createLead.json\")`")
          continue
        }
        if result.contains(name) { error("`\(name)` stands here twice", at: argument.span) }
        result.append(name)
      }
    }
    return result
  }

  /// Clients find a method by its number alone.
  mutating func checkMethodIds(_ schema: Schema) {
    var owners: [UInt32: String] = [:]
    for (index, schemaFile) in schema.files.enumerated() {
      file = index
      for service in schemaFile.services {
        for method in service.methods {
          let name = "\(service.name)/\(method.name)"
          let span = Span(
            line: method.location.line, column: method.location.column, length: method.name.count)
          if method.id == 0 {
            error("the id of `\(name)` is 0", at: span, suggestion: "rename the rpc")
          } else if let other = owners[method.id], other != name {
            error(
              "`\(name)` has the same id as `\(other)`", at: span, suggestion: "rename the rpc")
          }
          owners[method.id] = name
        }
      }
    }
  }
}

extension String {
  /// `name.json` without a folder.
  fileprivate var isExampleName: Bool {
    guard hasSuffix(".json"), count > 5 else { return false }
    return dropLast(5).unicodeScalars.allSatisfy {
      "a"..."z" ~= $0 || "A"..."Z" ~= $0 || "0"..."9" ~= $0 || $0 == "-" || $0 == "_"
    }
  }
}
