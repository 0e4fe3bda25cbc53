import JSONText
import SchemaJSON
import Seams
import Synchronization
import WireFormat

/// One JSON object a line on standard error. Fields are named and never hold personal data.
enum Log {
  enum Level: String { case info, error }

  private static let lock = Mutex(())

  static func write(_ level: Level, _ event: String, _ fields: KeyValuePairs<String, String>) {
    var line = JSONObject([
      "time": .string(SystemClock().now().text), "level": .string(level.rawValue),
      "event": .string(event),
    ])
    for (name, value) in fields { line.append(name, .string(value)) }
    let text = JSONPrinter.print(.object(line))
    lock.withLock { _ in Terminal.complain(text) }
  }
}
