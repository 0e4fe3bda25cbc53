import StoreKit
import Synchronization
import Testing

@testable import Storage

@Suite struct `A step of long work` {
  @Test func `is told whether anybody else waits for the writer`() throws {
    let fixture = try StoreFixture()
    let writer = fixture.store.writer
    let told = Mutex<[Bool]>([])
    let step = { (other: TestJob?) in
      TestJob(fixture.scope(), isStep: true) { store, _ in
        told.withLock { $0.append(store.isAlone) }
        if let other { writer.submit(other) }
        told.withLock { $0.append(store.isAlone) }
      }
    }
    // Others share a store that is elsewhere, and nobody here sees them.
    let isAlone = TestStore.isEmbedded
    fixture.run(step(nil))
    #expect(told.withLock { $0 } == [isAlone, isAlone])
    // One that comes while the step runs.
    fixture.run(step(TestJob.insert(1, "one", fixture.scope())))
    #expect(told.withLock { Array($0.dropFirst(2)) } == [isAlone, false])
    // One that waits beside it already.
    fixture.run(TestJob.insert(2, "two", fixture.scope()), step(nil))
    #expect(told.withLock { Array($0.dropFirst(4)) } == [false, false])
    // All of those have ended, the refused ones too.
    fixture.run(TestJob(fixture.scope()) { _, _ throws(WriteAbort) in throw .refused })
    fixture.run(step(nil))
    #expect(told.withLock { Array($0.dropFirst(6)) } == [isAlone, isAlone])
  }

  @Test func `is told for some seconds that callers are about`() throws {
    let fixture = try StoreFixture()
    let told = Mutex<[Bool]>([])
    let step = {
      TestJob(fixture.scope(), isStep: true) { store, _ in
        told.withLock { $0.append(store.hasCallers) }
      }
    }
    fixture.clock.advance(milliseconds: 1)
    // Of the server's own writes nobody is told.
    fixture.run(TestJob(fixture.scope()) { _, _ in })
    fixture.run(step())
    #expect(told.withLock { $0 } == [false])
    fixture.run(TestJob(fixture.scope(), waitingSince: 1) { _, _ in })
    fixture.run(step())
    fixture.clock.advance(milliseconds: 4_900)
    fixture.run(step())
    #expect(told.withLock { $0 } == [false, true, true])
    fixture.clock.advance(milliseconds: 200)
    fixture.run(step())
    #expect(told.withLock { $0 } == [false, true, true, false])
  }

  @Test func `does not count as what callers' writes take`() throws {
    let fixture = try StoreFixture()
    let clock = fixture.clock
    for _ in 0..<20 {
      fixture.run(
        TestJob(fixture.scope(), isStep: true) { _, _ in clock.advance(milliseconds: 150) })
    }
    // Were a write to take 150 ms, these would stand in a queue, and the last would be refused.
    for _ in 0..<10 {
      let jobs = (0..<20).map { _ in TestJob(fixture.scope()) { _, _ in } }
      for job in jobs { fixture.store.writer.submit(job) }
      clock.advance(milliseconds: 50)
      while fixture.store.writer.runBatch() > 0 {}
      #expect(jobs.allSatisfy { $0.outcome == .committed })
    }
    #expect(fixture.store.writer.metrics.refusedJobs == 0)
  }
}
