import Crypto
import JSONText
import Seams

@testable import Auth

/// The ways in which a valid token is made a forged one. Each gives a token that must be
/// refused; the first group changes text that is signed, the second signs with another key,
/// the third signs with the true key what its holder must not be able to have signed.
enum TokenMutation: String, CaseIterable {
  case bitOfText, letterOfText, cutText, longerText, insertedByte, removedByte, swappedBytes,
    repeatedSlice, splicedParts, otherParts, foreignAlphabet, looseBits, bitOfSignature,
    signatureLength
  case noAlgorithm, keyedHash, otherAlgorithm, strangersKey, strangersKeyNamed, embeddedKey,
    derSignature, signatureOutOfRange
  case otherKeyID, refusedParameter, otherType, missingClaim, claimOfOtherType, otherIssuer,
    datesOutside, roleAgainstTenant, emptyList, twiceNamed, brokenJSON, deepJSON, tooLong

  /// A variant of `valid`, which is a token of `forge`.
  func variant(
    of valid: [UInt8], _ forge: TokenForge, _ random: inout SplitMix64
  ) -> [UInt8] {
    var token = valid
    switch self {
    case .bitOfText: token[random.below(token.count)] ^= 1 << UInt8(random.below(8))
    case .letterOfText: token[random.below(token.count)] = random.letter()
    case .cutText: token.removeLast(1 + random.below(token.count))
    case .longerText: token += (0...random.below(8)).map { _ in random.letter() }
    case .insertedByte: token.insert(random.letter(), at: random.below(token.count + 1))
    case .removedByte: token.remove(at: random.below(token.count))
    case .swappedBytes: token.swapAt(random.below(token.count), random.below(token.count))
    case .repeatedSlice:
      let start = random.below(token.count)
      let slice = token[start..<min(token.count, start + 1 + random.below(20))]
      token.insert(contentsOf: slice, at: start)
    case .splicedParts: return spliced(forge, &random)
    case .otherParts: return otherParts(token, &random)
    case .foreignAlphabet:
      let foreign = Array("+/= \n\t\r\"\u{0}%".utf8)
      token[random.below(token.count)] = random.pick(foreign)
    case .looseBits: return looseBits(token, &random)
    case .bitOfSignature:
      return signed(forge, &random) { signature, random in
        signature[random.below(signature.count)] ^= 1 << UInt8(random.below(8))
      }
    case .signatureLength:
      return signed(forge, &random) { signature, random in
        switch random.below(4) {
        case 0: signature.removeLast(1 + random.below(signature.count))
        case 1: signature.removeFirst(1 + random.below(signature.count))
        case 2: signature += (0...random.below(9)).map { _ in UInt8(random.below(256)) }
        default: signature.insert(0, at: 0)
        }
      }
    default: return otherKey(forge, &random)
    }
    return token
  }

  private func otherKey(_ forge: TokenForge, _ random: inout SplitMix64) -> [UInt8] {
    let forge = forge.claim("jti", "\"t\(random.below(1 << 30))\"")
    let parts = TokenForge.parts(forge.token)
    switch self {
    case .noAlgorithm:
      let name = random.pick(["none", "None", "NONE", "nOnE", ""])
      let bare = TokenForge.parts(forge.header("alg", "\"\(name)\"").token)
      return bare[0] + [46] + bare[1] + [46] + random.pick([[], bare[2], Array("AA".utf8)])
    case .keyedHash: return keyedHash(forge, &random)
    case .otherAlgorithm:
      let others = TokenForge.keys.filter {
        $0.publicKey.algorithm != forge.key.publicKey.algorithm
      }
      var other = forge
      other.key = random.pick(others)
      return other.header("alg", "\"\(other.key.publicKey.algorithm.rawValue)\"").token
    case .strangersKey:
      var other = forge
      other.key = TokenMutation.stranger(forge)
      return other.token
    case .strangersKeyNamed: return TokenForge(TokenMutation.stranger(forge)).token
    case .embeddedKey:
      var other = forge
      other.key = TokenMutation.stranger(forge)
      let jwk = JSONPrinter.print(other.key.publicKey.jwk)
      return random.pick([
        other.header("jwk", jwk), other.header("jwk", jwk).header("kid", nil),
        other.header("kid", jwk), other.header("jku", "\"https://a.example/\(random.next())\""),
      ]).token
    case .derSignature: return der(parts, &random)
    case .signatureOutOfRange:
      let bad = random.pick([
        [UInt8](repeating: 0, count: 32), [UInt8](repeating: 0xFF, count: 32),
      ])
      return signed(forge, &random) { signature, random in
        let start = random.below(2) * 32
        signature.replaceSubrange(start..<start + 32, with: bad)
      }
    default: return claims(forge, &random).token(orRaw: self, &random)
    }
  }

  private static let strangers = SignatureAlgorithm.allCases.map(SigningKey.init(generating:))

  private static func stranger(_ forge: TokenForge) -> SigningKey {
    let algorithm = forge.key.publicKey.algorithm
    return strangers.first { $0.publicKey.algorithm == algorithm } ?? strangers[0]
  }

  private func signed(
    _ forge: TokenForge, _ random: inout SplitMix64,
    _ change: (inout [UInt8], inout SplitMix64) -> Void
  ) -> [UInt8] {
    let parts = TokenForge.parts(forge.claim("jti", "\"t\(random.below(1 << 30))\"").token)
    var signature = Base64URL.decode(parts[2]) ?? []
    change(&signature, &random)
    return parts[0] + [46] + parts[1] + [46] + Array(Base64URL.encode(signature).utf8)
  }

  /// Parts of two valid tokens, put together.
  private func spliced(_ forge: TokenForge, _ random: inout SplitMix64) -> [UInt8] {
    let first = TokenForge.parts(forge.token)
    let key = random.pick(TokenForge.keys)
    let second = TokenForge.parts(
      TokenForge(key).claim("sub", "\"root\(random.below(1 << 30))\"").token)
    let pick = 1 + random.below(6)
    let parts = (0..<3).map { pick >> $0 & 1 == 0 ? first[$0] : second[$0] }
    // With both headers the same, changing that part alone would change nothing.
    if first[0] == second[0], pick == 1 || pick == 6 { return first[0] + [46] + second[1] + [46] }
    return Array(parts.joined(separator: [46]))
  }

  private func otherParts(_ token: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    let parts = TokenForge.parts(token)
    let choices: [[[UInt8]]] = [
      [parts[0]], [parts[0], parts[1]], parts + [[]], parts + [parts[2]], [[]] + parts,
      [parts[0], parts[1], [], parts[2]], [parts[0], [], parts[2]], [[], parts[1], parts[2]],
      [parts[1], parts[0], parts[2]], [parts[0], parts[1], parts[2], parts[0], parts[1]],
      [parts[0], [], parts[1], [], parts[2]],
    ]
    let separator = random.below(12) == 0 ? Array("..".utf8) : [46]
    let prefix = random.pick([[], Array("Bearer ".utf8), Array(" ".utf8), [0]])
    let chosen = random.pick(choices + (prefix.isEmpty ? [] : [parts]))
    return prefix + Array(chosen.joined(separator: separator))
  }

  /// The last letter of a part with bits that belong to no byte, or with padding.
  private func looseBits(_ token: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    var parts = TokenForge.parts(token)
    let index = random.below(3)
    switch parts[index].count % 4 {
    case 0: parts[index] += random.pick([Array("=".utf8), Array("====".utf8), Array("A".utf8)])
    case let rest:
      let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
      let last = parts[index].removeLast()
      let value = letters.firstIndex(of: last) ?? 0
      parts[index].append(letters[value | (1 + random.below(rest == 2 ? 15 : 3))])
      if random.below(4) == 0 { parts[index] += Array(repeating: 61, count: 4 - rest) }
    }
    return Array(parts.joined(separator: [46]))
  }

  /// The confusion of old: the public key taken for the secret of an HMAC.
  private func keyedHash(_ forge: TokenForge, _ random: inout SplitMix64) -> [UInt8] {
    let name = random.pick(["HS256", forge.key.publicKey.algorithm.rawValue])
    let parts = TokenForge.parts(forge.header("alg", "\"\(name)\"").token)
    let signed = parts[0] + [46] + parts[1]
    let text = Array(JSONPrinter.print(forge.key.publicKey.jwk).utf8)
    let secret = SecretBytes(text.span.bytes)
    let code = AuthenticationKey(secret)?.authenticate(signed).bytes ?? []
    return signed + [46] + Array(Base64URL.encode(random.below(2) == 0 ? code : code + code).utf8)
  }

  /// An ES256 signature in the form that other protocols use.
  private func der(_ parts: [[UInt8]], _ random: inout SplitMix64) -> [UInt8] {
    let raw = Base64URL.decode(parts[2]) ?? []
    func integer(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
      let digits = Array(bytes.drop { $0 == 0 })
      let body = (digits.first ?? 0x80) >= 0x80 ? [0] + digits : digits
      return [2, UInt8(truncatingIfNeeded: body.count)] + body
    }
    let body = integer(raw.prefix(raw.count / 2)) + integer(raw.suffix(raw.count / 2))
    var der = [0x30, UInt8(truncatingIfNeeded: body.count)] + body
    if random.below(2) == 0 { der = Array(der.prefix(64)) }
    return parts[0] + [46] + parts[1] + [46] + Array(Base64URL.encode(der).utf8)
  }
}

extension SplitMix64 {
  mutating func letter() -> UInt8 {
    pick(Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=".utf8))
  }
}
