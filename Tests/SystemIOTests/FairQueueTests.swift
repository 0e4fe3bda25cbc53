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

  @Test func `gives up what is over, and the others keep their places`() {
    var queue = FairQueue<Int, Int>()
    for number in 1...4 { queue.append(number, of: 1) }
    for number in 11...12 { queue.append(number, of: 2) }
    queue.append(21, of: 3)
    #expect(queue.popFirst() == 1)
    #expect(Set(queue.removeAll { $0 == 3 || $0 > 20 }) == [3, 21])
    #expect(queue.count == 4 && queue.ownerCount == 2 && queue.count(of: 3) == 0)
    queue.append(22, of: 3)
    #expect(queue.removeAll { _ in false }.isEmpty)
    #expect((0..<5).compactMap { _ in queue.popFirst() } == [11, 2, 22, 12, 4])
    #expect(queue.popFirst() == nil && queue.count == 0)
    queue.append(5, of: 1)
    #expect(queue.removeAll { _ in true } == [5] && queue.count == 0 && queue.popFirst() == nil)
  }

  @Test func `asks each whether it is over once, whatever it would say later`() {
    var queue = FairQueue<Int, Int>()
    for number in 1...6 { queue.append(number, of: number % 2) }
    var asked: [Int] = []
    let removed = queue.removeAll { number in
      defer { asked.append(number) }
      return number == 3 || asked.contains(number)
    }
    #expect(removed == [3] && asked.sorted() == [1, 2, 3, 4, 5, 6])
    #expect(queue.count == 5)
    #expect((0..<5).compactMap { _ in queue.popFirst() } == [1, 2, 5, 4, 6])
    #expect(queue.popFirst() == nil && queue.count == 0)
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
