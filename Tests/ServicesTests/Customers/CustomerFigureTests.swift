import FrontdeskAPI
import RPCCore
import TestKit
import Testing
import WireFormat

@testable import Services

struct CustomerFigureTests {
  let harness: ServiceHarness

  init() throws { harness = try ServiceHarness(.shop) }

  private func create(_ name: String, _ source: Source, _ status: CustomerStatus = .active) throws {
    let _: Customer = try harness.call(
      CustomerServiceMethods.createCustomer,
      CreateCustomerRequest(name: name, source: source, status: status))
  }

  private func stats() throws -> CustomerStats {
    try harness.call(CustomerServiceMethods.getCustomerStats, GetCustomerStatsRequest())
  }

  private func profile(_ id: Uuid, bookings: UInt32 = 0) throws -> CustomerProfile {
    try harness.call(
      CustomerServiceMethods.getCustomerProfile,
      GetCustomerProfileRequest(id: id, bookings: bookings))
  }

  @Test func `an empty tenant has empty cards`() throws {
    #expect(try stats() == CustomerStats())
  }

  @Test func `cards count live customers by source`() throws {
    try create("First", .web)
    try create("Second", .voice)
    try create("Idle", .voice, .inactive)
    try create("Tied", .web)
    let _: Customer = try harness.call(
      CustomerServiceMethods.createCustomer, CreateCustomerRequest(name: "Gone", source: .web))
    let gone: CustomerPage = try harness.call(
      CustomerServiceMethods.listCustomers, ListCustomersRequest(search: "gone"))
    let _: Customer = try harness.call(
      CustomerServiceMethods.deleteCustomer, DeleteCustomerRequest(id: gone.customers[0].id))
    let stats = try stats()
    #expect(stats.total == 4 && stats.active == 3 && stats.newThisMonth == 4)
    #expect(stats.topSource == .voice)
    #expect(
      stats.bySource == [
        SourceCount(source: .voice, customers: 2), SourceCount(source: .web, customers: 2),
      ])
    let other: CustomerStats = try harness.call(
      CustomerServiceMethods.getCustomerStats, GetCustomerStatsRequest(),
      in: try harness.otherTenant())
    #expect(other == CustomerStats())
  }

  @Test func `the month begins in the tenant's zone`() throws {
    // 2026-03-31T22:59:00Z is still March in Dublin, 23:00Z is April.
    harness.clock.jump(to: Timestamp(microseconds: 1_774_997_940_000_000))
    try create("March", .web)
    #expect(try stats().newThisMonth == 1)
    harness.clock.jump(to: Timestamp(microseconds: 1_774_998_000_000_000))
    try create("April", .web)
    #expect(try stats().newThisMonth == 1)
    #expect(try stats().total == 2)
  }

  @Test func `a profile sums up the bookings`() throws {
    let id = try harness.makeCustomer("Aoife", phone: "0875550101")
    try harness.complete(id, "Massage", price: 8500)
    try harness.complete(id, "Massage", price: 8500)
    try harness.complete(id, "Facial", price: 7001)
    try harness.complete(id, "Facial", price: 3000, currency: "USD")
    try harness.complete(id, "Cut", price: 100)
    let cancelled = try harness.book(id, "Cut", price: 9900)
    let _: Booking = try harness.call(
      BookingServiceMethods.cancelBooking, CancelBookingRequest(id: cancelled.id))
    let profile = try profile(id)
    #expect(profile.customer == (try harness.customer(id)))
    #expect(profile.category.name == "Nuevo")
    #expect(profile.totalBookings == 6 && profile.bookings.count == 6)
    #expect(profile.bookings.first?.id == cancelled.id)
    #expect(
      profile.totalSpent == [
        Money(minor: 24101, currency: "EUR"), Money(minor: 3000, currency: "USD"),
      ])
    // 24101 / 4 = 6025.25.
    #expect(profile.averageValue.map(\.minor) == [6025, 3000])
    #expect(
      profile.favourites == [
        ServiceCount(service: "Facial", bookings: 2),
        ServiceCount(service: "Massage", bookings: 2), ServiceCount(service: "Cut", bookings: 1),
      ])
    #expect(profile.topService == "Facial")
    #expect(profile.lastBookingAt == profile.bookings[1].startsAt)
    #expect(try self.profile(id, bookings: 2).bookings == Array(profile.bookings.prefix(2)))
    #expect(profile.customer.visits == 5)
    #expect(
      profile.customer.spent == [
        Money(minor: 24101, currency: "EUR"), Money(minor: 3000, currency: "USD"),
      ])
  }

  @Test func `a customer without bookings has an empty profile`() throws {
    let id = try harness.makeCustomer("Aoife", phone: "0875550101")
    let profile = try profile(id)
    #expect(profile.totalBookings == 0 && profile.topService == nil)
    #expect(profile.averageValue.isEmpty && profile.lastBookingAt == nil)
    let error = try harness.refusal(
      CustomerServiceMethods.getCustomerProfile,
      GetCustomerProfileRequest(id: id), in: try harness.otherTenant())
    #expect(error.code == .notFound)
  }

  @Test(
    arguments: [
      (1, 2, 1), (-1, 2, -1), (5, 3, 2), (4, 3, 1), (-5, 3, -2), (0, 7, 0), (10, 4, 3),
      (-10, 4, -3),
      (.max, 1, .max),
    ] as [(Int64, Int64, Int64)])
  func `averages round a half away from zero`(sum: Int64, count: Int64, average: Int64) {
    #expect(BookingSummary.average(sum, count) == average)
  }
}
