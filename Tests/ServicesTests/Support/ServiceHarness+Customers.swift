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
}
