import SchemaLanguage

/// The `__init__` of the generated package: every name of every module.
struct PythonIndex {
  let schema: Schema

  var text: String {
    var out = SourceText(spaces: 4)
    out.line("# DO NOT EDIT: generated from Schema/*.schema")
    out.line("# mypy: implicit-reexport")
    out.line("\"\"\"Messages, enums and service stubs of `\(schema.package)`.\"\"\"")
    out.line()
    for module in modules { out.line("from \(PythonNames.package).\(module) import *") }
    return out.text
  }

  /// The frames' own messages are the runtime's business.
  private var modules: [String] {
    schema.files.filter { $0.name != "rpc" }.flatMap { file in
      let own = file.messages.isEmpty && file.enums.isEmpty ? [] : [file.name]
      return (own + file.services.map(\.name)).map(PythonNames.module)
    }.sorted()
  }
}
