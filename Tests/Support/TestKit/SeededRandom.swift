import Foundation
import Seams
import Synchronization

/// Reproducible random bits (SplitMix64): both the seam that servers take and
/// a generator for `shuffle(using:)` and its like. It prints its seed when made.
///
/// Without a seed it takes FRONTDESK_SEED, or else a fresh one, so that a
/// failed run can be repeated from its output.
package final class SeededRandom: RandomSource, RandomNumberGenerator {
  /// The seed, enough to get the same bits again.
  package let seed: UInt64
  private let bits: Mutex<SplitMix64>

  /// Starts from `seed` and prints it with `purpose`, which names the test.
  package init(seed: UInt64? = nil, for purpose: String = #function) {
    let chosen = seed ?? Self.seedFromEnvironment ?? UInt64.random(in: 0...UInt64(UInt32.max))
    self.seed = chosen
    self.bits = Mutex(SplitMix64(seed: chosen))
    print("\(purpose): FRONTDESK_SEED=\(chosen)")
  }

  /// The next 64 bits.
  package func next() -> UInt64 { bits.withLock { $0.next() } }

  /// `count` random bytes.
  package func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next() >> 32) }
  }

  private static var seedFromEnvironment: UInt64? {
    ProcessInfo.processInfo.environment["FRONTDESK_SEED"].flatMap { UInt64($0) }
  }
}
