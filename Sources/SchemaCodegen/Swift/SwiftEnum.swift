import SchemaLanguage

/// An enum of the schema as a Swift enum that keeps numbers it does not know.
struct SwiftEnum {
  let type: EnumType

  func write(to out: inout SourceText) {
    out.doc(type.doc, "The values of `\(type.name)`.")
    out.block("public enum \(type.name): WireEnum {") { out in
      for value in type.values {
        out.doc(value.doc, "\(value.number).", deprecated: value.deprecated)
        out.line("case \(SwiftNames.escaped(value.name))")
      }
      out.line("/// A number that this version does not know.")
      out.line("case unrecognized(Int32)")
      out.line()
      out.doc([], "The case of a number.")
      out.block("public init(rawValue: Int32) {") { out in
        out.cases("rawValue") { out in
          for value in type.values {
            out.line("case \(value.number): self = .\(SwiftNames.escaped(value.name))")
          }
          out.line("default: self = .unrecognized(rawValue)")
        }
      }
      out.line()
      out.doc([], "The number on the wire.")
      out.block("public var rawValue: Int32 {") { out in
        out.cases("self") { out in
          for value in type.values {
            out.line("case .\(SwiftNames.escaped(value.name)): \(value.number)")
          }
          out.line("case .unrecognized(let number): number")
        }
      }
      out.line()
      out.doc([], "The name in the schema, or the number in digits.")
      out.block("public var name: String {") { out in
        out.cases("self") { out in
          for value in type.values {
            out.line("case .\(SwiftNames.escaped(value.name)): \"\(value.name)\"")
          }
          out.line("case .unrecognized(let number): String(number)")
        }
      }
      out.line()
      out.doc([], "False for `unrecognized`.")
      out.block("public var isKnown: Bool {") { out in
        out.line("if case .unrecognized = self { false } else { true }")
      }
      out.line()
      out.doc([], "The cases that the schema names, in ascending number.")
      let cases = type.values.sorted { $0.number < $1.number }
        .map { ".\(SwiftNames.escaped($0.name))" }
      out.list("public static let allKnown: [\(type.name)] = [", cases, "]")
    }
  }
}
