extension LoadReport {
  private static let fractions: [(name: String, value: Double)] = [
    ("p50", 0.5), ("p90", 0.9), ("p99", 0.99), ("p99.9", 0.999),
  ]

  /// The table at the end of a run.
  package var table: String {
    let total = total
    var lines = [
      "\(shape.text), \(shape.threads) threads, \(NumberText.short(seconds)) s, seed \(shape.seed)"
        + (tenants > 1 ? ", \(tenants) tenants, skew \(NumberText.short(skew))" : ""),
      machine.text, "",
    ]
    let width = max(8, (calls.map(\.rpc.count).max() ?? 0) + 2)
    let columns = ["calls/s", "p50", "p90", "p99", "p99.9", "max", "errors"]
    lines.append(
      NumberText.padded("call", to: -width)
        + columns.map { NumberText.padded($0, to: 11) }.joined())
    var rows = calls.map { ($0.rpc, $0.figures) }
    if rows.count > 1 { rows.append(("all", total)) }
    for (name, figures) in rows {
      lines.append(NumberText.padded(name, to: -width) + row(figures))
    }
    lines.append("")
    for error in total.errors {
      let share = NumberText.fixed(100 * Double(error.count) / Double(total.calls), 2)
      lines.append("error \(error.name): \(NumberText.grouped(Double(error.count))) (\(share) %)")
    }
    if total.late > 0 {
      lines.append("\(total.late) answers came after the run's end; they count as latency only.")
    }
    var cpu = "CPU a call: client \(NumberText.short(clientCPUPerCall)) us"
    if let server = serverCPUPerCall { cpu += ", server \(NumberText.short(server)) us" }
    lines.append(cpu)
    lines += sendingLines
    return lines.joined(separator: "\n")
  }

  /// How late an open loop's calls were sent; nothing for a closed one.
  private var sendingLines: [String] {
    let delays = sending.delays
    guard delays.total + sending.held > 0 else { return [] }
    let time = { (fraction: Double) in
      NumberText.time(nanoseconds: Double(delays.percentile(fraction)))
    }
    let held =
      sending.held > 0
      ? "; \(NumberText.grouped(Double(sending.held))) more waited until the server took them" : ""
    var lines = ["sent late by: p50 \(time(0.5)), p99 \(time(0.99)), max \(time(1))\(held)"]
    if sending.isLate {
      lines.append(
        "warning: the generator could not keep its rate; what it was late counts as latency. Give "
          + "it more --threads or processors.")
    }
    return lines
  }

  private func row(_ figures: LoadFigures) -> String {
    let rate = NumberText.grouped(Double(figures.ok) / max(seconds, 1e-9))
    let times =
      Self.fractions.map { Double(figures.latencies.percentile($0.value)) }
      + [Double(figures.latencies.max)]
    let cells =
      [rate] + times.map { NumberText.time(nanoseconds: $0) }
      + [NumberText.grouped(Double(figures.failed + figures.unended))]
    return cells.map { NumberText.padded($0, to: 11) }.joined()
  }
}

/// The line that says how a run goes.
package enum ProgressLine {
  package static func text(_ seconds: Double, _ figures: LoadFigures?, length: Double) -> String {
    guard let figures else { return "warming up" }
    let rate = NumberText.grouped(Double(figures.ok) / max(length, 1e-9))
    let p50 = NumberText.time(nanoseconds: Double(figures.latencies.percentile(0.5)))
    let p99 = NumberText.time(nanoseconds: Double(figures.latencies.percentile(0.99)))
    let errors = NumberText.grouped(Double(figures.failed + figures.unended))
    return "\(NumberText.fixed(seconds, 1)) s  \(rate) calls/s  p50 \(p50)  p99 \(p99)  "
      + "\(errors) errors"
  }
}
