import Crypto
import Testing

/// Vectors of FIPS 180-2 and RFC 4231.
@Suite struct DigestTests {
  @Test(
    "SHA-256 gives the published digests",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func sha256(text: String, expected: String) {
    #expect(SHA256.hash(Array(text.utf8)).description == expected)
  }

  @Test("A digest of many pieces is that of the whole")
  func pieces() {
    let whole = SecureRandom.bytes(1000)
    for cut in [0, 1, 63, 64, 65, 999, 1000] {
      var digest = SHA256()
      digest.update(whole.span.bytes.extracting(first: cut))
      digest.update(whole.span.bytes.extracting(droppingFirst: cut))
      #expect(digest.finish() == SHA256.hash(whole))
    }
  }

  @Test("A link of a chain is the digest of both parts in order")
  func chainLink() {
    let first = SHA256.hash(Array("first".utf8))
    let second = Array("second".utf8)
    #expect(SHA256.hash(first, second) == SHA256.hash(first.bytes + second))
  }

  @Test("A digest keeps its bytes and refuses any count but 32")
  func digestBytes() {
    let digest = SHA256.hash([1, 2, 3])
    #expect(Digest(digest.bytes) == digest)
    #expect(digest.withBytes { $0.byteCount } == 32)
    #expect(Digest([UInt8](repeating: 0, count: 31)) == nil)
    #expect(Digest([UInt8](repeating: 0, count: 32)) == Digest.zero)
  }

  @Test("HMAC-SHA256 gives the published code")
  func hmac() throws {
    // RFC 4231, test case 6: a key of 131 bytes.
    let secret = SecretBytes([UInt8](repeating: 0xAA, count: 131).span.bytes)
    let key = try #require(AuthenticationKey(secret))
    let message = Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8)
    let code = key.authenticate(message)
    #expect(
      code.description == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
    #expect(key.isValid(code.bytes, for: message))
    var other = code.bytes
    other[31] ^= 1
    #expect(!key.isValid(other, for: message))
    #expect(!AuthenticationKey().isValid(code.bytes, for: message))
  }

  @Test("Two keys used in turn on one thread do not mix")
  func keysInTurn() {
    let (first, second) = (AuthenticationKey(), AuthenticationKey())
    let message: [UInt8] = [1, 2, 3]
    let expected = first.authenticate(message)
    _ = second.authenticate(message)
    #expect(first.authenticate(message) == expected)
  }

  @Test("A short HMAC key is refused")
  func shortKey() {
    #expect(AuthenticationKey(SecretBytes(random: 31)) == nil)
  }

  @Test("Constant-time comparison compares")
  func constantTime() {
    #expect(ConstantTime.equal([1, 2], [1, 2]))
    #expect(!ConstantTime.equal([1, 2], [1, 3]))
    #expect(!ConstantTime.equal([1, 2], [1, 2, 0]))
    #expect(ConstantTime.equal([], []))
  }
}
