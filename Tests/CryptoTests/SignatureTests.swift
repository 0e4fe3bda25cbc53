import Crypto
import Testing

@Suite struct SignatureTests {
  private let message = Array("header.payload".utf8)

  @Test("A signature is valid for its key and message only", arguments: SignatureAlgorithm.allCases)
  func roundTrip(algorithm: SignatureAlgorithm) {
    let key = SigningKey(generating: algorithm)
    let signature = key.sign(message)
    #expect(signature.count == (algorithm == .rs256 ? 256 : 64))
    #expect(key.publicKey.isValid(signature, of: message))
    #expect(!key.publicKey.isValid(signature, of: message + [0]))
    for bit in stride(from: 0, to: signature.count * 8, by: 5) {
      var other = signature
      other[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(!key.publicKey.isValid(other, of: message))
    }
    for other in [[], [0], Array(signature.dropLast()), signature + [0], [0] + signature] {
      #expect(!key.publicKey.isValid(other, of: message))
    }
    let stranger = SigningKey(generating: algorithm).publicKey
    #expect(!stranger.isValid(signature, of: message))
  }

  @Test("Ed25519 gives the published signature")
  func publishedVector() throws {
    // RFC 8037, appendix A.4.
    let x = try #require(Base64URL.decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo".utf8))
    let key = try #require(PublicKey(.ed25519(x: x)))
    let signature = try #require(
      Base64URL.decode(
        ("hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt"
          + "9g7sVvpAr_MuM0KAg").utf8))
    let message = Array("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc".utf8)
    #expect(key.isValid(signature, of: message))
  }

  @Test("ES256 signatures with r or s of zero, of the order or above are refused")
  func rangeOfECDSA() throws {
    let key = SigningKey(generating: .es256)
    let signature = key.sign(message)
    let order: [UInt8] = [
      0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
      0xBC, 0xE6, 0xFA, 0xAD, 0xA7, 0x17, 0x9E, 0x84, 0xF3, 0xB9, 0xCA, 0xC2, 0xFC, 0x63, 0x25,
      0x51,
    ]
    let zero = [UInt8](repeating: 0, count: 32)
    let most = [UInt8](repeating: 0xFF, count: 32)
    for bad in [zero, order, most] {
      let ofR = bad + signature[32...]
      let ofS = signature[..<32] + bad
      #expect(!key.publicKey.isValid(Array(ofR), of: message))
      #expect(!key.publicKey.isValid(Array(ofS), of: message))
    }
    #expect(key.publicKey.isValid(signature, of: message))
  }

  @Test("A private key goes through its PEM text", arguments: SignatureAlgorithm.allCases)
  func pem(algorithm: SignatureAlgorithm) throws {
    let key = SigningKey(generating: algorithm)
    let read = try #require(SigningKey(pem: key.pem))
    #expect(read.publicKey.parameters == key.publicKey.parameters)
    let signature = read.sign(message)
    #expect(key.publicKey.isValid(signature, of: message))
  }

  @Test(
    "What is no private key is refused", arguments: ["", "no key", "-----BEGIN PRIVATE KEY-----"])
  func badPEM(text: String) {
    #expect(SigningKey(pem: SecretBytes(Array(text.utf8).span.bytes)) == nil)
  }

  @Test("Weak and impossible public keys are refused")
  func badPublicKeys() throws {
    let point = SigningKey(generating: .es256).publicKey.parameters
    guard case .es256(let x, let y) = point else { throw Unexpected() }
    var moved = y
    moved[31] ^= 1
    #expect(PublicKey(.es256(x: x, y: moved)) == nil)
    #expect(PublicKey(.es256(x: Array(x.dropFirst()), y: y)) == nil)
    #expect(PublicKey(.es256(x: y, y: x)) == nil)
    #expect(PublicKey(.ed25519(x: [UInt8](repeating: 1, count: 31))) == nil)

    guard case .rs256(let n, let e) = SigningKey(generating: .rs256).publicKey.parameters else {
      throw Unexpected()
    }
    #expect(PublicKey(.rs256(modulus: n, exponent: e)) != nil)
    #expect(PublicKey(.rs256(modulus: Array(n.prefix(128)), exponent: e)) == nil)
    #expect(PublicKey(.rs256(modulus: Array(n.prefix(254)) + [1], exponent: e)) == nil)
    #expect(PublicKey(.rs256(modulus: [0] + n, exponent: e)) == nil)
    #expect(PublicKey(.rs256(modulus: n.dropLast() + [0], exponent: e)) == nil)
    #expect(PublicKey(.rs256(modulus: n, exponent: [3])) == nil)
    #expect(PublicKey(.rs256(modulus: n, exponent: [0, 1, 0, 1])) == nil)
    #expect(PublicKey(.rs256(modulus: n, exponent: [1, 0, 0])) == nil)
    #expect(PublicKey(.rs256(modulus: n + n + n + n + n, exponent: e)) == nil)
  }

  private struct Unexpected: Error {}
}
