import WireFormat

/// What of a change may hold personal data: the plain text of the journal's sealed column.
package struct ChangeHistory: Sendable, Hashable {
  package var before: [UInt8]?
  package var after: [UInt8]?
  package var reason: String?

  init(before: [UInt8]?, after: [UInt8]?, reason: String?) {
    self.before = before
    self.after = after
    self.reason = reason
  }

  var isEmpty: Bool { before == nil && after == nil && reason == nil }

  /// Three parts, each four bytes of length and one (0 when absent) and its bytes.
  var encoded: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(12 + (before?.count ?? 0) + (after?.count ?? 0))
    ChangeHistory.append(before, to: &bytes)
    ChangeHistory.append(after, to: &bytes)
    ChangeHistory.append(reason.map { Array($0.utf8) }, to: &bytes)
    return bytes
  }

  /// nil for bytes that `encoded` did not make.
  init?(decoding bytes: [UInt8]) {
    var rest = bytes[...]
    guard let before = ChangeHistory.take(&rest), let after = ChangeHistory.take(&rest),
      let reason = ChangeHistory.take(&rest), rest.isEmpty
    else { return nil }
    self.before = before.part
    self.after = after.part
    self.reason = reason.part.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func append(_ part: [UInt8]?, to bytes: inout [UInt8]) {
    let count = part.map { UInt32(truncatingIfNeeded: $0.count) + 1 } ?? 0
    unsafe withUnsafeBytes(of: count.bigEndian) { unsafe bytes.append(contentsOf: $0) }
    if let part { bytes.append(contentsOf: part) }
  }

  private static func take(_ rest: inout ArraySlice<UInt8>) -> (part: [UInt8]?, Void)? {
    guard rest.count >= 4 else { return nil }
    let count = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    rest.removeFirst(4)
    guard count > 0 else { return (nil, ()) }
    guard rest.count >= count - 1 else { return nil }
    let part = Array(rest.prefix(count - 1))
    rest.removeFirst(count - 1)
    return (part, ())
  }
}
