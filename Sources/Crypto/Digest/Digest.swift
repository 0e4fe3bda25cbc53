/// The 32 bytes of a SHA-256 or HMAC-SHA256, held without memory elsewhere.
package struct Digest: Sendable, Hashable {
  /// How many bytes a digest has.
  package static let byteCount = 32

  // The bytes in order, as the machine lays four words out.
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  /// 32 zero bytes: what a chain begins with.
  package static let zero = Digest()

  private init() {}

  /// The digest with these 32 bytes; nil for any other count.
  package init?(_ bytes: RawSpan) {
    guard bytes.byteCount == Digest.byteCount else { return nil }
    unsafe bytes.withUnsafeBytes { source in
      unsafe withUnsafeMutableBytes(of: &words) { unsafe $0.copyMemory(from: source) }
    }
  }

  /// The digest that `body` writes to 32 bytes.
  @unsafe
  init(writtenBy body: (UnsafeMutablePointer<UInt8>) -> Void) {
    unsafe withUnsafeMutableBytes(of: &words) { bytes in
      guard let base = bytes.baseAddress else { return }
      unsafe body(base.assumingMemoryBound(to: UInt8.self))
    }
  }

  /// Lends the 32 bytes to `body`.
  package func withBytes<Result, Failure: Error>(
    _ body: (RawSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe withUnsafeBytes(of: words) { bytes throws(Failure) in
      try body(unsafe bytes.bytes)
    }
  }

  /// A copy as an array, for columns and messages.
  package var bytes: [UInt8] {
    unsafe withUnsafeBytes(of: words) { unsafe [UInt8]($0) }
  }

  package static func == (left: Digest, right: Digest) -> Bool { left.words == right.words }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
    hasher.combine(words.2)
    hasher.combine(words.3)
  }
}

extension Digest: CustomStringConvertible {
  /// 64 lower-case hexadecimal digits.
  package var description: String {
    var text: [UInt8] = []
    text.reserveCapacity(2 * Digest.byteCount)
    for byte in bytes {
      for digit in [byte >> 4, byte & 15] {
        text.append(digit < 10 ? 48 + digit : 87 + digit)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
