import Foundation
import RPCCore
import SchemaJSON
import WireFormat

/// Standard output and standard error.
struct Output {
  mutating func print(_ text: String) { write(text + "\n", to: 1) }

  mutating func error(_ text: String) { write(text + "\n", to: 2) }

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
    var members = [
      JSONValue.Member("code", .string(code.name)), JSONValue.Member("message", .string(message)),
      JSONValue.Member(
        "violations",
        .array(
          violations.map {
            .object([
              JSONValue.Member("path", .string($0.path)),
              JSONValue.Member("rule", .string($0.rule)),
              JSONValue.Member("message", .string($0.message)),
            ])
          })),
    ]
    if let existing { members.append(.init("existing", .string(existing.description))) }
    if !conflicts.isEmpty {
      members.append(.init("conflicts", .array(conflicts.map(\.json))))
    }
    if let retryAfterMilliseconds {
      members.append(.init("retryAfterMilliseconds", .integer(retryAfterMilliseconds)))
    }
    if neverExecuted { members.append(.init("neverExecuted", .bool(true))) }
    return .object(members)
  }
}

extension RPCError.Conflict {
  fileprivate var json: JSONValue {
    // The three values are JSON texts; what cannot be read as one is shown as it is.
    let value = { (text: String) in (try? JSONParser.parse(text)) ?? .string(text) }
    return .object([
      JSONValue.Member("field", .string(field)), JSONValue.Member("original", value(original)),
      JSONValue.Member("current", value(current)), JSONValue.Member("attempted", value(attempted)),
    ])
  }
}
