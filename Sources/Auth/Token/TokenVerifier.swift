package import Crypto
import JSONText
import Synchronization
package import WireFormat

/// Turns tokens into principals, and says of a principal on each call whether it still stands.
package final class TokenVerifier: Sendable {
  private let policy: TokenPolicy
  private let file: Mutex<KeySetFile>
  private let revocations = RevocationList()
  private let recent = RecentTokens()
  // The second in which the key set was last looked at. Whoever moves it on does the looking,
  // so relaxed is enough; the key set has its own lock.
  private let lookedAt: Atomic<Int64>

  /// Checks with the keys of the file at `keySetPath`, which is read again when it changes.
  package init(
    policy: TokenPolicy = .standard, keySetPath: String, now: Timestamp
  ) throws(KeySetProblem) {
    let file = try KeySetFile(path: keySetPath, nowSeconds: now.wholeSeconds)
    self.policy = policy
    self.file = Mutex(file)
    lookedAt = Atomic(now.wholeSeconds)
  }

  /// Checks with keys that never change, called by their thumbprints: for tests and tools.
  package init(policy: TokenPolicy = .standard, keys: [PublicKey]) {
    var keySet = KeySet()
    for key in keys {
      keySet.insert(VerificationKey(id: key.thumbprint, publicKey: key, issuer: nil))
    }
    self.policy = policy
    file = Mutex(KeySetFile(keySet))
    lookedAt = Atomic(.max)
  }

  /// What keeps the key set's file from being taken over, for logs and the server's state.
  package var problem: KeySetProblem? { file.withLock { $0.problem } }

  /// The principal of a token: a JWS in its compact form whose claims hold at `now`.
  package func verify(_ token: [UInt8], now: Timestamp) throws(TokenError) -> Principal {
    refresh(now)
    guard token.count <= TokenPolicy.tokenBytesMax else { throw .tooLong }
    // A signature costs more than anything else that a stranger can ask for, and callers that
    // were cut come back together, with the tokens that they had.
    let digest = SHA256.hash(token)
    if let known = recent.principal(of: digest, now: now.wholeSeconds), isValid(known, now: now) {
      return known
    }
    let principal = try examine(token, now: now)
    recent.insert(principal, of: digest, now: now.wholeSeconds)
    return principal
  }

  /// The principal of a token that was not seen before.
  func examine(_ token: [UInt8], now: Timestamp) throws(TokenError) -> Principal {
    let dots = token.indices.filter { token[$0] == UInt8(ascii: ".") }
    guard dots.count == 2 else { throw .malformed }
    let (headerEnd, payloadEnd) = (dots[0], dots[1])
    guard let headerBytes = Base64URL.decode(token[..<headerEnd]),
      let signature = Base64URL.decode(token[(payloadEnd + 1)...])
    else { throw .malformed }
    let header = try TokenHeader(headerBytes)
    guard let key = file.withLock({ $0.keySet.keys[header.keyID] }) else { throw .unknownKey }
    // The key says how it is used; the token may only agree.
    guard header.algorithm == key.publicKey.algorithm else { throw .wrongAlgorithm }
    guard key.publicKey.isValid(signature, of: Array(token[..<payloadEnd])) else {
      throw .wrongSignature
    }
    guard let payload = Base64URL.decode(token[(headerEnd + 1)..<payloadEnd]) else {
      throw .malformed
    }
    let claims = try TokenClaims(payload, policy: policy, now: now.wholeSeconds)
    if let issuer = key.issuer, !issuer.isIdentical(to: claims.issuer) { throw .unknownKey }
    guard !revocations.contains(claims.tokenID, tenant: claims.tenant) else { throw .revoked }
    return Principal(
      subject: claims.subject, role: claims.role, tenant: claims.tenant, scopes: claims.scopes,
      locations: claims.locations, tokenID: claims.tokenID,
      expiresAt: claims.expiry + TokenPolicy.leeway, standing: key.standing)
  }

  /// Whether a principal that was verified earlier still stands: for each call, and cheap.
  package func isValid(_ principal: Principal, now: Timestamp) -> Bool {
    refresh(now)
    return now.wholeSeconds < principal.expiresAt && principal.standing?.isWithdrawn != true
      && !revocations.contains(principal.tokenID, tenant: principal.tenant)
  }

  /// Refuses a token of `tenant` (nil: of a platform admin) from now on. Gives the time from
  /// which it may be forgotten, because no token of now is valid any longer then.
  @discardableResult
  package func revoke(_ tokenID: String, tenant: Uuid?, now: Timestamp) -> Timestamp {
    let end = Self.revocationEnd(now: now)
    revocations.insert(tokenID, tenant: tenant, until: end.wholeSeconds, now: now.wholeSeconds)
    return end
  }

  /// When a revocation of `now` may be forgotten.
  package static func revocationEnd(now: Timestamp) -> Timestamp {
    // A token may have been issued by a clock that is ahead, and is accepted a while after.
    let end = now.wholeSeconds + TokenPolicy.lifetimeMax + 2 * TokenPolicy.leeway + 1
    return Timestamp(microseconds: end * 1_000_000)
  }

  /// Takes over a revocation of an earlier run.
  package func restoreRevocation(
    _ tokenID: String, tenant: Uuid?, until end: Timestamp, now: Timestamp
  ) {
    guard end > now else { return }
    revocations.insert(tokenID, tenant: tenant, until: end.wholeSeconds, now: now.wholeSeconds)
  }

  /// Looks at the file of keys at most once a second, in whichever direction the clock moves.
  private func refresh(_ now: Timestamp) {
    let second = now.wholeSeconds
    let last = lookedAt.load(ordering: .relaxed)
    guard second != last, last != .max else { return }
    let isOurs = lookedAt.compareExchange(expected: last, desired: second, ordering: .relaxed)
    if isOurs.exchanged { file.withLock { $0.refresh(nowSeconds: second) } }
  }
}

extension Timestamp {
  /// Seconds since the Unix epoch, rounded down.
  var wholeSeconds: Int64 {
    let (quotient, remainder) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
