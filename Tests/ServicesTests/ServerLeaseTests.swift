import SQLInterface
import Storage
import TestKit
import Testing
import WireFormat

@testable import Services

@Suite struct ServerLeaseTests {
  private func seconds(_ count: Int64) -> TimeSpan { TimeSpan(microseconds: count * 1_000_000) }

  @Test func `a lease is taken over once its holder was silent for long, and not before`() throws {
    let harness = try ServiceHarness(on: .postgres)
    try harness.store.writer.start()
    defer { harness.store.writer.drain() }
    let leases = (1...2 as ClosedRange<UInt64>).map { holder in
      ServerLease(
        "work", holder: Uuid(high: 1, low: holder), harness.store, clock: harness.clock)
    }
    #expect(leases[0].hold() && !leases[1].hold())
    for _ in 0..<5 {
      // Who works on says so, however long it takes.
      harness.clock.advance(by: seconds(20))
      #expect(leases[0].hold() && !leases[1].hold())
    }
    harness.clock.advance(by: seconds(29))
    #expect(!leases[1].hold())
    harness.clock.advance(by: seconds(1))
    #expect(leases[1].hold())
    // The first one was only slow, and finds that it has lost it.
    #expect(!leases[0].hold())
    leases[1].drop()
    #expect(leases[0].hold() && !leases[1].hold())
  }
}
