import Crypto
import WireFormat

@testable import Auth

/// Makes tokens of any content, good and bad.
struct TokenForge {
  static let now = Timestamp(microseconds: 1_800_000_000_000_000)
  static let seconds = now.microseconds / 1_000_000
  static let tenant = Uuid(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0001)

  // Made once: an RSA key takes a while.
  static let ed25519 = SigningKey(generating: .ed25519)
  static let es256 = SigningKey(generating: .es256)
  static let rs256 = SigningKey(generating: .rs256)
  static let keys = [ed25519, es256, rs256]

  static func key(_ algorithm: SignatureAlgorithm) -> SigningKey {
    switch algorithm {
    case .ed25519: ed25519
    case .es256: es256
    case .rs256: rs256
    }
  }

  static func verifier() -> TokenVerifier { TokenVerifier(keys: keys.map(\.publicKey)) }

  var key = TokenForge.ed25519
  /// Members as JSON text, in order; a later one of the same name replaces.
  var header: [(String, String)]
  var claims: [(String, String)] = [
    ("iss", "\"frontdesk\""), ("aud", "\"frontdesk\""), ("iat", "\(seconds)"),
    ("exp", "\(seconds + 600)"), ("sub", "\"user-1\""), ("jti", "\"token-1\""),
    ("role", "\"clientAdmin\""), ("tenant", "\"\(tenant)\""),
  ]

  init(_ key: SigningKey = TokenForge.ed25519) {
    self.key = key
    header = [
      ("alg", "\"\(key.publicKey.algorithm.rawValue)\""), ("typ", "\"at+jwt\""),
      ("kid", "\"\(key.publicKey.thumbprint)\""),
    ]
  }

  /// A platform admin's token.
  static func platform() -> TokenForge {
    TokenForge().claim("iss", "\"frontdesk-platform\"").claim("aud", "\"frontdesk-platform\"")
      .claim("role", "\"platformAdmin\"").claim("tenant", nil)
  }

  /// With one claim set to a JSON text, or left out.
  func claim(_ name: String, _ json: String?) -> TokenForge {
    var forge = self
    forge.claims = TokenForge.set(claims, name, json)
    return forge
  }

  /// With one header parameter set to a JSON text, or left out.
  func header(_ name: String, _ json: String?) -> TokenForge {
    var forge = self
    forge.header = TokenForge.set(header, name, json)
    return forge
  }

  private static func set(
    _ members: [(String, String)], _ name: String, _ json: String?
  ) -> [(String, String)] {
    var members = members
    let index = members.firstIndex { $0.0 == name }
    switch (index, json) {
    case (.some(let index), .some(let json)): members[index].1 = json
    case (.some(let index), nil): members.remove(at: index)
    case (nil, .some(let json)): members.append((name, json))
    case (nil, nil): break
    }
    return members
  }

  static func json(_ members: [(String, String)]) -> [UInt8] {
    Array(("{" + members.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}").utf8)
  }

  /// The signed token.
  var token: [UInt8] { TokenForge.sign(TokenForge.json(header), TokenForge.json(claims), key) }

  static func sign(_ header: [UInt8], _ payload: [UInt8], _ key: SigningKey) -> [UInt8] {
    let signed = Base64URL.encode(header) + "." + Base64URL.encode(payload)
    return join(signed, key.sign(Array(signed.utf8)))
  }

  static func join(_ signed: String, _ signature: [UInt8]) -> [UInt8] {
    Array((signed + "." + Base64URL.encode(signature)).utf8)
  }

  /// The three parts of a token.
  static func parts(_ token: [UInt8]) -> [[UInt8]] {
    token.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map(Array.init)
  }
}
