import Synchronization
import SystemIO
import TestKit
import Testing

@Suite struct `A map over several threads` {
  @Test(arguments: [0, 1, 3])
  func `gives what each value is made into, in their order`(threads: Int) {
    let map = ParallelMap<Int, String>(name: "map", threads: threads)
    for count in [0, 1, 15, 16, 17, 1000, 33] {
      let values = Array(0..<count)
      #expect(map.map(values) { "\($0 * 2)" } == values.map { "\($0 * 2)" })
    }
  }

  @Test(arguments: [0, 1, 3])
  func `works while its caller does something else`(threads: Int) {
    let map = ParallelMap<Int, String>(name: "map", threads: threads)
    let begun = Mutex(0)
    map.begin(Array(0..<100)) { value in
      begun.withLock { $0 += 1 }
      return "\(value)"
    }
    #expect(threads == 0 || eventually { begun.withLock { $0 } == 100 })
    #expect(map.finish() == (0..<100).map { "\($0)" })
    map.begin([]) { "\($0)" }
    #expect(map.finish().isEmpty)
  }

  @Test func `ends its threads with itself, used or not`() {
    for count in 0..<20 {
      let map = ParallelMap<Int, Int>(name: "map", threads: 2)
      if count.isMultiple(of: 2) { #expect(map.map(Array(0..<40)) { -$0 }.last == -39) }
    }
  }
}
