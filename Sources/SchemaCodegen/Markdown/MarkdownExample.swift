import JSONText
import SchemaLanguage

/// The examples of one rpc: JSON as the schema's author gave it, and a line for a terminal that
/// works while `make run` serves demonstration data.
struct MarkdownExample {
  /// Where `make run` leaves the program and the tokens, and the tenant whose data it makes.
  private static let program = ".build/release/frontdesk"
  private static let tokens = ".frontdesk/tokens"
  private static let tenant = "01980000-0000-7000-8000-000000000001"
  /// Rpcs whose names begin so undo another one, which therefore has to come first.
  private static let undone = ["restore": "delete", "resume": "suspend"]

  let service: Service
  let method: Method
  let examples: [String: String]

  /// The section's lines.
  var lines: [String] {
    var lines: [String] = []
    for name in method.examples {
      guard let text = text(of: name) else { continue }
      lines += ["", "### Example: \(Self.stem(name))", "", "```json"]
      lines += [MarkdownText.trimmed(text), "```"]
      guard let request = Self.request(of: text) else { continue }
      lines += ["", "```sh"] + first + [Self.call(service, method, request), "```"]
    }
    return lines.isEmpty ? ["", "```sh", Self.call(service, method, "{}"), "```"] : lines
  }

  /// What has to be done before the example makes sense.
  private var first: [String] {
    for (verb, opposite) in Self.undone where method.name.hasPrefix(verb) {
      let name = opposite + method.name.dropFirst(verb.count)
      guard let other = service.methods.first(where: { $0.name == name }),
        let text = other.examples.first.flatMap(text),
        let request = Self.request(of: text)
      else { continue }
      return [Self.call(service, other, request)]
    }
    return []
  }

  /// An example's file may be known with or without its extension.
  private func text(of name: String) -> String? {
    examples[name] ?? examples[Self.stem(name)] ?? examples[name + ".json"]
  }

  private static func call(_ service: Service, _ method: Method, _ request: String) -> String {
    let quoted = request.replacing("'", with: "'\\''")
    let call = "\(program) call \(service.name).\(method.name) '\(quoted)'"
    let flags = flags(method)
    return flags.isEmpty ? call : "\(call) \\\n  \(flags)"
  }

  /// Who calls: a client admin where that is enough.
  private static func flags(_ method: Method) -> String {
    if method.access.isPublic { return "" }
    let roles = method.access.grants.compactMap { grant in
      switch grant {
      case .clientAdmin(scope: nil): "clientAdmin"
      case .supportStaff: "supportStaff"
      case .clientAdmin, .platformAdmin, .service, .portal: nil as String?
      }
    }
    if let role = roles.first { return "--token @\(tokens)/\(role).jwt" }
    let token = "--token @\(tokens)/platformAdmin.jwt"
    return method.isTenantless ? token : "\(token) --tenant \(tenant)"
  }

  /// An example's request on one line; nil when there is none.
  private static func request(of example: String) -> String? {
    (try? JSONParser.parse(example))?["request"].map { JSONPrinter.print($0) }
  }

  private static func stem(_ name: String) -> String {
    name.hasSuffix(".json") ? String(name.dropLast(5)) : name
  }
}
