import JSONText
import RPCCore

/// The medians of the runs of one kind.
struct Report {
  var rpc: String
  var shape: LoadShape
  var measures: [RunMeasure]

  var callsPerSecond: Double {
    median { Double($0.result.codes[0] ?? 0) / max($0.result.seconds, 1e-9) }
  }

  /// Server CPU a call, in microseconds; nil without a process to look at.
  var cpuMicroseconds: Double? {
    guard measures.allSatisfy({ $0.serverCPU != nil }) else { return nil }
    return median { ($0.serverCPU ?? 0) / Double(max($0.result.calls, 1)) }
  }

  func microseconds(_ fraction: Double) -> Double {
    median { Double($0.result.latencies.percentile(fraction)) / 1000 }
  }

  /// Failed calls of all runs, by the name of their code.
  var errors: [(name: String, count: Int)] {
    var counts: [UInt32: Int] = [:]
    for measure in measures { counts.merge(measure.result.codes, uniquingKeysWith: +) }
    counts[0] = nil
    return counts.sorted { $0.key < $1.key }
      .map { (StatusCode(rawValue: $0.key)?.name ?? "code\($0.key)", $0.value) }
  }

  private func median(_ value: (RunMeasure) -> Double) -> Double {
    let sorted = measures.map(value).sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }

  static let header =
    "rpc             load       calls/s   p50 us   p99 us  p99.9 us  server us/call  errors"

  var line: String {
    let load = "\(shape.connections)x\(shape.inFlight)"
    let failed = errors.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
    return rpc.padded(to: -14) + load.padded(to: 6) + callsPerSecond.text(0).padded(to: 14)
      + microseconds(0.5).text(1).padded(to: 9) + microseconds(0.99).text(1).padded(to: 9)
      + microseconds(0.999).text(1).padded(to: 10)
      + (cpuMicroseconds?.text(2) ?? "-").padded(to: 16) + "  " + (failed.isEmpty ? "0" : failed)
  }

  var json: JSONValue {
    [
      "rpc": .string(rpc), "connections": .integer(shape.connections),
      "inFlight": .integer(shape.inFlight), "rounds": .integer(measures.count),
      "callsPerSecond": .number(callsPerSecond.text(0)),
      "p50Microseconds": .number(microseconds(0.5).text(1)),
      "p99Microseconds": .number(microseconds(0.99).text(1)),
      "p999Microseconds": .number(microseconds(0.999).text(1)),
      "serverCPUMicroseconds": cpuMicroseconds.map { .number($0.text(2)) } ?? .null,
      "errors": .object(errors.map { JSONValue.Member($0.name, .integer($0.count)) }),
    ]
  }
}

extension Double {
  fileprivate func text(_ places: Int) -> String {
    let scale = (0..<places).reduce(1.0) { power, _ in power * 10 }
    let whole = Int64((self * scale).rounded())
    guard places > 0 else { return String(whole) }
    let digits = String(whole % Int64(scale))
    let zeros = String(repeating: "0", count: places - digits.utf8.count)
    return "\(whole / Int64(scale)).\(zeros)\(digits)"
  }
}

extension String {
  /// Filled up with spaces, before the text or, for a negative width, after it.
  fileprivate func padded(to width: Int) -> String {
    let spaces = String(repeating: " ", count: max(0, abs(width) - count))
    return width < 0 ? self + spaces : spaces + self
  }
}
