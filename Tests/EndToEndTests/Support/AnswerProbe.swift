import JSONText
import RPCCore
import SchemaJSON
import SchemaLanguage
import Testing
import WireFormat

/// How a call of any rpc ended, to be searched byte for byte.
struct AnswerProbe: Sendable {
  let rpc: String
  let bytes: [UInt8]
  let error: RPCError?

  /// Calls `rpc` with `json`.
  init(_ caller: Caller, _ rpc: String, _ json: String, key: Uuid? = nil) async throws {
    let method = try caller.method(rpc)
    let request = try caller.transcoder.encode(json, as: method.request)
    self.rpc = rpc
    do throws(RPCError) {
      bytes = try await caller.raw(method, rpc, request, key: key)
      error = nil
    } catch {
      bytes = []
      self.error = error
    }
  }

  /// Everything that an error says.
  private var said: String {
    guard let error else { return "" }
    let violations = error.violations.map { "\($0.path) \($0.message)" }
    let conflicts = error.conflicts.map { "\($0.field) \($0.original) \($0.current)" }
    let existing = error.existing?.description ?? ""
    return ([error.message, existing] + violations + conflicts).joined(separator: "\n")
  }

  /// Whether `text` stands in the answer, or in what the error says.
  func tells(_ text: String) -> Bool { said.contains(text) || tells(Array(text.utf8)) }

  /// Whether the answer has these bytes somewhere.
  func tells(_ wanted: [UInt8]) -> Bool {
    guard let first = wanted.first, bytes.count >= wanted.count else { return false }
    return bytes.indices.dropLast(wanted.count - 1).contains { start in
      bytes[start] == first && bytes[start..<start + wanted.count].elementsEqual(wanted)
    }
  }

  /// Whether it names the record `id`, as bytes or as text.
  func tells(_ id: Uuid) -> Bool {
    var bytes: [UInt8] = []
    for word in [id.high, id.low] {
      for shift in stride(from: 56, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
      }
    }
    return tells(bytes) || tells(id.description)
  }
}
