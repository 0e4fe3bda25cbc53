import Auth
import Crypto
import FrontdeskAPI
import SQLInterface
import Testing
import WireFormat

@testable import Storage

@Suite struct `A rotation of the master key` {
  private static func secret(_ key: MasterKey) -> SecretBytes { key.withBytes { SecretBytes($0) } }

  private static func both(_ new: MasterKey, _ old: MasterKey) throws -> MasterKey {
    try #require(MasterKey(secret(new), previous: secret(old)))
  }

  /// A store with the keys of many subjects.
  private func filled(_ subjects: UInt64) throws -> StoreFixture {
    let fixture = try StoreFixture(migrations: Migration.all)
    for number in 1...subjects {
      fixture.run(
        TestJob(fixture.scope()) { store, scope throws(WriteAbort) in
          let id = Uuid(high: 0, low: number)
          store.record(
            Change(.created, .thing, id, subject: id, version: 1, after: [UInt8(number & 255)]),
            scope)
        })
    }
    return fixture
  }

  private func open(_ fixture: StoreFixture, _ key: MasterKey) throws -> Store {
    try Store(fixture.database, master: key, clock: fixture.clock)
  }

  private func readable(_ store: Store, _ scope: TenantScope) throws -> Int {
    let reader = try store.makeReadStore()
    defer { reader.close() }
    return try reader.auditEntries(after: 0, limit: 10_000, scope).count { $0.history != nil }
  }

  @Test func `leaves every record readable with the new key, and none with the old`() throws {
    let fixture = try filled(700)
    fixture.store.writer.drain()
    let new = MasterKey()
    let store = try open(fixture, try Self.both(new, fixture.master))
    #expect(try readable(store, fixture.scope()) == 700, "both keys are read meanwhile")
    try Self.makeTenant(store, fixture.scope())
    // The tenant's own key was made with the new one.
    #expect(try store.rewrapKeys() == 700)
    #expect(try store.rewrapKeys() == 0, "again, nothing is left to do")
    #expect(try readable(store, fixture.scope()) == 701)
    store.writer.drain()
    let later = try open(fixture, new)
    #expect(try readable(later, fixture.scope()) == 701)
    later.writer.drain()
    #expect(throws: Store.Failure.wrongMasterKey) { try open(fixture, fixture.master) }
  }

  @Test func `leaves a destroyed key destroyed`() throws {
    let fixture = try filled(3)
    let scope = fixture.scope()
    fixture.run(
      TestJob(scope) { store, scope throws(WriteAbort) in
        do throws(SQLError) { try store.eraseKey(of: Uuid(high: 0, low: 2), scope) } catch {
          throw .sql(error)
        }
        store.record(Change(.erased, .thing, .zero, subject: nil, version: 0), scope)
      })
    try Self.makeTenant(fixture.store, scope)
    fixture.store.writer.drain()
    let store = try open(fixture, try Self.both(MasterKey(), fixture.master))
    #expect(try store.rewrapKeys() == 3)
    #expect(try readable(store, scope) == 3)
    store.writer.drain()
  }

  /// The rotation goes through the tenants that there are.
  private static func makeTenant(_ store: Store, _ scope: TenantScope) throws {
    let step = WriterStep(scope, TestJob.author) { store throws(SQLError) in
      try store.insert(Tenant(id: scope.tenantID, version: 1, name: "One"), scope)
      store.record(
        Change(
          .created, .tenant, scope.tenantID, subject: nil, version: 1, after: [1]), scope)
    }
    try step.perform(on: store.writer)
  }
}
