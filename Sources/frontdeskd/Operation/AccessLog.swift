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

  var looksBefore: Bool { false }

  var successesFrom: UInt64 {
    switch selection {
    case .all: 0
    case .slow: slowMicroseconds
    case .errors, .off: .max
    }
  }

  private func wants(_ code: StatusCode, microseconds: UInt64) -> Bool {
    switch selection {
    case .all: true
    case .errors: code != .ok
    case .slow: microseconds >= slowMicroseconds || Self.isOurFault(code)
    case .off: false
    }
  }

  mutating func after(_ call: borrowing EndedCall, _ context: CallContext?) {
    guard wants(call.code, microseconds: call.microseconds) else { return }
    let method = call.method
    var fields: [(name: StaticString, value: LogValue)] = [
      ("method", .text(method?.info.name ?? "")),
      ("lane", .text(method?.lane.schemaName ?? "")), ("code", .text(call.code.name)),
      ("queueUs", .count(call.times.queueMicroseconds)),
      ("handlerUs", .count(call.times.handlerMicroseconds)),
      ("connection", .count(call.connection)), ("stream", .count(call.stream)),
    ]
    if let role = context?.principal?.role { fields.append(("role", .text(role.name))) }
    if let tenant = context?.payer { fields.append(("tenant", .id(tenant))) }
    if let attempt = context?.attempt, attempt > 0 {
      fields.append(("attempt", .count(attempt)))
    }
    if let trace = context?.traceparent {
      fields.append(("trace", .text(TraceParent.traceID(trace))))
      fields.append(("span", .text(TraceParent.spanID(trace))))
    }
    if let parent = context?.parentSpan { fields.append(("parentSpan", .text(parent))) }
    let level: LogLevel = Self.isOurFault(call.code) ? .error : .info
    Log.write(LogLine(SystemClock().now(), level, "call", fields))
  }

  private static func isOurFault(_ code: StatusCode) -> Bool {
    switch code {
    case .unknown, .internal, .dataLoss: true
    default: false
    }
  }
}
