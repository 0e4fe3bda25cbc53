import Seams
import WireFormat

/// One kind of call to make over and over: a frame made once, and what differs each time.
protocol Scenario: Sendable {
  /// A whole OPEN frame; its stream is filled in by the engine.
  var frame: [UInt8] { get }
  /// Makes the copy of `frame` at `place` the next request.
  func patch(_ place: UnsafeMutableRawPointer, _ requests: inout RequestSequence)
}

/// Random numbers and a counter that no two threads of a run share.
struct RequestSequence: Sendable {
  private var bits: SplitMix64
  private var next: UInt64
  private let step: UInt64

  init(seed: UInt64, worker: Int, workers: Int) {
    bits = SplitMix64(seed: seed &+ UInt64(worker) &* 0xD1B5_4A32_D192_ED03)
    next = UInt64(worker)
    step = UInt64(workers)
  }

  /// A number that comes once in the whole run.
  mutating func number() -> UInt64 {
    defer { next &+= step }
    return next
  }

  /// 64 random bits.
  mutating func random() -> UInt64 { bits.next() }

  /// One of the numbers below `bound`, each as likely as the others.
  mutating func random(below bound: Int) -> Int {
    Int(truncatingIfNeeded: random().multipliedFullWidth(by: UInt64(bound)).high)
  }
}

extension UnsafeMutableRawPointer {
  /// Stores the sixteen bytes of an id.
  func store(_ id: Uuid, at offset: Int) {
    storeBytes(of: id.high.bigEndian, toByteOffset: offset, as: UInt64.self)
    storeBytes(of: id.low.bigEndian, toByteOffset: offset + 8, as: UInt64.self)
  }
}
