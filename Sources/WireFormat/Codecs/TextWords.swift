/// The two words that a `String` is.
///
/// A text of at most 15 bytes lies in the string itself: its bytes from the lowest of `low` on,
/// then zeros, and in the top byte of `high` its kind (0xE0: all ASCII, 0xA0: not) and count.
/// The standard library's inlinable code, which is part of every compiled program, counts on
/// that; and so `areKnown` can look at a literal, which the compiler lays out, and is a constant
/// in optimised code. Where it is false, none of this is used.
@frozen @usableFromInline
struct TextWords {
  @usableFromInline var low: UInt64
  @usableFromInline var high: UInt64

  /// The longest text, in bytes, that lies in the string itself.
  @inlinable static var bytesMax: Int { 15 }

  @inlinable @inline(__always)
  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// Whether strings are laid out as said above.
  @inlinable static var areKnown: Bool {
    @inline(__always) get {
      #if _pointerBitWidth(_64) && _endian(little)
        let words = unsafe unsafeBitCast("short\u{1}text", to: (UInt64, UInt64).self)
        return words == (0x6574_0174_726F_6873, 0xEA00_0000_0000_7478)
      #else
        return false
      #endif
    }
  }

  /// Those of any string.
  @inlinable @inline(__always)
  init(_ text: borrowing String) {
    let words = unsafe unsafeBitCast(copy text, to: (UInt64, UInt64).self)
    self.init(low: words.0, high: words.1)
  }

  /// Whether the text lies in the words.
  @inlinable var isShort: Bool {
    @inline(__always) get { high & 0x2000_0000_0000_0000 != 0 }
  }

  /// How many bytes a short text has.
  @inlinable var count: Int {
    @inline(__always) get { Int(truncatingIfNeeded: high &>> 56 & 15) }
  }

  /// The string of a short text.
  @inlinable var string: String {
    @inline(__always) get {
      // Taken out of the words' memory, so that nobody counts references of what has none.
      var words = (low, high)
      return unsafe withUnsafeMutableBytes(of: &words) { words in
        unsafe words.assumingMemoryBound(to: String.self).moveElement(from: 0)
      }
    }
  }
}
