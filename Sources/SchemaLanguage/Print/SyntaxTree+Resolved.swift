// Resolved values back to syntax, so that there is one printer.

extension SyntaxTree {
  package init(_ file: SchemaFile, package: String) {
    self.init(file: file.name, header: Trivia(), package: Name(package))
    imports = file.imports.map { ImportSyntax(trivia: Trivia(), file: Name($0)) }
    declarations =
      file.messages.map { .message(MessageSyntax($0)) }
      + file.enums.map { .enumeration(EnumSyntax($0)) }
      + file.services.map { .service(ServiceSyntax($0)) }
  }
}

extension Trivia {
  fileprivate init(doc: [String], blankBefore: Bool = false) {
    self.init(
      leading: doc.map { Comment(text: $0, isDoc: true, blankBefore: false) },
      blankBefore: blankBefore)
  }
}

extension MessageSyntax {
  init(_ message: MessageType) {
    var members: [(place: Int, member: MessageMember)] = []
    for field in message.fields where field.oneof == nil {
      members.append((field.number, .field(FieldSyntax(field))))
    }
    for oneof in message.oneofs {
      let fields = message.fields.filter { $0.oneof == oneof.name }.map { FieldSyntax($0) }
      members.append((oneof.range.lowerBound, .oneof(OneOfSyntax(oneof, fields))))
    }
    var body = Body(members: members.sorted { $0.place < $1.place }.map(\.member))
    if let reserved = ReservedSyntax(message.reserved) { body.members.append(.reserved(reserved)) }
    self.init(
      trivia: Trivia(doc: message.doc), name: Name(message.name),
      annotations: deprecation(message.deprecated), body: body)
  }
}

extension FieldSyntax {
  fileprivate init(_ field: Field) {
    var annotations = field.constraints.map { AnnotationSyntax($0) }
    if field.isOpen { annotations.append(AnnotationSyntax("open")) }
    if field.isSensitive { annotations.append(AnnotationSyntax("sensitive")) }
    annotations += deprecation(field.deprecated)
    self.init(
      trivia: Trivia(doc: field.doc), number: NumberSyntax(Int64(field.number)),
      name: Name(field.name), type: TypeSyntax(field.type), annotations: annotations)
  }
}

extension OneOfSyntax {
  fileprivate init(_ oneof: OneOf, _ fields: [FieldSyntax]) {
    self.init(
      trivia: Trivia(doc: oneof.doc), name: Name(oneof.name),
      lower: NumberSyntax(Int64(oneof.range.lowerBound)),
      upper: NumberSyntax(Int64(oneof.range.upperBound)), body: Body(members: fields))
  }
}

extension ReservedSyntax {
  fileprivate init?(_ reserved: Reserved) {
    let numbers = reserved.numbers.map { range in
      range.count == 1
        ? Item.number(NumberSyntax(Int64(range.lowerBound)))
        : .range(NumberSyntax(Int64(range.lowerBound)), NumberSyntax(Int64(range.upperBound)))
    }
    let items = numbers + reserved.names.map { .name(Name($0)) }
    guard !items.isEmpty else { return nil }
    self.init(trivia: Trivia(), items: items)
  }
}

extension TypeSyntax {
  fileprivate init(_ type: FieldType) {
    self.init(shape: .named(type.schemaText), span: Name("").span)
  }
}

extension EnumSyntax {
  init(_ enumeration: EnumType) {
    var body = Body<EnumMember>(
      members: enumeration.values.map { value in
        .value(
          EnumValueSyntax(
            trivia: Trivia(doc: value.doc), number: NumberSyntax(Int64(value.number)),
            name: Name(value.name), annotations: deprecation(value.deprecated)))
      })
    if let reserved = ReservedSyntax(enumeration.reserved) {
      body.members.append(.reserved(reserved))
    }
    self.init(
      trivia: Trivia(doc: enumeration.doc), name: Name(enumeration.name), annotations: [],
      body: body)
  }
}

extension ServiceSyntax {
  init(_ service: Service) {
    self.init(
      trivia: Trivia(doc: service.doc), name: Name(service.name), annotations: [],
      body: Body(members: service.methods.map { MethodSyntax($0) }))
  }
}

extension MethodSyntax {
  fileprivate init(_ method: Method) {
    var annotations = [method.lane.annotation]
    if method.isPrepared { annotations.append(AnnotationSyntax("prepared")) }
    if method.isWritten { annotations.append(AnnotationSyntax("written")) }
    if method.isTenantless { annotations.append(AnnotationSyntax("tenantless")) }
    if method.timeoutMicroseconds != Resolver.defaultTimeoutMicroseconds {
      annotations.append(AnnotationSyntax("timeout", timeText(method.timeoutMicroseconds)))
    }
    annotations.append(method.access.annotation)
    if !method.errors.isEmpty {
      let codes = method.errors.map { ArgumentSyntax(.identifier($0)) }
      annotations.append(AnnotationSyntax(name: Name("errors"), arguments: codes))
    }
    annotations += method.examples.map { AnnotationSyntax("example", .string($0)) }
    annotations += deprecation(method.deprecated)
    self.init(
      trivia: Trivia(doc: method.doc, blankBefore: !method.doc.isEmpty), name: Name(method.name),
      request: Name(method.request), response: Name(method.response),
      streamsRequest: method.streamsRequest, streamsResponse: method.streamsResponse,
      annotations: annotations)
  }
}

/// The time in the largest unit that holds it whole.
private func timeText(_ microseconds: Int64?) -> ValueSyntax {
  guard let microseconds else { return .identifier("none") }
  for unit in ["h", "m", "s", "ms"] {
    if let size = Resolver.microseconds[unit], microseconds % size == 0 {
      return .number(NumberSyntax(microseconds / size, unit: unit))
    }
  }
  return .number(NumberSyntax(microseconds, unit: "us"))
}

private func deprecation(_ text: String?) -> [AnnotationSyntax] {
  text.map { [AnnotationSyntax("deprecated", .string($0))] } ?? []
}

extension AnnotationSyntax {
  fileprivate init(_ name: String, _ value: ValueSyntax? = nil) {
    self.init(name: Name(name), arguments: value.map { [ArgumentSyntax($0)] })
  }

  init(_ constraint: Constraint) {
    switch constraint {
    case .length(let range): self.init("length", bounds(range))
    case .count(let range): self.init("count", bounds(range))
    case .range(let lower, let upper):
      self.init("range", .range(lower.map { NumberSyntax($0) }, upper.map { NumberSyntax($0) }))
    case .format(let name): self.init("format", .identifier(name))
    case .pattern(let text): self.init("pattern", .string(text))
    }
  }
}

private func bounds(_ range: ClosedRange<Int>) -> ValueSyntax {
  .range(NumberSyntax(Int64(range.lowerBound)), NumberSyntax(Int64(range.upperBound)))
}

extension Lane {
  fileprivate var annotation: AnnotationSyntax {
    switch self {
    case .readsPoint: AnnotationSyntax("reads", .identifier("point"))
    case .readsPage: AnnotationSyntax("reads", .identifier("page"))
    case .readsReport: AnnotationSyntax("reads", .identifier("report"))
    case .writes: AnnotationSyntax("writes")
    case .works: AnnotationSyntax("works")
    case .feed: AnnotationSyntax("feed")
    }
  }

  /// As a schema writes it: `@reads(point)`.
  public var schemaText: String { annotation.text }
}

extension Access {
  var annotation: AnnotationSyntax {
    guard !isPublic else { return AnnotationSyntax("auth", .identifier("public")) }
    var arguments = grants.map { ArgumentSyntax($0.value) }
    if isExclusive, !arguments.isEmpty { arguments[0].label = Name("only") }
    return AnnotationSyntax(name: Name("auth"), arguments: arguments)
  }

  /// As a schema writes it: `@auth(clientAdmin, service("leads.read"))`.
  public var schemaText: String { annotation.text }
}

extension Access.Grant {
  fileprivate var value: ValueSyntax {
    switch self {
    case .platformAdmin: return .identifier("platformAdmin")
    case .clientAdmin(scope: nil): return .identifier("clientAdmin")
    case .clientAdmin(scope: let scope?):
      return .call(
        "clientAdmin", [ArgumentSyntax(label: Name("scope"), .string(scope))])
    case .supportStaff: return .identifier("supportStaff")
    case .service(let scope): return .call("service", [ArgumentSyntax(.string(scope))])
    case .portal: return .identifier("portal")
    }
  }
}
