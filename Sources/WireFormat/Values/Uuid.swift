/// A 128-bit identifier (RFC 9562), kept as two big-endian halves so that it
/// compares, hashes and copies without touching memory elsewhere.
@frozen
public struct Uuid: Sendable, Hashable, Comparable {
  /// Bytes 0 to 7, the most significant first.
  public var high: UInt64
  /// Bytes 8 to 15.
  public var low: UInt64

  /// The identifier whose bytes are those of `high` followed by those of `low`.
  @inlinable
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The nil identifier: all bits zero.
  public static let zero = Uuid(high: 0, low: 0)

  /// A version 7 identifier: 48 bits of Unix milliseconds, then random bits.
  @inlinable
  public static func version7(unixMilliseconds: Int64, random: (UInt64, UInt64)) -> Uuid {
    let time = UInt64(truncatingIfNeeded: unixMilliseconds) & 0xFFFF_FFFF_FFFF
    return Uuid(
      high: time << 16 | 0x7000 | random.0 & 0x0FFF,
      low: 0x8000_0000_0000_0000 | random.1 & 0x3FFF_FFFF_FFFF_FFFF)
  }

  /// In the order of the bytes.
  @inlinable
  public static func < (left: Uuid, right: Uuid) -> Bool {
    left.high != right.high ? left.high < right.high : left.low < right.low
  }
}

extension Uuid: CustomStringConvertible {
  /// Lower-case text in the 8-4-4-4-12 form.
  public var description: String {
    unsafe String(unsafeUninitializedCapacity: 36) { buffer in
      var at = 0
      for nibble in 0..<32 {
        if nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20 {
          unsafe buffer[at] = UInt8(ascii: "-")
          at += 1
        }
        let half = nibble < 16 ? high : low
        let digit = UInt8(truncatingIfNeeded: half >> UInt64((15 - nibble % 16) * 4)) & 15
        unsafe buffer[at] = digit < 10 ? 48 + digit : 87 + digit
        at += 1
      }
      return at
    }
  }

  /// Reads the 8-4-4-4-12 form, in either case; nil for anything else.
  public init?(_ text: some StringProtocol) {
    var halves: (UInt64, UInt64) = (0, 0)
    var digits = 0
    var position = 0
    for byte in text.utf8 {
      if position == 8 || position == 13 || position == 18 || position == 23 {
        guard byte == UInt8(ascii: "-") else { return nil }
      } else {
        let digit: UInt8
        switch byte {
        case 48...57: digit = byte - 48
        case 97...102: digit = byte - 87
        case 65...70: digit = byte - 55
        default: return nil
        }
        if digits < 16 {
          halves.0 = halves.0 << 4 | UInt64(digit)
        } else {
          halves.1 = halves.1 << 4 | UInt64(digit)
        }
        digits += 1
      }
      position += 1
      if position > 36 { return nil }
    }
    guard position == 36, digits == 32 else { return nil }
    self.init(high: halves.0, low: halves.1)
  }
}
