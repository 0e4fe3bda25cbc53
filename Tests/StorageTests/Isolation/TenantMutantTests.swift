import Foundation
import SQLInterface
import StoreKit
import Testing

/// Each statement of the store keeps tenants apart, and each `tenant_id = ?1` in it is needed
/// for that: without it the same test fails. `make mutants` tries every one of them; `make test`
/// tries some, others each time.
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

  private static let isWhole =
    ProcessInfo.processInfo.environment["FRONTDESK_TEST_MUTANTS"] == "1"

  @Test(arguments: runs)
  func `without any of its tenant predicates a statement fails`(run: Run) throws {
    let sources = TenantSources(run.dialect)
    let seed = UInt64.random(in: 0..<10)
    let probe = TenantProbe(run.locks, sources, soundTrials: Self.isWhole ? 4 : 1) { predicate in
      Self.isWhole || Self.number(of: predicate) % 10 == seed
    }
    let started = ContinuousClock.now
    _ = try TwinLife(run.dialect, probe).live([.other, .own])
    let survivors = probe.fates.filter { !$0.value.isKilled }.keys
    print(
      "\(run.testDescription): \(probe.fates.count) mutants, \(survivors.count) survive;",
      "\(probe.textCount) texts of statements, \(probe.trials) trials,",
      "seed \(Self.isWhole ? "none" : String(seed)), \(ContinuousClock.now - started)")
    #expect(probe.failures.isEmpty, "\(probe.failures.joined(separator: "\n"))")
    let wrong = survivors.filter { Self.equivalents[$0] == nil }.sorted()
    #expect(
      wrong.isEmpty,
      """
      Nothing shows without these; give the twins records in which it does \
      (Tests/StorageTests/Isolation/Twin.swift says where):
      \(wrong.map { "\(sources.predicates[$0] ?? "?"), number \($0.index): \($0.literal)" }
        .joined(separator: "\n"))
      """)
    for (predicate, reason) in Self.equivalents where sources.predicates[predicate] != nil {
      #expect(probe.fates[predicate]?.isKilled != true, "It is needed after all: \(reason)")
    }
    guard Self.isWhole else { return }
    // Each policy is what holds some mutant back.
    let policies = Set(probe.fates.values.flatMap(\.tables))
    #expect(policies == (run.locks == .policies ? Set(probe.tables) : []))
    let missing = sources.predicates.keys.filter { probe.fates[$0] == nil }.sorted()
    #expect(
      missing.isEmpty,
      """
      The twins never run these; call what runs them in the Twin+….swift of its kind \
      (Tests/StorageTests/Isolation):
      \(missing.map { "\(sources.predicates[$0] ?? ""): \($0.literal)" }.joined(separator: "\n"))
      """)
  }

  /// The same in every process.
  private static func number(of predicate: TenantPredicate) -> UInt64 {
    predicate.literal.utf8.reduce(UInt64(predicate.index)) { $0 &* 31 &+ UInt64($1) } >> 7
  }
}
