import FrontdeskAPI
import RPCCore
import Storage
import TestKit
import Testing
import WireFormat

@testable import Services

struct CustomerTests {
  let harness: ServiceHarness

  init() throws { harness = try ServiceHarness(.shop) }

  private typealias Methods = CustomerServiceMethods

  private func create(_ request: CreateCustomerRequest) throws -> Customer {
    try harness.call(Methods.createCustomer, request)
  }

  private func get(_ key: GetCustomerRequest.Key) throws -> Customer {
    try harness.call(Methods.getCustomer, GetCustomerRequest(key: key))
  }

  private func refusal(_ key: GetCustomerRequest.Key?) throws -> RPCError {
    try harness.refusal(Methods.getCustomer, GetCustomerRequest(key: key))
  }

  @Test func `a name is enough and the rest has defaults`() throws {
    let customer = try create(CreateCustomerRequest(name: "  Orla Brennan "))
    #expect(customer.name == "Orla Brennan")
    #expect(customer.type == .individual && customer.status == .active)
    #expect(customer.source == .api && customer.version == 1)
    #expect(customer.number == "RC-2026-0001")
    #expect(customer.publicId.hasPrefix("CUST-1768478400000-"))
    #expect(customer.firstContactAt == harness.clock.now())
    #expect(customer.createdBy == "system")
    let categories: CategoryList = try harness.call(
      Methods.listCategories, ListCategoriesRequest())
    #expect(customer.categoryId == categories.categories.first?.id)
    #expect(try create(CreateCustomerRequest(name: "Next")).number == "RC-2026-0002")
    let event = try #require(try harness.events().last)
    #expect(event.kind == "created" && event.entity == "customer")
  }

  @Test func `texts are trimmed and kept once`() throws {
    let mapping = ProviderMapping(provider: "phorest", branch: "d1", externalId: "7")
    let customer = try create(
      CreateCustomerRequest(
        name: "A", tags: [" vip", "VIP", "new "],
        mappings: [
          mapping, ProviderMapping(provider: "Phorest ", branch: "D1", externalId: "7"),
        ]))
    #expect(customer.tags == ["vip", "new"])
    #expect(customer.mappings == [mapping])
    for request in [
      CreateCustomerRequest(name: " \t"), CreateCustomerRequest(name: "A", tags: [" "]),
      CreateCustomerRequest(name: "A", tags: ["\u{1}vip"]),
      CreateCustomerRequest(name: "A", tags: ["vip\u{202E}"]),
      CreateCustomerRequest(name: "A", phone: "12"),
      CreateCustomerRequest(name: "A", categoryId: Uuid(high: 1, low: 2)),
      CreateCustomerRequest(name: "A", firstContactAt: Timestamp(microseconds: .min)),
    ] {
      let error = try harness.refusal(Methods.createCustomer, request)
      #expect(error.code == .invalidArgument && error.violations.count == 1)
    }
  }

  @Test func `any spelling of a phone is the same customer`() throws {
    let known = try create(CreateCustomerRequest(name: "Aoife", phone: "087 555 0101"))
    #expect(known.phone == "+353875550101")
    for request in [
      CreateCustomerRequest(name: "B", phone: "+353 87 555 0101"),
      CreateCustomerRequest(name: "B", whatsapp: "00353875550101"),
      CreateCustomerRequest(name: "B", alternatePhone: "0875550101"),
    ] {
      let error = try harness.refusal(Methods.createCustomer, request)
      #expect(error.code == .alreadyExists && error.existing == known.id)
    }
    let both = try create(
      CreateCustomerRequest(name: "C", phone: "087 555 0102", whatsapp: "+353875550102"))
    #expect(both.phone == both.whatsapp)
    let count: CustomerPage = try harness.call(
      Methods.listCustomers, ListCustomersRequest(withTotal: true))
    #expect(count.total == 2)
  }

  @Test func `an email is compared without case and shown as given`() throws {
    let known = try create(CreateCustomerRequest(name: "Aoife", email: "Aoife@Example.com"))
    #expect(known.email == "Aoife@Example.com")
    let error = try harness.refusal(
      Methods.createCustomer, CreateCustomerRequest(name: "B", email: "aoife@example.COM"))
    #expect(error.code == .alreadyExists && error.existing == known.id)
    #expect(try get(.email(" AOIFE@example.com ")) == known)
  }

  @Test func `a booking tenant's customers need a phone`() throws {
    let harness = try ServiceHarness(.booking)
    let error = try harness.refusal(
      Methods.createCustomer, CreateCustomerRequest(name: "A", email: "a@example.com"))
    #expect(error.code == .invalidArgument && error.violations.first?.path == "phone")
    let customer: Customer = try harness.call(
      Methods.createCustomer, CreateCustomerRequest(name: "A", phone: "0875550101"))
    let cleared = try harness.refusal(
      Methods.updateCustomer,
      UpdateCustomerRequest(id: customer.id, version: 1, mask: ["phone"]))
    #expect(cleared.code == .invalidArgument)
  }

  @Test func `whatever is known of a customer finds it`() throws {
    let mapping = ProviderMapping(provider: "phorest", branch: "dublin-1", externalId: "PH-1")
    let customer = try create(
      CreateCustomerRequest(
        name: "Aoife", phone: "0875550101", email: "a@example.com", whatsapp: "0875550102",
        mappings: [mapping]))
    let keys: [GetCustomerRequest.Key] = [
      .id(customer.id), .publicId(customer.publicId), .publicId(customer.publicId.lowercased()),
      .number("rc-2026-0001"), .phone("+353 87 5550101"), .whatsapp("087-555-0102"),
      .phone("0875550102"), .email("A@example.com"), .mapping(mapping),
    ]
    for key in keys { #expect(try get(key) == customer) }
    let texts = [
      customer.id.description, customer.publicId, customer.number, "a@example.com", "0875550101",
      "+353875550102", "PH-1",
    ]
    for text in texts { #expect(try get(.any(text)) == customer) }
    for key in [
      GetCustomerRequest.Key.id(Uuid(high: 1, low: 1)), .number("RC-2026-0099"), .any("nobody"),
      .phone("0875550199"), .mapping(ProviderMapping(provider: "x", externalId: "PH-1")),
    ] {
      #expect(try refusal(key).code == .notFound)
    }
    #expect(try refusal(nil).code == .invalidArgument)
    #expect(try refusal(.phone("abc")).code == .invalidArgument)
  }

  @Test func `an external id at two providers is ambiguous`() throws {
    for provider in ["phorest", "fresha"] {
      _ = try create(
        CreateCustomerRequest(
          name: provider, mappings: [ProviderMapping(provider: provider, externalId: "9")]))
    }
    #expect(try refusal(.any("9")).code == .invalidArgument)
  }

  @Test func `another tenant's customer looks like none`() throws {
    let customer = try create(CreateCustomerRequest(name: "Aoife", phone: "0875550101"))
    let other = try harness.otherTenant()
    for key in [GetCustomerRequest.Key.id(customer.id), .phone("0875550101"), .any("RC-2026-0001")]
    {
      let error = try harness.refusal(
        Methods.getCustomer, GetCustomerRequest(key: key), in: other)
      #expect(error == .init(.notFound, "There is no such customer."))
    }
    let same: Customer = try harness.call(
      Methods.createCustomer, CreateCustomerRequest(name: "B", phone: "0875550101"), in: other)
    #expect(same.number == "RC-2026-0001")
    let deletion = try harness.refusal(
      Methods.deleteCustomer, DeleteCustomerRequest(id: customer.id), in: other)
    let restoration = try harness.refusal(
      Methods.restoreCustomer, RestoreCustomerRequest(id: customer.id), in: other)
    #expect(deletion.code == .notFound && restoration.code == .notFound)
  }

  @Test func `a deleted customer frees its identifiers and comes back when they still are`() throws
  {
    let mapping = ProviderMapping(provider: "phorest", externalId: "1")
    let customer = try create(
      CreateCustomerRequest(
        name: "Aoife", phone: "0875550101", email: "a@example.com", mappings: [mapping]))
    harness.clock.advance(by: TimeSpan(microseconds: 5))
    let deleted: Customer = try harness.call(
      Methods.deleteCustomer,
      DeleteCustomerRequest(id: customer.id, version: 1, reason: "asked for it"))
    #expect(deleted.deletedAt == harness.clock.now() && deleted.version == 2)
    #expect(try get(.id(customer.id)) == deleted)
    #expect(try get(.number(customer.number)) == deleted)
    for key in [
      GetCustomerRequest.Key.phone("0875550101"), .email("a@example.com"), .mapping(mapping),
    ] {
      #expect(try refusal(key).code == .notFound)
    }
    let heir = try create(CreateCustomerRequest(name: "Heir", email: "a@example.com"))
    let conflict = try harness.refusal(
      Methods.restoreCustomer, RestoreCustomerRequest(id: customer.id))
    #expect(conflict.code == .alreadyExists && conflict.existing == heir.id)
    let _: Customer = try harness.call(
      Methods.deleteCustomer, DeleteCustomerRequest(id: heir.id))
    let restored: Customer = try harness.call(
      Methods.restoreCustomer, RestoreCustomerRequest(id: customer.id))
    #expect(restored.deletedAt == nil && restored.version == 3)
    #expect(try get(.email("a@example.com")) == restored)
    #expect(try get(.mapping(mapping)) == restored)
    let again = try harness.refusal(
      Methods.restoreCustomer, RestoreCustomerRequest(id: customer.id))
    #expect(again.code == .failedPrecondition)
  }

  @Test func `a deletion of an old version is aborted`() throws {
    let customer = try create(CreateCustomerRequest(name: "Aoife"))
    let _: Customer = try harness.call(
      Methods.updateCustomer,
      UpdateCustomerRequest(
        id: customer.id, version: 1, mask: ["name"], changes: CustomerChanges(name: "Ava")))
    let error = try harness.refusal(
      Methods.deleteCustomer, DeleteCustomerRequest(id: customer.id, version: 1))
    #expect(error.code == .aborted && error.conflicts.map(\.field) == ["name"])
  }

  @Test func `details resolve to the customer that has one of them`() throws {
    func resolve(_ request: ResolveCustomerRequest) throws -> ResolvedCustomer {
      try harness.call(Methods.resolveOrCreateCustomer, request)
    }
    let first = try resolve(
      ResolveCustomerRequest(
        name: "Seán", phone: "0875550102", email: "sean@example.com", source: .whatsapp))
    #expect(first.created && first.customer.source == .whatsapp)
    for request in [
      ResolveCustomerRequest(name: "S", phone: "+353 87 555 0102"),
      ResolveCustomerRequest(name: "S", email: "SEAN@example.com"),
      ResolveCustomerRequest(name: "S", phone: "0875550109", whatsapp: "0875550102"),
    ] {
      let known = try resolve(request)
      #expect(!known.created && known.customer == first.customer)
    }
    let second = try resolve(ResolveCustomerRequest(name: "Ciara", phone: "0875550103"))
    let error = try harness.refusal(
      Methods.resolveOrCreateCustomer,
      ResolveCustomerRequest(name: "S", phone: "0875550103", email: "sean@example.com"))
    #expect(error.code == .failedPrecondition)
    #expect(error.message.contains(second.customer.id.description))
    #expect(error.message.contains(first.customer.id.description))
  }

  @Test func `mappings belong to one live customer each`() throws {
    let mapping = ProviderMapping(provider: "fresha", branch: "", externalId: "FR-1")
    let first = try create(CreateCustomerRequest(name: "A"))
    let second = try create(CreateCustomerRequest(name: "B"))
    let added: Customer = try harness.call(
      Methods.addMapping, AddMappingRequest(customerId: first.id, mapping: mapping))
    #expect(added.mappings == [mapping] && added.version == 2)
    let again: Customer = try harness.call(
      Methods.addMapping, AddMappingRequest(customerId: first.id, mapping: mapping))
    #expect(again == added)
    let error = try harness.refusal(
      Methods.addMapping, AddMappingRequest(customerId: second.id, mapping: mapping))
    #expect(error.code == .alreadyExists && error.existing == first.id)
    let removed: Customer = try harness.call(
      Methods.removeMapping, RemoveMappingRequest(customerId: first.id, mapping: mapping))
    #expect(removed.mappings.isEmpty)
    let missing = try harness.refusal(
      Methods.removeMapping, RemoveMappingRequest(customerId: first.id, mapping: mapping))
    #expect(missing.code == .notFound)
    let moved: Customer = try harness.call(
      Methods.addMapping, AddMappingRequest(customerId: second.id, mapping: mapping))
    #expect(try get(.mapping(mapping)) == moved)
  }
}
