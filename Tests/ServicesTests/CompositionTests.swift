import FrontdeskAPI
import RPCCore
import TestKit
import Testing
import WireFormat

@testable import Services

/// The same text can be written with é as one code point or as two: keyboards differ, and
/// nobody sees it.
@Suite struct CompositionTests {
  let harness: ServiceHarness

  init() throws { harness = try ServiceHarness(.shop) }

  private typealias Methods = CustomerServiceMethods

  private static let whole = "jos\u{E9}@example.com"
  private static let apart = "jose\u{301}@example.com"

  private func create(_ request: CreateCustomerRequest) throws -> Customer {
    try harness.call(Methods.createCustomer, request)
  }

  private func update(
    _ customer: Customer, _ mask: [String], _ changes: CustomerChanges
  ) throws -> Customer {
    try harness.call(
      Methods.updateCustomer,
      UpdateCustomerRequest(
        id: customer.id, version: customer.version, mask: mask, changes: changes))
  }

  private func names(_ request: ListCustomersRequest) throws -> [String] {
    let page: CustomerPage = try harness.call(Methods.listCustomers, request)
    return page.customers.map(\.name)
  }

  @Test func `an address is the same customer either way`() throws {
    let known = try create(CreateCustomerRequest(name: "A", email: Self.whole))
    let error = try harness.refusal(
      Methods.createCustomer, CreateCustomerRequest(name: "B", email: Self.apart))
    #expect(error.code == .alreadyExists && error.existing == known.id)
    let found: Customer = try harness.call(
      Methods.getCustomer, GetCustomerRequest(key: .email(Self.apart)))
    #expect(found.id == known.id)
  }

  @Test func `an address that was written anew is free after its customer is deleted`() throws {
    let known = try create(CreateCustomerRequest(name: "A", email: Self.whole))
    let changed = try update(
      known, ["name", "email"], CustomerChanges(name: "A2", email: Self.apart))
    let _: Customer = try harness.call(
      Methods.deleteCustomer, DeleteCustomerRequest(id: changed.id))
    #expect(try create(CreateCustomerRequest(name: "B", email: Self.apart)).id != known.id)
  }

  @Test func `a tag that was written anew is found, and gone when it is removed`() throws {
    let known = try create(CreateCustomerRequest(name: "A", tags: ["caf\u{E9}"]))
    let changed = try update(
      known, ["name", "tags"], CustomerChanges(name: "A2", tags: ["cafe\u{301}"]))
    for tag in ["caf\u{E9}", "cafe\u{301}"] {
      #expect(try names(ListCustomersRequest(tags: [tag])) == ["A2"])
    }
    _ = try update(changed, ["tags"], CustomerChanges())
    for tag in ["caf\u{E9}", "cafe\u{301}"] {
      #expect(try names(ListCustomersRequest(tags: [tag])).isEmpty)
    }
  }

  @Test func `a search for zeros finds numbers with zeros`() throws {
    _ = try create(CreateCustomerRequest(name: "A", phone: "087 555 0101"))
    _ = try create(CreateCustomerRequest(name: "B", phone: "087 555 1000"))
    #expect(try names(ListCustomersRequest(search: "000")) == ["B"])
  }
}
