import Auth
import Foundation
import SystemIO
import TestKit
import Testing
import WireFormat

@testable import Storage

@Suite struct `The ledger of erasures` {
  private let entries = (1...3).map {
    ErasureLedger.Entry(
      at: Timestamp(microseconds: Int64($0)), tenant: Uuid(high: 1, low: 2),
      subject: Uuid(high: 3, low: UInt64($0)))
  }

  private var text: String { entries.map(\.line).joined() }

  @Test func `says what was written to it, without a line that was never ended`() throws {
    #expect(try ErasureLedger([]).entries.isEmpty)
    #expect(try ErasureLedger(Array(text.utf8)).entries == entries)
    let torn = text.dropLast(1)
    #expect(try ErasureLedger(Array(torn.utf8)).entries == Array(entries.dropLast()))
  }

  @Test func `tells every changed byte of a line`() throws {
    let sound = Array(text.utf8)
    let line = entries[0].line.utf8.count
    for offset in 0..<line - 1 {
      var bad = sound
      bad[offset] ^= 1
      #expect(throws: ErasureLedger.Damage.self, "\(offset)") { try ErasureLedger(bad) }
    }
  }

  @Test func `destroys again the keys that came back, and only those`() throws {
    let fixture = try StoreFixture(migrations: Migration.all)
    let scope = fixture.scope()
    for (number, name) in [(UInt64(1), "one"), (2, "two")] {
      fixture.run(
        TestJob(scope) { store, scope throws(WriteAbort) in
          let id = Uuid(high: 0, low: number)
          store.record(
            Change(.created, .thing, id, subject: id, version: 1, after: Array(name.utf8)), scope)
        })
    }
    let lines = [UInt64(1), 9].map {
      ErasureLedger.Entry(at: .zero, tenant: scope.tenantID, subject: Uuid(high: 0, low: $0)).line
    }
    let ledger = try ErasureLedger(Array(lines.joined().utf8))
    #expect(try fixture.store.replay(ledger, now: .zero) == 1)
    #expect(try fixture.store.replay(ledger, now: .zero) == 0)
    let reader = try fixture.store.makeReadStore()
    let histories = try reader.auditEntries(after: 0, limit: 9, scope).map { $0.history?.after }
    #expect(histories.prefix(2) == [nil, Array("two".utf8)])
    guard case .intact = try reader.verifyChain(scope) else {
      Issue.record("The chain is broken.")
      return
    }
  }

  @Test func `is written a whole line at a time`() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path(of: "erasures.log")
    let log = ErasureLog(AppendedFile(path: path))
    #expect(try log.read().entries.isEmpty)
    try log.note(Array(entries.prefix(2)))
    #expect(try log.read().entries == Array(entries.prefix(2)))
    // A power cut in the middle of a line.
    let torn = try Data(contentsOf: URL(fileURLWithPath: path)) + Data("1 17 to".utf8)
    try torn.write(to: URL(fileURLWithPath: path))
    let next = ErasureLog(AppendedFile(path: path))
    #expect(try next.read().entries == Array(entries.prefix(2)))
    try next.note([entries[2]])
    #expect(try next.read().entries == entries)
  }
}
