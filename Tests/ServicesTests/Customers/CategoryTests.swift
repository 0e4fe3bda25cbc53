import Auth
import FrontdeskAPI
import RPCCore
import SQLInterface
import TestKit
import Testing
import WireFormat

@testable import Services
@testable import Storage

struct CategoryTests {
  let harness: ServiceHarness

  init() throws { harness = try ServiceHarness(.shop) }

  private func categories() throws -> [FrontdeskAPI.Category] {
    let list: CategoryList = try harness.call(
      CustomerServiceMethods.listCategories, ListCategoriesRequest())
    return list.categories
  }

  private func create(_ name: String) throws -> FrontdeskAPI.Category {
    try harness.call(
      CustomerServiceMethods.createCategory, CreateCategoryRequest(name: name, color: "#010203"))
  }

  private func delete(_ id: Uuid) throws -> UInt64 {
    let answer: DeletedCategory = try harness.call(
      CustomerServiceMethods.deleteCategory, DeleteCategoryRequest(id: id))
    return answer.movedCustomers
  }

  private func makeCustomer(_ name: String, in category: Uuid) throws -> Customer {
    try harness.call(
      CustomerServiceMethods.createCustomer,
      CreateCustomerRequest(name: name, categoryId: category))
  }

  private func listed(in category: Uuid) throws -> [Customer] {
    let page: CustomerPage = try harness.call(
      CustomerServiceMethods.listCustomers,
      ListCustomersRequest(withTotal: true, categoryId: category))
    #expect(page.total == UInt64(page.customers.count))
    return page.customers
  }

  @Test func `a tenant begins with three`() throws {
    let all = try categories()
    #expect(all.map(\.name) == ["Nuevo", "Regular", "VIP"])
    #expect(all.map(\.color) == ["#4CAF50", "#2196F3", "#FFC107"])
    #expect(all.map(\.isDefault) == [true, false, false])
    #expect(all.allSatisfy { $0.publicId.hasPrefix("CUSTCAT-1768478400000-") })
  }

  @Test func `names are unique but for case and accents`() throws {
    let gold = try create("Décor")
    let error = try harness.refusal(
      CustomerServiceMethods.createCategory,
      CreateCategoryRequest(name: " decor ", color: "#000000"))
    #expect(error.code == .alreadyExists && error.existing == gold.id)
    _ = try delete(gold.id)
    #expect(try create("decor").id != gold.id)
  }

  @Test func `the default one can be renamed but not deleted`() throws {
    let usual = try categories()[0]
    let renamed: FrontdeskAPI.Category = try harness.call(
      CustomerServiceMethods.updateCategory,
      UpdateCategoryRequest(
        id: usual.id, version: 1, mask: ["name", "color"], name: "Everybody", color: "#000000"))
    #expect(renamed.name == "Everybody" && renamed.color == "#000000" && renamed.version == 2)
    #expect(renamed.isDefault)
    let stale = try harness.refusal(
      CustomerServiceMethods.updateCategory,
      UpdateCategoryRequest(id: usual.id, version: 1, mask: ["name"], name: "X"))
    #expect(stale.code == .aborted && stale.conflicts.map(\.field) == ["color", "name"])
    let taken = try harness.refusal(
      CustomerServiceMethods.updateCategory,
      UpdateCategoryRequest(id: usual.id, version: 2, mask: ["name"], name: "vip"))
    #expect(taken.code == .alreadyExists)
    let error = try harness.refusal(
      CustomerServiceMethods.deleteCategory, DeleteCategoryRequest(id: usual.id))
    #expect(error.code == .failedPrecondition)
  }

  @Test func `customers of a deleted category are in the default one`() throws {
    let usual = try categories()[0]
    let gold = try create("Gold")
    let golden = try (1...3).map { try makeCustomer("G\($0)", in: gold.id) }
    let plain = try makeCustomer("P", in: usual.id)
    let _: Customer = try harness.call(
      CustomerServiceMethods.deleteCustomer, DeleteCustomerRequest(id: golden[2].id))
    #expect(try delete(gold.id) == 2)
    #expect(try categories().map(\.id).contains(gold.id) == false)

    var moved = golden[0]
    moved.categoryId = usual.id
    #expect(try harness.customer(moved.id) == moved)
    #expect(try harness.customer(golden[2].id).categoryId == usual.id)
    #expect(Set(try listed(in: usual.id).map(\.id)) == [golden[0].id, golden[1].id, plain.id])
    #expect(try listed(in: usual.id).allSatisfy { $0.categoryId == usual.id })
    let found: Customer = try harness.call(
      CustomerServiceMethods.getCustomer, GetCustomerRequest(key: .number(moved.number)))
    #expect(found == moved)

    let gone = try harness.refusal(
      CustomerServiceMethods.deleteCategory, DeleteCategoryRequest(id: gold.id))
    #expect(gone.code == .notFound)
    let error = try harness.refusal(
      CustomerServiceMethods.createCustomer,
      CreateCustomerRequest(name: "X", categoryId: gold.id))
    #expect(error.code == .invalidArgument)
  }

  @Test func `a moved customer can be changed and moved again`() throws {
    let usual = try categories()[0]
    let gold = try create("Gold")
    let silver = try create("Silver")
    let customer = try makeCustomer("A", in: gold.id)
    _ = try delete(gold.id)
    try harness.complete(customer.id, price: 500)
    #expect(try harness.customer(customer.id).categoryId == usual.id)
    let renamed: Customer = try harness.call(
      CustomerServiceMethods.updateCustomer,
      UpdateCustomerRequest(
        id: customer.id, version: 2, mask: ["name"], changes: CustomerChanges(name: "B")))
    #expect(renamed.categoryId == usual.id)
    let moved: Customer = try harness.call(
      CustomerServiceMethods.updateCustomer,
      UpdateCustomerRequest(
        id: customer.id, version: 3, mask: ["categoryId"],
        changes: CustomerChanges(categoryId: silver.id)))
    #expect(moved.categoryId == silver.id)
    #expect(try listed(in: silver.id) == [moved])
    #expect(try listed(in: usual.id).isEmpty)
    #expect(try delete(silver.id) == 1)
    #expect(try listed(in: usual.id).map(\.id) == [customer.id])
  }

  @Test func `a deleted category's customers are counted no further than the writer has time`()
    throws
  {
    let category = try create("Full")
    for index in 0..<3 {
      let _: Customer = try harness.call(
        CustomerServiceMethods.createCustomer,
        CreateCustomerRequest(name: "Person \(index)", categoryId: category.id))
    }
    let scope = harness.scope
    harness.reader.begin()
    let target = try #require(try harness.reader.defaultCategory(scope)).id
    harness.reader.end()
    let author = Author(principal: "tester", role: nil, method: "Test.delete")
    let step = WriterStep(scope, author) { store throws(SQLError) -> Int in
      store.allowUnrecordedChanges("a test")
      return try store.deleteCategory(category.id, movingTo: target, countMax: 2, scope)
    }
    try harness.store.writer.start()
    #expect(try step.perform(on: harness.store.writer) == 2)
    harness.store.writer.drain()
  }
}
