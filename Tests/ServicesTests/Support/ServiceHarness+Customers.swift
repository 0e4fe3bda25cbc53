import Auth
import FrontdeskAPI
import TestKit
import WireFormat

extension ServiceHarness {
  /// Makes a customer and gives its id.
  func makeCustomer(_ name: String, phone: String) throws -> Uuid {
    let customer: Customer = try call(
      CustomerServiceMethods.createCustomer, CreateCustomerRequest(name: name, phone: phone))
    return customer.id
  }

  /// The customer as it is now.
  func customer(_ id: Uuid) throws -> Customer {
    try call(CustomerServiceMethods.getCustomer, GetCustomerRequest(key: .id(id)))
  }

  /// A second tenant beside the harness's own.
  func otherTenant(_ profile: TenantProfile = .shop) throws -> TenantScope {
    let tenant: Tenant = try call(
      TenantServiceMethods.createTenant,
      CreateTenantRequest(name: "Other", profile: profile, region: "IE"))
    return .system(tenant.id, "another tenant of a test")
  }

  /// Books an hour for a customer; each call a later one.
  func book(
    _ customer: Uuid, _ service: String = "Cut", price: Int64, currency: String = "EUR",
    location: Uuid? = nil
  ) throws -> Booking {
    clock.advance(by: TimeSpan(microseconds: 3_600_000_000))
    return try call(
      BookingServiceMethods.createBooking,
      CreateBookingRequest(
        who: .customerId(customer), service: service, startsAt: clock.now(),
        duration: TimeSpan(microseconds: 3_600_000_000),
        price: Money(minor: price, currency: currency), locationId: location))
  }

  /// Books and completes.
  func complete(
    _ customer: Uuid, _ service: String = "Cut", price: Int64, currency: String = "EUR",
    location: Uuid? = nil
  ) throws {
    let booking = try book(
      customer, service, price: price, currency: currency, location: location)
    let _: Booking = try call(
      BookingServiceMethods.completeBooking, CompleteBookingRequest(id: booking.id))
  }
}
