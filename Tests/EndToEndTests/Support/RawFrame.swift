import FrontdeskAPI
import RPCCore
import WireFormat

/// One frame as a peer may write it, right or wrong.
struct RawFrame: Hashable {
  var type: UInt8
  var flags: UInt8 = 0
  var stream: UInt32 = 0
  var meta: [UInt8] = []
  var body: [UInt8] = []
  /// What the header says instead of the truth.
  var claimedLength: UInt32?
  var claimedMetaLength: UInt16?

  static let fin: UInt8 = 1
  static let more: UInt8 = 2
  static let noMessage: UInt8 = 8

  /// The preface of this protocol.
  static let preface: [UInt8] = [0x89, 0x46, 0x44, 0x53, 1, 0, 0, 0]

  var bytes: [UInt8] {
    let length = claimedLength ?? UInt32(meta.count + body.count)
    let metaLength = claimedMetaLength ?? UInt16(truncatingIfNeeded: meta.count)
    return Self.word(length) + [type, flags]
      + [UInt8(truncatingIfNeeded: metaLength), UInt8(truncatingIfNeeded: metaLength >> 8)]
      + Self.word(stream) + meta + body
  }

  private static func word(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
}

// Frames that are right.
extension RawFrame {
  static func hello(_ settings: Hello = Hello(maxMessage: 4 << 20, name: "raw")) -> RawFrame {
    RawFrame(type: 0x01, body: settings.encoded())
  }

  static func auth(_ token: String, slot: UInt8 = 0) -> RawFrame {
    RawFrame(type: 0x0B, body: [slot] + Array(token.utf8))
  }

  /// A whole call.
  static func call(
    _ stream: UInt32, _ method: MethodInfo, _ request: [UInt8] = [], slot: UInt32 = 0,
    key: Uuid? = nil, timeout: UInt64 = 0
  ) -> RawFrame {
    let header = CallHeader(
      method: method.id, timeout: timeout, authSlot: slot, idempotencyKey: key)
    return RawFrame(
      type: 0x02, flags: fin, stream: stream, meta: header.encoded(), body: request)
  }

  static func data(_ stream: UInt32, _ body: [UInt8], flags: UInt8 = fin) -> RawFrame {
    RawFrame(type: 0x03, flags: flags, stream: stream, body: body)
  }

  static func cancel(_ stream: UInt32) -> RawFrame {
    RawFrame(type: 0x06, stream: stream, body: [1])
  }

  static func ping(_ payload: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8]) -> RawFrame {
    RawFrame(type: 0x08, body: payload)
  }
}

/// Fields written by hand, for messages that no encoder makes.
enum RawField {
  static func varint(_ value: UInt64) -> [UInt8] {
    var rest = value
    var bytes: [UInt8] = []
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }

  static func tag(_ number: UInt64, _ wireType: UInt64) -> [UInt8] {
    varint(number << 3 | wireType)
  }

  static func bytes(_ number: UInt64, _ content: [UInt8]) -> [UInt8] {
    tag(number, 2) + varint(UInt64(content.count)) + content
  }

  static func text(_ number: UInt64, _ text: String) -> [UInt8] { bytes(number, Array(text.utf8)) }

  /// `depth` messages, one within the other, each in field 1.
  static func nested(_ depth: Int) -> [UInt8] {
    (1..<depth).reduce([]) { inner, _ in bytes(1, inner) }
  }
}
