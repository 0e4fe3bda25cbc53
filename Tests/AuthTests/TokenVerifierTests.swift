import Crypto
import Testing
import WireFormat

@testable import Auth

@Suite struct TokenVerifierTests {
  private let verifier = TokenForge.verifier()
  private let now = TokenForge.now
  private static let seconds = TokenForge.seconds

  private func refusal(_ forge: TokenForge) -> TokenError? { refusal(forge.token) }

  private func refusal(_ token: [UInt8]) -> TokenError? {
    do throws(TokenError) {
      _ = try verifier.verify(token, now: now)
      return nil
    } catch {
      return error
    }
  }

  @Test("A good token gives its principal", arguments: SignatureAlgorithm.allCases)
  func good(algorithm: SignatureAlgorithm) throws {
    let location = "\"0190aaaa-0000-7000-8000-0000000000aa\""
    let forge = TokenForge(TokenForge.key(algorithm)).claim("scope", "[\"finance\",\"leads.read\"]")
      .claim("locations", "[\(location)]").claim("nbf", "\(TokenForge.seconds)")
    let principal = try verifier.verify(forge.token, now: now)
    #expect(principal.subject == "user-1")
    #expect(principal.role == .clientAdmin)
    #expect(principal.tenant == TokenForge.tenant)
    #expect(principal.scopes == ["finance", "leads.read"])
    #expect(
      principal.limit?.locations == [try #require(Uuid("0190aaaa-0000-7000-8000-0000000000aa"))])
    #expect(principal.tokenID == "token-1")
    #expect(principal.expiresAt == TokenForge.seconds + 630)
    #expect(verifier.isValid(principal, now: now))
  }

  @Test("A platform admin has no tenant, and an issuer and audience of its own")
  func platformAdmin() throws {
    let forge = TokenForge.platform()
    #expect(try verifier.verify(forge.token, now: now).tenant == nil)
    #expect(refusal(forge.claim("iss", "\"frontdesk\"")) == .invalidClaim(.issuer))
    #expect(refusal(forge.claim("aud", "\"frontdesk\"")) == .invalidClaim(.audience))
    #expect(refusal(forge.claim("tenant", "\"\(TokenForge.tenant)\"")) == .invalidClaim(.tenant))
    #expect(refusal(forge.claim("role", "\"clientAdmin\"")) == .invalidClaim(.issuer))
    #expect(refusal(TokenForge().claim("role", "\"platformAdmin\"")) == .invalidClaim(.issuer))
  }

  @Test(
    "A header parameter that redirects the check is refused, whatever its value",
    arguments: ["jku", "x5u", "jwk", "x5c", "crit", "zip", "b64"],
    ["null", "true", "\"https://keys.example/jwks\"", "[\"exp\"]", "{}"])
  func refusedHeader(name: String, value: String) {
    #expect(refusal(TokenForge().header(name, value)) == .refusedHeader)
  }

  @Test(
    "Every header must name its type, algorithm and key exactly",
    arguments: [
      ("typ", nil, TokenError.wrongType), ("typ", "\"JWT\"", .wrongType),
      ("typ", "\"AT+JWT\"", .wrongType), ("typ", "\"at+jwt \"", .wrongType),
      ("typ", "1", .wrongType),
      ("alg", nil, .wrongAlgorithm), ("alg", "\"none\"", .wrongAlgorithm),
      ("alg", "\"HS256\"", .wrongAlgorithm), ("alg", "\"ES256\"", .wrongAlgorithm),
      ("alg", "\"RS256\"", .wrongAlgorithm), ("alg", "\"PS256\"", .wrongAlgorithm),
      ("alg", "\"eddsa\"", .wrongAlgorithm), ("alg", "[\"EdDSA\"]", .wrongAlgorithm),
      ("kid", nil, .unknownKey), ("kid", "\"\"", .unknownKey), ("kid", "7", .unknownKey),
      ("kid", "\"other\"", .unknownKey),
      ("kid", "\"\(String(repeating: "k", count: 65))\"", .unknownKey),
    ])
  func header(name: String, value: String?, expected: TokenError) {
    #expect(refusal(TokenForge().header(name, value)) == expected)
  }

  @Test("A key id of 64 bytes is looked up, one of 65 is not, and case counts")
  func keyID() throws {
    let key = TokenForge.ed25519.publicKey
    #expect(VerificationKey.isUsable(id: String(repeating: "k", count: 64)))
    #expect(!VerificationKey.isUsable(id: String(repeating: "k", count: 65)))
    #expect(!VerificationKey.isUsable(id: "a b") && !VerificationKey.isUsable(id: "\u{212A}"))
    let swapped = String(key.thumbprint.map { $0.isUppercase ? Character($0.lowercased()) : $0 })
    try #require(swapped != key.thumbprint)
    #expect(refusal(TokenForge().header("kid", "\"\(swapped)\"")) == .unknownKey)
  }

  @Test("Unknown header parameters and claims change nothing")
  func unknownMembers() {
    #expect(refusal(TokenForge().header("x5t", "\"abc\"").claim("amr", "[1.5,null]")) == nil)
  }

  @Test(
    "Each required claim is required, and not empty",
    arguments: ["iss", "aud", "exp", "iat", "sub", "jti", "role", "tenant"])
  func requiredClaims(name: String) throws {
    let claim = try #require(TokenClaim(rawValue: name))
    #expect(refusal(TokenForge().claim(name, nil)) == .missingClaim(claim))
    for value in ["\"\"", "null", "{}", "[]", "true", "-1", "1.5"] {
      #expect(refusal(TokenForge().claim(name, value)) == .invalidClaim(claim), "\(value)")
    }
  }

  @Test(
    "Claims of the wrong value are refused",
    arguments: [
      ("iss", "\"frontdesk-platform\"", TokenClaim.issuer), ("iss", "\"Frontdesk\"", .issuer),
      ("aud", "\"other\"", .audience), ("aud", "[\"other\"]", .audience),
      ("aud", "[\"frontdesk\",1]", .audience),
      ("aud", "[\(Array(repeating: "\"frontdesk\"", count: 9).joined(separator: ","))]", .audience),
      ("role", "\"ClientAdmin\"", .role), ("role", "\"admin\"", .role), ("role", "1", .role),
      ("tenant", "\"00000000-0000-0000-0000-000000000000\"", .tenant),
      ("tenant", "\"0190000000007000800000000000000a\"", .tenant), ("tenant", "\"acme\"", .tenant),
      ("sub", "\"a\\nb\"", .subject),
      ("sub", "\"\(String(repeating: "s", count: 256))\"", .subject),
      ("jti", "\"a b\"", .tokenID), ("jti", "\"\(String(repeating: "j", count: 129))\"", .tokenID),
      ("scope", "\"finance\"", .scope), ("scope", "[1]", .scope), ("scope", "[\"\"]", .scope),
      ("scope", "[\"a b\"]", .scope),
      ("scope", "[\"\(String(repeating: "s", count: 65))\"]", .scope),
      ("scope", "[\(Array(repeating: "\"a\"", count: 65).joined(separator: ","))]", .scope),
      ("scope", "null", .scope),
      ("locations", "[]", .locations), ("locations", "null", .locations),
      ("locations", "[\"x\"]", .locations),
      ("locations", "\"0190aaaa-0000-7000-8000-0000000000aa\"", .locations),
      ("locations", "[\"00000000-0000-0000-0000-000000000000\"]", .locations),
      ("exp", "\"1800000600\"", .expiry), ("exp", "\(1_800_000_600).0", .expiry),
      ("exp", "1.8e9", .expiry), ("exp", "253402300800", .expiry), ("iat", "-1", .issuedAt),
      ("iat", "\"now\"", .issuedAt), ("nbf", "\"now\"", .notBefore), ("nbf", "1.5", .notBefore),
      ("nbf", "-1", .notBefore),
    ])
  func invalidClaims(name: String, value: String, claim: TokenClaim) {
    #expect(refusal(TokenForge().claim(name, value)) == .invalidClaim(claim))
  }

  @Test("One of several audiences may be ours")
  func audienceList() {
    #expect(refusal(TokenForge().claim("aud", "[\"other\",\"frontdesk\"]")) == nil)
  }

  @Test("Locations are for client admins", arguments: ["supportStaff", "service", "portal"])
  func locationsOfOthers(role: String) {
    let location = "[\"0190aaaa-0000-7000-8000-0000000000aa\"]"
    let forge = TokenForge().claim("role", "\"\(role)\"")
    #expect(refusal(forge) == nil)
    #expect(refusal(forge.claim("locations", location)) == .invalidClaim(.locations))
  }

  @Test(
    "Dates hold with a leeway of 30 seconds and no more",
    arguments: [
      (0, 3600, nil, nil), (0, 3601, nil, TokenError.lifetimeTooLong),
      (0, 0, nil, .invalidClaim(.expiry)), (10, 5, nil, .invalidClaim(.expiry)),
      (30, 600, nil, nil), (31, 600, nil, .notYetValid),
      (-600, -29, nil, nil), (-600, -30, nil, .expired), (-3000, -31, nil, .expired),
      (0, 600, 30, nil), (0, 600, 31, .notYetValid), (0, 600, -5000, nil),
    ] as [(Int64, Int64, Int64?, TokenError?)])
  func dates(issued: Int64, expiry: Int64, notBefore: Int64?, expected: TokenError?) {
    let forge = TokenForge().claim("iat", "\(Self.seconds + issued)")
      .claim("exp", "\(Self.seconds + expiry)")
      .claim("nbf", notBefore.map { "\(Self.seconds + $0)" })
    #expect(refusal(forge) == expected)
  }

  @Test("Expiry is rechecked on each call, with the leeway")
  func expiryLater() throws {
    let principal = try verifier.verify(TokenForge().token, now: now)
    let last = Timestamp(microseconds: now.microseconds + 629_999_999)
    #expect(verifier.isValid(principal, now: last))
    #expect(!verifier.isValid(principal, now: Timestamp(microseconds: last.microseconds + 1)))
  }

  @Test("A revoked token is refused on the next call, in its own tenant only")
  func revocation() throws {
    let verifier = TokenForge.verifier()
    let other = Uuid(high: 1, low: 2)
    let mine = try verifier.verify(TokenForge().token, now: now)
    let theirs = try verifier.verify(
      TokenForge().claim("tenant", "\"\(other)\"").token, now: now)
    let end = verifier.revoke("token-1", tenant: TokenForge.tenant, now: now)
    #expect(!verifier.isValid(mine, now: now))
    #expect(verifier.isValid(theirs, now: now))
    #expect(throws: TokenError.revoked) { try verifier.verify(TokenForge().token, now: now) }
    // The last token that could have been issued by a clock 30 s ahead.
    #expect(end.microseconds >= now.microseconds + (30 + 3600 + 30) * 1_000_000)
  }

  @Test("Revocations of an earlier run are taken over, and only forgotten when they end")
  func restoredRevocations() throws {
    let verifier = TokenForge.verifier()
    let end = Timestamp(microseconds: now.microseconds + 3_000_000_000)
    verifier.restoreRevocation("token-1", tenant: TokenForge.tenant, until: end, now: now)
    let tenant = TokenForge.tenant
    verifier.restoreRevocation("token-2", tenant: tenant, until: now, now: now)
    for index in 0..<3000 {
      let past = Timestamp(microseconds: now.microseconds + 1_000_000)
      verifier.restoreRevocation("old-\(index)", tenant: nil, until: past, now: now)
    }
    #expect(throws: TokenError.revoked) { try verifier.verify(TokenForge().token, now: now) }
    #expect(refusal(TokenForge().claim("jti", "\"token-2\"")) == nil)
  }

  @Test("A token has at most 4 KiB")
  func length() {
    let room = 4096 - TokenForge().claim("pad", "\"\"").token.count
    let most = TokenForge().claim("pad", "\"\(String(repeating: "p", count: room * 3 / 4))\"").token
    #expect(most.count > 4090 && most.count <= 4096)
    #expect(refusal(most) == nil)
    #expect(refusal(most + Array(repeating: 65, count: 4097 - most.count)) == .tooLong)
  }

  @Test(
    "What is not three parts of base64url is refused",
    arguments: [
      "", ".", "..", "...", "a.b", "a.b.c.d", "a.b.c.d.e", "e30.e30.AA==", " e30.e30.AA",
    ])
  func malformed(text: String) {
    #expect(refusal(Array(text.utf8)) == .malformed)
  }

  @Test("An empty signature is no signature", arguments: SignatureAlgorithm.allCases)
  func emptySignature(algorithm: SignatureAlgorithm) {
    let parts = TokenForge.parts(TokenForge(TokenForge.key(algorithm)).token)
    #expect(refusal(parts[0] + [46] + parts[1] + [46]) == .wrongSignature)
  }

  @Test("A key that is bound to an issuer signs for no other")
  func boundKey() throws {
    let key = TokenForge.ed25519.publicKey
    guard case .ed25519(let x) = key.parameters else { return }
    let jwk =
      "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"\(Base64URL.encode(x))\","
      + "\"kid\":\"\(key.thumbprint)\",\"iss\":\"frontdesk\"}"
    let file = try TemporaryDirectory()
    try file.write("jwks.json", "{\"keys\":[\(jwk)]}")
    let verifier = try TokenVerifier(keySetPath: file.path + "/jwks.json", now: now)
    #expect(try verifier.verify(TokenForge().token, now: now).role == .clientAdmin)
    #expect(throws: TokenError.unknownKey) {
      try verifier.verify(TokenForge.platform().token, now: now)
    }
  }

  @Test("Messages are sentences that show no part of a token")
  func messages() {
    let errors: [TokenError] = [
      .tooLong, .malformed, .refusedHeader, .wrongType, .unknownKey, .wrongAlgorithm,
      .wrongSignature, .expired, .notYetValid, .lifetimeTooLong, .revoked,
    ]
    let claims = TokenClaim.allCases
    let all =
      errors + claims.map(TokenError.missingClaim) + claims.map(TokenError.invalidClaim)
    for error in all {
      #expect(error.message.hasPrefix("The token") && error.message.hasSuffix("."))
    }
  }
}
