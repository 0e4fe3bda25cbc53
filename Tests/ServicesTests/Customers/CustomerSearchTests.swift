import Auth
import FrontdeskAPI
import FrontdeskServices
import RPCCore
import SQLInterface
import TestKit
import Testing
import WireFormat

@testable import Services

/// Searches that more customers match than are looked at.
@Suite struct CustomerSearchTests {
  let harness: ServiceHarness

  init() throws { harness = try ServiceHarness(.shop, for: #function) }

  private func page(_ request: ListCustomersRequest) throws -> CustomerPage {
    try harness.call(CustomerServiceMethods.listCustomers, request)
  }

  /// 2,100 whose names begin alike; the last ones are special.
  private func makeCrowd() throws {
    var requests = (0..<2_097).map { CreateCustomerRequest(name: "Mariana Perez \($0)") }
    requests.append(CreateCustomerRequest(name: "Maria Quill"))
    requests.append(CreateCustomerRequest(name: "Maria Perez Rare"))
    requests.append(CreateCustomerRequest(name: "Marian Zorn", email: "m@example.com"))
    let results: [Result<Customer, any Error>] = try harness.together(
      CustomerServiceMethods.createCustomer, requests)
    for result in results { _ = try result.get() }
  }

  @Test func `say so, and still find whole words first`() throws {
    try makeCrowd()
    let common = try page(ListCustomersRequest(pageSize: 2, withTotal: true, search: "maria"))
    #expect(common.moreCandidates)
    // Both were made in the same moment, so their ids decide which comes first.
    #expect(Set(common.customers.map(\.name)) == ["Maria Quill", "Maria Perez Rare"])
    #expect(common.total == 2_000)
    // One rare word is enough to look at everybody who matches.
    for (search, wanted) in [
      ("maria rare", "Maria Perez Rare"), ("mar per rar", "Maria Perez Rare"),
      ("zorn", "Marian Zorn"), ("marian zo", "Marian Zorn"), ("m@example", "Marian Zorn"),
    ] {
      let found = try page(ListCustomersRequest(search: search))
      #expect(found.customers.map(\.name) == [wanted], "\(search)")
      #expect(!found.moreCandidates, "\(search)")
    }
    let both = try page(ListCustomersRequest(pageSize: 1, search: "mari pere"))
    #expect(both.moreCandidates)
    #expect(both.customers.count == 1)
    let none = try page(ListCustomersRequest(search: "maria nobody"))
    #expect(none.customers.isEmpty && !none.moreCandidates)
  }

  @Test func `find whoever has a common word elsewhere than in the name`() throws {
    var requests = (0..<2_100).map {
      CreateCustomerRequest(name: "Person \($0)", email: "info@firm\($0).example.com")
    }
    requests += (0..<40).map { CreateCustomerRequest(name: "Maria No\($0)") }
    requests.append(CreateCustomerRequest(name: "Maria Quill", email: "info@quill.example.com"))
    let results: [Result<Customer, any Error>] = try harness.together(
      CustomerServiceMethods.createCustomer, requests)
    for result in results { _ = try result.get() }
    let found = try page(ListCustomersRequest(search: "maria info"))
    #expect(found.customers.map(\.name) == ["Maria Quill"])
    #expect(!found.moreCandidates)
  }

  @Test(arguments: [CustomerSort.unspecified, .created, .name, .lastVisit, .visits, .spent])
  func `page through everybody once, in either direction`(sort: CustomerSort) throws {
    for number in 0..<40 {
      let name = number % 3 == 0 ? "Ola" : "Olaf"
      let made: Customer = try harness.call(
        CustomerServiceMethods.createCustomer, CreateCustomerRequest(name: "\(name) \(number)"))
      if number % 4 == 0 { try harness.complete(made.id, price: Int64(number % 8 * 100)) }
    }
    for isDescending in [false, true] {
      var request = ListCustomersRequest(
        pageSize: 7, search: "ola", sort: sort, descending: isDescending)
      var seen: [Customer] = []
      while true {
        let page = try page(request)
        seen += page.customers
        guard let cursor = page.nextCursor else { break }
        request.cursor = cursor
      }
      #expect(seen.count == 40)
      #expect(Set(seen.map(\.id)).count == 40)
      let keys: [Int64] = seen.map { customer in
        switch sort {
        case .visits: Int64(customer.visits)
        case .lastVisit: customer.lastVisitAt?.microseconds ?? 0
        case .spent: customer.spent.first?.minor ?? 0
        default: 0
        }
      }
      #expect(keys == (isDescending ? keys.sorted(by: >) : keys.sorted()))
      if sort == .unspecified {
        #expect(seen.prefix(14).allSatisfy { $0.name.hasPrefix("Ola ") })
      }
    }
  }
}
