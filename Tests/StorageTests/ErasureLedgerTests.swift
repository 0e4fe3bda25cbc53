import Auth
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
    let fixture = try StoreFixture()
    fixture.run(
      TestJob.insert(1, "one", fixture.scope()), TestJob.insert(2, "two", fixture.scope()))
    let tenant = fixture.scope().tenantID
    let lines = [UInt64(1), 9].map {
      ErasureLedger.Entry(at: .zero, tenant: tenant, subject: Uuid(high: 0, low: $0)).line
    }
    let ledger = try ErasureLedger(Array(lines.joined().utf8))
    #expect(try fixture.store.replay(ledger) == 1)
    #expect(try fixture.store.replay(ledger) == 0)
    let reader = try fixture.store.makeReadStore()
    let histories = try reader.auditEntries(after: 0, limit: 9, fixture.scope())
      .map { $0.history?.after }
    #expect(histories.prefix(2) == [nil, Array("two".utf8)])
    guard case .intact = try reader.verifyChain(fixture.scope()) else {
      Issue.record("The chain is broken.")
      return
    }
  }
}
