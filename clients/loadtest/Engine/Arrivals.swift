import Foundation

/// When the calls of an open loop should be sent, whatever the server does.
package struct Arrivals: Sendable {
  private let start: UInt64
  private let from: Double
  private let slope: Double
  private let step: Double
  private var index: Double

  /// Calls a second that grow evenly from `from` to `to` over `seconds` from `start`. Of these
  /// the worker takes every `workers`-th.
  package init(
    start: UInt64, from: Double, to: Double, seconds: Double, worker: Int = 0, workers: Int = 1
  ) {
    self.start = start
    self.from = from
    slope = (to - from) / seconds
    index = Double(worker)
    step = Double(workers)
  }

  /// The next intended moment.
  package var next: UInt64 {
    // The count by time t is from * t + slope * t^2 / 2; its inverse.
    let seconds: Double
    if abs(slope) < 1e-9 {
      seconds = index / from
    } else {
      let root = from * from + 2 * slope * index
      seconds = root < 0 ? .infinity : (root.squareRoot() - from) / slope
    }
    return seconds > 1e9 ? .max : start + UInt64(seconds * 1e9)
  }

  package mutating func advance() { index += step }
}
