/// How often something took how long, by powers of two from 16 microseconds to 16 seconds.
package struct DurationHistogram: Sendable, Hashable {
  /// Those that fall under a bound and not under the one before; the last has no bound.
  package var counts: [UInt64]
  package var sumMicroseconds: UInt64 = 0

  /// The upper bounds in microseconds, inclusive.
  package static let bounds: [UInt64] = (4...24).map { 1 << $0 }
  /// How many cells one takes: its counts and its sum. A constant, because every call asks.
  @inline(__always)
  static var cellCount: Int { 23 }

  package init() { counts = [UInt64](repeating: 0, count: Self.bounds.count + 1) }

  /// All that were counted.
  package var count: UInt64 { counts.reduce(0, &+) }

  /// The place of a duration among `counts`.
  @inline(__always)
  package static func index(of microseconds: UInt64) -> Int {
    guard microseconds > 16 else { return 0 }
    return min(64 - (microseconds - 1).leadingZeroBitCount - 4, 21)
  }

  /// The bound, in microseconds, under which this share of all falls; 0 when there are none, and
  /// the highest bound for what is beyond it.
  package func quantile(_ share: Double) -> UInt64 {
    var missing = UInt64((Double(count) * share).rounded(.up))
    guard missing > 0 else { return 0 }
    for (index, counted) in counts.enumerated() {
      guard counted < missing else { return Self.bounds[min(index, Self.bounds.count - 1)] }
      missing -= counted
    }
    return Self.bounds[Self.bounds.count - 1]
  }

  /// Counts one.
  package mutating func add(_ microseconds: UInt64) {
    counts[Self.index(of: microseconds)] += 1
    sumMicroseconds &+= microseconds
  }

  mutating func add(_ cells: CounterCells, from start: Int) {
    for index in counts.indices { counts[index] &+= cells[start + index] }
    sumMicroseconds &+= cells[start + counts.count]
  }
}

extension CounterCells {
  /// Counts one duration in the histogram that begins at `start`.
  @inline(__always)
  func addDuration(_ microseconds: UInt64, at start: Int) {
    add(1, at: start + DurationHistogram.index(of: microseconds))
    add(microseconds, at: start + DurationHistogram.cellCount - 1)
  }
}
