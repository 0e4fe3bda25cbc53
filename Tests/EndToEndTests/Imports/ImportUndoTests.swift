import Auth
import FrontdeskClient
import Services
import TestKit
import Testing

/// Taking an import back.
@Suite struct `An import that is undone` {
  private func profile(_ desk: ImportDesk, _ phone: String) async throws -> Customer {
    var customer = try await desk.customer(phone: phone)
    customer.version = 0
    customer.updatedAt = .zero
    return customer
  }

  @Test func `leaves everybody as before, those too whom two rows changed`() async throws {
    let desk = try await ImportDesk.open()
    _ = try await desk.run(
      "name,phone,email,tags,vatNumber\nAnn,087 410 0001,ann@example.com,a,IE1\nBo,0874100002,,,\n")
    let ann = try await profile(desk, "0874100001")
    let bo = try await profile(desk, "0874100002")
    let done = try await desk.run(
      "name,phone,email,tags,vatNumber,categoryName\n"
        + "Ann Lee,0874100001,,b,IE2,VIP\n,,ann@example.com,c,,\n"
        + "Cy,0874100003,,,,\nCy Low,0874100003,cy@example.com,,,\n")
    #expect(done.counts.all == [1, 3, 0, 0, 0])
    #expect(try await profile(desk, "0874100001").tags == ["a", "b", "c"])
    let undone = try await desk.undo(done.id)
    #expect(undone.state == .undone)
    #expect(undone.undone == UndoCounts(removed: 1, restored: 3))
    #expect(undone.position == 0)
    #expect(try await profile(desk, "0874100001") == ann)
    #expect(try await profile(desk, "0874100002") == bo)
    #expect(try await desk.names() == ["Ann", "Bo"])
    let again = try await #require(throws: FrontdeskError.self) {
      _ = try await desk.undo(done.id)
    }
    #expect(again.code == .failedPrecondition)
  }

  @Test func `puts nobody back into a category that is gone`() async throws {
    let desk = try await ImportDesk.open()
    let customers = desk.frontdesk.customers
    let only = try await customers.createCategory(
      CreateCategoryRequest(name: "Only", color: "#112233"))
    _ = try await desk.run("name,phone,categoryName\nAnn,0874100001,Only\n")
    let done = try await desk.run("name,phone,categoryName\nAnn,0874100001,VIP\n")
    #expect(done.counts.updated == 1)
    _ = try await customers.deleteCategory(DeleteCategoryRequest(id: only.id))
    let undone = try await desk.undo(done.id)
    #expect(undone.undone?.restored == 1)
    let live = try await customers.listCategories(ListCategoriesRequest()).categories
    let ann = try await desk.customer(phone: "0874100001")
    #expect(live.first { $0.id == ann.categoryId }?.isDefault == true)
  }

  @Test func `leaves alone whom somebody changed or used since, and says so`() async throws {
    let desk = try await ImportDesk.open()
    _ = try await desk.run("name,phone\nAnn,0874100001\nBo,0874100002\n")
    let done = try await desk.run(
      "name,phone\nAnn B,0874100001\nBo B,0874100002\nCy,0874100003\nDi,0874100004\nEd,0874100005\n"
    )
    let ann = try await desk.customer(phone: "0874100001")
    _ = try await desk.frontdesk.customers.updateCustomer(
      UpdateCustomerRequest(
        id: ann.id, version: ann.version, mask: ["tags"], changes: CustomerChanges(tags: ["x"])))
    let cy = try await desk.customer(phone: "0874100003")
    _ = try await desk.frontdesk.customers.addNote(AddNoteRequest(customerId: cy.id, text: "Hi"))
    let di = try await desk.customer(phone: "0874100004")
    _ = try await desk.frontdesk.customers.deleteCustomer(DeleteCustomerRequest(id: di.id))
    let undone = try await desk.undo(done.id)
    #expect(undone.undone == UndoCounts(removed: 1, restored: 1, left: 3))
    #expect(try await desk.names() == ["Ann B", "Bo", "Cy"])
    let errors = try await desk.errors(of: done.id)
    #expect(errors.count == 3)
    for (line, id) in [(2, ann.id), (4, cy.id), (5, di.id)] {
      #expect(errors.contains { $0.hasPrefix("\(line),") && $0.hasSuffix("\(id)") })
    }
  }

  @Test func `frees what it had taken`() async throws {
    let desk = try await ImportDesk.open()
    _ = try await desk.run("name,phone\nAnn,0874100001\n")
    let done = try await desk.run("name,phone,alternatePhone\nAnn,0874100001,0874100009\n")
    #expect(done.counts.updated == 1)
    _ = try await desk.undo(done.id)
    let made = try await desk.frontdesk.customers.createCustomer(
      CreateCustomerRequest(name: "Bo", phone: "0874100009"))
    #expect(made.phone == "+353874100009")
    let nothing = try await desk.run("name,phone\nAnn,0874100001\n")
    #expect(nothing.counts.unchanged == 1)
    #expect(try await desk.undo(nothing.id).undone == UndoCounts())
  }
}
