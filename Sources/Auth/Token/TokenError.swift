/// Why a token is refused. The message says nothing that its holder does not know, so it may
/// be shown.
package enum TokenError: Error, Hashable {
  case tooLong
  /// Not three parts of base64url around JSON of the strict kind.
  case malformed
  /// A header parameter that would let the token choose how it is checked.
  case refusedHeader
  /// `typ` is not `at+jwt`.
  case wrongType
  case unknownKey
  /// The header names another algorithm than the key has.
  case wrongAlgorithm
  case wrongSignature
  case missingClaim(TokenClaim)
  case invalidClaim(TokenClaim)
  case expired
  case notYetValid
  case lifetimeTooLong
  case revoked

  /// What to tell the caller.
  package var message: String {
    switch self {
    case .tooLong: "The token is longer than \(TokenPolicy.tokenBytesMax) bytes."
    case .malformed: "The token is not a signed JSON web token."
    case .refusedHeader: "The token's header has a parameter that is not accepted."
    case .wrongType: "The token's type must be at+jwt."
    case .unknownKey: "The token is signed with a key that this server does not know."
    case .wrongAlgorithm: "The token's algorithm is not that of its key."
    case .wrongSignature: "The token's signature is not valid."
    case .missingClaim(let claim): "The token lacks the claim \(claim.rawValue)."
    case .invalidClaim(let claim): "The token's claim \(claim.rawValue) is not accepted."
    case .expired: "The token has expired; get a new one."
    case .notYetValid: "The token is not valid yet; check the clocks."
    case .lifetimeTooLong:
      "The token is valid for longer than \(TokenPolicy.lifetimeMax) seconds."
    case .revoked: "The token has been revoked."
    }
  }
}

/// The claims that are looked at.
package enum TokenClaim: String, Sendable, Hashable, CaseIterable {
  case issuer = "iss"
  case audience = "aud"
  case expiry = "exp"
  case issuedAt = "iat"
  case notBefore = "nbf"
  case subject = "sub"
  case tokenID = "jti"
  case role
  case tenant
  case scope
  case locations
}
