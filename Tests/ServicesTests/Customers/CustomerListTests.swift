import FrontdeskAPI
import RPCCore
import TestKit
import Testing
import WireFormat

@testable import Services

struct CustomerListTests {
  let harness: ServiceHarness

  init() throws { harness = try ServiceHarness(.shop) }

  @discardableResult
  private func create(_ request: CreateCustomerRequest) throws -> Customer {
    harness.clock.advance(by: TimeSpan(microseconds: 1))
    return try harness.call(CustomerServiceMethods.createCustomer, request)
  }

  private func page(_ request: ListCustomersRequest) throws -> CustomerPage {
    try harness.call(CustomerServiceMethods.listCustomers, request)
  }

  private func names(_ request: ListCustomersRequest) throws -> [String] {
    try page(request).customers.map(\.name)
  }

  /// All pages of `request`, each of which must be full but for the last.
  private func walk(_ request: ListCustomersRequest, by size: UInt32) throws -> [Customer] {
    var request = request
    request.pageSize = size
    var all: [Customer] = []
    while true {
      let page = try page(request)
      all += page.customers
      guard let cursor = page.nextCursor else { return all }
      #expect(page.customers.count == Int(size))
      request.cursor = cursor
    }
  }

  @Test func `a search finds words, spellings and numbers`() throws {
    let customer = try create(
      CreateCustomerRequest(
        name: "Seán Ó Murchú", phone: "087 555 0101", email: "sean@example.com"))
    try create(CreateCustomerRequest(name: "Sandra Murphy", phone: "087 555 0202"))
    for search in [
      "seán", "SEAN", "murc", "sean mur", "0875550101", "555 0101", "+353 87 555 01", "5550101",
      "sean@ex", customer.number, "rc-2026-0001", customer.publicId,
    ] {
      #expect(try page(ListCustomersRequest(search: search)).customers == [customer], "\(search)")
    }
    #expect(try names(ListCustomersRequest(search: "s mur")).count == 2)
    for search in ["murchu sandra", "xyz", "!!!", "1234567"] {
      let empty = try page(ListCustomersRequest(withTotal: true, search: search))
      #expect(empty.customers.isEmpty && empty.total == 0 && empty.nextCursor == nil)
    }
    #expect(try names(ListCustomersRequest(search: "  ")).count == 2)
  }

  @Test func `filters narrow together`() throws {
    let category: Category = try harness.call(
      CustomerServiceMethods.createCategory,
      CreateCategoryRequest(name: "Gold", color: "#FFD700"))
    try create(
      CreateCustomerRequest(name: "A", source: .web, categoryId: category.id, tags: ["x", "y"]))
    try create(CreateCustomerRequest(name: "B", source: .voice, tags: ["X"], status: .inactive))
    try create(CreateCustomerRequest(name: "C", source: .walkIn, tags: ["y"]))
    #expect(try names(ListCustomersRequest(sources: [.web, .walkIn])) == ["A", "C"])
    #expect(try names(ListCustomersRequest(status: .inactive)) == ["B"])
    #expect(try names(ListCustomersRequest(tags: ["x"])) == ["A", "B"])
    #expect(try names(ListCustomersRequest(tags: ["y", "x"])) == ["A"])
    #expect(try names(ListCustomersRequest(categoryId: category.id)) == ["A"])
    #expect(try names(ListCustomersRequest(sources: [.voice], categoryId: category.id)).isEmpty)
    #expect(try names(ListCustomersRequest(search: "a", sources: [.web], tags: ["y"])) == ["A"])
    let total = try page(ListCustomersRequest(pageSize: 1, withTotal: true, tags: ["y"]))
    #expect(total.total == 2 && total.customers.count == 1 && total.nextCursor != nil)
    let error = try harness.refusal(
      CustomerServiceMethods.listCustomers,
      ListCustomersRequest(categoryId: Uuid(high: 1, low: 1)))
    #expect(error.code == .invalidArgument)
  }

  @Test func `deleted customers have a list of their own`() throws {
    let gone = try create(CreateCustomerRequest(name: "Gone", tags: ["x"]))
    try create(CreateCustomerRequest(name: "Here", tags: ["x"]))
    let _: Customer = try harness.call(
      CustomerServiceMethods.deleteCustomer, DeleteCustomerRequest(id: gone.id))
    #expect(try names(ListCustomersRequest(tags: ["x"])) == ["Here"])
    for request in [
      ListCustomersRequest(deleted: true), ListCustomersRequest(search: "gone", deleted: true),
      ListCustomersRequest(tags: ["x"], sort: .name, deleted: true),
    ] {
      #expect(try names(request) == ["Gone"])
    }
    #expect(try names(ListCustomersRequest(search: "gone")).isEmpty)
  }

  @Test(arguments: [CustomerSort.unspecified, .created, .name, .lastVisit, .visits])
  func `pages follow each order both ways without gaps`(sort: CustomerSort) throws {
    let random = harness.random
    for index in 0..<23 {
      let customer = try create(
        CreateCustomerRequest(name: "\(["Éa", "eb", "Ec", "Z"][index % 4]) x", tags: ["t"]))
      for _ in 0..<Int(random.next() % 3) {
        try harness.complete(customer.id, price: 100)
      }
    }
    for request in [
      ListCustomersRequest(sort: sort), ListCustomersRequest(search: "x", sort: sort),
      ListCustomersRequest(tags: ["t"], sort: sort),
    ] {
      let all = try walk(request, by: 500)
      #expect(Set(all.map(\.id)).count == 23)
      let sorted = all.sorted { left, right in
        switch sort {
        case .name: (fold(left), left.id) < (fold(right), right.id)
        case .lastVisit:
          (left.lastVisitAt ?? .zero, left.id) < (right.lastVisitAt ?? .zero, right.id)
        case .visits: (left.visits, left.id) < (right.visits, right.id)
        // Ids say to the millisecond when a customer was made.
        case .unspecified where !request.search.isEmpty: left.id < right.id
        default: (left.createdAt, left.id) < (right.createdAt, right.id)
        }
      }
      #expect(all == sorted)
      #expect(try walk(request, by: 4) == all)
      var backwards = request
      backwards.descending = true
      #expect(try walk(backwards, by: 5) == all.reversed())
    }
  }

  private func fold(_ customer: Customer) -> String {
    customer.name.lowercased().replacing("é", with: "e")
  }

  @Test func `a cursor fits only its own list`() throws {
    for index in 0..<3 { try create(CreateCustomerRequest(name: "A\(index)")) }
    let cursor = try #require(try page(ListCustomersRequest(pageSize: 1)).nextCursor)
    #expect(try names(ListCustomersRequest(pageSize: 5, cursor: cursor)) == ["A1", "A2"])
    for request in [
      ListCustomersRequest(cursor: cursor, search: "a"),
      ListCustomersRequest(cursor: cursor, descending: true),
      ListCustomersRequest(cursor: "abc"),
    ] {
      let error = try harness.refusal(CustomerServiceMethods.listCustomers, request)
      #expect(error.code == .invalidArgument && error.violations.first?.path == "cursor")
    }
    let other = try harness.otherTenant()
    let error = try harness.refusal(
      CustomerServiceMethods.listCustomers, ListCustomersRequest(cursor: cursor), in: other)
    #expect(error.code == .invalidArgument)
  }
}
