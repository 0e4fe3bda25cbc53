import Crypto

/// One key of the key set, with the name that tokens call it by.
final class VerificationKey: Sendable {
  let id: String
  let publicKey: PublicKey
  /// The only issuer whose tokens this key may sign; nil when any of the policy's may.
  let issuer: String?
  /// What the principals of its tokens stand on.
  let standing = Standing()

  init(id: String, publicKey: PublicKey, issuer: String?) {
    self.id = id
    self.publicKey = publicKey
    self.issuer = issuer
  }

  /// Whether the key has left the key set.
  var isWithdrawn: Bool { standing.isWithdrawn }

  func withdraw() { standing.withdraw() }

  /// Whether both stand for the same key under the same terms.
  func isSame(as other: VerificationKey) -> Bool {
    id == other.id && issuer == other.issuer && publicKey.parameters == other.publicKey.parameters
  }

  /// Ids are visible ASCII, so that equal means identical.
  static func isUsable(id: String) -> Bool {
    1...TokenPolicy.keyIDBytesMax ~= id.utf8.count && id.isPrintableASCII
  }
}
