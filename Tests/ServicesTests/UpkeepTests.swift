import Auth
import Crypto
import RPCServer
import SQLInterface
import Synchronization
import TestKit
import Testing
import WireFormat

@testable import Services
@testable import Storage

@Suite struct UpkeepTests {
  @Test func `saved answers are forgotten after a day without anybody asking`() throws {
    let harness = try ServiceHarness()
    for key in 1...3 { KeptCall.run(UInt64(key), harness) }
    KeptCall.run(4, harness, scope: .platform)
    harness.clock.advance(by: TimeSpan(microseconds: 25 * 3_600_000_000))
    KeptCall.run(5, harness)
    try harness.store.writer.start()
    let upkeep = try Upkeep(
      harness.store, harness.environment.tenants, holder: .zero, clock: harness.clock,
      seconds: 0.01)
    while try kept(harness, harness.scope) > 1 || kept(harness, .platform) > 0 {}
    upkeep.stop()
    #expect(try kept(harness, harness.scope) == 1)
    harness.store.writer.drain()
  }

  @Test func `it ends while it waits`() throws {
    let harness = try ServiceHarness()
    try Upkeep(
      harness.store, harness.environment.tenants, holder: .zero, clock: harness.clock,
      seconds: 3600
    ).stop()
  }

  private static let countKept = Query(
    "SELECT count(*) FROM journal WHERE tenant_id = ?1 AND idempotency_key IS NOT NULL")

  private func kept(_ harness: ServiceHarness, _ scope: TenantScope) throws -> Int {
    var rows = try harness.reader.open(Self.countKept, scope)
    return try rows.next() ? rows.int(0) : 0
  }
}

/// A call that changes nothing and whose answer is kept.
private final class KeptCall: WriteJob {
  let scope: TenantScope
  let author = Author(principal: "tester", role: .clientAdmin, method: "Test.call")
  let idempotency: IdempotencyClaim?
  let deadline = UInt64.max
  let isCancelled = false

  private init(_ key: UInt64, _ scope: TenantScope) {
    self.scope = scope
    idempotency = IdempotencyClaim(
      Uuid(high: 1, low: key), by: author, request: SHA256.hash([]))
  }

  static func run(_ key: UInt64, _ harness: ServiceHarness, scope: TenantScope? = nil) {
    harness.store.writer.submit(KeptCall(key, scope ?? harness.scope))
    while harness.store.writer.runBatch() > 0 {}
  }

  func run(_ store: WriteStore) throws(WriteAbort) { store.keepAnswer([1]) }

  func finish(_ outcome: WriteOutcome) { #expect(outcome == .committed) }
}
