import FrontdeskAPI
import SQLInterface
import StoreKit
import Testing
import WireFormat

@testable import Storage

/// What migration 18 fills in of rows that older programs wrote.
@Suite struct SearchMigrationTests {
  private let fixture: StoreFixture

  init() throws { fixture = try StoreFixture(migrations: Migration.all) }

  private func write(_ number: UInt64, _ name: String, email: String?, tags: [String]) throws {
    let customer = Customer(
      id: Uuid(high: 1, low: number), publicId: "P-\(number)", number: "N-\(number)", version: 1,
      name: name, status: .active, source: .web, email: email, tags: tags)
    let entries = (0..<number % 3).map { entry in
      CustomerEntry(
        .followUp, id: Uuid(high: 2, low: number << 8 | entry), of: customer.id,
        at: Timestamp(microseconds: Int64(entry) - 1), isOpen: entry > 0, record: [])
    }
    let scope = fixture.scope()
    let job = TestJob(scope) { store, scope throws(WriteAbort) in
      store.record(
        Change(.created, .thing, customer.id, subject: customer.id, version: 1), scope)
      do throws(SQLError) {
        try store.insert(customer, raw: [:], scope)
        for entry in entries { try store.insert(entry, scope) }
      } catch {
        throw .sql(error)
      }
    }
    fixture.run(job)
    try #require(job.outcome == .committed)
  }

  /// What is filled in, of all rows.
  private func told(_ owner: any SQLConnection) throws -> [String] {
    var told: [String] = []
    for query in [
      "SELECT term || words FROM customer_terms ORDER BY tenant_id, term, customer_id",
      "SELECT name_folded || tags FROM customers ORDER BY tenant_id, id",
    ] {
      let rows = try owner.prepare(query)
      while try rows.step() { told.append(String(decoding: rows.bytes(0), as: UTF8.self)) }
      rows.reset()
    }
    let rows = try owner.prepare("SELECT follow_up_at FROM customers ORDER BY tenant_id, id")
    while try rows.step() { told.append("\(rows.int64(0))") }
    rows.reset()
    return told
  }

  @Test func `it is what is written today`() throws {
    let long = (0..<12).map { String(repeating: "a", count: 40) + "\($0)" }
    try write(1, "Rían O'Dwyer", email: "rian@example.com", tags: ["vip", "new", "a b"])
    try write(2, "Ana Ana Maria", email: nil, tags: [])
    try write(3, long.joined(separator: " "), email: "x@example.com", tags: ["one"])
    try write(4, "李 小龙", email: "e@example.com", tags: (1...9).map { "tag \($0)" })
    try write(5, "Zoë", email: "n@example.com", tags: ["é", "z"])
    try write(6, "Kofi", email: nil, tags: (1...8).map { "\($0)" + long[0] + long[1] })
    let owner = try fixture.test.database.openMigrator()
    if owner.dialect == .postgres {
      try owner.execute(
        """
        ALTER TABLE customers NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE customer_terms NO FORCE ROW LEVEL SECURITY
        """)
    }
    let written = try told(owner)
    #expect(written.contains("nrian\u{1}rian@example.com\u{1}dwyer\u{1}o\u{1}rian\u{1}"))
    #expect(written.contains("kofi\u{1}"))
    #expect(written.suffix(6) == ["0", "1", "0", "0", "1", "0"])
    try owner.execute(
      "UPDATE customer_terms SET words = ''; UPDATE customers SET tags = '', follow_up_at = 0")
    #expect(try told(owner) != written)
    for statement in Migration.searches.statements {
      let text = owner.dialect == .sqlite ? statement.sqlite : statement.postgres
      let words = text.description
      if words.hasPrefix("ALTER") || words.contains(" INDEX ") { continue }
      try owner.execute(words)
    }
    #expect(try told(owner) == written)
    owner.close()
  }
}
