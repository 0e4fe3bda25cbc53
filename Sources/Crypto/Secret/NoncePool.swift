import COpenSSL
import Glibc
import Synchronization

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

/// How often this process is the child of a fork(): a child must not hand out nonces that
/// its parent also holds.
private enum ForkCount {
  private static let count = Atomic<Int>(0)
  private static let isWatching: Bool = {
    pthread_atfork(nil, nil) { ForkCount.count.add(1, ordering: .relaxed) } == 0
  }()

  static var current: Int {
    precondition(isWatching, "The process could not watch for forks.")
    return count.load(ordering: .relaxed)
  }
}
