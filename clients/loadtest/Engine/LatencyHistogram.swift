/// Counts latencies in buckets that grow with the value: 64 to each power of two, so that a
/// percentile is right to 1.6 %.
struct LatencyHistogram: Sendable {
  private static let subBits = 6
  private var counts = [UInt32](repeating: 0, count: (64 - subBits) << subBits)
  private(set) var total = 0
  private(set) var max: UInt64 = 0

  mutating func add(nanoseconds: UInt64) {
    counts[Self.bucket(nanoseconds)] &+= 1
    total &+= 1
    if nanoseconds > max { max = nanoseconds }
  }

  mutating func add(_ other: LatencyHistogram) {
    for index in counts.indices { counts[index] &+= other.counts[index] }
    total += other.total
    max = Swift.max(max, other.max)
  }

  /// The value, in nanoseconds, that `fraction` of all latencies do not exceed; 0 when empty.
  func percentile(_ fraction: Double) -> UInt64 {
    let wanted = Int((Double(total) * fraction).rounded(.up))
    var seen = 0
    for (index, count) in counts.enumerated() where count > 0 {
      seen += Int(count)
      if seen >= wanted { return Swift.min(Self.upperBound(index), max) }
    }
    return max
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
