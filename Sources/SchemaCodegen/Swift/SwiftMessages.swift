import SchemaLanguage

/// One schema file's messages and enums as Swift.
struct SwiftMessages {
  let index: SchemaIndex

  func text(of file: SchemaFile) -> String {
    var out = SourceText()
    out.line(SourceText.header(of: file.name))
    out.line()
    if usesRpcTypes(file) { out.line("public import RPCCore") }
    out.line("public import WireFormat")
    for type in file.enums {
      out.line()
      SwiftEnum(type: type).write(to: &out)
    }
    for message in file.messages {
      out.line()
      SwiftMessage(message: message, index: index).write(to: &out)
    }
    return out.text
  }

  /// The messages of rpc.schema live in RPCCore.
  private func usesRpcTypes(_ file: SchemaFile) -> Bool {
    guard file.name != "rpc" else { return false }
    return file.messages.flatMap(\.fields).contains { field in
      guard let name = field.type.messageName ?? field.type.enumName else { return false }
      return index.file(of: name) == "rpc"
    }
  }
}

extension SourceText {
  /// Doc comment lines; `fallback` when the schema says nothing.
  mutating func doc(_ doc: [String], _ fallback: String, deprecated: String? = nil) {
    for text in doc.isEmpty ? [fallback] : doc { line(text.isEmpty ? "///" : "/// \(text)") }
    guard let deprecated else { return }
    line("///")
    line("/// - Note: Deprecated: \(deprecated).")
  }
}
