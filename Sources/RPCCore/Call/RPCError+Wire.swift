// The one place where errors become the status and details of END, and come back.

extension CallStatus {
  /// The status of a failed call.
  package init(_ error: RPCError, queueMicroseconds: UInt64 = 0, handlerMicroseconds: UInt64 = 0) {
    // A failure whose code were 0 would be read as a success.
    let code = error.code == .ok ? StatusCode.internal : error.code
    self.init(
      code: code.rawValue, message: error.message.clipped(to: RPCLimits.statusMessageBytesMax),
      neverExecuted: error.neverExecuted, retryAfter: error.retryAfterMilliseconds,
      queueTime: queueMicroseconds, handlerTime: handlerMicroseconds)
  }
}

extension ErrorDetails {
  /// The details of a failed call; empty, and then no bytes, for most of them.
  package init(_ error: RPCError) {
    self.init(
      violations: error.violations.prefix(RPCLimits.violationsMax).map {
        FieldViolation(path: $0.path, rule: $0.rule, message: $0.message)
      },
      existing: error.existing,
      conflicts: error.conflicts.map {
        FieldConflict(
          field: $0.field, original: $0.original, current: $0.current, attempted: $0.attempted)
      })
  }
}

extension RPCError {
  /// What a failed END says. A code that this version does not know reads as `unknown`.
  package init(_ status: CallStatus, _ details: ErrorDetails) {
    let code = StatusCode(rawValue: status.code) ?? .unknown
    self.init(
      code == .ok ? .unknown : code, status.message,
      violations: details.violations.map {
        Violation(path: $0.path, rule: $0.rule, message: $0.message)
      },
      existing: details.existing,
      conflicts: details.conflicts.map {
        Conflict(
          field: $0.field, original: $0.original, current: $0.current, attempted: $0.attempted)
      },
      retryAfterMilliseconds: status.retryAfter, neverExecuted: status.neverExecuted)
  }
}

extension String {
  /// The longest beginning of at most `bytesMax` bytes of UTF-8 that ends between characters.
  func clipped(to bytesMax: Int) -> String {
    guard utf8.count > bytesMax else { return self }
    var end = utf8.index(utf8.startIndex, offsetBy: bytesMax)
    while end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
    return String(unicodeScalars[..<end])
  }
}
