import Auth
import FrontdeskAPI
import RPCCore
import SQLInterface
import TestKit
import Testing
import WireFormat

@testable import Services
@testable import Storage

struct BookingListTests {
  let harness: ServiceHarness
  private let customers: [Uuid]
  private static let hour: Int64 = 3_600_000_000

  init() throws {
    let harness = try ServiceHarness(.shop)
    self.harness = harness
    customers = try (0..<2).map { number in
      try harness.makeCustomer("Customer \(number)", phone: "+35387555010\(number)")
    }
  }

  private func time(_ hours: Int64) -> Timestamp {
    Timestamp(microseconds: harness.clock.now().microseconds + hours * Self.hour)
  }

  @discardableResult
  private func make(
    _ hours: Int64, customer: Int = 0, staff: String? = nil, channel: Source = .web
  ) throws -> Booking {
    try harness.call(
      BookingServiceMethods.createBooking,
      CreateBookingRequest(
        who: .customerId(customers[customer]), service: "Cut", staff: staff,
        startsAt: time(hours), duration: TimeSpan(microseconds: Self.hour), channel: channel))
  }

  /// Everything that the list shows, read page by page.
  private func all(_ request: ListBookingsRequest) throws -> [Booking] {
    var request = request
    var found: [Booking] = []
    repeat {
      let page: BookingPage = try harness.call(BookingServiceMethods.listBookings, request)
      #expect(page.bookings.count <= 15)
      found += page.bookings
      request.cursor = page.nextCursor ?? ""
    } while !request.cursor.isEmpty
    return found
  }

  @Test(arguments: [false, true])
  func `pages hold every booking once, in the order of their start`(ascending: Bool) throws {
    let random = SeededRandom()
    // Several begin at the same moment, so that the id must decide.
    let made = try (0..<40).map { _ in try make(Int64(random.next() % 9)) }
    let sorted = made.sorted { ($0.startsAt, $0.id) < ($1.startsAt, $1.id) }
    for size in [1, 7, 15] as [UInt32] {
      let found = try all(ListBookingsRequest(pageSize: size, ascending: ascending))
      #expect(found == (ascending ? sorted : sorted.reversed()))
    }
    let own = ListBookingsRequest(
      pageSize: 4, customerId: customers[0], from: time(2), to: time(7), ascending: ascending)
    let middle = sorted.filter { $0.startsAt >= time(2) && $0.startsAt < time(7) }
    #expect(try all(own) == (ascending ? middle : middle.reversed()))
  }

  @Test func `filters narrow the list and its total`() throws {
    let mine = try make(1, staff: "Niamh")
    let hers = try make(2, customer: 1, staff: "niamh", channel: .voice)
    let other = try make(3, customer: 1)
    let _: Booking = try harness.call(
      BookingServiceMethods.cancelBooking, CancelBookingRequest(id: other.id))
    func ids(_ request: ListBookingsRequest) throws -> [Uuid] {
      var request = request
      request.withTotal = true
      let page: BookingPage = try harness.call(BookingServiceMethods.listBookings, request)
      #expect(page.total == UInt64(page.bookings.count))
      return page.bookings.map(\.id)
    }
    #expect(try ids(ListBookingsRequest()) == [other.id, hers.id, mine.id])
    #expect(try ids(ListBookingsRequest(customerId: customers[1])) == [other.id, hers.id])
    #expect(try ids(ListBookingsRequest(staff: "NIAMH")) == [hers.id, mine.id])
    #expect(try ids(ListBookingsRequest(statuses: [.cancelled])) == [other.id])
    #expect(try ids(ListBookingsRequest(channel: .voice)) == [hers.id])
    #expect(try ids(ListBookingsRequest(from: time(2), to: time(3))) == [hers.id])
  }

  @Test func `another tenant sees nothing`() throws {
    try make(1)
    let page: BookingPage = try harness.call(
      BookingServiceMethods.listBookings, ListBookingsRequest(),
      in: .system(Uuid(high: 7, low: 7), "another tenant"))
    #expect(page.bookings.isEmpty)
  }

  @Test func `each query goes by its index`() throws {
    // What PostgreSQL makes of its statements is StatementTests' to say.
    let harness = try ServiceHarness(on: .sqlite)
    func plan(_ text: String) throws -> String {
      let statement = try harness.reader.sql.connection.prepare("EXPLAIN QUERY PLAN " + text)
      var lines = ""
      while try statement.step() {
        lines += String(decoding: statement.bytes(3), as: UTF8.self) + "\n"
      }
      return lines
    }
    let conflict = try plan(
      """
      SELECT id FROM bookings WHERE tenant_id = ?1 AND staff_key = ?2 AND status <= 4
        AND starts_at > ?3 AND starts_at < ?4 AND ends_at > ?5 AND id <> ?6 LIMIT 1
      """)
    #expect(conflict.contains("bookings_by_staff (tenant_id=? AND staff_key=? AND starts_at>?"))
    func list(_ filter: BookingFilter, _ position: ListPosition?) throws -> String {
      try plan(filter.list(after: position).text.text(for: .sqlite))
    }
    let position = ListPosition(number: 1, id: .zero)
    var filter = BookingFilter()
    #expect(try list(filter, nil).contains("bookings_by_time (tenant_id=?)"))
    #expect(try list(filter, position).contains("bookings_by_time (tenant_id=? AND "))
    filter.from = time(0)
    filter.to = time(1)
    #expect(try list(filter, nil).contains("starts_at>? AND starts_at<?"))
    filter.customer = customers[0]
    #expect(try list(filter, position).contains("bookings_by_customer (tenant_id=? AND customer"))
  }
}
