import Seams
import Synchronization
import SystemIO
import Testing

@Suite("The system's random words")
struct SystemRandomTests {
  @Test func `Are given once, whichever thread asks`() throws {
    let all = Mutex<[UInt64]>([])
    let threads = try (0..<4).map { _ in
      JoinBox(
        try SystemThread(name: "random") {
          let words = (0..<1000).map { _ in SystemRandom().next() }
          all.withLock { $0 += words }
        })
    }
    for thread in threads { thread.join() }
    let words = all.withLock { $0 }
    #expect(words.count == 4000 && Set(words).count == 4000)
    // Each bit is set in about half of them: 16 standard deviations are allowed.
    for bit in 0..<64 {
      let count = words.count { $0 >> bit & 1 == 1 }
      #expect(abs(count - 2000) < 500, "bit \(bit)")
    }
  }
}
