import JSONText
import SchemaLanguage

/// The reference page of one service.
struct MarkdownService {
  let service: Service
  let file: SchemaFile
  let index: SchemaIndex
  let examples: [String: String]

  var text: String {
    var lines = [
      SourceText.header(of: file.name, comment: "<!--") + " -->", "", "# \(service.name)", "",
    ]
    if !service.doc.isEmpty { lines += service.doc + [""] }
    lines.append("| Rpc | Lane | Who may call |")
    lines.append("|---|---|---|")
    for method in service.methods {
      let link = "[\(method.name)](#\(method.name.lowercased()))"
      lines.append("| \(link) | \(method.lane.phrase) | \(method.access.phrase) |")
    }
    for method in service.methods { lines += page(method) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func page(_ method: Method) -> [String] {
    var lines = ["", "## \(method.name)", ""]
    if let use = method.deprecated { lines += ["**Deprecated**: \(use).", ""] }
    if !method.doc.isEmpty { lines += method.doc + [""] }
    lines.append("- Full name: `\(index.schema.package).\(service.name)/\(method.name)`")
    lines.append("- Lane: \(method.lane.phrase)")
    lines.append("- Who may call: \(method.access.phrase)")
    let timeout = method.timeoutMicroseconds.map(MarkdownText.duration) ?? "none"
    lines.append("- Time-out: \(timeout)")
    let errors = method.errors.map { "`\($0)`" }.joined(separator: ", ")
    lines.append("- Errors of its own: \(errors.isEmpty ? "none" : errors)")
    let tenant = method.isTenantless ? "names no tenant" : "the caller's, or the one it names"
    lines.append("- Tenant: \(tenant)")
    lines += table("Request", method.request, streams: method.streamsRequest)
    lines += table("Response", method.response, streams: method.streamsResponse)
    lines += example(method)
    return lines
  }

  private func table(_ title: String, _ name: String, streams: Bool) -> [String] {
    var lines = ["", "### \(title): \(streams ? "stream of " : "")\(name)", ""]
    guard let message = index.message(name) else { return lines }
    if !message.doc.isEmpty { lines += message.doc + [""] }
    guard !message.fields.isEmpty else { return lines + ["No fields."] }
    lines += MarkdownText.fields(message)
    // The messages that are used by this one are part of what a caller has to know.
    for nested in nested(in: message) {
      lines += ["", "#### \(nested.name)", ""]
      if !nested.doc.isEmpty { lines += nested.doc + [""] }
      lines += nested.fields.isEmpty ? ["No fields."] : MarkdownText.fields(nested)
    }
    for type in enums(in: message) {
      let values = type.values.map { "`\($0.name)`" }.joined(separator: ", ")
      lines += ["", "`\(type.name)` is one of \(values)."]
    }
    return lines
  }

  /// Every message below `message`, each once, in the order in which they are met.
  private func nested(in message: MessageType) -> [MessageType] {
    var found: [MessageType] = []
    var open = [message]
    while !open.isEmpty {
      for name in open.removeFirst().fields.compactMap(\.type.messageName) {
        guard name != message.name, !found.contains(where: { $0.name == name }),
          let type = index.message(name)
        else { continue }
        found.append(type)
        open.append(type)
      }
    }
    return found
  }

  private func enums(in message: MessageType) -> [EnumType] {
    var names: [String] = []
    for field in ([message] + nested(in: message)).flatMap(\.fields) {
      guard let name = field.type.enumName, !names.contains(name) else { continue }
      names.append(name)
    }
    return names.compactMap(index.enumeration)
  }

  private func example(_ method: Method) -> [String] {
    var lines: [String] = []
    for name in method.examples {
      let stem = name.hasSuffix(".json") ? String(name.dropLast(5)) : name
      guard let text = examples[name] ?? examples[stem] ?? examples[stem + ".json"] else {
        continue
      }
      lines += ["", "### Example: \(stem)", "", "```json", MarkdownText.trimmed(text), "```"]
      guard let request = (try? JSONParser.parse(text))?["request"] else { continue }
      let quoted = JSONPrinter.print(request).replacing("'", with: "'\\''")
      lines += ["", "```sh", "frontdesk call \(service.name).\(method.name) '\(quoted)'", "```"]
    }
    if lines.isEmpty {
      lines = ["", "```sh", "frontdesk call \(service.name).\(method.name) '{}'", "```"]
    }
    return lines
  }
}
