import Crypto
import JSONText

/// The checked header of a token.
struct TokenHeader {
  let algorithm: SignatureAlgorithm
  let keyID: String

  /// Parameters that bring a key along, name where to fetch one, or change what the other
  /// parts mean: a token that has one is refused whatever its value.
  static let refused = ["jku", "x5u", "jwk", "x5c", "crit", "zip", "b64"]

  /// The header in the bytes of a token's first part.
  init(_ json: [UInt8]) throws(TokenError) {
    guard let object = (try? JSONParser.parse(json, .token))?.object else { throw .malformed }
    for name in TokenHeader.refused where object[name] != nil { throw .refusedHeader }
    guard let type = object["typ"]?.string, type.isIdentical(to: "at+jwt") else {
      throw .wrongType
    }
    guard let name = object["alg"]?.string,
      let algorithm = SignatureAlgorithm.allCases.first(where: { $0.rawValue.isIdentical(to: name) }
      )
    else { throw .wrongAlgorithm }
    guard let keyID = object["kid"]?.string, VerificationKey.isUsable(id: keyID) else {
      throw .unknownKey
    }
    self.algorithm = algorithm
    self.keyID = keyID
  }
}
