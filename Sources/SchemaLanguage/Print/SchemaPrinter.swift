/// Canonical schema text: what `schemac format` and `frontdesk describe` show.
///
/// Compiling the text of a resolved schema gives the same schema again, apart from locations.
public enum SchemaPrinter {
  /// Lines are at most this long where annotations can go to the next line.
  package static let columnsMax = 100

  /// The text of `file`, as a whole.
  public static func text(of file: SchemaFile, package: String) -> String {
    text(of: SyntaxTree(file, package: package))
  }

  /// The text of one message.
  public static func text(of message: MessageType) -> String {
    text(of: .message(MessageSyntax(message)))
  }

  /// The text of one enum.
  public static func text(of enumeration: EnumType) -> String {
    text(of: .enumeration(EnumSyntax(enumeration)))
  }

  /// The text of one service.
  public static func text(of service: Service) -> String {
    text(of: .service(ServiceSyntax(service)))
  }

  /// The text of the message, enum or service with that name; nil when there is none.
  public static func text(of name: String, in schema: Schema) -> String? {
    if let message = schema.message(named: name) { return text(of: message) }
    if let enumeration = schema.enumeration(named: name) { return text(of: enumeration) }
    return schema.service(named: name).map { text(of: $0) }
  }

  /// `text` in canonical form with its comments; nil when it cannot be parsed.
  public static func format(
    _ text: String, file: String
  ) -> (text: String?, diagnostics: [Diagnostic]) {
    var sink = DiagnosticSink(source: SourceText(fileName: file, text: text))
    let tree = Parser.parse(text, file: file, &sink)
    return (sink.diagnostics.hasErrors ? nil : self.text(of: tree), sink.diagnostics)
  }

  /// The text of a tree, with its comments.
  package static func text(
    of tree: SyntaxTree, columnsMax: Int = columnsMax, alignsNames: Bool = true
  ) -> String {
    var printer = TreePrinter(columnsMax: columnsMax, alignsNames: alignsNames)
    printer.file(tree)
    return printer.text
  }

  private static func text(of declaration: DeclarationSyntax) -> String {
    var printer = TreePrinter(columnsMax: columnsMax)
    printer.declaration(declaration)
    return printer.text
  }
}
