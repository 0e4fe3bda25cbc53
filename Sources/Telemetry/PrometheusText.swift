/// Figures in Prometheus' text format, version 0.0.4: each family with its HELP and TYPE, once,
/// before its samples.
package struct PrometheusText {
  /// What a family's values mean.
  package enum Kind: String { case counter, gauge, histogram }

  /// One label; values are escaped, names are ours.
  package typealias Label = (name: StaticString, value: String)

  /// The page so far.
  package private(set) var text = ""
  private let prefix: String
  private var family = ""

  /// Every family's name begins with `prefix`.
  package init(prefix: String) { self.prefix = prefix }

  /// Begins a family; its samples follow.
  package mutating func family(_ name: StaticString, _ kind: Kind, _ help: StaticString) {
    begin(prefix + name.description, kind, help)
  }

  /// Begins a family whose name everybody's dashboards know, without the prefix.
  package mutating func standardFamily(_ name: StaticString, _ kind: Kind, _ help: StaticString) {
    begin(name.description, kind, help)
  }

  /// A counter's or gauge's value.
  package mutating func sample(_ value: some BinaryInteger, _ labels: [Label] = []) {
    line("", labels, String(value))
  }

  /// A counter's or gauge's value.
  package mutating func sample(_ value: Double, _ labels: [Label] = []) {
    line("", labels, Self.text(value))
  }

  /// One histogram: how many fell under each bound and not under the one before, the last of
  /// them beyond all bounds, and the sum of all values.
  package mutating func histogram(
    bounds: [Double], counts: [UInt64], sum: Double, _ labels: [Label] = []
  ) {
    var total: UInt64 = 0
    for (index, count) in counts.enumerated() {
      total &+= count
      let bound = index < bounds.count ? Self.text(bounds[index]) : "+Inf"
      line("_bucket", labels + [("le", bound)], String(total))
    }
    line("_sum", labels, Self.text(sum))
    line("_count", labels, String(total))
  }

  private mutating func begin(_ name: String, _ kind: Kind, _ help: StaticString) {
    family = name
    text += "# HELP \(name) \(Self.escaped(help.description, quotes: false))\n"
    text += "# TYPE \(name) \(kind.rawValue)\n"
  }

  private mutating func line(_ suffix: String, _ labels: [Label], _ value: String) {
    text += family + suffix
    if !labels.isEmpty {
      let pairs = labels.map { "\($0.name)=\"\(Self.escaped($0.value, quotes: true))\"" }
      text += "{\(pairs.joined(separator: ","))}"
    }
    text += " \(value)\n"
  }

  private static func text(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
    return "\(value)"
  }

  private static func escaped(_ text: String, quotes: Bool) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\"" where quotes: result += "\\\""
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}
