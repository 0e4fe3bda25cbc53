/// W3C Trace Context's `traceparent`: which trace a call belongs to.
package enum TraceParent {
  /// Whether `text` is a traceparent: version, trace id, parent id and flags in lower-case hex,
  /// neither id all zero. Versions that are not known yet may say more at the end; ff is none.
  package static func isValid(_ text: String) -> Bool {
    let bytes = Array(text.utf8.prefix(256))
    guard bytes.count >= 55, text.utf8.count <= 255 else { return false }
    for (index, byte) in bytes.prefix(55).enumerated() {
      let isDash = index == 2 || index == 35 || index == 52
      guard isDash ? byte == dash : isHex(byte) else { return false }
    }
    if bytes[0] == letterF, bytes[1] == letterF { return false }
    let isFirst = bytes[0] == zero && bytes[1] == zero
    guard bytes.count == 55 || (!isFirst && bytes[55] == dash) else { return false }
    return bytes[3..<35].contains { $0 != zero } && bytes[36..<52].contains { $0 != zero }
  }

  /// The trace id of a valid traceparent, in hex.
  package static func traceID(_ text: String) -> String {
    String(decoding: text.utf8.dropFirst(3).prefix(32), as: UTF8.self)
  }

  /// The span id of a valid traceparent, in hex.
  package static func spanID(_ text: String) -> String {
    String(decoding: text.utf8.dropFirst(36).prefix(16), as: UTF8.self)
  }

  /// The traceparent of the span `span` in the trace of a valid traceparent, sampled as that is.
  package static func child(of text: String, span: UInt64) -> String {
    let flags = UInt8(String(decoding: text.utf8.dropFirst(53).prefix(2), as: UTF8.self), radix: 16)
    return Self.text(trace: traceID(text), span: span, isSampled: (flags ?? 0) & 1 == 1)
  }

  /// A traceparent of the version that this side knows; other flags than the first are not known.
  package static func text(trace: String, span: UInt64, isSampled: Bool) -> String {
    "00-\(trace)-\(hex(span))-0\(isSampled ? 1 : 0)"
  }

  /// Sixteen digits.
  package static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static let zero = UInt8(ascii: "0")
  private static let dash = UInt8(ascii: "-")
  private static let letterF = UInt8(ascii: "f")

  private static func isHex(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...letterF: true
    default: false
    }
  }
}
