import FrontdeskAPI
import SQLInterface
import StoreKit
import Testing
import WireFormat

@testable import Storage

/// What migration 19 fills in of rows that older programs wrote.
@Suite struct BookingLocationTests {
  private let fixture: StoreFixture

  init() throws { fixture = try StoreFixture(migrations: Migration.all) }

  private func write(_ booking: Booking) throws {
    let job = TestJob(fixture.scope()) { store, scope throws(WriteAbort) in
      store.record(
        Change(.created, .thing, booking.id, subject: booking.customerId, version: 1), scope)
      do throws(SQLError) {
        try store.insert(booking, staffKey: nil, record: booking.encoded(), scope)
      } catch {
        throw .sql(error)
      }
    }
    fixture.run(job)
    try #require(job.outcome == .committed)
  }

  private func locations(_ owner: any SQLConnection) throws -> [String] {
    let rows = try owner.prepare("SELECT location_id FROM bookings ORDER BY tenant_id, id")
    defer { rows.reset() }
    var told: [String] = []
    while try rows.step() { told.append(rows.isNull(0) ? "-" : "\(rows.uuid(0))") }
    return told
  }

  @Test func `it is what is written today`() throws {
    let base = Booking(
      id: Uuid(high: 1, low: 1), version: 1, customerId: Uuid(high: 2, low: 2), service: "Cut",
      status: .confirmed, price: Money(minor: 5, currency: "EUR"))
    for (number, location) in [nil, Uuid(high: 7, low: .max), nil, Uuid(high: 1, low: 0)]
      .enumerated()
    {
      var booking = base
      booking.id = Uuid(high: 1, low: UInt64(number))
      booking.locationId = location
      if number > 1 { booking.createdBy = String(repeating: "a", count: 16) }
      try write(booking)
    }
    let owner = try fixture.test.database.openMigrator()
    if owner.dialect == .postgres {
      try owner.execute("ALTER TABLE bookings NO FORCE ROW LEVEL SECURITY")
    }
    let written = try locations(owner)
    try owner.execute("UPDATE bookings SET location_id = NULL")
    #expect(try locations(owner) == ["-", "-", "-", "-"])
    for statement in Migration.bookingLocations.statements.dropFirst() {
      let text = owner.dialect == .sqlite ? statement.sqlite : statement.postgres
      try owner.execute(text.description)
    }
    if owner.dialect == .postgres {
      try owner.execute("ALTER TABLE bookings NO FORCE ROW LEVEL SECURITY")
    }
    #expect(try locations(owner) == written && Set(written).count == 3)
  }
}
