import Auth
import FrontdeskClient
import Services
import TestKit
import Testing

/// Files of customers, sent over the network and written by the server.
@Suite struct `A file of customers` {
  @Test func `is written row by row, whole profiles too`() async throws {
    let desk = try await ImportDesk.open()
    let done = try await desk.run(
      "name;phone;email;address;categoryName;tags;birthdate;city;vatNumber;custom.seat\n"
        + "Aoife Murphy;087 410 0001;Aoife@Example.com;Main Street 1;VIP;a|b;1990-12-31;Cork;;"
        + "\nBo;;bo@example.com;;;;02-29;;IE9S;window\n")
    #expect(done.state == .done)
    #expect(done.counts.all == [2, 0, 0, 0, 0])
    #expect(done.rows == 2 && done.position == 2)
    let aoife = try await desk.customer(phone: "+353 87 410 0001")
    #expect(aoife.name == "Aoife Murphy")
    #expect(aoife.email == "Aoife@Example.com")
    #expect(aoife.source == .import)
    #expect(aoife.tags == ["a", "b"])
    #expect(aoife.birthdate == Birthdate(year: 1990, month: 12, day: 31))
    #expect(aoife.addresses.map(\.street) == ["Main Street 1"])
    #expect(aoife.addresses.first?.type == .billing)
    #expect(aoife.createdBy == "test-clientAdmin")
    let categories = try await desk.frontdesk.customers.listCategories(ListCategoriesRequest())
    #expect(aoife.categoryId == categories.categories.first { $0.name == "VIP" }?.id)
    let bo = try await desk.frontdesk.customers.getCustomer(
      GetCustomerRequest(key: .email("bo@example.com"), details: true))
    #expect(bo.company?.vatNumber == "IE9S")
    #expect(bo.customFields == ["seat": "window"])
    #expect(bo.number.hasSuffix("-0002"))
  }

  @Test func `updates those it knows, in the order of its rows`() async throws {
    let desk = try await ImportDesk.open()
    _ = try await desk.run("name,phone,email\nAnn,0874100001,ann@example.com\n")
    let done = try await desk.run(
      "name,phone,email,tags\n"
        + "Ann Lee,087 410 0001,,new\n"  // by phone
        + "Ann Lee,,ANN@example.com,new\n"  // by e-mail, and nothing new
        + "Cay,0874100002,,\nCay Low,0874100002,cay@example.com,\n"  // by a row before
        + ",0874100002,,late\n"  // no name is needed to update
        + "\n , ,,\n")
    #expect(done.counts.all == [1, 3, 1, 2, 0])
    #expect(try await desk.names() == ["Ann Lee", "Cay Low"])
    #expect(try await desk.customer(phone: "0874100002").tags == ["late"])
    #expect(try await desk.customer(phone: "0874100001").email == "ann@example.com")
    let skipped = try await desk.run(
      "name,phone\nOther,0874100001\n", ImportOptions(existing: .skip))
    #expect(skipped.counts.all == [0, 0, 0, 1, 0])
    #expect(try await desk.names() == ["Ann Lee", "Cay Low"])
  }

  @Test func `leaves bad rows out and says what is wrong with each`() async throws {
    let desk = try await ImportDesk.open()
    _ = try await desk.run(
      "name,phone,email\nAnn,0874100001,ann@example.com\nBo,0874100002,bo@example.com\n")
    let ann = try await desk.customer(phone: "0874100001").id
    let bo = try await desk.customer(phone: "0874100002").id
    let done = try await desk.run(
      "name,phone,email,type,birthdate\n"
        + "X,0874100001,bo@example.com,,\n"  // two customers
        + "Y,12,,,\nZ,,not an address,,\nW,0874100005,,robot,\nV,0874100006,,,2001-02-30\n"
        + ",0874100009,,,\nGood,0874100010,,,\nA,0874100011,,,,more\n")
    #expect(done.counts.all == [1, 0, 0, 0, 7])
    let errors = try await desk.errors(of: done.id)
    #expect(errors.count == 7)
    #expect(
      errors.contains { $0.hasPrefix("2,,") && $0.contains("\(ann)") && $0.contains("\(bo)") })
    for (line, column) in [
      (3, "phone"), (4, "email"), (5, "type"), (6, "birthdate"), (7, "name"), (9, ""),
    ] {
      #expect(errors.contains { $0.hasPrefix("\(line),\(column),") }, "line \(line)")
    }
    #expect(!errors.contains { $0.contains("not an address") }, "no cell is repeated")
    #expect(try await desk.names().contains("Good"))
  }

  @Test func `is checked alone in a dry run, and whole when strict`() async throws {
    let desk = try await ImportDesk.open()
    _ = try await desk.run("name,phone,email\nAnn,0874100001,a@example.com\n")
    let file =
      "name,phone,email\nAnn B,0874100001,\nAnn B,0874100001,\nBo,0874100002,b@example.com\n"
      + "Bo,0874100002,b@example.com\nBo,0874100002,a@example.com\nCy,1,\n"
    let dry = try await desk.run(file, ImportOptions(dryRun: true))
    #expect(dry.state == .checked)
    #expect(dry.counts.all == [1, 1, 2, 0, 2])
    #expect(try await desk.errors(of: dry.id).count == 2)
    let strict = try await desk.run(file, ImportOptions(strict: true))
    #expect(strict.state == .refused)
    #expect(strict.problem?.contains("2 rows") == true)
    #expect(try await desk.errors(of: strict.id).count == 2)
    #expect(try await desk.names() == ["Ann"])
    let lenient = try await desk.run(file)
    #expect(lenient.counts.all == [1, 1, 2, 0, 2])
    let good = try await desk.run("name,phone\nDi,0874100007\n", ImportOptions(strict: true))
    #expect(good.counts.all == [1, 0, 0, 0, 0])
  }

  @Test(arguments: [ImportOptions(dryRun: true), ImportOptions(strict: true), ImportOptions()])
  func `has a bad row where a customer would have too much`(_ options: ImportOptions) async throws {
    let desk = try await ImportDesk.open()
    let tags = (1...50).map { "t\($0)" }.joined(separator: "|")
    _ = try await desk.run("name,phone,tags\nAnn,0874100001,\(tags)\n")
    let ended = try await desk.run("phone,tags\n0874100001,one more\n", options)
    #expect(ended.state == (options.dryRun ? .checked : options.strict ? .refused : .done))
    #expect(ended.counts.errors == 1)
    #expect(try await desk.errors(of: ended.id).contains { $0.hasPrefix("2,") })
  }

  @Test func `says nothing of what stood in a first line that is no header`() async throws {
    let desk = try await ImportDesk.open()
    let ended = try await desk.run("Maria Lopez,+353874100001\n")
    #expect(ended.state == .refused)
    #expect(ended.problem?.contains("Maria") == false)
    #expect(ended.problem?.contains("names none") == true)
  }

  @Test func `may name categories that there are not, unless that is strict`() async throws {
    let desk = try await ImportDesk.open()
    let file = "name,phone,categoryName\nAnn,0874100001,Nobody\nBo,0874100002,vip\n"
    let strict = try await desk.run(file, ImportOptions(strictCategories: true))
    #expect(strict.counts.all == [1, 0, 0, 0, 1])
    let lenient = try await desk.run(file)
    #expect(lenient.counts.all == [1, 0, 1, 0, 0])
    let categories = try await desk.frontdesk.customers.listCategories(ListCategoriesRequest())
    let usual = try #require(categories.categories.first { $0.isDefault })
    #expect(try await desk.customer(phone: "0874100001").categoryId == usual.id)
    #expect(try await desk.customer(phone: "0874100002").categoryId != usual.id)
  }

  @Test func `keeps to the profile of its tenant`() async throws {
    let restaurant = try await ImportDesk.open(",\"profile\":\"restaurant\"")
    let eaten = try await restaurant.run(
      "name,phone,email\nA,087410001,a@example.com\nB,0874100002,\nC,,c@example.com\n"
        + "D,0874100004,d@example.com\n")
    #expect(eaten.counts.all == [1, 0, 0, 0, 3])
    let booking = try await ImportDesk.open(on: restaurant.server, ",\"profile\":\"booking\"")
    let booked = try await booking.run("name,phone,email\nA,,a@example.com\nB,0874100002,\n")
    #expect(booked.counts.all == [1, 0, 0, 0, 1])
  }

  @Test func `is taken once, however often it is sent`() async throws {
    let desk = try await ImportDesk.open()
    let id = Uuid(high: 3, low: 3)
    let options = ImportOptions(id: id, fileName: "customers.csv")
    let file = "name,phone\nAnn,0874100001\n"
    let first = try await desk.run(file, options)
    let again = try await desk.upload(file, options)
    #expect(again.id == id && again.counts == first.counts)
    let page = try await desk.frontdesk.imports.listImports(ListImportsRequest())
    #expect(page.imports.map(\.id) == [id])
    #expect(page.imports.first?.options.fileName == "customers.csv")
    let refused = try await desk.run("nothing\n", ImportOptions(id: Uuid(high: 1, low: 2)))
    #expect(refused.state == .refused)
    let mended = try await desk.run(file, ImportOptions(id: Uuid(high: 1, low: 2)))
    #expect(mended.state == .done && mended.counts.unchanged == 1)
  }

  @Test func `of another tenant is not there`() async throws {
    let desk = try await ImportDesk.open()
    let done = try await desk.run("name\nAnn\n")
    let other = try await ImportDesk.open(on: desk.server)
    for action in [
      { _ = try await other.frontdesk.imports.getImport(GetImportRequest(id: done.id)) },
      { _ = try await other.frontdesk.imports.undoImport(UndoImportRequest(id: done.id)) },
      { _ = try await other.errors(of: done.id) }, { _ = try await other.end(of: done.id) },
    ] as [() async throws -> Void] {
      let error = await #expect(throws: FrontdeskError.self) { try await action() }
      #expect(error?.code == .notFound)
    }
  }
}
