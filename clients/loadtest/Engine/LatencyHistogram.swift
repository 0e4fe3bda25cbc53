/// Counts latencies in buckets that grow with the value: 64 to each power of two, so that a
/// percentile is right to 1.6 %, from nanoseconds to minutes.
package struct LatencyHistogram: Sendable, Hashable {
  private static let subBits = 6
  /// Values of 2^40 ns (18 minutes) and more share the last bucket.
  private static let bucketsMax = (40 - subBits + 1) << subBits
  private var counts: [UInt32] = []
  package private(set) var total = 0
  package private(set) var max: UInt64 = 0
  private var sum = 0.0

  package init() {}

  package var mean: Double { total == 0 ? 0 : sum / Double(total) }

  package mutating func add(nanoseconds: UInt64) {
    if counts.isEmpty { counts = [UInt32](repeating: 0, count: Self.bucketsMax) }
    counts[Swift.min(Self.bucket(nanoseconds), Self.bucketsMax - 1)] &+= 1
    total &+= 1
    sum += Double(nanoseconds)
    if nanoseconds > max { max = nanoseconds }
  }

  package mutating func add(_ other: LatencyHistogram) {
    guard other.total > 0 else { return }
    if counts.isEmpty {
      counts = other.counts
    } else {
      for index in counts.indices { counts[index] &+= other.counts[index] }
    }
    total += other.total
    sum += other.sum
    max = Swift.max(max, other.max)
  }

  /// The value, in nanoseconds, that `fraction` of all latencies do not exceed; 0 when empty.
  package func percentile(_ fraction: Double) -> UInt64 {
    let wanted = Swift.max(1, Int((Double(total) * fraction).rounded(.up)))
    var seen = 0
    for (index, count) in counts.enumerated() where count > 0 {
      seen += Int(count)
      if seen >= wanted {
        return index == Self.bucketsMax - 1 ? max : Swift.min(Self.upperBound(index), max)
      }
    }
    return max
  }

  /// The buckets that hold something, four to each power of two: how many were at most so long,
  /// in nanoseconds, and longer than the bucket before.
  package var bars: [(upTo: UInt64, count: Int)] {
    var bars: [(upTo: UInt64, count: Int)] = []
    for start in stride(from: 0, to: counts.count, by: 16) {
      let count = counts[start..<start + 16].reduce(0) { $0 + Int($1) }
      if count > 0 { bars.append((Self.upperBound(start + 15), count)) }
    }
    return bars
  }

  private static func bucket(_ value: UInt64) -> Int {
    let exponent = 63 - (value | 1).leadingZeroBitCount
    guard exponent >= subBits else { return Int(value) }
    let shift = exponent - subBits
    // The leading one counts as the first of the next row.
    return (shift + 1) << subBits + Int(value >> UInt64(shift)) - 1 << subBits
  }

  private static func upperBound(_ bucket: Int) -> UInt64 {
    let row = bucket >> subBits
    guard row > 0 else { return UInt64(bucket) }
    let value = UInt64(bucket & (1 << subBits - 1) + 1 << subBits)
    return (value + 1) << UInt64(row - 1) - 1
  }
}
