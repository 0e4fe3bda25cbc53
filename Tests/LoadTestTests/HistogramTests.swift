import LoadTest
import Seams
import Testing

struct `Histograms of latencies` {
  @Test(arguments: [0.01, 0.5, 0.9, 0.99, 0.999, 1])
  func `give percentiles that are right to 1.6 percent`(_ fraction: Double) {
    let seed: UInt64 = 7
    print("seed \(seed)")
    var bits = SplitMix64(seed: seed)
    var histogram = LatencyHistogram()
    var values: [UInt64] = []
    for _ in 0..<20_000 {
      // All magnitudes from nanoseconds to seconds.
      let value = bits.next() >> UInt64(30 + bits.below(34))
      values.append(value)
      histogram.add(nanoseconds: value)
    }
    values.sort()
    let exact = values[max(0, Int((20_000 * fraction).rounded(.up)) - 1)]
    let found = histogram.percentile(fraction)
    #expect(found >= exact)
    #expect(Double(found - exact) <= Double(exact) / 64 + 1)
  }

  @Test func `merge into what one alone would have counted`() {
    var (whole, left, right) = (LatencyHistogram(), LatencyHistogram(), LatencyHistogram())
    for value in stride(from: UInt64(1), to: 5_000_000, by: 977) {
      whole.add(nanoseconds: value)
      if value % 2 == 0 { left.add(nanoseconds: value) } else { right.add(nanoseconds: value) }
    }
    left.add(right)
    left.add(LatencyHistogram())
    #expect(left.total == whole.total && left.max == whole.max)
    for fraction in [0.1, 0.5, 0.99, 1] {
      #expect(left.percentile(fraction) == whole.percentile(fraction))
    }
    #expect(left.bars.map(\.count).reduce(0, +) == whole.total)
  }

  @Test func `hold nothing, and more than they have buckets for`() {
    var histogram = LatencyHistogram()
    #expect(histogram.percentile(0.99) == 0 && histogram.mean == 0 && histogram.bars.isEmpty)
    histogram.add(nanoseconds: .max)
    #expect(histogram.percentile(0.5) == .max)
  }
}

struct `Choices by weight` {
  @Test func `follow Zipf's law`() {
    let choice = WeightedChoice(zipf: 100, exponent: 1)
    var bits = SplitMix64(seed: 3)
    var counts = [Int](repeating: 0, count: 100)
    for _ in 0..<100_000 { counts[choice.pick(bits.next())] += 1 }
    #expect(counts.allSatisfy { $0 > 0 })
    #expect(abs(Double(counts[0]) / Double(counts[9]) - 10) < 1.5)
  }

  @Test func `never give what has no weight`() {
    let choice = WeightedChoice(weights: [0, 3, 0, 1])
    var bits = SplitMix64(seed: 4)
    var counts = [0, 0, 0, 0]
    for _ in 0..<10_000 { counts[choice.pick(bits.next())] += 1 }
    #expect(counts[0] == 0 && counts[2] == 0)
    #expect(abs(counts[1] - 7500) < 300)
    #expect(choice.pick(.max) == 3 && choice.pick(0) == 1)
  }
}

struct `The clock of an open loop` {
  @Test func `come evenly at a constant rate, shared by the workers`() {
    var first = Arrivals(start: 1000, from: 100, to: 100, seconds: 1, worker: 0, workers: 2)
    var second = Arrivals(start: 1000, from: 100, to: 100, seconds: 1, worker: 1, workers: 2)
    #expect(first.next == 1000)
    #expect(second.next == 10_001_000)
    first.advance()
    second.advance()
    #expect(first.next == 20_001_000 && second.next == 30_001_000)
  }

  @Test func `come ever faster on a ramp, and as many as its mean rate says`() {
    var arrivals = Arrivals(start: 0, from: 0, to: 1000, seconds: 2)
    var times: [UInt64] = []
    while arrivals.next < 2_000_000_000 {
      times.append(arrivals.next)
      arrivals.advance()
    }
    #expect(abs(times.count - 1000) <= 1)
    #expect(times == times.sorted())
    #expect(times.count { $0 < 1_000_000_000 } == 250)
  }
}
