package import SchemaLanguage

/// From a resolved schema to the text of every generated file; pure functions.
package enum SchemaCodegen {
  /// Every generated file, in the order of the paths.
  ///
  /// - Parameters:
  ///   - schema: The resolved schema.
  ///   - sources: Each schema file's name without extension and its canonical text.
  ///   - examples: The text of each file below Schema/examples, by name.
  package static func generateAll(
    _ schema: Schema, sources: [(name: String, text: String)], examples: [String: String] = [:]
  ) -> [GeneratedFile] {
    let index = SchemaIndex(schema)
    var files = schema.files.flatMap { swift($0, index) }
    files.append(
      GeneratedFile(
        path: "Sources/FrontdeskServices/Generated/SchemaText.swift",
        text: SwiftSchemaText(sources: sources).text))
    files += proto(schema, index) + markdown(schema, index, examples) + python(schema, index)
    return files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The messages and enums of one file as Swift, for tests that generate outside the project's
  /// modules; nil when the schema has no such file.
  package static func swiftMessages(of file: String, in schema: Schema) -> String? {
    guard let file = schema.files.first(where: { $0.name == file }) else { return nil }
    return SwiftMessages(index: SchemaIndex(schema)).text(of: file)
  }

  /// The messages and enums of one file as Python, for the client's tests; nil when the schema has
  /// no such file.
  package static func pythonMessages(of file: String, in schema: Schema) -> String? {
    guard let file = schema.files.first(where: { $0.name == file }) else { return nil }
    return PythonMessages(index: SchemaIndex(schema)).text(of: file)
  }

  /// The `.proto` of each file of `schema`, with the support file of the built-in types.
  package static func protoFiles(of schema: Schema) -> [GeneratedFile] {
    proto(schema, SchemaIndex(schema))
  }

  private static func proto(_ schema: Schema, _ index: SchemaIndex) -> [GeneratedFile] {
    let values = GeneratedFile(
      path: "clients/proto/\(ProtoNames.valuesFile).proto",
      text: ProtoFile.values(package: schema.package))
    return schema.files.map { file in
      GeneratedFile(
        path: "clients/proto/\(file.name).proto", text: ProtoFile(file: file, index: index).text)
    } + [values]
  }

  private static func markdown(
    _ schema: Schema, _ index: SchemaIndex, _ examples: [String: String]
  ) -> [GeneratedFile] {
    var files = [
      GeneratedFile(
        path: "Schema/reference/README.md", text: MarkdownIndex(schema: schema).text)
    ]
    for file in schema.files {
      for service in file.services {
        let page = MarkdownService(
          service: service, file: file, index: index, examples: examples)
        files.append(
          GeneratedFile(path: "Schema/reference/\(service.name).md", text: page.text))
      }
    }
    return files
  }

  private static func python(_ schema: Schema, _ index: SchemaIndex) -> [GeneratedFile] {
    var files = [
      GeneratedFile(
        path: "\(PythonNames.folder)/__init__.py", text: PythonIndex(schema: schema).text)
    ]
    func add(_ name: String, _ text: String) {
      let path = "\(PythonNames.folder)/\(PythonNames.module(name)).py"
      files.append(GeneratedFile(path: path, text: text))
    }
    for file in schema.files {
      if !file.messages.isEmpty || !file.enums.isEmpty {
        add(file.name, PythonMessages(index: index).text(of: file))
      }
      for service in file.services {
        let stubs = PythonService(service: service, package: schema.package, index: index)
        add(service.name, stubs.text(of: file))
      }
    }
    return files
  }

  private static func swift(_ file: SchemaFile, _ index: SchemaIndex) -> [GeneratedFile] {
    var files: [GeneratedFile] = []
    if !file.messages.isEmpty || !file.enums.isEmpty {
      let folder = file.name == "rpc" ? "RPCCore" : "FrontdeskAPI"
      let name = SwiftNames.fileName(file.name)
      files.append(
        GeneratedFile(
          path: "Sources/\(folder)/Generated/\(name).swift",
          text: SwiftMessages(index: index).text(of: file)))
    }
    for service in file.services {
      let client = SwiftClient(service: service, package: index.schema.package, index: index)
      let handlers = SwiftHandlers(service: service, index: index)
      files.append(
        GeneratedFile(
          path: "Sources/FrontdeskAPI/Generated/\(service.name)Client.swift",
          text: client.text(of: file)))
      files.append(
        GeneratedFile(
          path: "clients/swift/Generated/\(service.name)Fake.swift",
          text: SwiftFake(service: service).text(of: file)))
      files.append(
        GeneratedFile(
          path: "Sources/FrontdeskServices/Generated/\(service.name)Handlers.swift",
          text: handlers.text(of: file)))
    }
    return files
  }
}
