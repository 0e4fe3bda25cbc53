import Glibc
import Synchronization
package import WireFormat

/// Where randomness comes from. Servers use the system's secure source, tests a seeded one.
package protocol RandomSource: Sendable {
  /// 64 random bits.
  func next() -> UInt64
}

/// The operating system's cryptographically secure generator. It is asked for many words at once,
/// since each identifier takes two and asking takes longer than all else that is done for it. A
/// child of a fork draws words of its own; it waits for ever if another thread was just drawing.
package struct SystemRandom: RandomSource {
  private static let drawn = Mutex(DrawnWords())

  package init() {}

  package func next() -> UInt64 { SystemRandom.drawn.withLock { $0.take() } }
}

/// Words that were drawn and not given out yet. Each is given once, and forgotten then.
private struct DrawnWords: Sendable {
  /// As many as the system gives in one piece.
  private static let count = 256 / MemoryLayout<UInt64>.size

  private var words = [UInt64](repeating: 0, count: count)
  private var left = 0
  private var drawnAfterForks = 0

  mutating func take() -> UInt64 {
    let forks = ForkCount.current
    if left == 0 || forks != drawnAfterForks {
      guard draw() else {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
      }
      left = Self.count
      drawnAfterForks = forks
    }
    left -= 1
    defer { words[left] = 0 }
    return words[left]
  }

  private mutating func draw() -> Bool {
    unsafe words.withUnsafeMutableBytes { bytes in
      guard let start = bytes.baseAddress else { return false }
      return unsafe getentropy(start, bytes.count) == 0
    }
  }
}

extension RandomSource {
  /// A version 7 identifier of the moment `now`.
  package func uuid(at now: Timestamp) -> Uuid {
    Uuid.version7(unixMilliseconds: now.microseconds / 1000, random: (next(), next()))
  }
}
