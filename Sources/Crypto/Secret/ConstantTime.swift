import COpenSSL

/// Comparison whose time tells nothing about where two secrets differ.
package enum ConstantTime {
  /// Whether both hold the same bytes; only their lengths may show in the time it takes.
  package static func equal(_ left: RawSpan, _ right: RawSpan) -> Bool {
    guard left.byteCount == right.byteCount else { return false }
    return unsafe left.withUnsafeBytes { left in
      unsafe right.withUnsafeBytes { right in
        unsafe CRYPTO_memcmp(left.baseAddress, right.baseAddress, left.count) == 0
      }
    }
  }

  /// Whether both hold the same bytes; only their lengths may show in the time it takes.
  package static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    unsafe equal(left.span.bytes, right.span.bytes)
  }
}
