/// Base64url without padding (RFC 4648, 5), where each text has one value and each value
/// one text.
package enum Base64URL {
  private static let alphabet: [UInt8] = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
  private static let absent: UInt8 = 0xFF
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: absent, count: 256)
    for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
    return values
  }()

  /// The text of `bytes`.
  package static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count * 4 + 2) / 3)
    var bits: UInt32 = 0
    var bitCount = 0
    let alphabet = alphabet
    for byte in bytes {
      bits = bits << 8 | UInt32(byte)
      bitCount += 8
      while bitCount >= 6 {
        bitCount -= 6
        text.append(alphabet[Int(bits >> UInt32(bitCount) & 63)])
      }
    }
    if bitCount > 0 { text.append(alphabet[Int(bits << UInt32(6 - bitCount) & 63)]) }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of `text`; nil for padding, for any other character, for a length that no
  /// bytes have, and when the bits that are left over are not zero.
  package static func decode(_ text: some Sequence<UInt8>) -> [UInt8]? {
    // An array, whose elements are read in place; of any sequence each costs some calls.
    let text = Array(text)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count * 3 / 4)
    var bits: UInt32 = 0
    var bitCount = 0
    let values = values
    for letter in text {
      let value = values[Int(letter)]
      guard value != absent else { return nil }
      bits = bits << 6 | UInt32(value)
      bitCount += 6
      if bitCount >= 8 {
        bitCount -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(bitCount)))
        bits &= (1 << UInt32(bitCount)) - 1
      }
    }
    guard bitCount < 6, bits == 0 else { return nil }
    return bytes
  }
}
