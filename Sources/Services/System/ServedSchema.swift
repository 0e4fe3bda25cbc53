import FrontdeskAPI
import FrontdeskServices
package import SchemaLanguage

/// The schema that the server was built from, once for the process: to compile and describe it
/// takes longer than all the rest of a start.
package enum ServedSchema {
  /// nil only if what was generated does not compile.
  package static let compiled = SchemaCompiler.compile(files: SchemaText.files).schema

  /// What hides what customers have spent; nil only with `compiled`.
  static let spend = compiled.map(SpendFilter.init)

  /// What can be called.
  static let services = ListServicesResponse(
    services: compiled.map { schema in
      schema.services.map { ServiceSummary($0, package: schema.package) }
    } ?? [])

  /// Every message and enum by its name.
  static let types = compiled?.descriptions ?? [:]

  /// Makes what the first caller would have to wait for.
  static func prepare() {
    _ = services
    _ = types
  }
}

extension Schema {
  fileprivate var descriptions: [String: TypeDescription] {
    var all: [String: TypeDescription] = [:]
    for message in messages {
      let others = messagesReachable(from: [message.name]).subtracting([message.name])
      all[message.name] = TypeDescription(
        name: message.name, text: SchemaPrinter.text(of: message), refersTo: others.sorted())
    }
    for enumeration in enums {
      all[enumeration.name] = TypeDescription(
        name: enumeration.name, text: SchemaPrinter.text(of: enumeration))
    }
    return all
  }
}
