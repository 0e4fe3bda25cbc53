import Auth
import JSONText
import RPCCore
import SchemaJSON
import Seams
import Services
import Storage
import TestKit
import Testing
import WireFormat

/// What the booking platform's dashboard shows, on the demonstration data.
@Suite struct `The booking platform` {
  static let aoife = #"{"id":"01980000-0000-7000-8000-000000000101"}"#

  @Test func `shows its stats cards`() async throws {
    let server = try TestServer(isDemo: true)
    let admin = try server.caller(.clientAdmin, tenant: DemoTenant.id)
    let stats = try await admin.call("CustomerService.getCustomerStats")
    #expect(stats["total"]?.number == 6)
    #expect(stats["active"]?.number == 5)
    #expect(stats["newThisMonth"]?.number == 5)
    #expect(stats["topSource"]?.text == "web")
    let sources = stats["bySource"]?.list ?? []
    #expect(sources.map { $0["source"]?.text } == ["web", "voice", "whatsapp"])
    #expect(sources.map { $0["customers"]?.number } == [3, 2, 1])
  }

  @Test(arguments: [("voice", 2), ("web", 3), ("whatsapp", 1), ("walkIn", 0)])
  func `filters its customers by source`(source: String, count: Int) async throws {
    let server = try TestServer(isDemo: true)
    let admin = try server.caller(.clientAdmin, tenant: DemoTenant.id)
    let page = try await admin.call(
      "CustomerService.listCustomers", "{\"sources\":[\"\(source)\"],\"withTotal\":true}")
    #expect(page["customers"]?.list.count == count)
    #expect(page["total"]?.number == count)
    #expect(page["customers"]?.list.allSatisfy { $0["source"]?.text == source } == true)
  }

  @Test func `shows a client's detail`() async throws {
    let server = try TestServer(isDemo: true)
    let admin = try server.caller(.clientAdmin, tenant: DemoTenant.id)
    let profile = try await admin.call("CustomerService.getCustomerProfile", Self.aoife)
    #expect(profile["totalBookings"]?.number == 5)
    #expect(profile["totalSpent"]?[0]?["minor"]?.number == 41_000)
    #expect(profile["averageValue"]?[0]?["minor"]?.number == 8200)
    #expect(profile["topService"]?.text == "Deep tissue massage")
    #expect(profile["favourites"]?.list.map { $0["bookings"]?.number } == [4, 1])
    #expect(profile["category"]?["name"]?.text == "VIP")
    #expect(profile["customer"]?["mappings"]?.list.count == 2)
    let starts = profile["bookings"]?.list.compactMap { $0["startsAt"]?.text } ?? []
    #expect(starts.count == 5 && starts == starts.sorted(by: >))
    #expect(profile["lastBookingAt"]?.text == starts.first)
  }

  @Test(arguments: [
    #"{"phone":"087 555 0101"}"#, #"{"phone":"+353 87 555 0101"}"#,
    #"{"email":"AOIFE.Murphy@example.com"}"#, #"{"any":"0875550101"}"#,
    #"{"any":"aoife.murphy@example.com"}"#, #"{"any":"PH-10001"}"#,
    #"{"mapping":{"provider":"phorest","branch":"dublin-1","externalId":"PH-10001"}}"#,
    #"{"any":"01980000-0000-7000-8000-000000000101"}"#,
  ])
  func `finds a client by whatever is known`(key: String) async throws {
    let server = try TestServer(isDemo: true)
    let admin = try server.caller(.clientAdmin, tenant: DemoTenant.id)
    let customer = try await admin.call("CustomerService.getCustomer", key)
    #expect(customer["name"]?.text == "Aoife Murphy")
    for name in ["publicId", "number"] {
      let id = try #require(customer[name]?.text)
      let same = try await admin.call("CustomerService.getCustomer", "{\"\(name)\":\"\(id)\"}")
      #expect(same == customer)
    }
  }

  @Test func `seeds once, cleans exactly that, and seeds again`() async throws {
    let server = try TestServer(isDemo: true)
    let admin = try server.caller(.clientAdmin, tenant: DemoTenant.id)
    let first = try await admin.call("CustomerService.listCustomers")
    try DemoTenant.seed(server.server.store, server.server.environment, clock: SystemClock())
    #expect(try await admin.call("CustomerService.listCustomers") == first)
    try await admin.call(
      "CustomerService.createCustomer", #"{"name":"Own Customer","phone":"087 999 0000"}"#)
    let removed = try DemoTenant.clean(server.server.store)
    #expect(removed.customers == 6 && removed.bookings == 17 && removed.leads == 3)
    let left = try await admin.call("CustomerService.listCustomers")
    #expect(left["customers"]?.list.map { $0["name"]?.text } == ["Own Customer"])
    for list in ["BookingService.listBookings", "LeadService.listLeads"] {
      let page = try await admin.call(list)
      #expect(page["bookings"]?.list.isEmpty ?? page["leads"]?.list.isEmpty == true)
    }
    #expect(try DemoTenant.clean(server.server.store).customers == 0)
    // Somebody has a demonstration record's number by now.
    try await admin.call(
      "CustomerService.createCustomer", #"{"name":"Own Aoife","phone":"087 555 0101"}"#)
    try DemoTenant.seed(server.server.store, server.server.environment, clock: SystemClock())
    let counts = try DemoTenant.counts(server.server.store)
    #expect(counts.customers == 6 && counts.bookings == 17 && counts.leads == 3)
  }

  @Test func `counts the same on whatever day it is seeded`() async throws {
    // The first minute of a year in Dublin, its last one, and a leap day.
    for start in [1_767_225_600, 1_798_761_590, 1_835_481_600, 1_803_859_199] as [Int64] {
      let clock = ManualClock(Timestamp(microseconds: start * 1_000_000))
      let server = try TestServer(clock: clock)
      try DemoTenant.seed(server.server.store, server.server.environment, clock: clock)
      let admin = try server.caller(.clientAdmin, tenant: DemoTenant.id)
      let stats = try await admin.call("CustomerService.getCustomerStats")
      #expect(stats["active"]?.number == 5)
      #expect(stats["newThisMonth"]?.number == 5, "\(start)")
    }
  }

  @Test func `lets no staff member be booked twice at once`() async throws {
    let server = try TestServer(isDemo: true)
    let admin = try server.caller(.clientAdmin, tenant: DemoTenant.id)
    func booking(_ start: String, _ staff: String = "Niamh") -> String {
      """
      {"customerId":"01980000-0000-7000-8000-000000000101","service":"Massage",\
      "staff":"\(staff)","startsAt":"\(start)","duration":"60m"}
      """
    }
    let codes = await withTaskGroup(of: StatusCode?.self) { group in
      for _ in 0..<20 {
        group.addTask {
          try? await admin.failure(
            "BookingService.createBooking", booking("2031-05-05T10:00:00Z"))?.code
        }
      }
      return await group.reduce(into: [StatusCode?]()) { $0.append($1) }
    }
    #expect(codes.count { $0 == nil } == 1)
    #expect(codes.count { $0 == .failedPrecondition } == 19)
    let overlapping = try await admin.failure(
      "BookingService.createBooking", booking("2031-05-05T10:59:00Z", "niamh"))
    #expect(overlapping?.code == .failedPrecondition && overlapping?.existing != nil)
    for free in ["2031-05-05T11:00:00Z", "2031-05-05T09:00:00Z"] {
      #expect(try await admin.failure("BookingService.createBooking", booking(free)) == nil)
    }
    #expect(
      try await admin.failure(
        "BookingService.createBooking", booking("2031-05-05T10:00:00Z", "Declan")) == nil)
  }
}
