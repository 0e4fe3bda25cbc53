import Foundation

/// A plot as SVG: lines or bars over one axis each, with ticks, units and a legend.
package struct Plot: Sendable {
  package struct Series: Sendable {
    package var name: String
    package var points: [(x: Double, y: Double)]

    package init(_ name: String, _ points: [(x: Double, y: Double)]) {
      self.name = name
      self.points = points.filter { $0.x.isFinite && $0.y.isFinite }
    }
  }

  package var title: String
  /// With the unit, such as `time (s)`.
  package var xLabel: String
  package var yLabel: String
  package var series: [Series]
  package var hasLogX = false
  package var hasLogY = false
  /// Bars from the bottom instead of a line.
  package var isBars = false

  package init(_ title: String, x: String, y: String, _ series: [Series]) {
    self.title = title
    xLabel = x
    yLabel = y
    self.series = series
  }

  private static let (width, height) = (720.0, 300.0)
  private static let (left, right, top, bottom) = (72.0, 16.0, 16.0, 48.0)

  /// The figure with its caption; a note in its place where there is nothing to draw.
  package var html: String {
    let points = series.flatMap(\.points)
    let caption = "<figcaption>\(HTMLText.escaped(title))</figcaption>"
    guard points.count > 0 else {
      return "<figure>\(caption)<p class=\"none\">nothing was measured</p></figure>\n"
    }
    let x = Scale(points.map(\.x), isLog: hasLogX, startsAtZero: false)
    let y = Scale(points.map(\.y), isLog: hasLogY, startsAtZero: true)
    var parts = [
      "<svg viewBox=\"0 0 720 300\" role=\"img\" aria-label=\"\(HTMLText.escaped(title))\">"
    ]
    for tick in y.ticks {
      let at = Self.number(Self.vertical(y.place(tick)))
      parts.append("<line class=\"grid\" x1=\"72\" x2=\"704\" y1=\"\(at)\" y2=\"\(at)\"/>")
      parts.append(
        "<text class=\"tick\" x=\"66\" y=\"\(at)\" dy=\"4\" text-anchor=\"end\">"
          + "\(Scale.label(tick))</text>")
    }
    for tick in x.ticks {
      let at = Self.number(Self.horizontal(x.place(tick)))
      parts.append("<line class=\"axis\" x1=\"\(at)\" x2=\"\(at)\" y1=\"252\" y2=\"257\"/>")
      parts.append(
        "<text class=\"tick\" x=\"\(at)\" y=\"270\" text-anchor=\"middle\">"
          + "\(Scale.label(tick))</text>")
    }
    parts.append("<line class=\"axis\" x1=\"72\" x2=\"704\" y1=\"252\" y2=\"252\"/>")
    parts.append(
      "<text class=\"label\" x=\"388\" y=\"292\" text-anchor=\"middle\">"
        + "\(HTMLText.escaped(xLabel))</text>")
    parts.append(
      "<text class=\"label\" transform=\"translate(14 134) rotate(-90)\" text-anchor=\"middle\">"
        + "\(HTMLText.escaped(yLabel))</text>")
    for (index, series) in series.enumerated() {
      parts.append(isBars ? bars(series, index, x, y) : line(series, index, x, y))
    }
    parts.append("</svg>")
    return "<figure>\(caption)\(legend)\(parts.joined(separator: "\n"))</figure>\n"
  }

  private var legend: String {
    guard series.count > 1 else { return "" }
    let items = series.enumerated().map { index, series in
      "<span class=\"key k\(index % 5)\">\(HTMLText.escaped(series.name))</span>"
    }
    return "<p class=\"legend\">\(items.joined(separator: " "))</p>"
  }

  private func line(_ series: Series, _ index: Int, _ x: Scale, _ y: Scale) -> String {
    let places = series.points.map { point in
      let across = Self.number(Self.horizontal(x.place(point.x)))
      return "\(across),\(Self.number(Self.vertical(y.place(point.y))))"
    }
    var text =
      "<polyline class=\"line s\(index % 5)\" points=\"\(places.joined(separator: " "))\"/>"
    // Few points are measurements of their own and not a course.
    if series.points.count <= 12 {
      text += places.map { place in
        let parts = place.split(separator: ",")
        return "<circle class=\"dot k\(index % 5)\" cx=\"\(parts[0])\" cy=\"\(parts[1])\" r=\"3\"/>"
      }.joined()
    }
    return text
  }

  private func bars(_ series: Series, _ index: Int, _ x: Scale, _ y: Scale) -> String {
    let wide = max(1.5, min(28, 600 / Double(max(series.points.count, 1)) - 1))
    return series.points.map { point in
      let at = Self.horizontal(x.place(point.x)) - wide / 2
      let top = Self.vertical(y.place(point.y))
      return "<rect class=\"bar k\(index % 5)\" x=\"\(Self.number(at))\" y=\"\(Self.number(top))\" "
        + "width=\"\(Self.number(wide))\" height=\"\(Self.number(max(0, 252 - top)))\">"
        + "<title>\(Scale.label(point.x)): \(Scale.label(point.y))</title></rect>"
    }.joined(separator: "\n")
  }

  private static func horizontal(_ part: Double) -> Double {
    left + part * (width - left - right)
  }

  private static func vertical(_ part: Double) -> Double {
    height - bottom - part * (height - top - bottom)
  }

  private static func number(_ value: Double) -> String { NumberText.fixed(value, 1) }
}

/// One axis: where values lie between 0 and 1, and which are named.
private struct Scale {
  private let low: Double
  private let high: Double
  private let isLog: Bool
  let ticks: [Double]

  init(_ values: [Double], isLog: Bool, startsAtZero: Bool) {
    let positive = values.filter { $0 > 0 }
    self.isLog = isLog && !positive.isEmpty
    if self.isLog {
      var first = floor(log10(positive.min() ?? 1))
      let last = max(ceil(log10(positive.max() ?? 1)), first + 1)
      first = max(first, last - 9)
      (low, high) = (first, last)
      let factors: [Double] = last - first <= 2 ? [1, 2, 5] : [1]
      let (bottom, top) = (first, last)
      ticks = stride(from: first, through: last, by: 1).flatMap { power in
        factors.map { $0 * pow(10, power) }
      }.filter { log10($0) <= top + 1e-9 && log10($0) >= bottom - 1e-9 }
    } else {
      let least = startsAtZero ? min(0, values.min() ?? 0) : values.min() ?? 0
      let highest = values.max() ?? 1
      let most = highest > least ? highest : least + 1
      let step = Self.step(most - least)
      low = floor(least / step) * step
      high = max(ceil(most / step) * step, low + step)
      ticks = stride(from: low, through: high + step / 2, by: step).map { $0 }
    }
  }

  /// A round distance of which about five fit.
  private static func step(_ range: Double) -> Double {
    let rough = max(range, 1e-12) / 5
    let power = pow(10, floor(log10(rough)))
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= rough } ?? 10 * power
  }

  func place(_ value: Double) -> Double {
    let at = isLog ? (value > 0 ? log10(value) : low) : value
    return min(max((at - low) / (high - low), 0), 1)
  }

  static func label(_ value: Double) -> String {
    switch abs(value) {
    case 1e6...: NumberText.short(value / 1e6) + "M"
    case 1e4..<1e6: NumberText.short(value / 1e3) + "k"
    case 1...: trimmed(NumberText.fixed(value, 2))
    default: trimmed(NumberText.fixed(value, 5))
    }
  }

  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    let kept = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
    return String(kept.reversed())
  }
}

/// Text for HTML.
package enum HTMLText {
  package static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
  }

  /// A table; all columns but the first are numbers.
  package static func table(_ head: [String], _ rows: [[String]]) -> String {
    let cells = { (row: [String], tag: String) in
      row.map { "<\(tag)>\(escaped($0))</\(tag)>" }.joined()
    }
    let body = rows.map { "<tr>\(cells($0, "td"))</tr>" }.joined(separator: "\n")
    return "<table><thead><tr>\(cells(head, "th"))</tr></thead>\n<tbody>\(body)</tbody></table>\n"
  }

  /// A whole page that refers to nothing outside itself.
  package static func page(_ title: String, _ body: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(escaped(title))</title>
    <style>\(style)</style></head>
    <body><main>
    <h1>\(escaped(title))</h1>
    \(body)
    </main></body></html>

    """
  }

  private static let style = """

    :root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --page: #ffffff;
      --card: #f6f8fa; --edge: #d0d7de; --c0: #1f5fbf; --c1: #b35900; --c2: #c1272d;
      --c3: #0a7a53; --c4: #6f42c1; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9aa4af;
      --page: #0d1117; --card: #161b22; --edge: #30363d; --c0: #6cb0ff; --c1: #f2b155;
      --c2: #ff7b72; --c3: #4cc38a; --c4: #c297ff; } }
    body { margin: 0; background: var(--page); color: var(--ink);
      font: 15px/1.5 system-ui, sans-serif; }
    main { max-width: 1560px; margin: 0 auto; padding: 24px; }
    h1 { font-size: 24px; margin: 0 0 4px; } h2 { font-size: 18px; margin: 32px 0 8px; }
    p.facts { color: var(--soft); margin: 0 0 16px; }
    .tiles { display: flex; flex-wrap: wrap; gap: 12px; margin: 16px 0; }
    .tile { background: var(--card); border: 1px solid var(--edge); border-radius: 8px;
      padding: 10px 16px; min-width: 110px; }
    .tile b { display: block; font-size: 22px; font-weight: 600; }
    .tile span { color: var(--soft); font-size: 13px; }
    .plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 560px), 1fr));
      gap: 16px; }
    figure { margin: 0; background: var(--card); border: 1px solid var(--edge);
      border-radius: 8px; padding: 12px; }
    figcaption { font-weight: 600; } p.none { color: var(--soft); }
    p.legend { margin: 2px 0; font-size: 13px; color: var(--soft); }
    .key::before { content: ""; display: inline-block; width: 12px; height: 3px;
      margin: 0 5px 3px 10px; background: var(--c); }
    svg { width: 100%; height: auto; display: block; }
    .grid { stroke: var(--edge); stroke-width: 1; } .axis { stroke: var(--soft); }
    .tick, .label { fill: var(--soft); font-size: 12px; }
    .line { fill: none; stroke: var(--c); stroke-width: 1.8; stroke-linejoin: round; }
    .bar, .dot { fill: var(--c); }
    .s0, .k0 { --c: var(--c0); } .s1, .k1 { --c: var(--c1); } .s2, .k2 { --c: var(--c2); }
    .s3, .k3 { --c: var(--c3); } .s4, .k4 { --c: var(--c4); }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
    th, td { padding: 4px 14px 4px 0; text-align: right; border-bottom: 1px solid var(--edge); }
    th:first-child, td:first-child { text-align: left; } th { color: var(--soft); }

    """
}
