import Auth
import FrontdeskAPI
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
}
