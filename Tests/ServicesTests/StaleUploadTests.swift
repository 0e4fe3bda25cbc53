import Auth
import FrontdeskAPI
import RPCCore
import SQLInterface
import TestKit
import Testing
import WireFormat

@testable import Services
@testable import Storage

/// Files that were begun and never sent.
@Suite struct `Uploads that nobody goes on with` {
  private static let quota: UInt64 = 1_000

  /// A full quota of which hardly anything is in the first files.
  private func begun(_ harness: ServiceHarness) throws -> Uuid {
    harness.evidence.quotaBytes = Self.quota
    let customer = try harness.makeCustomer("Ann", phone: "087 438 0001")
    for size in [UInt64](repeating: 1, count: 100) + [UInt64](repeating: 30, count: 30) {
      try begin(harness, customer, size)
    }
    return customer
  }

  private func begin(_ harness: ServiceHarness, _ customer: Uuid, _ size: UInt64) throws {
    let _: EvidenceUpload = try harness.call(
      EvidenceServiceMethods.beginUpload,
      BeginEvidenceRequest(customerId: customer, name: "x", size: size))
  }

  private func used(_ harness: ServiceHarness) throws -> UInt64 {
    harness.reader.begin()
    defer { harness.reader.end() }
    return try harness.reader.evidenceBytes(harness.scope)
  }

  @Test(arguments: [false, true])
  func `give the quota back after a day`(isErased: Bool) throws {
    let harness = try ServiceHarness()
    let customer = try begun(harness)
    #expect(try used(harness) == Self.quota)
    let full = try harness.refusal(
      EvidenceServiceMethods.beginUpload,
      BeginEvidenceRequest(customerId: customer, name: "x", size: 1))
    #expect(full.code == .resourceExhausted)
    let other = try harness.makeCustomer("Bea", phone: "087 438 0002")
    if isErased {
      let scope = harness.scope
      let author = Author(principal: "tester", role: nil, method: "Test.erase")
      let step = WriterStep(scope, author) { store throws(SQLError) -> Void in
        try store.eraseKey(of: customer, scope)
        store.record(
          Change(.erased, .customer, customer, subject: nil, version: 0), scope)
      }
      try harness.store.writer.start()
      try step.perform(on: harness.store.writer)
    }
    harness.clock.advance(by: TimeSpan(microseconds: 25 * 3_600_000_000))
    guard !isErased else { return try expectUpkeep(harness) }
    try begin(harness, other, 990)
    // Enough of them went; they were begun at once, so any two may be left.
    #expect(try (990...Self.quota).contains(used(harness)))
  }

  /// Upkeep forgets them, though nobody begins another.
  private func expectUpkeep(_ harness: ServiceHarness) throws {
    let upkeep = try Upkeep(
      harness.store, harness.environment.tenants, holder: .zero, clock: harness.clock,
      seconds: 0.01, evidence: harness.evidence)
    while try used(harness) > 0 {}
    upkeep.stop()
    harness.store.writer.drain()
  }
}
