// @length, @count, @range, @format and @pattern.

extension Resolver {
  /// The formats that a runtime knows how to check.
  static let formats = [
    "email", "phone", "url", "hexColor", "locale", "currency", "timeZone", "region", "slug",
  ]

  mutating func constraints(_ annotations: Annotations, on type: FieldType) -> [Constraint] {
    let scalar = type.element.scalarType
    var result: [Constraint] = []
    if let item = annotations.byName["length"], let range = bounds(item) {
      if scalar == .string || scalar == .bytes {
        result.append(.length(range))
      } else {
        misplaced(item, "is for string and bytes", on: type)
      }
    }
    if let item = annotations.byName["count"], let range = bounds(item) {
      switch type {
      case .list, .map: result.append(.count(range))
      case .scalar, .message, .enumeration, .optional:
        misplaced(item, "is for lists and maps", on: type)
      }
    }
    if let item = annotations.byName["range"], let constraint = rangeConstraint(item, scalar, type)
    {
      result.append(constraint)
    }
    if let item = annotations.byName["format"], let name = formatName(item) {
      if scalar == .string {
        result.append(.format(name))
      } else {
        misplaced(item, "is for strings", on: type)
      }
    }
    if let item = annotations.byName["pattern"], let text = pattern(item) {
      if scalar == .string {
        result.append(.pattern(text))
      } else {
        misplaced(item, "is for strings", on: type)
      }
    }
    return result
  }

  private mutating func misplaced(_ item: AnnotationSyntax, _ what: String, on type: FieldType) {
    error("@\(item.name.text) \(what), not for `\(type.schemaText)`", at: item.name.span)
  }

  /// The only argument, without a label.
  private func single(_ item: AnnotationSyntax) -> ArgumentSyntax? {
    guard let arguments = item.arguments, arguments.count == 1, arguments[0].label == nil else {
      return nil
    }
    return arguments[0]
  }

  private mutating func bounds(_ item: AnnotationSyntax) -> ClosedRange<Int>? {
    let numbers: ClosedRange<Int64> = 0...2_147_483_647
    switch single(item)?.value {
    case .number(let number):
      return integer(number, in: numbers, "a bound").map { $0...$0 }
    case .range(let lower?, let upper?):
      return range(lower, upper, numbers: numbers)
    case .range(nil, let upper?):
      return range(NumberSyntax(0, upper.span), upper, numbers: numbers)
    default:
      error(
        "@\(item.name.text) needs an upper bound", at: item.name.span,
        suggestion: "write `@\(item.name.text)(1...200)`")
      return nil
    }
  }

  private mutating func rangeConstraint(
    _ item: AnnotationSyntax, _ scalar: Scalar?, _ type: FieldType
  ) -> Constraint? {
    guard let argument = single(item), case .range(let lower, let upper) = argument.value else {
      error(
        "@range takes one range", at: item.name.span,
        suggestion: "write `@range(1...10)`, `@range(0...)` or `@range(...10)`")
      return nil
    }
    let allowed: ClosedRange<Int64>
    switch scalar {
    case .int32: allowed = Int64(Int32.min)...Int64(Int32.max)
    case .uint32, .fixed32: allowed = 0...Int64(UInt32.max)
    case .uint64: allowed = 0...Int64.max
    case .int64, .double: allowed = Int64.min...Int64.max
    case nil, .bool, .string, .bytes, .uuid, .timestamp, .date, .duration, .money, .decimal:
      misplaced(item, "is for numbers", on: type)
      return nil
    }
    for bound in [lower, upper] {
      if let bound, integer(bound, in: allowed, "a bound of this type") == nil { return nil }
    }
    if let lower, let upper, lower.value > upper.value {
      error("the range is empty", at: argument.span)
      return nil
    }
    return .range(lower?.value, upper?.value)
  }

  private mutating func formatName(_ item: AnnotationSyntax) -> String? {
    guard let argument = single(item), case .identifier(let name) = argument.value else {
      error(
        "@format takes the name of a format", at: item.name.span,
        suggestion: "one of \(Self.formats.joined(separator: ", "))")
      return nil
    }
    guard Self.formats.contains(name) else {
      error(
        "there is no format `\(name)`", at: argument.span,
        suggestion: didYouMean(name, among: Self.formats)
          ?? "one of \(Self.formats.joined(separator: ", "))")
      return nil
    }
    return name
  }

  private mutating func pattern(_ item: AnnotationSyntax) -> String? {
    guard let argument = single(item), case .string(let text) = argument.value, !text.isEmpty else {
      error(
        "@pattern takes a regular expression in quotes", at: item.name.span,
        suggestion: "write `@pattern(\"[a-z]+\")`")
      return nil
    }
    if let problem = PatternSyntax.problem(in: text) {
      error("this is no pattern: \(problem)", at: argument.span)
      return nil
    }
    return text
  }
}
