import Auth
import Crypto
import FrontdeskAPI
import SQLInterface
import StoreKit
import Testing
import WireFormat

@testable import Storage

@Suite struct `What a message says` {
  private let customer = Uuid(high: 7, low: 1)
  private let text = "Your table is booked, qzbody."

  private func message(_ id: UInt64) -> Communication {
    Communication(
      id: Uuid(high: 8, low: id), version: 1, customerId: customer, channel: .sms,
      direction: .outbound, subject: "qzsubject", message: text, recipient: "qzrecipient",
      status: .sent, metadata: ["k": "qzvalue"], at: Timestamp(microseconds: 5))
  }

  private func write(
    _ fixture: StoreFixture, _ body: @escaping @Sendable (WriteStore) throws(SQLError) -> Void
  ) throws {
    let (customer, scope) = (customer, fixture.scope())
    let step = WriterStep(scope, TestJob.author) { store throws(SQLError) in
      try body(store)
      store.record(Change(.updated, .thing, customer, subject: nil, version: 1), scope)
    }
    try step.perform(on: fixture.store.writer)
  }

  /// What the rows hold beside what is sealed.
  private func openRecord(_ fixture: StoreFixture) throws -> String {
    let reader = try fixture.store.makeReadStore()
    defer { reader.close() }
    var rows = try reader.open(Self.records, fixture.scope())
    var text = ""
    while try rows.next() { text += String(decoding: rows.array(0), as: UTF8.self) }
    return text
  }

  private static let records = Query(
    "SELECT record FROM communications WHERE tenant_id = ?1 ORDER BY id")

  @Test func `is sealed, and read as it was written`() throws {
    let fixture = try StoreFixture(migrations: Migration.all)
    let (scope, message) = (fixture.scope(), message(1))
    try write(fixture) { store throws(SQLError) in try store.insert(message, scope) }
    #expect(try !openRecord(fixture).contains("qz"))
    let reader = try fixture.store.makeReadStore()
    defer { reader.close() }
    #expect(try reader.communication(message.id, scope) == message)
    #expect(try reader.communications(of: customer, after: nil, limit: 9, scope) == [message])
    var answer = WireWriter()
    _ = try reader.writeCommunications(
      CommunicationFilter(), after: nil, limit: PageLimit(9), to: &answer, scope)
    let bytes = answer.finish()
    #expect(try CommunicationPage(decoding: bytes.span.bytes).communications == [message])
    let id = customer
    try write(fixture) { store throws(SQLError) in try store.eraseKey(of: id, scope) }
    let left = try #require(try reader.communication(message.id, scope))
    #expect(left.message.isEmpty && left.subject == nil && left.metadata.isEmpty)
  }

  @Test func `is read where it is older than the seal, and sealed when it changes`() throws {
    let fixture = try StoreFixture(migrations: Migration.all)
    let (scope, message) = (fixture.scope(), message(1))
    try write(fixture) { store throws(SQLError) in try store.insert(message, scope) }
    let hex = message.encoded().map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
    let literal = TestStore.isEmbedded ? "x'\(hex)'" : "'\\x\(hex)'"
    try fixture.tamper(
      "UPDATE communications SET record = \(literal), sealed = NULL, sealed_for = NULL")
    let reader = try fixture.store.makeReadStore()
    defer { reader.close() }
    #expect(try openRecord(fixture).contains("qzbody"))
    #expect(try reader.communication(message.id, scope) == message)
    var read = message
    read.status = .read
    let changed = read
    try write(fixture) { store throws(SQLError) in try store.update(changed, scope) }
    #expect(try !openRecord(fixture).contains("qz"))
    #expect(try reader.communication(message.id, scope) == changed)
  }
}
