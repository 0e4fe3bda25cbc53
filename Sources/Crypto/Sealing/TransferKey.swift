import COpenSSL

/// What a passphrase opens: keys on their way from one store to another, and proof that nothing
/// on the way was changed. The same passphrase and salt give the same key, and a wrapped key is
/// the same bytes each time (RFC 3394), so that the same content is the same file.
package final class TransferKey: Sendable, Redacted {
  /// What a wrapped key has.
  package static let wrappedBytes = 40

  // scrypt: 32 MiB and a tenth of a second for each guess.
  private static let cost: UInt64 = 1 << 15
  private static let blockSize: UInt64 = 8
  private static let memoryMax: UInt64 = 64 << 20

  private let wrapping: SecretBytes
  private let authentication: AuthenticationKey

  /// Takes a tenth of a second. `salt` says what it is for, and is of nothing else.
  package init(passphrase: String, salt: [UInt8]) {
    var text = Array(passphrase.utf8)
    var keys = [UInt8](repeating: 0, count: 64)
    let (textCount, keyCount) = (text.count, keys.count)
    succeed(
      unsafe text.withUnsafeBytes { text in
        unsafe salt.withUnsafeBufferPointer { salt in
          unsafe keys.withUnsafeMutableBufferPointer { keys in
            unsafe EVP_PBE_scrypt(
              text.baseAddress?.assumingMemoryBound(to: CChar.self), textCount,
              salt.baseAddress, salt.count, Self.cost, Self.blockSize, 1, Self.memoryMax,
              keys.baseAddress, keyCount)
          }
        }
      })
    var proof = Array(keys[32...])
    var wrap = Array(keys[..<32])
    SecretBytes.erase(&text)
    SecretBytes.erase(&keys)
    wrapping = SecretBytes(taking: &wrap)
    guard let key = AuthenticationKey(SecretBytes(taking: &proof)) else {
      preconditionFailure("The key has its 32 bytes.")
    }
    authentication = key
  }

  /// `key` as it may be written down.
  package func wrap(_ key: SealingKey) -> [UInt8] {
    var wrapped = [UInt8](repeating: 0, count: Self.wrappedBytes)
    key.withBytes { bytes in
      succeed(
        unsafe bytes.withUnsafeBytes { source in
          unsafe wrapped.withUnsafeMutableBufferPointer { target in
            unsafe frontdesk_wrap_key(wrapping.pointer, source.octets, target.baseAddress, 1)
          }
        })
    }
    return wrapped
  }

  /// The key that was wrapped with the same passphrase and salt.
  package func unwrap(_ wrapped: [UInt8]) throws(CryptoError) -> SealingKey {
    guard wrapped.count == Self.wrappedBytes else { throw .malformed }
    var bytes = [UInt8](repeating: 0, count: SealingKey.byteCount)
    let isOpen = unsafe wrapped.withUnsafeBufferPointer { source in
      unsafe bytes.withUnsafeMutableBufferPointer { target in
        unsafe frontdesk_wrap_key(wrapping.pointer, source.baseAddress, target.baseAddress, 0)
      }
    }
    guard isOpen == 1 else { throw .notAuthentic }
    guard let key = SealingKey(SecretBytes(taking: &bytes)) else { throw .malformed }
    return key
  }

  /// What only who knows the passphrase can have made of `bytes`.
  package func proof(of bytes: [UInt8]) -> Digest {
    unsafe authentication.authenticate(bytes.span.bytes)
  }
}
