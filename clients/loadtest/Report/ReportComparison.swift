package import JSONText

/// Two runs beside each other.
package struct ReportComparison {
  private let before: JSONValue
  private let after: JSONValue

  package init(_ before: JSONValue, _ after: JSONValue) throws(LoadError) {
    for report in [before, after] {
      guard report["format"]?.string == LoadReport.format else {
        throw LoadError("That is no report of \"frontdesk load --json FILE\".")
      }
    }
    self.before = before
    self.after = after
  }

  /// How many times the first run's figure the second one's is; nil where it cannot be said.
  package func ratio(_ measure: Measure) -> Double? {
    guard let old = measure.value(in: before), let new = measure.value(in: after) else {
      return nil
    }
    if old == 0 { return new == 0 ? 1 : nil }
    return new / old
  }

  package var table: String {
    var lines = [row(["figure", "unit", "A", "B", "B/A"])]
    for measure in Measure.allCases {
      guard let old = measure.value(in: before), let new = measure.value(in: after) else {
        continue
      }
      let ratio = ratio(measure).map { NumberText.fixed($0, 2) + "x" } ?? "-"
      lines.append(
        row([
          measure.rawValue, measure.unit, NumberText.short(old), NumberText.short(new), ratio,
        ]))
    }
    for (name, report) in [("A", before), ("B", after)] {
      let load = report["load"]?.string ?? "-"
      let machine = report["machine"]?.string ?? "-"
      lines.append("\(name): \(load), \(machine)")
    }
    return lines.joined(separator: "\n")
  }

  private func row(_ cells: [String]) -> String {
    cells.enumerated().map { index, cell in
      NumberText.padded(cell, to: index == 0 ? -12 : index == 1 ? -8 : 12)
    }.joined()
  }

  /// Those of `conditions` that hold, which is what a caller asked to hear of. An error that
  /// appeared where there was none counts as more than any factor.
  package func met(_ conditions: [Objective]) -> [Objective] {
    conditions.filter { condition in
      let ratio =
        ratio(condition.measure)
        ?? (condition.measure.value(in: after) ?? 0 > 0 ? .infinity : 1)
      return condition.comparison.holds(ratio, condition.bound)
    }
  }
}
