import Foundation
import SchemaLanguage

/// Schema/vectors/vectors.schema, resolved; an empty schema when it does not compile.
enum VectorsSchema {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let schema: Schema = {
    let url = root.appending(path: "Schema/vectors/vectors.schema")
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    let compiled = SchemaCompiler.compile(files: [(name: "vectors", text: text)])
    return compiled.schema ?? Schema(package: "", files: [])
  }()
}
