import Auth
import FrontdeskAPI
import RPCCore
import SQLInterface
import TestKit
import Testing
import WireFormat

@testable import Services
@testable import Storage

/// What became of things between a merge and its undoing.
@Suite struct `A merge that is undone` {
  let harness: ServiceHarness

  init() throws { harness = try ServiceHarness(.shop, for: #function) }

  private func make(_ name: String, _ category: Uuid? = nil) throws -> Customer {
    try harness.call(
      CustomerServiceMethods.createCustomer,
      CreateCustomerRequest(name: name, categoryId: category))
  }

  private func merge(
    _ merged: Customer, into survivor: Customer, _ choices: [MergeChoice] = []
  ) throws {
    let _: MergedCustomers = try harness.call(
      DuplicateServiceMethods.mergeCustomers,
      MergeCustomersRequest(
        survivorId: survivor.id, survivorVersion: survivor.version, mergedId: merged.id,
        mergedVersion: merged.version, choices: choices))
  }

  @Test func `puts nobody into a category that is gone`() throws {
    let vip: FrontdeskAPI.Category = try harness.call(
      CustomerServiceMethods.createCategory,
      CreateCategoryRequest(name: "Only one", color: "#112233"))
    let ann = try make("Ann", vip.id)
    let bea = try make("Bea")
    try merge(bea, into: ann, [MergeChoice(field: "categoryId", take: .merged)])
    let _: DeletedCategory = try harness.call(
      CustomerServiceMethods.deleteCategory, DeleteCategoryRequest(id: vip.id))
    let undone: UndoneMerge = try harness.call(
      DuplicateServiceMethods.undoMerge, UndoMergeRequest(mergedId: bea.id))
    #expect(undone.survivor.categoryId == bea.categoryId, "the default one")
    #expect(try harness.customer(ann.id).categoryId == bea.categoryId)
  }

  @Test func `leaves no version of a location's data that was seen before`() throws {
    let place = Uuid(high: 1, low: 2)
    func write(_ customer: Customer, _ version: UInt64, _ notes: String) -> some WireMessage {
      UpdateCustomerLocationRequest(
        customerId: customer.id, locationId: place, version: version, mask: ["notes"],
        notes: notes)
    }
    let (ann, bea) = (try make("Ann"), try make("Bea"))
    for customer in [ann, bea] {
      let _: CustomerLocation = try harness.call(
        CustomerServiceMethods.updateCustomerLocation, write(customer, 0, "Of \(customer.name)"))
    }
    try merge(bea, into: ann)
    func known() throws -> CustomerLocation {
      let list: CustomerLocationList = try harness.call(
        CustomerServiceMethods.listCustomerLocations,
        ListCustomerLocationsRequest(customerId: ann.id))
      return try #require(list.locations.first)
    }
    let merged = try known()
    let _: UndoneMerge = try harness.call(
      DuplicateServiceMethods.undoMerge, UndoMergeRequest(mergedId: bea.id))
    let own = try known()
    #expect(own.notes == "Of Ann" && own.version > merged.version)
    let stale = try harness.refusal(
      CustomerServiceMethods.updateCustomerLocation, write(ann, merged.version, "Over"))
    #expect(stale.code == .aborted)
    let _: CustomerLocation = try harness.call(
      CustomerServiceMethods.updateCustomerLocation, write(ann, own.version, "New"))
    let late = try harness.refusal(
      CustomerServiceMethods.updateCustomerLocation, write(ann, own.version, "Late"))
    #expect(late.conflicts.map(\.field) == ["notes"])
    #expect(late.conflicts.first?.current == "\"New\"")
  }

  private static let sizes = Query(
    "SELECT length(sealed) FROM customer_merges WHERE tenant_id = ?1")

  @Test func `keeps nothing of the one with the other`() throws {
    let ann = try make("Ann")
    let bea = try make("Bea")
    try merge(bea, into: ann)
    func size() throws -> Int {
      harness.reader.begin()
      defer { harness.reader.end() }
      var rows = try harness.reader.open(Self.sizes, harness.scope)
      return try rows.next() ? rows.int(0) : -1
    }
    #expect(try size() > 0)
    let _: UndoneMerge = try harness.call(
      DuplicateServiceMethods.undoMerge, UndoMergeRequest(mergedId: bea.id))
    #expect(try size() == 0)
  }
}
