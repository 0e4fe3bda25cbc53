import SchemaLanguage

/// The reference's first page: every service and its rpcs.
struct MarkdownIndex {
  let schema: Schema

  var text: String {
    var lines = [
      SourceText.header(of: "*", comment: "<!--") + " -->", "", "# Reference of \(schema.package)",
      "",
      "Every rpc with who may call it, its time-out, errors, fields and an example that works.", "",
    ]
    for service in schema.files.flatMap(\.services).sorted(by: { $0.name < $1.name }) {
      lines += ["## [\(service.name)](\(service.name).md)", ""]
      if !service.doc.isEmpty { lines += service.doc + [""] }
      for method in service.methods {
        let first = method.doc.first.map { ": \($0)" } ?? ""
        lines.append("- [\(method.name)](\(service.name).md#\(method.name.lowercased()))\(first)")
      }
      lines.append("")
    }
    lines.removeLast()
    return lines.joined(separator: "\n") + "\n"
  }
}
