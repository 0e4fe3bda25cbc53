/// Texts in, schema or findings out: parse, resolve and check, without touching a file.
public enum SchemaCompiler {
  /// Compiles the files of one package.
  ///
  /// A file's name may carry its extension (`lead.schema`) or not (`lead`). The findings are in the
  /// order of the files and of their lines; `schema` is nil exactly when one of them is an error.
  public static func compile(
    files: [(name: String, text: String)]
  ) -> (schema: Schema?, diagnostics: [Diagnostic]) {
    compile(
      sources: files.sorted { $0.name < $1.name }.map { name, text in
        let stem = name.hasSuffix(".schema") ? String(name.dropLast(".schema".count)) : name
        return (stem: stem, fileName: stem + ".schema", text: text)
      })
  }

  static func compile(
    sources: [(stem: String, fileName: String, text: String)]
  ) -> (schema: Schema?, diagnostics: [Diagnostic]) {
    var parsed: [ParsedFile] = []
    for (stem, fileName, text) in sources {
      var sink = DiagnosticSink(source: SourceText(fileName: fileName, text: text))
      let tree = Parser.parse(text, file: stem, &sink)
      parsed.append(ParsedFile(tree: tree, sink: sink))
    }
    var resolver = Resolver(parsed)
    let schema = resolver.resolve()
    let diagnostics = resolver.diagnostics
    return (diagnostics.hasErrors ? nil : schema, diagnostics)
  }
}

/// One file's tree and what has been found in it.
struct ParsedFile: Sendable {
  var tree: SyntaxTree
  var sink: DiagnosticSink
}
