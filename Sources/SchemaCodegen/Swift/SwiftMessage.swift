import SchemaLanguage

/// A message of the schema as a Swift struct.
struct SwiftMessage {
  let message: MessageType
  let index: SchemaIndex

  /// What stands on its own in the struct, in ascending number: a field or a whole oneof.
  enum Member {
    case field(Field)
    case oneof(OneOf, [Field])

    var number: Int {
      switch self {
      case .field(let field): field.number
      case .oneof(let oneof, _): oneof.range.lowerBound
      }
    }
  }

  var members: [Member] {
    let fields = message.fields.filter { $0.oneof == nil }.map(Member.field)
    let oneofs = message.oneofs.map { oneof in
      Member.oneof(oneof, message.fields.filter { $0.oneof == oneof.name })
    }
    return (fields + oneofs).sorted { $0.number < $1.number }
  }

  func write(to out: inout SourceText) {
    out.doc(message.doc, "The message `\(message.name)`.", deprecated: message.deprecated)
    out.block("public struct \(message.name): WireMessage {") { out in
      for member in members { property(member, &out) }
      out.line("/// Fields of later versions of the schema, kept and written back.")
      out.line("public var unknownFields = UnknownFields()")
      patterns(&out)
      initializers(&out)
      for case .oneof(let oneof, let fields) in members {
        out.line()
        choice(oneof, fields, &out)
      }
      out.line()
      writing(&out)
      out.line()
      reading(&out)
      out.line()
      validation(&out)
    }
  }

  private func property(_ member: Member, _ out: inout SourceText) {
    switch member {
    case .field(let field):
      let name = SwiftNames.escaped(field.name)
      out.doc(field.doc, "Field \(field.number).", deprecated: field.deprecated)
      guard index.isRecursive(field, in: message.name) else {
        out.line("public var \(name): \(SwiftNames.type(field.type))\(initial(field))")
        return
      }
      let type = SwiftNames.type(field.type.element)
      out.block("public var \(name): \(type)? {") { out in
        out.line("get { \(box(field))?.value }")
        out.line("set { \(box(field)) = newValue.map { IndirectBox($0) } }")
      }
      out.line("private var \(box(field)): IndirectBox<\(type)>?")
    case .oneof(let oneof, let fields):
      let numbers = fields.map { String($0.number) }.joined(separator: ", ")
      out.doc(oneof.doc, "At most one of the fields \(numbers).")
      out.line("///")
      out.line("/// Setting it drops the members that only later versions know.")
      out.block("public var \(SwiftNames.escaped(oneof.name)): \(choiceName(oneof))? {") { out in
        let range = "\(oneof.range.lowerBound)...\(oneof.range.upperBound)"
        out.line("didSet { if !unknownFields.isEmpty { unknownFields.drop(\(range)) } }")
      }
    }
  }

  private func initial(_ field: Field) -> String {
    if case .optional = field.type { return "" }
    return " = " + SwiftNames.zero(field.type, index)
  }

  private func box(_ field: Field) -> String { "boxed" + SwiftNames.capitalized(field.name) }

  func choiceName(_ oneof: OneOf) -> String { SwiftNames.capitalized(oneof.name) }

  private func initializers(_ out: inout SourceText) {
    out.line()
    out.line("/// The message with every field at its default.")
    out.line("public init() {}")
    guard !members.isEmpty else { return }
    var parameters: [String] = []
    var names: [String] = []
    for member in members {
      switch member {
      case .field(let field):
        names.append(SwiftNames.escaped(field.name))
        let zero = SwiftNames.zero(field.type, index)
        parameters.append("\(names.last ?? ""): \(SwiftNames.type(field.type)) = \(zero)")
      case .oneof(let oneof, _):
        names.append(SwiftNames.escaped(oneof.name))
        parameters.append("\(names.last ?? ""): \(choiceName(oneof))? = nil")
      }
    }
    out.line()
    out.line("/// The message with these fields and the others at their defaults.")
    out.list("public init(", parameters, ") {")
    out.indented { out in
      for name in names { out.line("self.\(name) = \(name)") }
    }
    out.line("}")
  }

  private func choice(_ oneof: OneOf, _ fields: [Field], _ out: inout SourceText) {
    out.doc([], "What `\(oneof.name)` may hold.")
    out.block("public enum \(choiceName(oneof)): Sendable, Hashable {") { out in
      for field in fields {
        out.doc(field.doc, "Field \(field.number).", deprecated: field.deprecated)
        out.line("case \(SwiftNames.escaped(field.name))(\(SwiftNames.type(field.type)))")
      }
    }
  }

  private func patterns(_ out: inout SourceText) {
    for field in message.fields {
      for case .pattern(let source) in field.constraints {
        out.line(
          "private static let \(patternName(field)) = TextPattern(\(SwiftNames.literal(source)))")
      }
    }
  }

  func patternName(_ field: Field) -> String { field.name + "Pattern" }
}
