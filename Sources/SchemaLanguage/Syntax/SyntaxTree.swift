// What one file says, name by name, with its comments; nothing is looked up yet.

/// The syntax of one file.
package struct SyntaxTree: Sendable {
  /// The file's name without its extension.
  package var file: String
  package var header: Trivia
  package var package: Name?
  package var imports: [ImportSyntax] = []
  package var declarations: [DeclarationSyntax] = []
  /// Comments behind the last declaration.
  package var closing: [Comment] = []
}

package struct Name: Sendable, Hashable {
  package var text: String
  package var span: Span

  package init(_ text: String, _ span: Span = Span(line: 0, column: 0, length: 1)) {
    self.text = text
    self.span = span
  }
}

/// The comments around one item.
package struct Trivia: Sendable, Hashable {
  package var leading: [Comment] = []
  /// An empty line stands before the first comment, or before the item when it has none.
  package var blankBefore = false
  /// An empty line stands between the comments and the item.
  package var blankAfterComments = false
  package var trailing: String?

  package var doc: [String] { leading.filter(\.isDoc).map(\.text) }
}

package struct ImportSyntax: Sendable {
  package var trivia: Trivia
  package var file: Name
}

package enum DeclarationSyntax: Sendable {
  case message(MessageSyntax)
  case enumeration(EnumSyntax)
  case service(ServiceSyntax)
}

/// What stands between the braces of a declaration.
package struct Body<Member: Sendable>: Sendable {
  /// A comment behind the opening brace.
  package var opening: String?
  package var members: [Member] = []
  /// Comments before the closing brace.
  package var closing: [Comment] = []
}

package struct MessageSyntax: Sendable {
  package var trivia: Trivia
  package var name: Name
  package var annotations: [AnnotationSyntax]
  package var body: Body<MessageMember>
}

package enum MessageMember: Sendable {
  case field(FieldSyntax)
  case oneof(OneOfSyntax)
  case reserved(ReservedSyntax)
}

package struct FieldSyntax: Sendable {
  package var trivia: Trivia
  package var number: NumberSyntax
  package var name: Name
  package var type: TypeSyntax
  package var annotations: [AnnotationSyntax]
}

package struct OneOfSyntax: Sendable {
  package var trivia: Trivia
  package var name: Name
  package var lower: NumberSyntax
  package var upper: NumberSyntax
  package var body: Body<FieldSyntax>
}

package struct ReservedSyntax: Sendable {
  package enum Item: Sendable {
    case number(NumberSyntax)
    case range(NumberSyntax, NumberSyntax)
    case name(Name)
  }
  package var trivia: Trivia
  package var items: [Item]
}

package struct NumberSyntax: Sendable, Hashable {
  package var value: Int64
  package var unit: String
  package var span: Span

  package init(_ value: Int64, unit: String = "", _ span: Span = Name("").span) {
    self.value = value
    self.unit = unit
    self.span = span
  }
}

package struct TypeSyntax: Sendable {
  package indirect enum Shape: Sendable {
    case named(String)
    case optional(TypeSyntax)
    case list(TypeSyntax)
    case map(TypeSyntax, TypeSyntax)
  }
  package var shape: Shape
  package var span: Span
}

package struct EnumSyntax: Sendable {
  package var trivia: Trivia
  package var name: Name
  package var annotations: [AnnotationSyntax]
  package var body: Body<EnumMember>
}

package enum EnumMember: Sendable {
  case value(EnumValueSyntax)
  case reserved(ReservedSyntax)
}

package struct EnumValueSyntax: Sendable {
  package var trivia: Trivia
  package var number: NumberSyntax
  package var name: Name
  package var annotations: [AnnotationSyntax]
}

package struct ServiceSyntax: Sendable {
  package var trivia: Trivia
  package var name: Name
  package var annotations: [AnnotationSyntax]
  package var body: Body<MethodSyntax>
}

package struct MethodSyntax: Sendable {
  package var trivia: Trivia
  package var name: Name
  package var request: Name
  package var response: Name
  package var streamsRequest: Bool
  package var streamsResponse: Bool
  package var annotations: [AnnotationSyntax]
}

/// `@name(arguments)`.
package struct AnnotationSyntax: Sendable, Hashable {
  package var name: Name
  /// nil without parentheses.
  package var arguments: [ArgumentSyntax]?
}

/// `label: value` or `value`.
package struct ArgumentSyntax: Sendable, Hashable {
  package var label: Name?
  package var value: ValueSyntax
  package var span: Span

  package init(label: Name? = nil, _ value: ValueSyntax, span: Span = Name("").span) {
    self.label = label
    self.value = value
    self.span = span
  }
}

package indirect enum ValueSyntax: Sendable, Hashable {
  case identifier(String)
  case number(NumberSyntax)
  case string(String)
  case range(NumberSyntax?, NumberSyntax?)
  case call(String, [ArgumentSyntax])
}
