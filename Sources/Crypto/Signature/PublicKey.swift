import COpenSSL

/// A key that checks signatures of exactly one algorithm.
@safe
package final class PublicKey: Sendable {
  /// The numbers of a key, big-endian, as RFC 7518 lays them out.
  package enum Parameters: Sendable, Hashable {
    /// 32 bytes.
    case ed25519(x: [UInt8])
    /// A point on P-256, 32 bytes each.
    case es256(x: [UInt8], y: [UInt8])
    /// Without leading zeros; 2048 to 8192 bits.
    case rs256(modulus: [UInt8], exponent: [UInt8])
  }

  /// What the key was made from.
  package let parameters: Parameters
  /// `nonisolated(unsafe)`: OpenSSL's keys may be read from any thread and are never changed.
  private nonisolated(unsafe) let key: OpaquePointer

  /// The key's algorithm; nothing else can be checked with it.
  package var algorithm: SignatureAlgorithm {
    switch parameters {
    case .ed25519: .ed25519
    case .es256: .es256
    case .rs256: .rs256
    }
  }

  /// The key with these numbers; nil when they are no key or too weak a one.
  package init?(_ parameters: Parameters) {
    defer { ERR_clear_error() }
    let key: OpaquePointer?
    switch parameters {
    case .ed25519(let x):
      guard x.count == 32 else { return nil }
      unsafe key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, x, x.count)
    case .es256(let x, let y):
      guard x.count == 32, y.count == 32 else { return nil }
      // 4 says that the point is uncompressed.
      let point = [4] + x + y
      unsafe key = frontdesk_p256_public_key(point, point.count)
    case .rs256(let modulus, let exponent):
      guard RSARules.allow(modulus: modulus, exponent: exponent) else { return nil }
      unsafe key = frontdesk_rsa_public_key(
        modulus, modulus.count, exponent, exponent.count)
    }
    guard let key = unsafe key else { return nil }
    unsafe self.key = key
    self.parameters = parameters
  }

  deinit { unsafe EVP_PKEY_free(key) }

  /// Whether `signature`, in the form of RFC 7518, is this key's for `message`.
  package func isValid(_ signature: RawSpan, of message: RawSpan) -> Bool {
    defer { ERR_clear_error() }
    switch algorithm {
    case .ed25519:
      guard signature.byteCount == 64 else { return false }
      return verify(signature, of: message, isHashed: false)
    case .rs256:
      guard signature.byteCount == Int(unsafe EVP_PKEY_get_size(key)) else { return false }
      return verify(signature, of: message, isHashed: true)
    case .es256:
      guard let der = ECDSASignature.der(raw: signature) else { return false }
      return verify(unsafe der.span.bytes, of: message, isHashed: true)
    }
  }

  private func verify(_ signature: RawSpan, of message: RawSpan, isHashed: Bool) -> Bool {
    let digest = unsafe isHashed ? Algorithms.sha256 : nil
    let context = unsafe required(EVP_MD_CTX_new())
    defer { unsafe EVP_MD_CTX_free(context) }
    guard unsafe EVP_DigestVerifyInit(context, nil, digest, nil, key) == 1 else { return false }
    return unsafe signature.withUnsafeBytes { signature in
      unsafe message.withUnsafeBytes { message in
        unsafe EVP_DigestVerify(
          context, signature.octets, signature.count, message.octets, message.count) == 1
      }
    }
  }
}

/// What an RSA key must be, before OpenSSL sees it.
private enum RSARules {
  static func allow(modulus: [UInt8], exponent: [UInt8]) -> Bool {
    guard let high = modulus.first, high != 0, let low = modulus.last, low & 1 == 1,
      (3...4).contains(exponent.count), exponent.first != 0, let last = exponent.last,
      last & 1 == 1
    else { return false }
    // Odd and of at least 17 bits: 65537 or more, the smallest that FIPS 186-5 allows.
    let bits = modulus.count * 8 - high.leadingZeroBitCount
    return (2048...8192).contains(bits)
  }
}
