import Crypto
import Testing

@Suite struct Base64URLTests {
  @Test(
    "Bytes have the texts of RFC 4648, without padding",
    arguments: zip(
      ["", "f", "fo", "foo", "foob", "fooba", "foobar"],
      ["", "Zg", "Zm8", "Zm9v", "Zm9vYg", "Zm9vYmE", "Zm9vYmFy"]))
  func published(plain: String, text: String) {
    #expect(Base64URL.encode(Array(plain.utf8)) == text)
    #expect(Base64URL.decode(text.utf8) == Array(plain.utf8))
  }

  @Test("Every byte goes through")
  func everyByte() {
    for count in [1, 2, 3, 255, 256] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 7 + 251) }
      #expect(Base64URL.decode(Base64URL.encode(bytes).utf8) == bytes)
    }
  }

  @Test(
    "Anything but the one text of some bytes is refused",
    arguments: [
      "A", "AAAAA", "Zg==", "Zg=", "Zh", "Zm9=", "Zm9", "+A", "/A", "Z g", "Zg\n", "Zg\u{0}", "Zé",
    ])
  func refused(text: String) {
    #expect(Base64URL.decode(text.utf8) == nil)
  }
}
