import Auth
import Crypto
import FrontdeskServices
import RPCCore
import Storage
import WireFormat

/// The opaque text that goes on with a list. It is authenticated and bound to the tenant and
/// to everything that the caller asked, so that it fits no other list.
struct ListCursor {
  private let sealer: CursorSealer
  private let scope: TenantScope
  private let query: Digest

  /// The cursors of one list: `question` is the request without its cursor and page size.
  init(
    _ sealer: CursorSealer, _ scope: TenantScope, method: StaticString,
    question: some WireMessage
  ) {
    self.sealer = sealer
    self.scope = scope
    var bytes = Array(method.description.utf8)
    bytes.append(0)
    bytes.append(contentsOf: question.encoded())
    self.query = SHA256.hash(bytes.span.bytes)
  }

  /// The position that `text` stands for; nil for the empty text of a first page.
  func open(_ text: String) throws(RPCError) -> ListPosition? {
    if text.isEmpty { return nil }
    guard let bytes = sealer.open(text, scope: scope, query: query), bytes.count >= 24 else {
      throw RPCError(
        field: "cursor", rule: "cursor",
        "It belongs to another list or filter; begin again with an empty cursor.")
    }
    return ListPosition(
      number: Int64(bitPattern: Self.word(bytes, 0)),
      text: String(decoding: bytes[24...], as: UTF8.self),
      id: Uuid(high: Self.word(bytes, 8), low: Self.word(bytes, 16)))
  }

  /// The text that goes on after `position`.
  func seal(_ position: ListPosition) -> String {
    var bytes: [UInt8] = []
    for word in [UInt64(bitPattern: position.number), position.id.high, position.id.low] {
      for shift in stride(from: 56, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
      }
    }
    bytes.append(contentsOf: position.text.utf8)
    return sealer.seal(bytes, scope: scope, query: query)
  }

  private static func word(_ bytes: [UInt8], _ start: Int) -> UInt64 {
    bytes[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) }
  }
}
