import COpenSSL

/// Bytes from OpenSSL's generator, fit for keys.
package enum SecureRandom {
  /// `count` random bytes.
  package static func bytes(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    fill(&bytes)
    return bytes
  }

  /// Overwrites all of `bytes`.
  package static func fill(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let count = Int32(bytes.count)
    succeed(
      unsafe bytes.withUnsafeMutableBufferPointer { unsafe RAND_bytes($0.baseAddress, count) })
  }
}
