import JSONText
import SchemaJSON
package import WireFormat

/// How much a log line matters.
package enum LogLevel: Int, Sendable, Hashable, Comparable, CaseIterable {
  case debug, info, warning, error

  /// The level as lines and flags write it.
  package var name: String {
    switch self {
    case .debug: "debug"
    case .info: "info"
    case .warning: "warning"
    case .error: "error"
    }
  }

  package static func < (left: LogLevel, right: LogLevel) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// What a field of a log line may hold: names and figures of our own. There is no way in for a
/// message of the contract, so that no personal data gets here by accident.
package enum LogValue: Sendable, Hashable {
  /// A name from our own code, an address of our own, or a path that the operator gave.
  case text(String)
  case number(Int64)
  case flag(Bool)
  case id(Uuid)

  /// A count or a duration; beyond 64 bits the largest.
  package static func count(_ value: some BinaryInteger) -> LogValue {
    .number(Int64(clamping: value))
  }

  var json: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .number(let number): .integer(number)
    case .flag(let flag): .bool(flag)
    case .id(let id): .string(id.description)
    }
  }
}

extension LogValue: ExpressibleByStringLiteral {
  package init(stringLiteral text: StaticString) { self = .text(text.description) }
}

/// One line of the log: a JSON object with the time, the level and the event first.
package struct LogLine: Sendable {
  package let time: Timestamp
  package let level: LogLevel
  package let event: StaticString
  package let fields: [(name: StaticString, value: LogValue)]

  package init(
    _ time: Timestamp, _ level: LogLevel, _ event: StaticString,
    _ fields: [(name: StaticString, value: LogValue)] = []
  ) {
    self.time = time
    self.level = level
    self.event = event
    self.fields = fields
  }

  /// The line without its end.
  package var text: String {
    var line = JSONObject([
      "time": .string(time.text), "level": .string(level.name),
      "event": .string(event.description),
    ])
    for field in fields { line.append(field.name.description, field.value.json) }
    return JSONPrinter.print(.object(line))
  }
}
