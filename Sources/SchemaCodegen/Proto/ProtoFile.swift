import SchemaLanguage

/// One schema file as `.proto`: any protobuf runtime that reads it makes the same bytes.
struct ProtoFile {
  let file: SchemaFile
  let index: SchemaIndex

  var text: String {
    var out = SourceText()
    out.line(SourceText.header(of: file.name))
    out.line("syntax = \"proto3\";")
    out.line()
    out.line("package \(index.schema.package);")
    if !imports.isEmpty { out.line() }
    for name in imports { out.line("import \"\(name).proto\";") }
    for type in file.enums {
      out.line()
      write(type, &out)
    }
    for message in file.messages {
      out.line()
      write(message, &out)
    }
    for service in file.services {
      out.line()
      write(service, &out)
    }
    return out.text
  }

  /// The support file that every schema shares.
  static func values(package: String) -> String {
    var out = SourceText()
    out.line("// DO NOT EDIT: generated from the built-in types of the schema language")
    out.line("syntax = \"proto3\";")
    out.line()
    out.line("package \(package);")
    out.line()
    out.line("// An amount in the minor units of one currency: 1234 and \"EUR\" are 12.34 euros.")
    out.block("message Money {") { out in
      out.line("// The ISO 4217 code, three capital letters.")
      out.line("string currency = 1;")
      out.line("sint64 minor = 2;")
    }
    out.line()
    out.line("// An exact decimal number: unscaled / 10^scale.")
    out.block("message Decimal {") { out in
      out.line("sint64 unscaled = 1;")
      out.line("uint32 scale = 2;")
    }
    return out.text
  }

  /// The files of the types that this file uses, and no others: protoc warns of those.
  private var imports: [String] {
    var names: Set<String> = []
    for field in file.messages.flatMap(\.fields) {
      switch field.type.element {
      case .message(let name), .enumeration(let name): names.insert(index.file(of: name) ?? "")
      case .scalar(.money), .scalar(.decimal): names.insert(ProtoNames.valuesFile)
      default: break
      }
    }
    for method in file.services.flatMap(\.methods) {
      names.insert(index.file(of: method.request) ?? "")
      names.insert(index.file(of: method.response) ?? "")
    }
    names.subtract([file.name, ""])
    return names.sorted()
  }

  private func write(_ type: EnumType, _ out: inout SourceText) {
    comment(type.doc, &out)
    out.block("enum \(type.name) {") { out in
      reserved(type.reserved, quoting: { prefixed($0, type) }, &out)
      // proto3 wants the value 0 first.
      for value in type.values.sorted(by: { $0.number < $1.number }) {
        comment(value.doc, &out)
        let option = value.deprecated == nil ? "" : " [deprecated = true]"
        out.line("\(prefixed(value.name, type)) = \(value.number)\(option);")
      }
    }
  }

  private func prefixed(_ value: String, _ type: EnumType) -> String {
    ProtoNames.upperSnake(type.name) + "_" + ProtoNames.upperSnake(value)
  }

  private func write(_ message: MessageType, _ out: inout SourceText) {
    comment(message.doc, &out)
    out.block("message \(message.name) {") { out in
      if message.deprecated != nil { out.line("option deprecated = true;") }
      reserved(message.reserved, quoting: ProtoNames.snake, &out)
      for field in message.fields where field.oneof == nil { write(field, &out) }
      for oneof in message.oneofs {
        comment(oneof.doc, &out)
        out.block("oneof \(ProtoNames.snake(oneof.name)) {") { out in
          for field in message.fields where field.oneof == oneof.name { write(field, &out) }
        }
      }
    }
  }

  private func write(_ field: Field, _ out: inout SourceText) {
    var doc = field.doc
    if let note = ProtoNames.note(field.type) { doc.append(note) }
    if let use = field.deprecated { doc.append("Deprecated: \(use).") }
    comment(doc, &out)
    let label =
      switch field.type {
      case .optional: "optional "
      case .list: "repeated "
      case .map, .scalar, .message, .enumeration: ""
      }
    let name = ProtoNames.snake(field.name)
    var options: [String] = []
    if ProtoNames.json(name) != field.name { options.append("json_name = \"\(field.name)\"") }
    if field.deprecated != nil { options.append("deprecated = true") }
    let list = options.isEmpty ? "" : " [\(options.joined(separator: ", "))]"
    out.line("\(label)\(ProtoNames.type(field.type)) \(name) = \(field.number)\(list);")
  }

  private func reserved(
    _ reserved: Reserved, quoting name: (String) -> String, _ out: inout SourceText
  ) {
    if !reserved.numbers.isEmpty {
      let ranges = reserved.numbers.map { range in
        range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
      }
      out.line("reserved \(ranges.joined(separator: ", "));")
    }
    if !reserved.names.isEmpty {
      let names = reserved.names.map { "\"\(name($0))\"" }
      out.line("reserved \(names.joined(separator: ", "));")
    }
  }

  private func write(_ service: Service, _ out: inout SourceText) {
    comment(service.doc, &out)
    out.block("service \(service.name) {") { out in
      for method in service.methods {
        comment(method.doc, &out)
        let request = (method.streamsRequest ? "stream " : "") + method.request
        let response = (method.streamsResponse ? "stream " : "") + method.response
        out.line("rpc \(method.name)(\(request)) returns (\(response));")
      }
    }
  }

  private func comment(_ doc: [String], _ out: inout SourceText) {
    for text in doc { out.line(text.isEmpty ? "//" : "// \(text)") }
  }
}
