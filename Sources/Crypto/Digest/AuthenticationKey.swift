import COpenSSL

/// A key for HMAC-SHA256.
package final class AuthenticationKey: Sendable, Redacted {
  /// What a new key has; shorter ones are refused.
  package static let byteCount = 32

  private let secret: SecretBytes

  /// A new random key.
  package init() { secret = SecretBytes(random: AuthenticationKey.byteCount) }

  /// The key with these bytes; nil when there are fewer than 32.
  package init?(_ secret: SecretBytes) {
    guard secret.count >= AuthenticationKey.byteCount else { return nil }
    self.secret = secret
  }

  /// The HMAC of `bytes`.
  package func authenticate(_ bytes: RawSpan) -> Digest {
    let context = unsafe ThreadContexts.current.mac
    succeed(unsafe EVP_MAC_init(context, secret.pointer, secret.count, nil))
    succeed(
      unsafe bytes.withUnsafeBytes { bytes in
        unsafe EVP_MAC_update(
          context, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count)
      })
    return unsafe Digest { target in
      var count = 0
      succeed(unsafe EVP_MAC_final(context, target, &count, Digest.byteCount))
    }
  }

  /// Whether `code` is the HMAC of `bytes`, in constant time.
  package func isValid(_ code: RawSpan, for bytes: RawSpan) -> Bool {
    authenticate(bytes).withBytes { ConstantTime.equal($0, code) }
  }

  /// Lends the key's bytes, for its file.
  package func withBytes<Result, Failure: Error>(
    _ body: (RawSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try secret.withBytes(body)
  }
}
