import Auth
import Flags
import RPCCore
import RPCServer
import Seams
import Telemetry

/// One log line a call: who by role and tenant, what by name, how it ended and how long it took;
/// nothing of its content. It also ties the call to its caller's trace.
struct AccessLog: CallInterceptor {
  /// Which calls get a line.
  enum Selection: String, CaseIterable {
    /// Every call.
    case all
    /// Those that ended with another code than ok.
    case errors
    /// Those that took long, and those that failed through the server's own fault.
    case slow
    case off
  }

  private let selection: Selection
  private let slowMicroseconds: UInt64

  init(_ selection: Selection, slowMilliseconds: Int) {
    self.selection = selection
    slowMicroseconds = UInt64(clamping: slowMilliseconds) * 1000
  }

  var judgesCalls: Bool { false }

  var successesFrom: UInt64 {
    switch selection {
    case .all: 0
    case .slow: slowMicroseconds
    case .errors, .off: .max
    }
  }

  func wants(_ code: StatusCode, microseconds: UInt64) -> Bool {
    switch selection {
    case .all: true
    case .errors: code != .ok
    case .slow: microseconds >= slowMicroseconds || Self.isOurFault(code)
    case .off: false
    }
  }

  func after(_ record: CallRecord) {
    var fields: [(name: StaticString, value: LogValue)] = [
      ("method", .text(record.method)), ("lane", .text(record.lane?.schemaName ?? "")),
      ("code", .text(record.code.name)),
      ("queueUs", .count(record.times.queueMicroseconds)),
      ("handlerUs", .count(record.times.handlerMicroseconds)),
      ("connection", .count(record.connection)), ("stream", .count(record.stream)),
    ]
    if let role = record.role { fields.append(("role", .text(role.name))) }
    if let tenant = record.tenant { fields.append(("tenant", .id(tenant))) }
    if record.attempt > 0 { fields.append(("attempt", .count(record.attempt))) }
    if let trace = record.traceparent {
      fields.append(("trace", .text(TraceParent.traceID(trace))))
    }
    let level: LogLevel = Self.isOurFault(record.code) ? .error : .info
    Log.write(LogLine(SystemClock().now(), level, "call", fields))
  }

  private static func isOurFault(_ code: StatusCode) -> Bool {
    switch code {
    case .unknown, .internal, .dataLoss: true
    default: false
    }
  }
}
