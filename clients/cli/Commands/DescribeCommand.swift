import Flags
import SchemaLanguage

/// `frontdesk describe [Name]`.
struct DescribeCommand {
  private let settings: Settings
  private let connection: ConnectionFlags

  init(_ settings: Settings, _ connection: ConnectionFlags) {
    self.settings = settings
    self.connection = connection
  }

  func run(_ output: inout Output) throws(CommandFailure) {
    let contract = try ServerSchema(connection)
    let texts: [String]
    if let name = settings.arguments.first {
      texts = try describe(name, contract)
    } else {
      let schema = contract.schema
      // What can be called comes first; the rest is for reading on, and for tools.
      texts =
        ["schema \(schema.package)"] + schema.services.map { SchemaPrinter.text(of: $0) }
        + schema.messages.map { SchemaPrinter.text(of: $0) }
        + schema.enums.map { SchemaPrinter.text(of: $0) }
    }
    let trimmed = texts.map { text in
      String(text.reversed().drop(while: \.isNewline).reversed())
    }
    output.print(trimmed.joined(separator: "\n\n"))
  }

  /// What `name` names, then what it refers to, in the order of the schema.
  private func describe(
    _ name: String, _ contract: ServerSchema
  ) throws(CommandFailure) -> [String] {
    let schema = contract.schema
    let simple =
      name.hasPrefix(schema.package + ".") ? String(name.dropFirst(schema.package.count + 1)) : name
    var service = schema.service(named: simple)
    var messages: Set<String> = []
    var enums: Set<String> = []
    if schema.message(named: simple) != nil {
      messages = [simple]
    } else if schema.enumeration(named: simple) != nil {
      enums = [simple]
    } else if service == nil {
      guard simple.contains(where: { $0 == "." || $0 == "/" }) else {
        let names =
          schema.services.map(\.name) + schema.messages.map(\.name) + schema.enums.map(\.name)
        throw .misspelled(
          "service, message or enum", simple, among: names, see: "frontdesk describe")
      }
      var found = try contract.method(simple, for: Commands.describe)
      found.service.methods = [found.method]
      service = found.service
    }
    for method in service?.methods ?? [] { messages.formUnion([method.request, method.response]) }
    let reachable = schema.messagesReachable(from: messages)
    for message in schema.messages where reachable.contains(message.name) {
      enums.formUnion(message.fields.compactMap { Self.enumeration($0.type) })
    }
    // What was asked for comes first.
    let first =
      service.map { [SchemaPrinter.text(of: $0)] }
      ?? SchemaPrinter.text(of: simple, in: schema).map { [$0] } ?? []
    let others =
      schema.messages.filter { reachable.contains($0.name) && $0.name != simple }
      .map { SchemaPrinter.text(of: $0) }
      + schema.enums.filter { enums.contains($0.name) && $0.name != simple }
      .map { SchemaPrinter.text(of: $0) }
    return first + others
  }

  private static func enumeration(_ type: FieldType) -> String? {
    switch type {
    case .enumeration(let name): name
    case .optional(let type), .list(let type), .map(_, let type): enumeration(type)
    case .scalar, .message: nil
    }
  }
}
