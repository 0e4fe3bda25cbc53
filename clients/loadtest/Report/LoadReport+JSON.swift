package import JSONText
import SchemaJSON
import WireFormat

extension LoadReport {
  /// What tells a report from other JSON.
  static let format = "frontdesk.load.v1"

  /// The report for programs; times in microseconds.
  package var json: JSONValue {
    var members: JSONObject = [
      .init("format", .string(Self.format)),
      .init("startedAtUnixMicroseconds", .integer(startedAt.microseconds)),
      .init("machine", .string(machine.text)),
      .init("load", .string(shape.text)),
      .init("threads", .integer(shape.threads)),
      .init("seed", .integer(shape.seed)),
      .init("tenants", .integer(tenants)),
      .init("skew", Self.number(skew, 3)),
      .init("seconds", Self.number(seconds, 3)),
      .init("clientCPUMicroseconds", Self.number(clientCPUPerCall, 3)),
    ]
    if let serverCPUPerCall {
      members.append("serverCPUMicroseconds", Self.number(serverCPUPerCall, 3))
    }
    if let sent = sendingJSON { members.append("sentLate", sent) }
    members.append("total", Self.figures(total, seconds))
    members.append(
      "calls",
      .array(
        calls.map { call in
          .object(
            [JSONValue.Member("rpc", .string(call.rpc))]
              + (Self.figures(call.figures, seconds).object ?? []))
        }))
    members.append(
      "histogram",
      .array(
        total.latencies.bars.map {
          ["upToMicroseconds": Self.number(Double($0.upTo) / 1000, 1), "count": .integer($0.count)]
        }))
    members.append("stretchSeconds", Self.number(stretchSeconds, 1))
    members.append("stretches", .array(stretches.map { Self.figures($0, stretchSeconds) }))
    members.append(
      "server",
      .array(
        server.map { sample in
          let values = sample.values.sorted { $0.key < $1.key }
          return .object(
            [JSONValue.Member("seconds", Self.number(sample.seconds, 3))]
              + values.map { JSONValue.Member($0.key, Self.number($0.value, 6)) })
        }))
    return .object(members)
  }

  private var sendingJSON: JSONValue? {
    let delays = sending.delays
    guard delays.total + sending.held > 0 else { return nil }
    return [
      "p50Microseconds": Self.number(Double(delays.percentile(0.5)) / 1000, 1),
      "p99Microseconds": Self.number(Double(delays.percentile(0.99)) / 1000, 1),
      "maxMicroseconds": Self.number(Double(delays.max) / 1000, 1),
      "held": .integer(sending.held), "isLate": .bool(sending.isLate),
    ]
  }

  private static func figures(_ figures: LoadFigures, _ seconds: Double) -> JSONValue {
    let time = { (fraction: Double) in
      number(Double(figures.latencies.percentile(fraction)) / 1000, 1)
    }
    return [
      "calls": .integer(figures.calls), "ok": .integer(figures.ok),
      "late": .integer(figures.late),
      "callsPerSecond": number(Double(figures.ok) / max(seconds, 1e-9), 1),
      "meanMicroseconds": number(figures.latencies.mean / 1000, 1),
      "p50Microseconds": time(0.5), "p90Microseconds": time(0.9), "p99Microseconds": time(0.99),
      "p999Microseconds": time(0.999),
      "maxMicroseconds": number(Double(figures.latencies.max) / 1000, 1),
      "errorRatio": number(figures.errorRatio, 6),
      "errors": .object(figures.errors.map { JSONValue.Member($0.name, .integer($0.count)) }),
    ]
  }

  private static func number(_ value: Double, _ places: Int) -> JSONValue {
    let text = NumberText.fixed(value, places)
    return text == "-" ? .null : .number(text)
  }
}
