import TestKit
import Testing

@testable import PostgresDriver

@Suite struct StandbyGaugeTests {
  @Test func `a standby is current at the last look whose log it has replayed`() {
    var gauge = StandbyGauge()
    gauge.note(at: 100, end: 10, replayed: 10)
    #expect(gauge.isCurrentAt == nil, "one look tells nothing of its history")
    gauge.note(at: 200, end: 10, replayed: 10)
    #expect(gauge.isCurrentAt == 200)
    gauge.note(at: 300, end: 20, replayed: 10)
    gauge.note(at: 400, end: 30, replayed: 19)
    #expect(gauge.isCurrentAt == 200)
    gauge.note(at: 500, end: 40, replayed: 30)
    #expect(gauge.isCurrentAt == 400)
  }

  @Test func `one that follows another history is never current`() {
    var gauge = StandbyGauge()
    // Ahead of the new primary by what the old one never told anybody else, and stuck there.
    for (time, end) in [(UInt64(1), Int64(90)), (2, 95), (3, 99), (4, 105), (5, 110)] {
      gauge.note(at: time, end: end, replayed: 100)
      #expect(gauge.isCurrentAt == nil)
    }
  }

  @Test func `one that has begun anew is known only when it was looked at again`() {
    var gauge = StandbyGauge()
    for time in 1...3 { gauge.note(at: UInt64(time), end: 50, replayed: 50) }
    #expect(gauge.isCurrentAt == 3)
    gauge.note(at: 4, end: 50, replayed: 40)
    #expect(gauge.isCurrentAt == nil)
    gauge.note(at: 5, end: 60, replayed: 60)
    #expect(gauge.isCurrentAt == 5)
  }

  @Test func `what it says is true of every standby that only goes forward`() {
    var random = SeededRandom()
    for _ in 0..<200 {
      var gauge = StandbyGauge()
      // Where the log ended, by time.
      var ends: [Int64] = [0]
      var replayed: Int64 = 0
      for time in 1..<1500 {
        ends.append((ends.last ?? 0) + Int64.random(in: 0..<3, using: &random))
        let asked = Int.random(in: 0...min(time, 2), using: &random)
        if Int.random(in: 0..<20, using: &random) > 0 {
          replayed = Int64.random(in: replayed...max(replayed, ends[time] - 5), using: &random)
        }
        gauge.note(at: UInt64(time - asked), end: ends[time], replayed: replayed)
        guard let moment = gauge.isCurrentAt else { continue }
        #expect(ends[Int(moment)] <= replayed)
      }
      #expect(gauge.isCurrentAt != nil)
    }
  }
}
