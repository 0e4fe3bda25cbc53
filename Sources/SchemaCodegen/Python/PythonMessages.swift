import SchemaLanguage

/// One schema file's messages and enums as a Python module.
struct PythonMessages {
  let index: SchemaIndex

  func text(of file: SchemaFile) -> String {
    var out = SourceText.python(of: file.name)
    out.line("\"\"\"Messages and enums of `\(file.name).schema`.\"\"\"")
    out.line()
    out.line("from __future__ import annotations")
    out.line()
    imports(file, &out)
    let names = (file.enums.map(\.name) + file.messages.map(\.name)).sorted()
    out.line()
    out.items("__all__ = [", names.map { "\"\($0)\"" }, "]")
    for type in file.enums {
      out.line()
      out.line()
      PythonEnum(type: type).write(to: &out)
    }
    for message in file.messages {
      out.line()
      out.line()
      PythonMessage(message: message, index: index).write(to: &out)
    }
    // The tables come last: they name classes, and those stand in no order.
    out.line()
    for message in file.messages {
      out.line()
      PythonMessage(message: message, index: index).writeTable(to: &out)
    }
    return out.text
  }

  private func imports(_ file: SchemaFile, _ out: inout SourceText) {
    let types = file.messages.flatMap(\.fields).flatMap { field -> [Scalar] in
      var found: [Scalar] = []
      if case .map(let key, _) = field.type { found.append(key) }
      if case .scalar(let scalar) = field.type.element { found.append(scalar) }
      return found
    }
    if !file.messages.isEmpty { out.line("import dataclasses as _dc") }
    if types.contains(where: { [.timestamp, .date, .duration].contains($0) }) {
      out.line("import datetime as _dt")
    }
    if types.contains(.decimal) { out.line("import decimal as _decimal") }
    if file.messages.contains(where: { !$0.oneofs.isEmpty }) {
      out.line("import typing as _t")
    }
    if types.contains(.uuid) { out.line("import uuid as _uuid") }
    out.line()
    out.line("from frontdesk_client import wire as _wire")
    for (module, names) in foreign(file) {
      out.imports(names, from: "\(PythonNames.package).\(module)")
    }
  }

  /// The types of other files that fields of this one hold, by module.
  private func foreign(_ file: SchemaFile) -> [(module: String, names: [String])] {
    var names: [String: Set<String>] = [:]
    for field in file.messages.flatMap(\.fields) {
      guard let name = field.type.messageName ?? field.type.enumName,
        let home = index.file(of: name), home != file.name
      else { continue }
      names[PythonNames.module(home), default: []].insert(name)
    }
    return names.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted()) }
  }
}

/// An enum of the schema as a Python class.
struct PythonEnum {
  let type: EnumType

  func write(to out: inout SourceText) {
    out.line("class \(type.name)(_wire.OpenEnum):")
    out.indented { out in
      out.docstring(type.doc, "The enum `\(type.name)`.")
      out.line()
      for value in type.values {
        out.line("\(PythonNames.constant(value.name)) = \(value.number)")
        out.docstring(value.doc, deprecated: value.deprecated)
      }
    }
  }
}
