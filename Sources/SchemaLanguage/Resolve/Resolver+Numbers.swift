// Numbers, ranges and reservations.

extension Resolver {
  /// The number without a unit, when it lies in `range`; otherwise says so.
  mutating func integer(
    _ number: NumberSyntax, in range: ClosedRange<Int64>, _ what: String
  ) -> Int? {
    guard number.unit.isEmpty else {
      error(
        "\(what) has no unit", at: number.span,
        suggestion: "put a space between `\(number.value)` and `\(number.unit)`")
      return nil
    }
    guard range.contains(number.value) else {
      error("\(what) is between \(range.lowerBound) and \(range.upperBound)", at: number.span)
      return nil
    }
    return Int(number.value)
  }

  mutating func range(
    _ lower: NumberSyntax, _ upper: NumberSyntax, numbers: ClosedRange<Int64>
  ) -> ClosedRange<Int>? {
    guard let first = integer(lower, in: numbers, "the range's first number"),
      let last = integer(upper, in: numbers, "the range's last number")
    else { return nil }
    guard first <= last else {
      error(
        "the range is empty", at: lower.span.joined(to: upper.span),
        suggestion: "write `\(last)...\(first)`")
      return nil
    }
    return first...last
  }

  mutating func add(
    _ syntax: ReservedSyntax, to reserved: inout Reserved, numbers: ClosedRange<Int64>
  ) {
    for item in syntax.items {
      let found: (range: ClosedRange<Int>, span: Span)
      switch item {
      case .name(let name):
        if reserved.names.contains(name.text) {
          error("the name `\(name.text)` is reserved twice", at: name.span)
        } else if !name.text.isSchemaIdentifier {
          error("`\(name.text)` cannot be a name anyway", at: name.span)
        } else {
          reserved.names.append(name.text)
        }
        continue
      case .number(let number):
        guard let value = integer(number, in: numbers, "a reserved number") else { continue }
        found = (value...value, number.span)
      case .range(let lower, let upper):
        guard let range = range(lower, upper, numbers: numbers) else { continue }
        found = (range, lower.span.joined(to: upper.span))
      }
      if let other = reserved.numbers.first(where: { $0.overlaps(found.range) }) {
        error(
          "\(found.range.schemaText) is reserved already, by \(other.schemaText)", at: found.span)
      } else {
        reserved.numbers.append(found.range)
      }
    }
  }
}

extension ClosedRange<Int> {
  /// As a schema writes it: `5` or `5...9`.
  package var schemaText: String {
    lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound)...\(upperBound)"
  }
}

extension String {
  /// Letters, digits and `_`, not beginning with a digit.
  var isSchemaIdentifier: Bool {
    guard let first = unicodeScalars.first, !("0"..."9" ~= first) else { return false }
    return unicodeScalars.allSatisfy {
      $0 == "_" || "a"..."z" ~= $0 || "A"..."Z" ~= $0 || "0"..."9" ~= $0
    }
  }
}
