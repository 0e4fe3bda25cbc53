import Auth
import Crypto
import FrontdeskAPI
import SQLInterface
import StoreKit
import Testing
import WireFormat

@testable import Storage

@Suite struct `Copying rows between stores` {
  private let clock = ManualClock()
  private let master = MasterKey()

  private func scope(_ number: UInt64) -> TenantScope {
    .system(Uuid(high: 1, low: number), "a test")
  }

  private func open(_ test: TestStore) throws -> Store {
    try Store(test.database, master: master, clock: clock)
  }

  /// Two tenants with more rows than fit a page.
  private func fill(_ test: TestStore) throws {
    let store = try open(test)
    for number in 1...2 as ClosedRange<UInt64> {
      for index in 0..<1300 as Range<UInt64> {
        store.writer.submit(
          TestJob(scope(number)) { store, scope throws(WriteAbort) in
            var tenant = Tenant()
            tenant.id = scope.tenantID
            tenant.name = "Ünïcode \(number)"
            do throws(SQLError) {
              if index == 0 { try store.insert(tenant, scope) }
            } catch { throw .sql(error) }
            store.record(
              Change(
                .created, .thing, Uuid(high: 2, low: index), subject: Uuid(high: 3, low: index),
                version: 1, after: [0, 255, UInt8(truncatingIfNeeded: index)]), scope)
          })
      }
      while store.writer.runBatch() > 0 {}
    }
    store.writer.drain()
  }

  private func copy(
    _ source: TestStore, _ target: TestStore, _ tenant: Uuid? = nil
  ) throws -> StoreCopy.Outcome {
    let copy = try StoreCopy(from: source.database, to: target.database, tenant: tenant)
    defer { copy.close() }
    return try copy.run { _, _ in }
  }

  @Test(arguments: [
    [SQLDialect.sqlite, .sqlite], [.sqlite, .postgres], [.postgres, .sqlite],
  ])
  func `is the same on whatever engines`(engines: [SQLDialect]) throws {
    let source = try TestStore(engines[0])
    let target = try TestStore(engines[1])
    try fill(source)
    try open(target).writer.drain()
    // Two tenants and their chains: a head, a row of tenants, 1,300 changes and their keys each.
    let tables = try tables
    guard case .copied(5204, tables, 3, let digest) = try copy(source, target) else {
      Issue.record("Not all was copied.")
      return
    }
    // And back, or on: the hash is the same wherever the rows are.
    let third = try TestStore(engines[0])
    try open(third).writer.drain()
    guard case .copied(5204, tables, 3, digest) = try copy(target, third) else {
      Issue.record("Not all was copied on.")
      return
    }
    let reader = try open(target).makeReadStore()
    for number in 1...2 as ClosedRange<UInt64> {
      guard case .intact(1300, _) = try reader.verifyChain(scope(number)) else {
        Issue.record("The chain is broken.")
        return
      }
      let last = try reader.auditEntries(after: 1299, limit: 1, scope(number))
      #expect(last.first?.history?.after == [0, 255, UInt8(truncatingIfNeeded: 1299)])
    }
  }

  private var tables: Int {
    get throws {
      let store = try TestStore(.sqlite)
      try open(store).writer.drain()
      let connection = try store.database.openReader(for: .report)
      defer { connection.close() }
      return try StoredTable.all(of: connection).count - 2
    }
  }

  @Test func `refuses what is in the way, and what is not the source that was begun with`() throws {
    let source = try TestStore(.sqlite)
    let target = try TestStore(.sqlite)
    try fill(source)
    try open(target).writer.drain()
    #expect(try copy(source, target, Uuid(high: 9, low: 9)) == .noTenant)
    guard case .copied = try copy(source, target, scope(1).tenantID) else {
      Issue.record("The first tenant was not copied.")
      return
    }
    #expect(try copy(source, target) == .targetInUse(table: "journal"))
    guard case .copied = try copy(source, target, scope(2).tenantID) else {
      Issue.record("The second tenant was not copied.")
      return
    }
    let connection = try target.database.openWriter()
    try connection.execute("INSERT INTO meta (name, value) VALUES ('copy under way', 'other')")
    #expect(try copy(source, target) == .otherCopy)
    connection.close()
  }

  @Test func `finds a row that is not what was copied`() throws {
    let source = try TestStore(.sqlite)
    let target = try TestStore(.sqlite)
    try fill(source)
    try open(target).writer.drain()
    // As a copy that was cut short would have left it, but for one byte.
    let first = try StoreCopy(from: source.database, to: target.database)
    _ = try first.run { _, _ in }
    let mark = try first.mark([.zero, scope(1).tenantID, scope(2).tenantID])
    first.close()
    let connection = try target.database.openWriter()
    try connection.execute(
      """
      INSERT INTO meta (name, value) VALUES ('copy under way', '\(mark)');
      UPDATE journal SET fields = 'x' WHERE seq = 700 AND tenant_id = (
        SELECT max(tenant_id) FROM tenants);
      """)
    connection.close()
    #expect(
      try copy(source, target) == .differs(table: "journal", tenant: scope(2).tenantID))
  }
}
