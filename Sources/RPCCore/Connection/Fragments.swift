/// The bytes of a message that came in fragments, in pieces as they came. A long message in one
/// piece would be copied again and again while it grows, by whoever serves everybody else; so it is
/// joined where it is read.
package struct Fragments: Sendable {
  /// Fragments that are shorter share a piece of this size at most, so that small ones cost little
  /// more than their bytes.
  private static let pieceBytes = RPCLimits.frameBodyBytesMax

  /// Bytes of the message.
  package private(set) var count = 0
  private var full: [[UInt8]] = []
  private var last: [UInt8] = []

  /// Nothing yet.
  package init() {}

  /// A message that came in one piece.
  package init(_ whole: [UInt8]) {
    last = whole
    count = whole.count
  }

  /// Adds a fragment.
  package mutating func append(_ fragment: RawSpan) {
    let fitting = min(fragment.byteCount, last.capacity - last.count)
    add(fragment.extracting(first: fitting))
    let rest = fragment.extracting(droppingFirst: fitting)
    guard rest.byteCount > 0 else { return }
    if !last.isEmpty { full.append(last) }
    last = []
    last.reserveCapacity(max(rest.byteCount, min(count, Self.pieceBytes)))
    add(rest)
  }

  private mutating func add(_ bytes: RawSpan) {
    bytes.withUnsafeBytes { last.append(contentsOf: $0) }
    count += bytes.byteCount
  }

  /// The message in one piece, which is all that is kept from now on.
  package mutating func join() -> [UInt8] {
    guard !full.isEmpty else { return last }
    var whole: [UInt8] = []
    whole.reserveCapacity(count)
    for piece in full { whole += piece }
    whole += last
    full = []
    last = whole
    return whole
  }
}
