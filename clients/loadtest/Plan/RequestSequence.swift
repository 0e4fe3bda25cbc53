import Seams

/// Random numbers and a counter that no two threads of a run share.
package struct RequestSequence: Sendable {
  private var bits: SplitMix64
  private var next: UInt64
  private let step: UInt64

  package init(seed: UInt64, worker: Int, workers: Int) {
    bits = SplitMix64(seed: seed &+ UInt64(worker) &* 0xD1B5_4A32_D192_ED03)
    next = UInt64(worker)
    step = UInt64(workers)
  }

  /// A number that comes once in the whole run.
  @inline(__always)
  mutating func number() -> UInt64 {
    defer { next &+= step }
    return next
  }

  /// 64 random bits.
  @inline(__always)
  mutating func random() -> UInt64 { bits.next() }

  /// One of the numbers below `bound`, each as likely as the others.
  @inline(__always)
  mutating func random(below bound: UInt64) -> UInt64 {
    random().multipliedFullWidth(by: bound).high
  }
}
