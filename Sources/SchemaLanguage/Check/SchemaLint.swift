/// House rules for schemas that compile: names, docs, forms that age badly.
public struct SchemaLint {
  private let schema: Schema
  private let sources: [String: SourceText]
  private var diagnostics: [Diagnostic] = []

  /// What the rules say about `schema`; `sources` are the texts by file name, to quote from.
  public static func findings(in schema: Schema, sources: [String: String] = [:]) -> [Diagnostic] {
    var lint = SchemaLint(schema, sources)
    lint.run()
    return lint.diagnostics
  }

  private init(_ schema: Schema, _ sources: [String: String]) {
    self.schema = schema
    self.sources = .init(
      uniqueKeysWithValues: sources.map { ($0, SourceText(fileName: $0, text: $1)) })
  }

  private mutating func run() {
    let version = schema.package.split(separator: ".").last ?? ""
    if version.first != "v" || Int(version.dropFirst()) == nil || !schema.package.contains(".") {
      report(
        .warning, "packageVersion", "the package `\(schema.package)` does not end in a version",
        at: SourceLocation(), schema.package, "for example `frontdesk.v1`")
    }
    for message in schema.messages { check(message) }
    for enumeration in schema.enums { check(enumeration) }
    for service in schema.services { check(service) }
    checkSharedRequests()
  }

  private mutating func report(
    _ severity: Diagnostic.Severity, _ rule: String, _ message: String,
    at location: SourceLocation, _ name: String, _ suggestion: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        severity, message, at: location, length: name.unicodeScalars.count,
        sourceLine: sources[location.file]?.line(location.line) ?? "", suggestion: suggestion,
        rule: rule))
  }

  private mutating func check(_ message: MessageType) {
    checkTypeName(message.name, at: message.location)
    checkDoc(message.doc, "message", message.name, at: message.location)
    for field in message.fields { checkMemberName(field.name, at: field.location) }
    for oneof in message.oneofs { checkMemberName(oneof.name, at: oneof.location) }
  }

  private mutating func check(_ enumeration: EnumType) {
    checkTypeName(enumeration.name, at: enumeration.location)
    checkDoc(enumeration.doc, "enum", enumeration.name, at: enumeration.location)
    for value in enumeration.values { checkMemberName(value.name, at: value.location) }
  }

  private mutating func check(_ service: Service) {
    checkTypeName(service.name, at: service.location)
    checkDoc(service.doc, "service", service.name, at: service.location)
    if !service.name.hasSuffix("Service") {
      report(
        .error, "serviceName", "the name of service `\(service.name)` does not end in Service",
        at: service.location, service.name, "call it `\(service.name)Service`")
    }
    for method in service.methods {
      checkMemberName(method.name, at: method.location)
      checkDoc(method.doc, "rpc", method.name, at: method.location)
      let verbs = ["create", "update", "delete", "remove", "add", "set", "send", "cancel"]
      let verb = String(method.name.prefix { $0.isLowercase })
      if method.lane.isRead, verbs.contains(verb) {
        report(
          .warning, "writeNamedRead", "`\(method.name)` sounds like a write and runs as a read",
          at: method.location, method.name, "clients repeat reads: use @writes when it changes data"
        )
      }
    }
  }

  /// Two rpcs with one request cannot grow apart.
  private mutating func checkSharedRequests() {
    var owners: [String: String] = [:]
    for service in schema.services {
      for method in service.methods {
        let name = "\(service.name).\(method.name)"
        if let owner = owners[method.request] {
          report(
            .warning, "requestShared", "`\(name)` takes the same request as `\(owner)`",
            at: method.location, method.name, "give each rpc a request of its own")
        } else {
          owners[method.request] = name
        }
      }
    }
  }

  private mutating func checkDoc(
    _ doc: [String], _ kind: String, _ name: String, at location: SourceLocation
  ) {
    guard !doc.contains(where: { !$0.isEmpty }) else { return }
    report(
      .error, "docMissing", "\(kind) `\(name)` has no documentation", at: location, name,
      "write `/// ...` before it")
  }

  private mutating func checkTypeName(_ name: String, at location: SourceLocation) {
    guard !Self.isCamelCase(name, startsUpper: true) else { return }
    report(
      .error, "typeName", "the name of a type is in UpperCamelCase", at: location, name,
      "call it `\(Self.camelCase(name, startsUpper: true))`")
  }

  private mutating func checkMemberName(_ name: String, at location: SourceLocation) {
    guard !Self.isCamelCase(name, startsUpper: false) else { return }
    report(
      .error, "memberName", "this name is in lowerCamelCase", at: location, name,
      "call it `\(Self.camelCase(name, startsUpper: false))`")
  }

  private static func isCamelCase(_ name: String, startsUpper: Bool) -> Bool {
    guard let first = name.first, !name.contains("_") else { return false }
    guard startsUpper ? first.isUppercase : first.isLowercase else { return false }
    // LEAD and LEADS are shouted; URL or a single letter may be.
    return !(name.count > 3 && name.allSatisfy { $0.isUppercase })
  }

  private static func camelCase(_ name: String, startsUpper: Bool) -> String {
    let isShouted = !name.contains { $0.isLowercase }
    let words = name.split(separator: "_").map { isShouted ? $0.lowercased() : String($0) }
    let joined = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    return startsUpper ? joined : joined.prefix(1).lowercased() + joined.dropFirst()
  }
}
