import Auth
import FrontdeskAPI
import FrontdeskServices
import RPCCore
import RPCServer
import SQLInterface
import StoreKit
import TestKit
import Testing
import WireFormat

@testable import Services
@testable import Storage

/// Reads with the cache of answers. The harness makes each of them without it too, and expects the
/// same bytes.
@Suite struct `Customers that are kept encoded` {
  private static let rounds = TestStore.dialect.isEmbedded ? 0..<4 : 0..<1

  @Test(arguments: rounds)
  func `read as the store has them after each kind of write`(round: Int) throws {
    let history = try MergeHistory("kept \(round)")
    let desk = history.harness
    let other = try desk.otherTenant()
    for _ in 0..<8 { try history.makeCustomer() }
    for _ in 0..<100 {
      try readAll(history)
      try change(history)
      try readAll(history)
      // Nobody reads it in another tenant.
      let id = try #require(history.everyone.last).id
      let refusal = try desk.refusal(
        CustomerServiceMethods.getCustomer, GetCustomerRequest(key: .id(id)), in: other)
      #expect(refusal.code == .notFound)
    }
    guard let answers = desk.store.answers else { return }
    // Mostly thousands: how many depends on what happened to whom.
    #expect(answers.figures.hits > 50)
  }

  @Test(.enabled(if: TestStore.dialect.isEmbedded))
  func `are fetched before calls by id, and before no others`() throws {
    let desk = try ServiceHarness()
    let other = try desk.otherTenant()
    let id = Uuid(high: 1, low: 2)
    let byID = GetCustomerRequest(key: .id(id)).encoded()
    let method = CustomerServiceMethods.getCustomer.id
    let answers = try #require(desk.store.answers)
    var foresight = Foresight()
    func look(_ method: UInt32?, _ request: [UInt8]) -> AnswerPlace? {
      foresight.look(method, request.span.bytes, desk.reader)
      return foresight.place
    }
    // Nobody has called yet.
    #expect(look(method, byID) == nil)
    for scope in [desk.scope, other] {
      foresight.note(CallContext(principal: nil, scope: scope, deadline: .max, arrived: 0))
      foresight.note(CallContext(principal: nil, scope: nil, deadline: .max, arrived: 0))
      #expect(look(method, byID) == answers.foresee(id, of: scope.tenantID))
      #expect(look(nil, []) == nil)
      #expect(look(CustomerServiceMethods.getCustomerProfile.id, byID) == nil)
      #expect(look(method, GetCustomerRequest(key: .number("7")).encoded()) == nil)
      for count in 0..<byID.count { #expect(look(method, [UInt8](byID[..<count])) == nil) }
    }
  }

  private func change(_ history: MergeHistory) throws {
    let desk = history.harness
    let id = try history.anyone()
    switch history.pick(16) {
    case 0: try history.makeCustomer()
    case 1...4: try history.addSomething(to: id)
    case 5, 6: try history.edit(id)
    case 7: try history.merge(isChosen: true)
    case 8: try undo(history)
    case 9, 10: try deleteAndRestore(id, history)
    case 11: try suspend(id, desk)
    case 12: desk.clock.advance(by: TimeSpan(microseconds: 50_000_000))
    case 13: try moveCategory(id, desk)
    case 14: try moveTiers(desk)
    default:
      let _: Customer? = try? desk.call(
        CustomerServiceMethods.liftModeration, LiftModerationRequest(id: id, reason: "It is over"))
    }
  }

  private func readAll(_ history: MergeHistory) throws {
    let desk = history.harness
    for customer in history.everyone {
      let request = GetCustomerRequest(key: .id(customer.id))
      let _: Customer = try desk.call(CustomerServiceMethods.getCustomer, request)
    }
    for sort in [CustomerSort.created, .name, .visits] {
      var request = ListCustomersRequest(pageSize: 5, sort: sort)
      let first: CustomerPage = try desk.call(CustomerServiceMethods.listCustomers, request)
      request.cursor = first.nextCursor ?? ""
      request.withTotal = true
      let _: CustomerPage = try desk.call(CustomerServiceMethods.listCustomers, request)
    }
    // What is not of customers alone; whoever is due is so from some moment on.
    for request in [
      ListCustomersRequest(status: .active), ListCustomersRequest(deleted: true),
      ListCustomersRequest(tags: ["regular"]), ListCustomersRequest(followUpDue: true),
    ] {
      let _: CustomerPage = try desk.call(CustomerServiceMethods.listCustomers, request)
    }
  }

  private func undo(_ history: MergeHistory) throws {
    guard let made = history.merges.popLast(), history.roots.contains(made.survivor) else { return }
    let _: UndoneMerge = try history.harness.call(
      DuplicateServiceMethods.undoMerge, UndoMergeRequest(mergedId: made.merged))
    history.roots.append(made.merged)
  }

  private func deleteAndRestore(_ id: Uuid, _ history: MergeHistory) throws {
    let desk = history.harness
    let _: Customer? = try? desk.call(
      CustomerServiceMethods.deleteCustomer, DeleteCustomerRequest(id: id))
    try readAll(history)
    let _: Customer = try desk.call(
      CustomerServiceMethods.restoreCustomer, RestoreCustomerRequest(id: id))
  }

  /// For 100 seconds, which other steps let pass.
  private func suspend(_ id: Uuid, _ desk: ServiceHarness) throws {
    let end = Timestamp(microseconds: desk.clock.now().microseconds + 100_000_000)
    let _: Customer? = try? desk.call(
      CustomerServiceMethods.moderateCustomer,
      ModerateCustomerRequest(id: id, state: .suspended, until: end, reason: "A test"))
  }

  /// Puts a customer into a category of its own, then deletes the category.
  private func moveCategory(_ id: Uuid, _ desk: ServiceHarness) throws {
    let name = "Category \(desk.clock.now().microseconds)"
    let category: FrontdeskAPI.Category = try desk.call(
      CustomerServiceMethods.createCategory, CreateCategoryRequest(name: name, color: "#102030"))
    var changes = CustomerChanges()
    changes.categoryId = category.id
    let _: Customer? = try? desk.call(
      CustomerServiceMethods.updateCustomer,
      UpdateCustomerRequest(id: id, mask: ["categoryId"], changes: changes))
    _ = try desk.customer(id)
    let _: DeletedCategory = try desk.call(
      CustomerServiceMethods.deleteCategory, DeleteCategoryRequest(id: category.id))
  }

  /// Gives the tenant tiers, or takes them away.
  private func moveTiers(_ desk: ServiceHarness) throws {
    let tenant: Tenant = try desk.call(
      TenantServiceMethods.getTenant, GetTenantRequest())
    let tiers = TierPolicy(
      currency: "EUR", silver: TierStep(visitsMin: 1), gold: TierStep(visitsMin: 2),
      platinum: TierStep(visitsMin: 3))
    let settings = TenantSettings(tiers: tenant.tiers == nil ? tiers : nil)
    let _: Tenant = try desk.call(
      TenantServiceMethods.updateTenantSettings,
      UpdateTenantSettingsRequest(version: tenant.version, mask: ["tiers"], settings: settings))
  }
}
