// Which annotation may stand where, and the ones without a section of their own.

extension Resolver {
  enum Place: String {
    case message = "a message"
    case field = "a field"
    case enumeration = "an enum"
    case value = "an enum's value"
    case service = "a service"
    case rpc = "an rpc"
  }

  static let places: [String: [Place]] = [
    "length": [.field], "count": [.field], "range": [.field], "format": [.field],
    "pattern": [.field], "sensitive": [.field], "open": [.field],
    "deprecated": [.message, .field, .value, .rpc],
    "reads": [.rpc], "writes": [.rpc], "works": [.rpc], "feed": [.rpc], "auth": [.rpc],
    "timeout": [.rpc], "errors": [.rpc], "example": [.rpc], "prepared": [.rpc], "written": [.rpc],
    "tenantless": [.rpc],
  ]
  private static let flags: Set<String> = [
    "sensitive", "open", "writes", "works", "feed", "prepared", "written", "tenantless",
  ]

  /// The annotations of one item by name.
  struct Annotations {
    var byName: [String: AnnotationSyntax] = [:]
    var examples: [AnnotationSyntax] = []

    func has(_ name: String) -> Bool { byName[name] != nil }
    func span(_ name: String) -> Span { byName[name]?.name.span ?? topOfFile }
  }

  mutating func annotations(_ list: [AnnotationSyntax], at place: Place) -> Annotations {
    var result = Annotations()
    for item in list {
      let name = item.name.text
      guard let places = Self.places[name] else {
        let near = didYouMean(
          "@\(name)", among: Self.places.filter { $0.value.contains(place) }.map { "@\($0.key)" })
        error("there is no annotation @\(name)", at: item.name.span, suggestion: near)
        continue
      }
      guard places.contains(place) else {
        let right = places.map(\.rawValue).joined(separator: " or ")
        error("@\(name) belongs to \(right), not to \(place.rawValue)", at: item.name.span)
        continue
      }
      if Self.flags.contains(name), item.arguments != nil {
        error("@\(name) takes no arguments", at: item.name.span)
      }
      if name == "example" {
        result.examples.append(item)
      } else if result.byName.updateValue(item, forKey: name) != nil {
        error("@\(name) stands here twice", at: item.name.span)
      }
    }
    return result
  }

  /// The text of `@deprecated("use x")`.
  mutating func deprecation(_ annotations: Annotations) -> String? {
    guard let item = annotations.byName["deprecated"] else { return nil }
    guard let arguments = item.arguments, arguments.count == 1, arguments[0].label == nil,
      case .string(let text) = arguments[0].value, !text.isEmpty
    else {
      error(
        "@deprecated says in one string what to use instead", at: item.name.span,
        suggestion: "write `@deprecated(\"use ...\")`")
      return ""
    }
    return text
  }
}
