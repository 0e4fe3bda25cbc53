import Foundation
import Synchronization

/// One JSON object a line on standard error. Fields are named and never hold personal data.
enum Log {
  enum Level: String { case info, error }

  private static let lock = Mutex(())

  static func write(_ level: Level, _ event: String, _ fields: [String: String]) {
    var line: [String: String] = fields
    line["level"] = level.rawValue
    line["event"] = event
    line["time"] = Date().ISO8601Format(.iso8601(timeZone: .gmt, includingFractionalSeconds: true))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(line) else { return }
    lock.withLock { _ in Terminal.complain(String(decoding: data, as: UTF8.self)) }
  }
}
