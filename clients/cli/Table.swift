import JSONText

/// Rows of JSON objects as columns that stand in line.
struct Table {
  private let rows: [[String]]

  /// A column for each member that any row has, in the order in which they appear.
  init(_ values: [JSONValue]) {
    var names: [String] = []
    for value in values {
      for member in value.object ?? [] where !names.contains(member.name) {
        names.append(member.name)
      }
    }
    rows =
      names.isEmpty
      ? [["(none)"]]
      : [names] + values.map { value in names.map { Self.cell(value[$0]) } }
  }

  /// A line for each member.
  init(pairs: JSONObject, prefix: String) {
    rows = pairs.map { [prefix + $0.name, Self.cell($0.value)] }
  }

  static func cell(_ value: JSONValue?) -> String {
    switch value {
    case .string(let text): text
    case .array(let items): items.isEmpty ? "-" : items.map { cell($0) }.joined(separator: ",")
    case .some(let value): JSONPrinter.print(value)
    case nil: "-"
    }
  }

  /// The lines, without spaces at their ends.
  var text: String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      row.enumerated().map { column, cell in
        column == row.count - 1
          ? cell : cell + String(repeating: " ", count: widths[column] - cell.count)
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}
