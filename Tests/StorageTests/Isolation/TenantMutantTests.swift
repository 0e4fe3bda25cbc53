import Foundation
import SQLInterface
import StoreKit
import Testing

/// Each statement of the store keeps tenants apart, and each `tenant_id = ?1` in it is needed
/// for that: without it the same test fails. `make mutants` tries every one of them; `make test`
/// some on PostgreSQL, others each time.
@Suite struct TenantMutantTests {
  /// One way in which a mutant is tried.
  struct Run: CustomTestStringConvertible {
    let dialect: SQLDialect
    let locks: TenantProbe.Locks

    var testDescription: String {
      switch (dialect, locks) {
      case (.sqlite, _): "SQLite"
      case (.postgres, .none): "PostgreSQL with row security off"
      case (.postgres, .policies): "PostgreSQL with each policy dropped"
      }
    }
  }

  static let runs = [
    Run(dialect: .sqlite, locks: .none), Run(dialect: .postgres, locks: .none),
    Run(dialect: .postgres, locks: .policies),
  ].filter { isWhole || $0.dialect == TestStore.dialect }

  /// Predicates without which nothing shows, each with the reason.
  static let equivalents: [TenantPredicate: String] = [:]

  private static let known = Set(
    [SQLDialect.sqlite, .postgres].flatMap { TenantSources($0).predicates.keys })

  private static let isWhole =
    ProcessInfo.processInfo.environment["FRONTDESK_TEST_MUTANTS"] == "1"

  @Test(arguments: runs)
  func `without any of its tenant predicates a statement fails`(run: Run) throws {
    let sources = TenantSources(run.dialect)
    let seed = UInt64.random(in: 0..<10)
    // Under row security nothing shows of a statement as it is.
    let soundTrials = run.locks == .policies ? 0 : Self.isWhole ? 4 : 1
    // On the embedded engine all of them take but a moment.
    let isSample = !Self.isWhole && run.dialect == .postgres
    let probe = TenantProbe(run.locks, sources, soundTrials: soundTrials) { predicate in
      !isSample || Self.number(of: predicate) % 10 == seed
    }
    let started = ContinuousClock.now
    _ = try TwinLife(run.dialect, probe).live([.other, .own])
    let survivors = probe.fates.filter { !$0.value.isKilled }.keys
    print(
      "\(run.testDescription): \(probe.fates.count) mutants, \(survivors.count) survive;",
      "\(probe.textCount) texts of statements, \(probe.trials) trials,",
      "seed \(isSample ? String(seed) : "none"), \(ContinuousClock.now - started)")
    report(probe.failures, "These let tenants see or touch each other:")
    let list = { (predicates: [TenantPredicate]) in
      predicates.sorted().map { "\(sources.predicates[$0] ?? "-"), \($0.index): \($0.literal)" }
    }
    report(
      list(survivors.filter { Self.equivalents[$0] == nil }),
      """
      Nothing shows without these predicates. Give the twins records in which it does \
      (Tests/StorageTests/Isolation/Twin.swift says where):
      """)
    report(
      list(sources.predicates.keys.filter { !probe.reached.contains($0) }),
      """
      The twins never run these statements. Call what runs them for both twins, or ask them as \
      they are (Tests/StorageTests/Isolation/Twin.swift says where):
      """)
    report(
      list(
        Self.equivalents.keys.filter { known in
          !Self.known.contains(known) || probe.fates[known]?.isKilled == true
        }), "These are listed as needless, and are needed or not there:")
    if Self.isWhole {
      // Each policy is what holds some mutant back.
      let policies = Set(probe.fates.values.flatMap(\.tables))
      #expect(policies == (run.locks == .policies ? Set(probe.tables) : []))
    }
  }

  private func report(_ lines: [String], _ title: String) {
    if !lines.isEmpty { Issue.record("\(([title] + lines).joined(separator: "\n"))") }
  }

  /// The same in every process.
  private static func number(of predicate: TenantPredicate) -> UInt64 {
    predicate.literal.utf8.reduce(UInt64(predicate.index)) { $0 &* 31 &+ UInt64($1) } >> 7
  }
}
