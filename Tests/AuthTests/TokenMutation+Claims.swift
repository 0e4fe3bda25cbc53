import Crypto
import Seams

@testable import Auth

// The third group: what the true key signed, but no issuer should have.
extension TokenMutation {
  func claims(_ forge: TokenForge, _ random: inout SplitMix64) -> TokenForge {
    let salt = random.below(1 << 30)
    let seconds = TokenForge.seconds
    switch self {
    case .otherKeyID:
      let ids = [
        "\"\"", "null", "\"../../dev/null\"", "\"' OR 1=1 --\"", "\"\(salt)\"", "\(salt)",
        "\"\(String(repeating: "k", count: 65 + salt % 500))\"", "[\"\(salt)\"]",
        "\"\(forge.key.publicKey.thumbprint) \"", "\"\(forge.key.publicKey.thumbprint)\\u0000\"",
      ]
      return forge.header("kid", random.pick(ids))
    case .refusedParameter:
      let values = ["null", "false", "\"\(salt)\"", "[]", "{}", "[\"exp\"]", "{\"kty\":\"OKP\"}"]
      return forge.header(random.pick(TokenHeader.refused), random.pick(values))
    case .otherType:
      let types = ["\"JWT\"", "\"jwt\"", "\"at+JWT\"", "\"at+jwt\\u0000\"", "\"dpop+jwt\"", "null"]
      return forge.header("typ", random.pick(types + [nil, "\"\(salt)\"", "\(salt)"]))
    case .missingClaim:
      let names = ["iss", "aud", "exp", "iat", "sub", "jti", "role", "tenant"]
      return forge.claim(random.pick(names), nil)
    case .claimOfOtherType:
      let names = TokenClaim.allCases.map(\.rawValue)
      let values = [
        "null", "true", "{}", "[null]", "[[]]", "\(salt).5", "1e3", "{\"a\":\"\(salt)\"}",
      ]
      return forge.claim(random.pick(names), random.pick(values))
    case .otherIssuer:
      let name = random.pick(["iss", "aud"])
      let values = ["frontdesk-platform", "Frontdesk", "frontdesk ", "frontdesk/", "\(salt)", "*"]
      return forge.claim(name, "\"\(random.pick(values))\"")
    case .datesOutside:
      return random.pick([
        forge.claim("exp", "\(seconds - 30 - Int64(salt))").claim(
          "iat", "\(seconds - Int64(salt) - 90)"),
        forge.claim("iat", "\(seconds + 31 + Int64(salt))").claim(
          "exp", "\(seconds + Int64(salt) + 90)"),
        forge.claim("exp", "\(seconds + 3601 + Int64(salt))"),
        forge.claim("nbf", "\(seconds + 31 + Int64(salt))"),
        forge.claim("exp", "\(seconds - Int64(salt))").claim("iat", "\(seconds)"),
        forge.claim("exp", "9223372036854775807"), forge.claim("exp", "-\(salt)"),
        forge.claim("exp", "\"\(seconds + 60)\""), forge.claim("exp", "1e10"),
      ])
    case .roleAgainstTenant:
      return random.pick([
        forge.claim("role", "\"platformAdmin\""),
        forge.claim("role", "\"platformAdmin\"").claim("tenant", nil),
        forge.claim("role", "\"platform\(salt)\""), forge.claim("role", "\"clientadmin\""),
        forge.claim("tenant", nil), forge.claim("tenant", "\"*\""),
        forge.claim("tenant", "\"\(salt)\""), forge.claim("tenant", "[\"\(TokenForge.tenant)\"]"),
        TokenForge.platform().claim("tenant", "\"\(TokenForge.tenant)\""),
        TokenForge.platform().claim("role", "\"clientAdmin\""),
        TokenForge.platform().claim("aud", "\"frontdesk\""),
      ])
    case .emptyList:
      return random.pick([
        forge.claim("locations", "[]"), forge.claim("locations", "[\"\(salt)\"]"),
        forge.claim("locations", "\"\""), forge.claim("aud", "[]"), forge.claim("scope", "[\"\"]"),
        forge.claim("scope", "\"a b \(salt)\""), forge.claim("scope", "[\"a \(salt)\"]"),
      ])
    default: return forge.claim("jti", "\"t\(salt)\"")
    }
  }
}

extension TokenForge {
  /// The signed token, or one whose JSON no sound writer gives.
  func token(orRaw mutation: TokenMutation, _ random: inout SplitMix64) -> [UInt8] {
    let (header, payload) = (TokenForge.json(header), TokenForge.json(claims))
    let changesHeader = random.below(2) == 0
    var changed = changesHeader ? header : payload
    switch mutation {
    case .twiceNamed:
      let members = changesHeader ? self.header : claims
      let (name, value) = random.pick(members)
      let spelled = random.below(2) == 0 ? name : escaped(name)
      changed.removeLast()
      changed += Array(",\"\(spelled)\":\(value)}".utf8)
    case .brokenJSON:
      switch random.below(5) {
      case 0: changed.removeLast(1 + random.below(changed.count))
      case 1: changed += Array(random.pick(["}", " x", "{}", "//", ","]).utf8)
      case 2: changed.insert(random.pick([0xFF, 0xC0, 0x00, 0x1F, 0xED]), at: 2)
      case 3: changed = [0xEF, 0xBB, 0xBF] + changed
      default: changed = [UInt8(ascii: "[")] + changed + [UInt8(ascii: "]")]
      }
    case .deepJSON:
      let depth = 4 + random.below(60)
      changed.removeLast()
      changed += Array(",\"x\":".utf8) + Array(repeating: UInt8(ascii: "["), count: depth)
      changed += Array(repeating: UInt8(ascii: "]"), count: depth) + [UInt8(ascii: "}")]
    case .tooLong:
      changed.removeLast()
      let padding = String(repeating: "p", count: 4096 + random.below(4096))
      changed += Array(",\"x\":\"\(padding)\"}".utf8)
    default: return token
    }
    return changesHeader
      ? TokenForge.sign(changed, payload, key) : TokenForge.sign(header, changed, key)
  }

  private func escaped(_ name: String) -> String {
    name.utf8.map { "\\u00" + String($0, radix: 16) }.joined()
  }
}
