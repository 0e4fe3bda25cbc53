package import Crypto
import JSONText
package import WireFormat

/// Makes tokens: for `frontdeskd token` and for tests. Services usually get theirs from an
/// identity provider whose public keys are in the key set.
package final class TokenIssuer: Sendable {
  private let policy: TokenPolicy
  private let key: SigningKey
  private let keyID: String

  /// Signs with `key`, under its thumbprint.
  package init(policy: TokenPolicy = .standard, key: SigningKey) {
    self.policy = policy
    self.key = key
    keyID = key.publicKey.thumbprint
  }

  /// A token that begins at `now`; what no verifier would accept is not issued.
  package func issue(
    role: Role, tenant: Uuid? = nil, scopes: [String] = [], locations: [Uuid] = [],
    subject: String, ttl: TokenLifetime = .most, now: Timestamp
  ) throws(TokenError) -> String {
    let party = policy.party(of: role)
    let start = now.wholeSeconds
    var claims = JSONObject([
      "iss": .string(party.issuer), "aud": .string(party.audience), "iat": .integer(start),
      "exp": .integer(start + ttl.seconds), "sub": .string(subject),
      "jti": .string(Base64URL.encode(SecureRandom.bytes(16))), "role": .string(role.name),
    ])
    if let tenant { claims.append("tenant", .string(tenant.description)) }
    if !scopes.isEmpty { claims.append("scope", .array(scopes.map(JSONValue.string))) }
    if !locations.isEmpty {
      claims.append("locations", .array(locations.map { .string($0.description) }))
    }
    let payload = Array(JSONPrinter.print(.object(claims)).utf8)
    _ = try TokenClaims(payload, policy: policy, now: start)
    let token = sign(payload)
    guard token.utf8.count <= TokenPolicy.tokenBytesMax else { throw .tooLong }
    return token
  }

  private func sign(_ payload: [UInt8]) -> String {
    let header = JSONObject([
      "alg": .string(key.publicKey.algorithm.rawValue), "typ": .string("at+jwt"),
      "kid": .string(keyID),
    ])
    let headerText = Base64URL.encode(Array(JSONPrinter.print(.object(header)).utf8))
    let signed = headerText + "." + Base64URL.encode(payload)
    return signed + "." + Base64URL.encode(key.sign(Array(signed.utf8)))
  }
}

/// How long a token is valid: 1 second to 1 hour.
package struct TokenLifetime: Sendable, Hashable {
  /// The longest that any verifier accepts.
  package static let most = TokenLifetime(checked: TokenPolicy.lifetimeMax)

  /// From 1 to 3600.
  package let seconds: Int64

  private init(checked seconds: Int64) { self.seconds = seconds }

  /// A lifetime of `seconds`; nil outside of 1 to 3600.
  package init?(seconds: Int64) {
    guard 1...TokenPolicy.lifetimeMax ~= seconds else { return nil }
    self.init(checked: seconds)
  }

  /// Reads `1h`, `15m` or `90s`; nil for anything else and outside of 1 second to 1 hour.
  package init?(_ text: String) {
    let units: [Character: Int64] = ["h": 3600, "m": 60, "s": 1]
    guard let last = text.last, let unit = units[last] else { return nil }
    let digits = text.dropLast().utf8
    guard 1...4 ~= digits.count, digits.allSatisfy({ 48...57 ~= $0 }) else { return nil }
    self.init(seconds: digits.reduce(0) { $0 * 10 + Int64($1 - 48) } * unit)
  }
}
