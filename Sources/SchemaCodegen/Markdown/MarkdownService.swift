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
    lines += facts(method).map { "- " + $0 }
    lines += table("Request", method.request, streams: method.streamsRequest)
    lines += table("Response", method.response, streams: method.streamsResponse)
    lines += MarkdownExample(service: service, method: method, examples: examples).lines
    return lines
  }

  private func facts(_ method: Method) -> [String] {
    let name = "\(index.schema.package).\(service.name)/\(method.name)"
    let id = String(method.id, radix: 16)
    let errors = method.errors.map { "`\($0)`" }.joined(separator: ", ")
    let usual = "[those of every call](README.md#errors-of-every-call)"
    return [
      "Full name: `\(name)`, on the wire `\(String(repeating: "0", count: 8 - id.count))\(id)`",
      "Lane: \(method.lane.phrase), \(method.lane.repeating)",
      "Who may call: \(method.access.phrase)",
      "Time-out: \(method.timeoutMicroseconds.map(MarkdownText.duration) ?? "none")",
      "Errors of its own: \(errors.isEmpty ? "none" : errors), besides \(usual)",
      "Tenant: \(tenant(method))",
    ]
  }

  private func tenant(_ method: Method) -> String {
    if method.isTenantless || method.access.isPublic { return "none" }
    let isForPlatform = method.access.grants.allSatisfy { $0 == .platformAdmin }
    return isForPlatform
      ? "the one that the call names" : "the token's; a platform admin's call names it"
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
    for type in enums(in: message) { lines += [""] + MarkdownText.values(type) }
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
}
