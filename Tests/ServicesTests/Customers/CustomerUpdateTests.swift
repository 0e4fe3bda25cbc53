import FrontdeskAPI
import RPCCore
import Storage
import TestKit
import Testing
import WireFormat

@testable import Services

struct CustomerUpdateTests {
  let harness: ServiceHarness
  let customer: Customer

  init() throws {
    harness = try ServiceHarness(.shop)
    customer = try harness.call(
      CustomerServiceMethods.createCustomer,
      CreateCustomerRequest(
        name: "Aoife Murphy", phone: "0875550101", email: "a@example.com", locale: "en-IE",
        tags: ["vip"]))
  }

  private func update(
    _ mask: [String], _ changes: CustomerChanges, version: UInt64 = 1
  ) throws -> Customer {
    try harness.call(
      CustomerServiceMethods.updateCustomer,
      UpdateCustomerRequest(id: customer.id, version: version, mask: mask, changes: changes))
  }

  private func refusal(
    _ mask: [String], _ changes: CustomerChanges, version: UInt64 = 1
  ) throws -> RPCError {
    try harness.refusal(
      CustomerServiceMethods.updateCustomer,
      UpdateCustomerRequest(id: customer.id, version: version, mask: mask, changes: changes))
  }

  private func found(_ search: String) throws -> [Customer] {
    let page: CustomerPage = try harness.call(
      CustomerServiceMethods.listCustomers, ListCustomersRequest(search: search))
    return page.customers
  }

  @Test func `only what the mask names changes`() throws {
    harness.clock.advance(by: TimeSpan(microseconds: 7))
    let changed = try update(
      ["name", "locale", "tags"],
      CustomerChanges(name: " Ava Byrne", phone: "0875550999", tags: ["new", "NEW"]))
    var expected = customer
    expected.name = "Ava Byrne"
    expected.locale = nil
    expected.tags = ["new"]
    expected.version = 2
    expected.updatedAt = harness.clock.now()
    #expect(changed == expected)
    #expect(try found("murphy").isEmpty)
    #expect(try found("byrne") == [changed])
    let event = try #require(try harness.events().last)
    #expect(event.kind == "updated" && event.fields == "name,locale,tags")
  }

  @Test func `setting what is there already changes nothing`() throws {
    let before = try harness.events().count
    let same = try update(
      ["name", "phone", "tags"],
      CustomerChanges(name: "Aoife Murphy ", phone: "+353 87 555 0101", tags: ["vip"]))
    #expect(same == customer)
    #expect(try harness.events().count == before)
    let changed = try update(
      ["name", "status"], CustomerChanges(name: "Aoife Murphy", status: .inactive))
    #expect(changed.version == 2)
    #expect(try harness.events().last?.fields == "status")
  }

  @Test func `identifiers move with the record`() throws {
    let changed = try update(
      ["phone", "whatsapp"], CustomerChanges(phone: "0875550111", whatsapp: "0875550101"))
    for phone in ["0875550111", "0875550101"] {
      let found: Customer = try harness.call(
        CustomerServiceMethods.getCustomer, GetCustomerRequest(key: .phone(phone)))
      #expect(found == changed)
    }
    let cleared = try update(["whatsapp", "email"], CustomerChanges(), version: 2)
    #expect(cleared.whatsapp == nil && cleared.email == nil)
    let other: Customer = try harness.call(
      CustomerServiceMethods.createCustomer,
      CreateCustomerRequest(name: "B", phone: "0875550101", email: "a@example.com"))
    let error = try refusal(["phone"], CustomerChanges(phone: "0875550101"), version: 3)
    #expect(error.code == .alreadyExists && error.existing == other.id)
    #expect(error.violations.first?.path == "phone")
  }

  @Test func `a stale version tells what has changed`() throws {
    _ = try update(["name"], CustomerChanges(name: "Ava"))
    let error = try refusal(["name", "tags"], CustomerChanges(name: "Eve", tags: ["x"]))
    #expect(error.code == .aborted)
    #expect(
      error.conflicts == [
        RPCError.Conflict(
          field: "name", original: "\"Aoife Murphy\"", current: "\"Ava\"", attempted: "\"Eve\"")
      ])
    let future = try refusal(["name"], CustomerChanges(name: "Eve"), version: 9)
    #expect(future.code == .invalidArgument)
  }

  @Test func `what every customer has cannot be cleared`() throws {
    for field in ["name", "type", "status", "source"] {
      let error = try refusal([field], CustomerChanges())
      #expect(error.code == .invalidArgument)
      #expect(error.violations.first?.path == "changes.\(field)")
    }
    #expect(try refusal(["number"], CustomerChanges()).violations.first?.path == "mask[0]")
    let category = try refusal(["categoryId"], CustomerChanges(categoryId: Uuid(high: 1, low: 1)))
    #expect(category.violations.first?.path == "changes.categoryId")
  }

  @Test func `a deleted customer is not changed`() throws {
    let _: Customer = try harness.call(
      CustomerServiceMethods.deleteCustomer, DeleteCustomerRequest(id: customer.id))
    let error = try refusal(["name"], CustomerChanges(name: "Eve"), version: 2)
    #expect(error.code == .notFound && error.message.contains("restore"))
  }

  @Test func `a stale change is told what stands in private fields now`() throws {
    _ = try update(["company"], CustomerChanges(company: Company(vatNumber: "IE1")))
    let stale = try refusal(["name"], CustomerChanges(name: "Other"))
    #expect(stale.conflicts.map(\.field) == ["company"])
    #expect(stale.conflicts.first?.current.contains("IE1") == true)
  }
}
