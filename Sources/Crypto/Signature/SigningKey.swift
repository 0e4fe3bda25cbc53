import COpenSSL

/// A private key that makes signatures.
@safe
package final class SigningKey: Sendable, Redacted {
  /// The half that may be published.
  package let publicKey: PublicKey
  /// `nonisolated(unsafe)`: OpenSSL's keys may be read from any thread and are never changed.
  private nonisolated(unsafe) let key: OpaquePointer

  /// A new key; RSA ones have 2048 bits.
  package init(generating algorithm: SignatureAlgorithm) {
    let key = unsafe SigningKey.generate(algorithm)
    guard let parameters = unsafe SigningKey.parameters(of: key),
      let publicKey = PublicKey(parameters)
    else { preconditionFailure("OpenSSL made a key that it refuses.") }
    unsafe self.key = key
    self.publicKey = publicKey
  }

  /// The key of an unencrypted PKCS #8 PEM text; nil when it holds none that tokens may use.
  package init?(pem: SecretBytes) {
    defer { ERR_clear_error() }
    let bio = unsafe required(BIO_new_mem_buf(pem.pointer, Int32(clamping: pem.count)))
    defer { unsafe BIO_free(bio) }
    // Without an answer of our own OpenSSL would ask the terminal for a pass phrase.
    guard let key = unsafe PEM_read_bio_PrivateKey(bio, nil, { _, _, _, _ in -1 }, nil) else {
      return nil
    }
    guard let parameters = unsafe SigningKey.parameters(of: key),
      let publicKey = PublicKey(parameters)
    else {
      unsafe EVP_PKEY_free(key)
      return nil
    }
    unsafe self.key = key
    self.publicKey = publicKey
  }

  deinit { unsafe EVP_PKEY_free(key) }

  /// The unencrypted PKCS #8 PEM text, for a file of mode 0600.
  package var pem: SecretBytes {
    let bio = unsafe required(BIO_new(BIO_s_secmem()))
    defer { unsafe BIO_free(bio) }
    succeed(unsafe PEM_write_bio_PKCS8PrivateKey(bio, key, nil, nil, 0, nil, nil))
    var text = [UInt8](repeating: 0, count: 16 << 10)
    let count = unsafe BIO_read(bio, &text, Int32(text.count))
    precondition(count > 0 && count < text.count, "OpenSSL wrote no key.")
    let secret = unsafe SecretBytes(text.span.bytes.extracting(first: Int(count)))
    SecretBytes.erase(&text)
    return secret
  }

  /// The signature of `message`, in the form of RFC 7518.
  package func sign(_ message: RawSpan) -> [UInt8] {
    let context = unsafe required(EVP_MD_CTX_new())
    defer { unsafe EVP_MD_CTX_free(context) }
    let digest = unsafe publicKey.algorithm == .ed25519 ? nil : Algorithms.sha256
    succeed(unsafe EVP_DigestSignInit(context, nil, digest, nil, key))
    var count = Int(unsafe EVP_PKEY_get_size(key))
    var signature = [UInt8](repeating: 0, count: count)
    succeed(
      unsafe message.withUnsafeBytes { message in
        unsafe EVP_DigestSign(context, &signature, &count, message.octets, message.count)
      })
    signature.removeLast(signature.count - count)
    return publicKey.algorithm == .es256 ? ECDSASignature.raw(der: signature) : signature
  }

  @unsafe
  private static func generate(_ algorithm: SignatureAlgorithm) -> OpaquePointer {
    let name =
      switch algorithm {
      case .ed25519: "ED25519"
      case .es256: "EC"
      case .rs256: "RSA"
      }
    let context = unsafe required(EVP_PKEY_CTX_new_from_name(nil, name, nil))
    defer { unsafe EVP_PKEY_CTX_free(context) }
    succeed(unsafe EVP_PKEY_keygen_init(context))
    switch algorithm {
    case .ed25519: break
    case .es256: succeed(unsafe EVP_PKEY_CTX_set_group_name(context, "prime256v1"))
    case .rs256: succeed(unsafe EVP_PKEY_CTX_set_rsa_keygen_bits(context, 2048))
    }
    var key: OpaquePointer?
    succeed(unsafe EVP_PKEY_generate(context, &key))
    return unsafe required(key)
  }

  /// The public numbers of a key; nil when it is of no kind that tokens may use.
  @unsafe
  private static func parameters(of key: OpaquePointer) -> PublicKey.Parameters? {
    switch unsafe EVP_PKEY_get_base_id(key) {
    case EVP_PKEY_ED25519:
      var x = [UInt8](repeating: 0, count: 32)
      var count = x.count
      guard unsafe EVP_PKEY_get_raw_public_key(key, &x, &count) == 1 else { return nil }
      return .ed25519(x: x)
    case EVP_PKEY_EC:
      guard unsafe EVP_PKEY_get_bits(key) == 256,
        let x = unsafe number(OSSL_PKEY_PARAM_EC_PUB_X, of: key, byteCount: 32),
        let y = unsafe number(OSSL_PKEY_PARAM_EC_PUB_Y, of: key, byteCount: 32)
      else { return nil }
      return .es256(x: x, y: y)
    case EVP_PKEY_RSA:
      guard let modulus = unsafe number(OSSL_PKEY_PARAM_RSA_N, of: key),
        let exponent = unsafe number(OSSL_PKEY_PARAM_RSA_E, of: key)
      else { return nil }
      return .rs256(modulus: modulus, exponent: exponent)
    default: return nil
    }
  }

  /// A big-endian number, filled up to `byteCount` when that is given.
  @unsafe
  private static func number(
    _ name: String, of key: OpaquePointer, byteCount: Int? = nil
  ) -> [UInt8]? {
    var number: OpaquePointer?
    guard unsafe EVP_PKEY_get_bn_param(key, name, &number) == 1 else { return nil }
    defer { unsafe BN_free(number) }
    let count = byteCount ?? (Int(unsafe BN_num_bits(number)) + 7) / 8
    var bytes = [UInt8](repeating: 0, count: count)
    guard unsafe BN_bn2binpad(number, &bytes, Int32(count)) == Int32(count) else { return nil }
    return bytes
  }
}
