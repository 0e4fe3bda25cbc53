import Foundation

/// Picks one of some things, each as often as its weight says.
package struct WeightedChoice: Sendable {
  /// The sums of the weights so far, scaled to 2^53.
  private let sums: [UInt64]

  package init(weights: [Double]) {
    let total = weights.reduce(0, +)
    var sum = 0.0
    sums = weights.map { weight in
      sum += weight
      return UInt64(min(sum / max(total, .leastNonzeroMagnitude), 1) * Double(1 << 53 as UInt64))
    }
  }

  /// Weights by Zipf's law.
  package init(zipf count: Int, exponent: Double) {
    self.init(weights: (1...max(count, 1)).map { pow(Double($0), -exponent) })
  }

  /// What `bits`, random ones, stand for.
  package func pick(_ bits: UInt64) -> Int {
    guard sums.count > 1 else { return 0 }
    let wanted = bits >> 11
    var (low, high) = (0, sums.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > wanted { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
