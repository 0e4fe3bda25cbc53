import Auth
import Crypto
import PostgresDriver
import SQLInterface
import StoreKit
import Synchronization
import Testing
import WireFormat

@testable import Storage

/// A store in which twins live, step by step.
final class TwinLife {
  private struct Stopped: Error {
    let name: String
    let outcome: WriteOutcome?
  }

  /// What a twin does or looks at next.
  private enum Step: CaseIterable {
    case make, first, change, again, second, erase, late, purge, last
  }

  let test: TestStore
  private let store: Store
  private let reader: ReadStore
  /// A connection that is not looked at.
  private let witness: any SQLConnection
  private let tables: [StoredTable]
  private let clock = ManualClock()
  private let probe: TenantProbe?

  init(_ dialect: SQLDialect, _ probe: TenantProbe? = nil) throws {
    test = try TestStore(dialect)
    self.probe = probe
    var database = test.database
    if probe != nil, let postgres = test.postgres {
      // Its session is a superuser's, so that the probe can step out of row security; the
      // store's statements run as the serving role all the same.
      database = PostgresDatabase(try PostgresCluster.settings(postgres.name))
    }
    store = try Store(
      probe.map { ProbedDatabase(real: database, probe: $0) } ?? database, master: MasterKey(),
      clock: clock)
    reader = try store.makeReadStore()
    witness = try database.openReader(for: .report)
    tables = try StoredTable.all(of: witness).filter(\.hasTenant)
    if probe?.locks == TenantProbe.Locks.none { try test.postgres?.administer(Self.dropSecurity) }
    probe?.begin(tables.map(\.name))
  }

  deinit {
    probe?.end()
    reader.close()
    witness.close()
    store.writer.drain()
  }

  /// What each of `twins` saw, in turns. Whatever one of them does must leave the rows of the
  /// others as they were; what is said of changed ones is in `damage`.
  func live(_ twins: [Twin]) throws -> (seen: [[String]], damage: [String]) {
    var seen = twins.map { _ in [String]() }
    var damage: [String] = []
    for step in Step.allCases {
      if step == .late { clock.advance(hours: 25) }
      for (index, twin) in twins.enumerated() {
        let others = twins.map(\.scope.tenantID).filter { $0 != twin.scope.tenantID }
        let before = try others.map(rows)
        seen[index] += try take(step, twin)
        if try before != others.map(rows) { damage.append("\(twin.mark): \(step)") }
      }
    }
    return (seen, damage)
  }

  private func take(_ step: Step, _ twin: Twin) throws -> [String] {
    switch step {
    case .make:
      return try run(twin, "make", key: 1) { store throws(SQLError) in try twin.make(store) }
    case .change:
      return try run(twin, "change", key: 2) { store throws(SQLError) in try twin.change(store) }
    case .again:
      // Answered from the journal.
      return try run(twin, "change", key: 2) { _ throws(SQLError) in ["again"] }
    case .erase:
      return try run(twin, "erase", key: 3) { store throws(SQLError) in
        try store.eraseKey(of: Twin.id(5), twin.scope)
        return []
      }
    case .late:
      return try run(twin, "late", key: 2) { _ throws(SQLError) in ["anew"] }
    case .purge:
      let before = try reader.expiredAnswers(limit: 9, now: clock.now(), twin.scope)
      let said = try run(twin, "purge", key: nil) { store throws(SQLError) in
        ["\(try store.purgeAnswers(limit: 9, twin.scope))"]
      }
      let after = try reader.expiredAnswers(limit: 9, now: clock.now(), twin.scope)
      return said + ["\(String(describing: before)) \(String(describing: after))"]
    case .first, .second, .last:
      try walk(twin)
      return try twin.see(reader)
    }
  }

  private func run(
    _ twin: Twin, _ name: String, key: UInt64?,
    _ body: @escaping @Sendable (WriteStore) throws(SQLError) -> [String]
  ) throws -> [String] {
    let said = Mutex<[String]>([])
    let claim = key.map {
      IdempotencyClaim(
        Uuid(high: 9, low: $0), by: TestJob.author, request: SHA256.hash(Array("\($0)".utf8)))
    }
    let job = TestJob(twin.scope, idempotency: claim) { store, scope throws(WriteAbort) in
      do throws(SQLError) {
        let lines = try body(store)
        said.withLock { $0 = lines }
      } catch {
        throw .sql(error)
      }
      let subject = ["make", "change"].contains(name) ? Twin.id(5) : nil
      store.record(
        Change(
          .updated, .thing, Twin.id(5), subject: subject, version: 1, fields: twin.mark,
          before: Array(twin.mark.utf8), after: Array(name.utf8)), scope)
      store.keepAnswer(Array((name + twin.mark).utf8))
    }
    store.writer.submit(job)
    while store.writer.runBatch() > 0 {}
    switch job.outcome {
    case .committed?: return said.withLock { $0 }
    case .replayed(let answer)?: return [String(decoding: answer, as: UTF8.self)]
    default: throw Stopped(name: name, outcome: job.outcome)
    }
  }
}

// All rows, as a copy of a store reads them.
extension TwinLife {
  /// Runs what a copy would, from the start and where an earlier one was cut off.
  private func walk(_ twin: Twin) throws {
    let connection = reader.sql.connection
    for table in tables {
      for text in [table.count, table.selectLast] {
        let statement = try connection.prepare(text)
        _ = statement.aim(at: table, twin.scope.tenantID)
        while try statement.step() {}
        statement.reset()
      }
      var whole = RowWalk(table, twin.scope.tenantID, connection)
      guard let first = try whole.next().first else { continue }
      var rest = RowWalk(table, twin.scope.tenantID, connection, after: first)
      _ = try rest.next()
    }
  }

  /// Every row of `tenant`.
  private func rows(of tenant: Uuid) throws -> [[[StoredValue]]] {
    try tables.map { table in
      var walk = RowWalk(table, tenant, witness)
      return try walk.next()
    }
  }

  private static let dropSecurity = """
    DO $$ DECLARE name text; BEGIN
      FOR name IN SELECT quote_ident(relname) FROM pg_class WHERE relrowsecurity LOOP
        EXECUTE 'DROP POLICY tenant ON ' || name;
        EXECUTE 'ALTER TABLE ' || name || ' DISABLE ROW LEVEL SECURITY';
      END LOOP;
    END $$
    """
}
