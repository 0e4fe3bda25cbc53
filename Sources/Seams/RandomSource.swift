package import WireFormat

/// Where randomness comes from. Servers use the system's secure source, tests a seeded one.
package protocol RandomSource: Sendable {
  /// 64 random bits.
  func next() -> UInt64
}

/// The operating system's cryptographically secure generator.
package struct SystemRandom: RandomSource {
  package init() {}

  package func next() -> UInt64 {
    var generator = SystemRandomNumberGenerator()
    return generator.next()
  }
}

extension RandomSource {
  /// A version 7 identifier of the moment `now`.
  package func uuid(at now: Timestamp) -> Uuid {
    Uuid.version7(unixMilliseconds: now.microseconds / 1000, random: (next(), next()))
  }
}
