import COpenSSL
import Seams

/// Random nonces drawn in bulk: one call of OpenSSL's generator costs more than sealing a
/// record does. Nonces are no secret; they are only never used twice.
struct NoncePool {
  static let nonceBytes = 12
  private static let drawBytes = 256 * nonceBytes

  private var bytes = [UInt8](repeating: 0, count: NoncePool.drawBytes)
  private var used = NoncePool.drawBytes
  private var drawnAfterForks = 0

  /// Writes the next nonce to `target`, which has room for it.
  @unsafe
  mutating func write(to target: UnsafeMutablePointer<UInt8>) {
    let forks = ForkCount.current
    if used == bytes.count || forks != drawnAfterForks {
      SecureRandom.fill(&bytes)
      used = 0
      drawnAfterForks = forks
    }
    unsafe bytes.withUnsafeBufferPointer { pool in
      guard let base = pool.baseAddress else { return }
      unsafe target.update(from: base + used, count: Self.nonceBytes)
    }
    used += Self.nonceBytes
  }
}
