import COpenSSL

/// The two forms of an ES256 signature: r and s side by side in tokens, DER in OpenSSL.
enum ECDSASignature {
  static let rawBytes = 64

  /// The order of P-256: r and s are at least 1 and below it.
  private static let order: [UInt8] = [
    0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
    0xBC, 0xE6, 0xFA, 0xAD, 0xA7, 0x17, 0x9E, 0x84, 0xF3, 0xB9, 0xCA, 0xC2, 0xFC, 0x63, 0x25, 0x51,
  ]

  /// DER of 64 raw bytes; nil for any other count and for r or s out of range.
  static func der(raw: RawSpan) -> [UInt8]? {
    guard raw.byteCount == rawBytes else { return nil }
    let bytes = unsafe raw.withUnsafeBytes { unsafe [UInt8]($0) }
    let halves = [Array(bytes[..<32]), Array(bytes[32...])]
    for half in halves {
      guard half.contains(where: { $0 != 0 }), half.lexicographicallyPrecedes(order) else {
        return nil
      }
    }
    let signature = unsafe required(ECDSA_SIG_new())
    defer { unsafe ECDSA_SIG_free(signature) }
    // The signature owns both numbers from here on.
    succeed(
      unsafe ECDSA_SIG_set0(
        signature, required(BN_bin2bn(halves[0], 32, nil)),
        required(BN_bin2bn(halves[1], 32, nil))))
    var der: UnsafeMutablePointer<UInt8>?
    let count = unsafe i2d_ECDSA_SIG(signature, &der)
    guard count > 0, let der = unsafe der else { return nil }
    defer { unsafe CRYPTO_free(der, nil, 0) }
    return unsafe Array(UnsafeBufferPointer(start: der, count: Int(count)))
  }

  /// 64 raw bytes of OpenSSL's own DER.
  static func raw(der: [UInt8]) -> [UInt8] {
    var raw = [UInt8](repeating: 0, count: rawBytes)
    unsafe der.withUnsafeBufferPointer { der in
      var cursor = der.baseAddress
      let signature = unsafe required(d2i_ECDSA_SIG(nil, &cursor, der.count))
      defer { unsafe ECDSA_SIG_free(signature) }
      unsafe raw.withUnsafeMutableBufferPointer { raw in
        guard let base = raw.baseAddress else { return }
        let isWritten =
          unsafe BN_bn2binpad(ECDSA_SIG_get0_r(signature), base, 32) == 32
          && BN_bn2binpad(ECDSA_SIG_get0_s(signature), base + 32, 32) == 32
        precondition(isWritten, "OpenSSL made a signature of another curve.")
      }
    }
    return raw
  }
}
