import Synchronization
import SystemIO
import Testing

@Suite struct `Monitors and semaphores` {
  @Test func `wait for a change of a monitor's state`() throws {
    let monitor = Monitor(0)
    let threads = try (0..<4).map { index in
      JoinBox(
        try SystemThread(name: "waiter-\(index)") {
          monitor.wait { $0 >= 100 ? () : nil }
          monitor.look { $0 += 1 }
        })
    }
    for _ in 0..<100 { monitor.changeAll { $0 += 1 } }
    for thread in threads { thread.join() }
    #expect(monitor.look { $0 } == 104)
    // A second join returns at once.
    for thread in threads { thread.join() }
  }

  @Test func `stop waiting when the time is over`() {
    let monitor = Monitor(0)
    #expect(monitor.wait(seconds: 0.01) { $0 > 0 ? $0 : nil } == nil)
    monitor.change { $0 = 3 }
    #expect(monitor.wait(seconds: 60) { $0 > 0 ? $0 : nil } == 3)
  }

  @Test func `take each signal of a semaphore once`() throws {
    let semaphore = Semaphore()
    let taken = Atomic(0)
    let thread = try SystemThread(name: "taker") {
      for _ in 0..<1000 {
        semaphore.wait()
        taken.add(1, ordering: .relaxed)
      }
    }
    for _ in 0..<1000 { semaphore.signal() }
    thread.join()
    #expect(taken.load(ordering: .relaxed) == 1000)
  }
}
