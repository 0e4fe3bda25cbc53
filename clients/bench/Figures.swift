import Foundation
import LoadTest

/// The lines of `part|case|key=value ...` that runs left, grouped by what was run.
struct Figures {
  struct Row {
    let part: String
    let name: String
    var runs: [[String: Double]]

    /// The median over the runs; nil when none has the figure.
    func median(_ key: String) -> Double? {
      let values = runs.compactMap { $0[key] }.sorted()
      guard !values.isEmpty else { return nil }
      let middle = values.count / 2
      return values.count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2
    }

    func spread(_ key: String) -> (least: Double, most: Double)? {
      let values = runs.compactMap { $0[key] }
      guard let least = values.min(), let most = values.max() else { return nil }
      return (least, most)
    }
  }

  private(set) var rows: [Row] = []

  /// Lines of another form are passed over.
  init(_ text: String) {
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3 else { continue }
      var values: [String: Double] = [:]
      for word in parts[2].split(separator: " ") {
        let pair = word.split(separator: "=")
        if pair.count == 2, let value = Double(pair[1]) { values[String(pair[0])] = value }
      }
      guard !values.isEmpty else { continue }
      if let index = rows.firstIndex(where: { $0.part == parts[0] && $0.name == parts[1] }) {
        rows[index].runs.append(values)
      } else {
        rows.append(Row(part: parts[0], name: parts[1], runs: [values]))
      }
    }
  }

  /// The row of `part|case`.
  subscript(_ key: String) -> Row? {
    rows.first { "\($0.part)|\($0.name)" == key }
  }

  static let head = [
    "case", "n", "per s", "min..max", "p50 us", "p99 us", "server us", "client us", "errors %",
  ]

  /// A row of text for each that was put under load.
  var cells: [[String]] {
    rows.filter { $0.median("rps") != nil }.map { row in
      let short = { (key: String) in row.median(key).map(NumberText.short) ?? "" }
      let spread = row.spread("rps").map {
        "\(NumberText.grouped($0.least))..\(NumberText.grouped($0.most))"
      }
      return [
        "\(row.part) \(row.name)", String(row.runs.count),
        NumberText.grouped(row.median("rps") ?? 0), spread ?? "", short("p50us"), short("p99us"),
        short("srv_us"), short("cli_us"), short("errors%"),
      ]
    }
  }
}
