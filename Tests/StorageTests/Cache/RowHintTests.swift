import FrontdeskAPI
import SQLInterface
import Seams
import Testing
import WireFormat

@testable import Storage

/// Reads of customers by the places of their rows.
@Suite struct RowHintTests {
  private let tenant = Uuid(high: 1, low: 1)
  private let id = Uuid(high: 7, low: 7)

  @Test func `remembers the row of each customer of each tenant`() {
    var hints = RowHints()
    let other = Uuid(high: 1, low: 2)
    hints.fetch(id, tenant)
    #expect(hints.row(of: id, tenant) == nil)
    var bits = SplitMix64(seed: 1)
    let ids = (0..<20_000).map { _ in Uuid(high: bits.next(), low: bits.next()) }
    for (row, id) in ids.enumerated() { hints.note(Int64(row + 1), of: id, tenant) }
    // Fetching one changes nothing.
    for id in ids { hints.fetch(id, tenant) }
    let found = ids.enumerated().filter { hints.row(of: $1, tenant) == Int64($0 + 1) }.count
    // A full bucket forgets somebody.
    #expect(found > 18_000)
    let mistaken = ids.filter { hints.row(of: $0, other) != nil }.count
    #expect(mistaken < 200)
    hints.note(5, of: id, tenant)
    hints.note(6, of: id, tenant)
    #expect(hints.row(of: id, tenant) == 6)
  }

  @Test func `does not grow beyond its bound`() {
    var hints = RowHints()
    for number in 1...(RowHints.entriesMax * 2) {
      hints.note(Int64(number), of: Uuid(high: 1, low: UInt64(number)), tenant)
    }
    #expect(hints.entryCount == RowHints.entriesMax)
    #expect(
      hints.row(of: Uuid(high: 1, low: UInt64(RowHints.entriesMax * 2)), tenant)
        == Int64(RowHints.entriesMax * 2))
  }

  @Test(arguments: [0, -1, 1 << 36, .max] as [Int64])
  func `leaves out a row whose number does not fit`(row: Int64) {
    var hints = RowHints()
    hints.note(row, of: id, tenant)
    #expect(hints.row(of: id, tenant) == nil)
  }

  /// What becomes of the row after it was read, and whether the customer is still there.
  @Test(arguments: [
    ("", true),
    ("UPDATE customers SET rowid = rowid + 100", true),
    ("UPDATE customers SET tenant_id = x'00000000000000010000000000000002'", false),
    (
      """
      UPDATE customers SET id = x'00000000000000070000000000000008'
      WHERE id = x'00000000000000070000000000000007'
      """, false
    ),
    ("DELETE FROM customers", false),
    (
      """
      UPDATE customers SET rowid = 100 WHERE id = x'00000000000000070000000000000007';
      UPDATE customers SET rowid = 1 WHERE id <> x'00000000000000070000000000000007';
      """, true
    ),
    ("UPDATE customers SET moderated_until = 1", true),
    // One that was merged into nobody is not found by anybody.
    ("UPDATE customers SET deleted = 2", false),
  ])
  func `reads no other row in its place`(change: String, isThere: Bool) throws {
    let fixture = try StoreFixture(.sqlite, migrations: Migration.all)
    for number in [7, 9] as [UInt64] {
      let job = TestJob(fixture.scope()) { store, scope throws(WriteAbort) in
        let customer = Customer(
          id: Uuid(high: 7, low: number), publicId: "P-\(number)", number: "N-\(number)",
          version: 1, name: "Number \(number)", createdAt: Timestamp(microseconds: 1))
        store.record(
          Change(.created, .thing, customer.id, subject: customer.id, version: 1), scope)
        do throws(SQLError) { try store.insert(customer, raw: [:], scope) } catch {
          throw .sql(error)
        }
      }
      fixture.run(job)
      #expect(job.outcome == .committed)
    }
    let reader = try fixture.store.makeReadStore()
    let first = try #require(try read(reader, fixture))
    let row = try #require(reader.hints?.row(of: id, tenant))
    #expect(row == 1)
    if !change.isEmpty { try fixture.tamper(change) }
    for _ in 0..<2 { #expect(try read(reader, fixture) == (isThere ? first : nil)) }
  }

  private func read(_ reader: ReadStore, _ fixture: StoreFixture) throws -> [UInt8]? {
    reader.begin()
    defer { reader.end() }
    var answer = WireWriter()
    let isThere = try reader.appendCustomer(
      id, to: &answer, at: Timestamp(microseconds: 5), fixture.scope())
    return isThere ? answer.finish() : nil
  }
}
