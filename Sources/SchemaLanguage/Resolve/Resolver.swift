/// Looks names up, checks every rule of the language, and builds the `Schema`.
struct Resolver {
  struct TypeEntry {
    enum Kind { case message, enumeration }
    var kind: Kind
    var file: Int
    var span: Span
  }

  var files: [ParsedFile]
  /// The file that is being resolved.
  var file = 0
  var types: [String: TypeEntry] = [:]
  private var services: [String: Int] = [:]
  private var fileNumbers: [String: Int] = [:]
  /// Files that the current one imports, and those whose types it used.
  private var imported: Set<Int> = []
  private var used: Set<Int> = []
  var package = ""

  init(_ files: [ParsedFile]) {
    self.files = files
  }

  var diagnostics: [Diagnostic] {
    files.flatMap { file in
      file.sink.diagnostics.enumerated().sorted { a, b in
        let (x, y) = (a.element.location, b.element.location)
        return (x.line, x.column, a.offset) < (y.line, y.column, b.offset)
      }.map(\.element)
    }
  }

  mutating func error(_ message: String, at span: Span, suggestion: String? = nil) {
    files[file].sink.error(message, at: span, suggestion: suggestion)
  }

  mutating func warning(_ message: String, at span: Span, suggestion: String? = nil) {
    files[file].sink.warning(message, at: span, suggestion: suggestion)
  }

  func location(_ span: Span) -> SourceLocation { files[file].sink.source.location(span) }

  mutating func resolve() -> Schema {
    package = files.lazy.compactMap { $0.tree.package?.text }.first ?? ""
    for index in files.indices {
      file = index
      declareFile(files[index].tree)
    }
    for index in files.indices {
      file = index
      for declaration in files[index].tree.declarations { declare(declaration) }
    }
    checkImportCycles()
    var schema = Schema(package: package, files: [])
    for index in files.indices {
      file = index
      schema.files.append(resolveFile(files[index].tree))
    }
    checkRecursion(schema)
    checkMethodIds(schema)
    return schema
  }
}

// MARK: Files and names

extension Resolver {
  static let topOfFile = Span(line: 1, column: 1, length: 1)

  private mutating func declareFile(_ tree: SyntaxTree) {
    let isPlain = tree.file.unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || "0"..."9" ~= $0 || $0 == "_" || $0 == "-")
    }
    if tree.file.isEmpty || !isPlain {
      error(
        "`\(tree.file)` cannot name a file: only letters, digits, `_` and `-`",
        at: Self.topOfFile)
    }
    if fileNumbers.keys.contains(where: { $0.lowercased() == tree.file.lowercased() }) {
      error("there are two files `\(tree.file)`", at: Self.topOfFile)
    }
    fileNumbers[tree.file] = file
    if let name = tree.package, name.text != package {
      error(
        "all files belong to one package, and the others say `\(package)`", at: name.span,
        suggestion: "write `schema \(package)`")
    }
  }

  private mutating func declare(_ declaration: DeclarationSyntax) {
    switch declaration {
    case .message(let syntax): declareType(syntax.name, .message)
    case .enumeration(let syntax): declareType(syntax.name, .enumeration)
    case .service(let syntax):
      let name = syntax.name
      if let other = services[name.text] {
        error(
          "service `\(name.text)` is declared twice, first in \(fileName(other))", at: name.span)
      }
      services[name.text] = file
    }
  }

  private mutating func declareType(_ name: Name, _ kind: TypeEntry.Kind) {
    if Scalar(rawValue: name.text) != nil {
      error("`\(name.text)` is a type of the language", at: name.span)
    } else if GeneratedNames.isReservedType(name.text) {
      error(
        "the generated code needs the name `\(name.text)` for itself", at: name.span,
        suggestion: "choose another name")
    }
    if let other = types[name.text] {
      error(
        "`\(name.text)` is declared twice, first in \(fileName(other.file)) line "
          + "\(other.span.line)",
        at: name.span)
      return
    }
    types[name.text] = TypeEntry(kind: kind, file: file, span: name.span)
  }

  private func fileName(_ index: Int) -> String { files[index].sink.source.fileName }

  private mutating func resolveFile(_ tree: SyntaxTree) -> SchemaFile {
    var result = SchemaFile(name: tree.file)
    imported = []
    used = []
    for item in tree.imports {
      guard let index = fileNumbers[item.file.text] else {
        let near = didYouMean(item.file.text, among: fileNumbers.keys)
        error("there is no file `\(item.file.text).schema`", at: item.file.span, suggestion: near)
        continue
      }
      if index == file { error("a file does not import itself", at: item.file.span) }
      if !imported.insert(index).inserted {
        error("`\(item.file.text)` is imported twice", at: item.file.span)
      }
      result.imports.append(item.file.text)
    }
    for declaration in tree.declarations {
      switch declaration {
      case .message(let syntax): result.messages.append(message(syntax))
      case .enumeration(let syntax): result.enums.append(enumeration(syntax))
      case .service(let syntax): result.services.append(service(syntax))
      }
    }
    for item in tree.imports {
      guard let index = fileNumbers[item.file.text], !used.contains(index) else { continue }
      if !files[file].sink.diagnostics.hasErrors {
        warning("nothing of `\(item.file.text)` is used", at: item.file.span)
      }
    }
    return result
  }

  /// The entry of a declared type that this file may use; otherwise says why not.
  mutating func lookUp(_ name: String, at span: Span, wanted: String) -> TypeEntry? {
    guard let entry = types[name] else {
      var candidates = Array(types.keys)
      if wanted == "type" { candidates += Scalar.allCases.map(\.rawValue) }
      let suggestion = Self.foreignTypes[name] ?? didYouMean(name, among: candidates)
      error("there is no \(wanted) `\(name)`", at: span, suggestion: suggestion)
      return nil
    }
    used.insert(entry.file)
    if entry.file != file, imported.insert(entry.file).inserted {
      let stem = files[entry.file].tree.file
      error(
        "`\(name)` is declared in \(fileName(entry.file)), which this file does not import",
        at: span, suggestion: "add `import \"\(stem)\"`")
    }
    return entry
  }

  /// What people write who come from other languages.
  private static let foreignTypes = [
    "int": "write `int32` or `int64`", "long": "write `int64`", "float": "write `double`",
    "sint32": "write `int32`", "sint64": "write `int64`", "fixed64": "write `uint64`",
    "String": "write `string`", "Bool": "write `bool`", "boolean": "write `bool`",
    "datetime": "write `timestamp`", "time": "write `timestamp`", "map": "write `{string: T}`",
    "list": "write `[T]`", "Uuid": "write `uuid`", "UUID": "write `uuid`",
  ]

  private mutating func checkImportCycles() {
    let graph = files.map { file in
      file.tree.imports.compactMap { fileNumbers[$0.file.text] }
    }
    for cycle in cycles(in: graph) where cycle.count > 1 {
      guard let first = cycle.first else { continue }
      let names = (cycle + [first]).map { "`\(files[$0].tree.file)`" }.joined(separator: " -> ")
      file = first
      let target = files[cycle[1]].tree.file
      let item = files[first].tree.imports.first { $0.file.text == target }
      error(
        "files import each other: \(names)", at: item?.file.span ?? Self.topOfFile,
        suggestion: "move what both need into a third file")
    }
  }
}
