import Foundation
import JSONText
import RPCCore
import WireFormat

/// Standard output and standard error.
struct Output {
  mutating func print(_ text: String) { write(text + "\n", to: 1) }

  mutating func error(_ text: String) { write(text + "\n", to: 2) }

  /// Text on standard error that takes the place of the line before.
  mutating func errorInPlace(_ text: String) { write("\r\u{1B}[K" + text, to: 2) }

  /// An error as one line of JSON.
  mutating func error(_ error: RPCError) { self.error(JSONPrinter.print(error.json)) }

  private func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { buffer in
        Foundation.write(descriptor, buffer.baseAddress, buffer.count)
      }
      guard count > 0 || errno == EINTR else { return }
      bytes = bytes.dropFirst(max(count, 0))
    }
  }
}

extension RPCError {
  /// Code, message and violations always; the rest where there is more to say.
  var json: JSONValue {
    var members = JSONObject([
      "code": .string(code.name), "message": .string(message),
      "violations": .array(
        violations.map {
          ["path": .string($0.path), "rule": .string($0.rule), "message": .string($0.message)]
        }),
    ])
    if let existing { members.append("existing", .string(existing.description)) }
    if !conflicts.isEmpty { members.append("conflicts", .array(conflicts.map(\.json))) }
    if let retryAfterMilliseconds {
      members.append("retryAfterMilliseconds", .integer(retryAfterMilliseconds))
    }
    if neverExecuted { members.append("neverExecuted", .bool(true)) }
    return .object(members)
  }
}

extension RPCError.Conflict {
  fileprivate var json: JSONValue {
    // The three values are JSON texts; what cannot be read as one is shown as it is.
    let value = { (text: String) in (try? JSONParser.parse(text)) ?? .string(text) }
    return [
      "field": .string(field), "original": value(original), "current": value(current),
      "attempted": value(attempted),
    ]
  }
}
