import COpenSSL
import Synchronization

/// A key for HMAC-SHA256.
package final class AuthenticationKey: Sendable, Redacted {
  /// What a new key has; shorter ones are refused.
  package static let byteCount = 32

  private let secret: SecretBytes
  /// No other key of the process has it.
  private let number = AuthenticationKey.count.add(1, ordering: .relaxed).newValue
  private static let count = Atomic<UInt64>(0)

  /// A new random key.
  package init() { secret = SecretBytes(random: AuthenticationKey.byteCount) }

  /// The key with these bytes; nil when there are fewer than 32.
  package init?(_ secret: SecretBytes) {
    guard secret.count >= AuthenticationKey.byteCount else { return nil }
    self.secret = secret
  }

  /// The HMAC of `bytes`.
  package func authenticate(_ bytes: RawSpan) -> Digest {
    let contexts = ThreadContexts.current
    let context = unsafe contexts.mac
    if contexts.macKey == number {
      // With the same key as before, whose two blocks need not be digested again.
      succeed(unsafe EVP_MAC_init(context, nil, 0, nil))
    } else {
      succeed(unsafe EVP_MAC_init(context, secret.pointer, secret.count, nil))
      contexts.macKey = number
    }
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
