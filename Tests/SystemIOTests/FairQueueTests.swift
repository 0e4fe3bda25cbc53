import Seams
import SystemIO
import TestKit
import Testing

@Suite struct `A fair queue` {
  @Test func `takes turns over its owners`() {
    var queue = FairQueue<Int, String>()
    for index in 1...3 { queue.append("a\(index)", of: 1) }
    queue.append("b1", of: 2)
    queue.append("c1", of: 3)
    #expect(queue.count == 5 && queue.count(of: 1) == 3 && queue.count(of: 4) == 0)
    var order: [String] = []
    while let next = queue.popFirst() { order.append(next) }
    #expect(order == ["a1", "b1", "c1", "a2", "a3"])
    #expect(queue.count == 0 && queue.popFirst() == nil)
  }

  @Test func `lets go of what was taken`() {
    final class Token {}
    var queue = FairQueue<Int, Token>()
    weak var token: Token?
    do {
      let first = Token()
      token = first
      queue.append(first, of: 1)
      queue.append(Token(), of: 1)
    }
    #expect(token != nil)
    _ = queue.popFirst()
    #expect(token == nil)
    #expect(queue.count(of: 1) == 1)
  }

  @Test func `keeps each owner's order, whatever comes and goes`() {
    let seed: UInt64 = 0xFA1
    print("seed: \(seed)")
    var random = SeededRandom(seed: seed)
    var queue = FairQueue<Int, (owner: Int, number: Int)>()
    var appended = [Int](repeating: 0, count: 5)
    var taken = appended
    for step in 0..<50_000 {
      // First it grows, then it shrinks, so that the taken part is dropped both ways.
      if random.below(10) < (step < 25_000 ? 6 : 4) {
        let owner = random.below(5)
        queue.append((owner, appended[owner]), of: owner)
        appended[owner] += 1
      } else if let element = queue.popFirst() {
        #expect(element.number == taken[element.owner])
        taken[element.owner] += 1
      }
      #expect(queue.count == appended.reduce(0, +) - taken.reduce(0, +))
    }
    for owner in 0..<5 { #expect(queue.count(of: owner) == appended[owner] - taken[owner]) }
    let busy = (0..<5).filter { queue.count(of: $0) > 0 }
    #expect(Set(busy.compactMap { _ in queue.popFirst()?.owner }) == Set(busy), "one turn each")
  }
}
