import Seams
import Synchronization
import SystemIO
import Telemetry

/// One JSON object a line on standard error. Fields are typed and never hold personal data.
/// Until `start`, and after `end`, lines are written by whoever logs; between, by a thread of
/// their own, so that a terminal or a pipe that stands still holds up nobody.
enum Log {
  // About 10 MiB when full.
  private static let linesMax = 16_384

  private static let sink = Mutex<BoundedSink<LogLine>?>(nil)
  private static let lowest = Atomic(LogLevel.info.rawValue)

  /// Leaves out lines below `level`.
  static func keep(from level: LogLevel) { lowest.store(level.rawValue, ordering: .relaxed) }

  static func write(
    _ level: LogLevel, _ event: StaticString,
    _ fields: KeyValuePairs<StaticString, LogValue> = [:]
  ) {
    write(
      LogLine(SystemClock().now(), level, event, fields.map { (name: $0.key, value: $0.value) }))
  }

  static func write(_ line: LogLine) {
    guard line.level.rawValue >= lowest.load(ordering: .relaxed) else { return }
    if let sink = sink.withLock({ $0 }) { sink.offer(line) } else { Terminal.complain(line.text) }
  }

  /// Lines that were dropped because too many waited.
  static var droppedCount: UInt64 { sink.withLock { $0 }?.droppedCount ?? 0 }

  /// Starts the thread that writes.
  static func start() throws(SystemError) {
    let made = try BoundedSink<LogLine>(name: "log", capacity: linesMax) { lines, dropped in
      var text = lines.map(\.text)
      if dropped > 0 {
        let fields = [(name: "lines" as StaticString, value: LogValue.count(dropped))]
        text.append(LogLine(SystemClock().now(), .warning, "log_dropped", fields).text)
      }
      Terminal.complain(text.joined(separator: "\n"))
    }
    sink.withLock { $0 = made }
  }

  /// Writes what waits; later lines are written by whoever logs.
  static func end() {
    let made = sink.withLock { sink in
      defer { sink = nil }
      return sink
    }
    made?.end()
  }
}
