import SchemaLanguage

// `validate(_:)`.
extension SwiftMessage {
  func validation(_ out: inout SourceText) {
    out.line("/// Adds one violation for each constraint of the schema that does not hold.")
    guard index.hasRules(message.name) else {
      return out.line("public func validate(_ validator: inout Validator) {}")
    }
    out.block("public func validate(_ validator: inout Validator) {") { out in
      for member in members {
        switch member {
        case .field(let field): checks(field, &out)
        case .oneof(let oneof, let fields): checks(oneof, fields, &out)
        }
      }
    }
  }

  private func checks(_ field: Field, _ out: inout SourceText) {
    let name = "self." + SwiftNames.escaped(field.name)
    if case .count(let bounds)? = field.constraints.first(where: \.isCount) {
      out.line("validator.count(\"\(field.name)\", \(name).count, \(text(bounds)))")
    }
    switch field.type {
    case .scalar(.string):
      let rules = rules(field, name, at: "")
      // An empty plain string is an absent one: only its length is judged.
      let always = rules.filter { $0.hasPrefix("validator.length") }
      let present = rules.filter { !$0.hasPrefix("validator.length") }
      out.lines(always)
      guard !present.isEmpty else { return }
      out.block("if !\(name).isEmpty {") { $0.lines(present) }
    case .scalar, .message, .enumeration: out.lines(rules(field, name, at: ""))
    case .optional:
      let rules = rules(field, "value", at: "")
      guard !rules.isEmpty else { return }
      out.block("if let value = \(name) {") { $0.lines(rules) }
    case .list:
      let rules = rules(field, "value", at: ", at: .index(index)")
      guard !rules.isEmpty else { return }
      out.block("for (index, value) in \(name).enumerated() {") { $0.lines(rules) }
    case .map(let key, _): checkEntries(field, key, name, &out)
    }
  }

  /// A length of a map with string keys bounds the keys as well.
  private func checkEntries(
    _ field: Field, _ key: Scalar, _ name: String, _ out: inout SourceText
  ) {
    var rules = rules(field, "value", at: ", at: place")
    var keyName = "_"
    if key == .string, case .length(let bounds)? = field.constraints.first(where: \.isLength) {
      keyName = "key"
      rules.insert(
        "validator.length(\"\(field.name)\", key, \(text(bounds)), at: place)", at: 0)
    }
    guard !rules.isEmpty else { return }
    let valueName = rules.contains { $0.contains("value") } ? "value" : "_"
    out.block("validator.entries(\(name), \(SwiftNames.codec(key)).self) {") { out in
      out.line("(validator, place, \(keyName), \(valueName)) in")
      out.lines(rules)
    }
  }

  private func checks(_ oneof: OneOf, _ fields: [Field], _ out: inout SourceText) {
    let arms = fields.map { ($0, rules($0, "value", at: "")) }.filter { !$0.1.isEmpty }
    guard !arms.isEmpty else { return }
    out.cases("self.\(SwiftNames.escaped(oneof.name))") { out in
      for (field, rules) in arms {
        out.line("case .\(SwiftNames.escaped(field.name))(let value)?:")
        for rule in rules { out.line("  " + rule) }
      }
      out.line(arms.count == fields.count ? "case nil: break" : "default: break")
    }
  }

  /// The calls that check one value named `value`.
  private func rules(_ field: Field, _ value: String, at place: String) -> [String] {
    let name = "\"\(field.name)\""
    var rules: [String] = []
    switch field.type.element {
    case .message(let type) where index.hasRules(type):
      rules.append("validator.within(\(name)\(place)) { \(value).validate(&$0) }")
    case .enumeration where !field.isOpen:
      rules.append("validator.known(\(name), \(value)\(place))")
    case .scalar(.money): rules.append("validator.currency(\(name), \(value)\(place))")
    case .scalar(.decimal): rules.append("validator.scale(\(name), \(value)\(place))")
    default: break
    }
    for constraint in field.constraints {
      switch constraint {
      case .length(let bounds):
        guard field.type.element.hasLength else { continue }
        rules.append("validator.length(\(name), \(value), \(text(bounds))\(place))")
      case .count: continue
      case .range(let lower, let upper):
        let bounds = "\(text(lower)), \(text(upper))"
        rules.append("validator.range(\(name), \(value), \(bounds)\(place))")
      case .format(let format):
        rules.append("validator.format(\(name), \(value), .\(format)\(place))")
      case .pattern:
        let pattern = "Self.\(patternName(field))"
        rules.append("validator.pattern(\(name), \(value), \(pattern)\(place))")
      }
    }
    return rules
  }

  private func text(_ bounds: ClosedRange<Int>) -> String {
    let upper = bounds.upperBound == .max ? ".max" : SwiftNames.number(Int64(bounds.upperBound))
    return "\(SwiftNames.number(Int64(bounds.lowerBound)))...\(upper)"
  }

  private func text(_ bound: Int64?) -> String {
    guard let bound else { return "nil" }
    return bound == .min ? ".min" : SwiftNames.number(bound)
  }
}

extension Constraint {
  var isCount: Bool { if case .count = self { true } else { false } }
  var isLength: Bool { if case .length = self { true } else { false } }
}

extension FieldType {
  /// Whether `@length` can be asked of a value.
  fileprivate var hasLength: Bool { self == .scalar(.string) || self == .scalar(.bytes) }
}
