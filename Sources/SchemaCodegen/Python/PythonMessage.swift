import SchemaLanguage

/// A message of the schema as a Python dataclass, and its table for the codec.
struct PythonMessage {
  let message: MessageType
  let index: SchemaIndex

  func write(to out: inout SourceText) {
    let base = message.oneofs.isEmpty ? "Message" : "OneOfMessage"
    out.line("@_dc.dataclass(slots=True, kw_only=True)")
    out.line("class \(message.name)(_wire.\(base)):")
    out.indented { out in
      out.docstring(
        message.doc, "The message `\(message.name)`.", deprecated: message.deprecated,
        notes: message.oneofs.map(note))
      if !message.fields.isEmpty { out.line() }
      for field in message.fields {
        let type = PythonNames.type(field.type) + (field.oneof == nil ? "" : " | None")
        let initial = field.oneof == nil ? PythonNames.initial(field.type, index) : "None"
        out.line("\(PythonNames.attribute(field.name)): \(type) = \(initial)")
        out.docstring(field.doc, deprecated: field.deprecated)
      }
      for oneof in message.oneofs { which(oneof, &out) }
    }
  }

  private func members(_ oneof: OneOf) -> [String] {
    message.fields.filter { $0.oneof == oneof.name }.map { PythonNames.attribute($0.name) }
  }

  private func note(_ oneof: OneOf) -> String {
    let names = members(oneof).map { "`\($0)`" }.joined(separator: ", ")
    return "At most one of \(names) is set: setting one clears the others."
  }

  private func which(_ oneof: OneOf, _ out: inout SourceText) {
    let names = members(oneof).map { "\"\($0)\"" }
    out.items(
      "which_\(ProtoNames.snake(oneof.name)): _t.ClassVar[_wire.Which[_t.Literal[", names,
      "]]] = _wire.Which(\"\(oneof.name)\")")
    out.docstring(oneof.doc, "Which of them is set; None when none is.")
  }

  func writeTable(to out: inout SourceText) {
    let oneofs = message.oneofs.map { oneof in
      let range = "\(oneof.range.lowerBound), \(oneof.range.upperBound)"
      return "_wire.oneof(\"\(oneof.name)\", \(range))"
    }
    out.items(
      "_wire.table(", [message.name] + oneofs + message.fields.map(part), ")")
  }

  private func part(_ field: Field) -> String {
    let name = "\(field.number), \"\(PythonNames.attribute(field.name))\""
    let codec = PythonNames.codec(field.type)
    if let oneof = field.oneof { return "_wire.member(\(name), \(codec), \"\(oneof)\")" }
    return switch field.type {
    case .optional: "_wire.optional(\(name), \(codec))"
    case .list: "_wire.many(\(name), \(codec))"
    case .map(let key, _): "_wire.mapping(\(name), \(PythonNames.codec(key)), \(codec))"
    case .scalar, .message, .enumeration: "_wire.plain(\(name), \(codec))"
    }
  }
}
