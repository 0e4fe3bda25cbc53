package import JSONText
import Suggestions

/// One figure of a run that conditions speak of.
package enum Measure: String, Sendable, Hashable, CaseIterable {
  case rate, p50, p90, p99, p999 = "p99.9", max, mean, errors
  case serverCPU = "server-cpu"
  case clientCPU = "client-cpu"

  /// What its values are in.
  package var unit: String {
    switch self {
    case .rate: "calls/s"
    case .errors: "%"
    default: "us"
    }
  }

  /// The figure out of a report's JSON, in its unit; nil where the report has none.
  package func value(in report: JSONValue) -> Double? {
    let total = report["total"]
    let number = { (value: JSONValue?) -> Double? in
      if case .number(let text)? = value { Double(text) } else { nil }
    }
    return switch self {
    case .rate: number(total?["callsPerSecond"])
    case .p50: number(total?["p50Microseconds"])
    case .p90: number(total?["p90Microseconds"])
    case .p99: number(total?["p99Microseconds"])
    case .p999: number(total?["p999Microseconds"])
    case .max: number(total?["maxMicroseconds"])
    case .mean: number(total?["meanMicroseconds"])
    case .errors: number(total?["errorRatio"]).map { $0 * 100 }
    case .serverCPU: number(report["serverCPUMicroseconds"])
    case .clientCPU: number(report["clientCPUMicroseconds"])
    }
  }
}

/// A condition such as `p99<20ms`, or with factors `p99>1.2x`.
package struct Objective: Sendable, Hashable {
  package enum Comparison: String, Sendable, Hashable, CaseIterable {
    case atMost = "<=", atLeast = ">=", less = "<", more = ">"

    package func holds(_ left: Double, _ right: Double) -> Bool {
      switch self {
      case .atMost: left <= right
      case .atLeast: left >= right
      case .less: left < right
      case .more: left > right
      }
    }
  }

  package var measure: Measure
  package var comparison: Comparison
  /// In the measure's unit, or a factor.
  package var bound: Double
  package var text: String

  /// Reads conditions that commas part: `p99<20ms,errors<0.1%,rate>1000`.
  /// With `orNone` an empty text has none.
  package static func list(
    _ text: String, orNone: Bool = false
  ) throws(LoadError) -> [Objective] {
    if orNone, text.isEmpty { return [] }
    return try list(text) { measure, word in bound(word, of: measure) }
  }

  /// Reads conditions on the ratio of one run to another: `p99>1.2x,rate<0.9x`.
  package static func ratios(
    _ text: String, orNone: Bool = false
  ) throws(LoadError) -> [Objective] {
    if orNone, text.isEmpty { return [] }
    return try list(text) { _, word in word.hasSuffix("x") ? Double(word.dropLast()) : nil }
  }

  private static func list(
    _ text: String, _ bound: (Measure, Substring) -> Double?
  ) throws(LoadError) -> [Objective] {
    var objectives: [Objective] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let words = part.filter { $0 != " " }
      guard let at = words.firstIndex(where: { $0 == "<" || $0 == ">" }) else {
        throw LoadError("\"\(part)\" is no condition; write for example p99<20ms.")
      }
      let name = String(words[..<at])
      guard let measure = Measure(rawValue: name) else {
        let names = Measure.allCases.map(\.rawValue)
        let near = Suggestion.nearest(to: name, among: names).map { "Did you mean \"\($0)\"?" }
        throw LoadError(
          "There is no figure \"\(name)\". "
            + (near ?? "There are \(names.joined(separator: ", "))."))
      }
      let rest = words[at...]
      guard let comparison = Comparison.allCases.first(where: { rest.hasPrefix($0.rawValue) }),
        let value = bound(measure, rest.dropFirst(comparison.rawValue.count)), value.isFinite,
        value >= 0
      else {
        throw LoadError("\"\(part)\": the bound is \(form(measure)), or a factor such as 1.2x.")
      }
      objectives.append(
        Objective(measure: measure, comparison: comparison, bound: value, text: words))
    }
    return objectives
  }

  private static func form(_ measure: Measure) -> String {
    switch measure {
    case .rate: "a number of calls a second"
    case .errors: "a part such as 0.1%"
    default: "a time such as 20ms, 500us or 2s"
    }
  }

  private static func bound(_ word: Substring, of measure: Measure) -> Double? {
    switch measure {
    case .rate: return Double(word)
    case .errors:
      return word.hasSuffix("%") ? Double(word.dropLast()) : Double(word).map { $0 * 100 }
    default:
      for (unit, factor) in [("us", 1.0), ("ms", 1000.0), ("s", 1e6)] where word.hasSuffix(unit) {
        return Double(word.dropLast(unit.count)).map { $0 * factor }
      }
      return nil
    }
  }

  /// Whether the report keeps to it; nil where it does not have the figure.
  package func isMet(by report: JSONValue) -> Bool? {
    measure.value(in: report).map { comparison.holds($0, bound) }
  }
}
