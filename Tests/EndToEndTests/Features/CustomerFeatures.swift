import Auth
import JSONText
import RPCCore
import SchemaJSON
import Testing
import WireFormat

/// Clients: the records, their identifiers, their figures.
enum CustomerFeatures {
  static let table: [Feature] = [
    Feature(
      "clients are created, read, listed, changed and deleted", "CustomerService.createCustomer",
      "CustomerService.getCustomer", "CustomerService.listCustomers",
      "CustomerService.updateCustomer", "CustomerService.deleteCustomer", check: lifecycle),
    Feature(
      "the phone number identifies a client, however it is spelled",
      "CustomerService.getCustomer", "CustomerService.createCustomer",
      "CustomerService.resolveOrCreateCustomer", check: spellings),
    Feature(
      "e-mail is optional and compares case-insensitively", "CustomerService.getCustomer",
      check: emails),
    Feature(
      "clients are filtered by source, category, status and tag", "CustomerService.listCustomers",
      check: filters),
    Feature(
      "the stats cards follow every change", "CustomerService.getCustomerStats", check: stats),
    Feature(
      "a client has accounts at several providers", "CustomerService.addMapping",
      "CustomerService.removeMapping", check: mappings),
    Feature(
      "categories are made, changed and deleted", "CustomerService.createCategory",
      "CustomerService.listCategories", "CustomerService.updateCategory",
      "CustomerService.deleteCategory", check: categories),
    Feature(
      "a deleted client can be restored unless somebody has its number",
      "CustomerService.restoreCustomer", check: restoring),
    Feature(
      "search knows any spelling, case and accent", "CustomerService.listCustomers", check: search),
    Feature(
      "a change changes what its mask names", "CustomerService.updateCustomer", check: masks),
    Feature(
      "a stale change is refused with what has changed", "CustomerService.updateCustomer",
      check: conflicts),
  ]

  @Sendable static func lifecycle(_ salon: Salon) async throws {
    let checks = salon.checks
    let made = try await salon.customer("Nóra Quinn", "087 444 0001", #","source":"web""#)
    checks.equal(made["phone"]?.text, "+353874440001", "canonical")
    checks.equal(made.version, 1)
    checks.equal(made["status"]?.text, "active")
    checks.that(made["publicId"]?.text?.hasPrefix("CUST-") == true, "public id")
    checks.that(made["number"]?.text?.hasPrefix("RC-") == true, "number")
    checks.equal(try await salon.current(made), made, "read by id")
    checks.equal(
      try await salon.call("CustomerService.getCustomer", #"{"phone":"0874440001"}"#), made)
    let changed = try await salon.call(
      "CustomerService.updateCustomer",
      """
      {"id":"\(made.id)","version":1,"mask":["name","email"],
       "changes":{"name":"Nora Quinn","email":"nora@example.com"},"reason":"married"}
      """)
    checks.equal(changed.version, 2)
    checks.equal(changed["name"]?.text, "Nora Quinn")
    checks.equal(changed["phone"], made["phone"], "kept")
    checks.equal(try await salon.names("{}"), ["Nora Quinn"])
    let deleted = try await salon.call(
      "CustomerService.deleteCustomer", "{\"id\":\"\(made.id)\",\"version\":2}")
    checks.that(deleted["deletedAt"] != nil, "deleted softly")
    checks.equal(try await salon.names("{}"), [])
    checks.equal(try await salon.names(#"{"deleted":true}"#), ["Nora Quinn"])
    let gone = try await salon.failure("CustomerService.getCustomer", #"{"phone":"0874440001"}"#)
    checks.equal(gone.code, .notFound)
    let nameless = try await salon.failure("CustomerService.createCustomer", #"{"name":"x"}"#)
    checks.equal(nameless.violations.first?.path, "phone", "a booking client needs a phone")
  }

  @Sendable static func spellings(_ salon: Salon) async throws {
    let checks = salon.checks
    let made = try await salon.customer("Ann", "087 555 1234")
    for spelling in [
      "0875551234", "+353875551234", "+353 87 555 1234", "00353875551234", "(087) 555-1234",
      "087.555.1234", " 087 555 1234 ", "+353 (0)87 555 1234",
    ] {
      for key in ["phone", "any"] {
        let found = try? await salon.call(
          "CustomerService.getCustomer", "{\"\(key)\":\"\(spelling)\"}")
        checks.equal(found?.id, made.id, "\(key) \(spelling)")
      }
      let taken = try await salon.admin.failure(
        "CustomerService.createCustomer", "{\"name\":\"Other\",\"phone\":\"\(spelling)\"}")
      checks.equal(taken?.code, .alreadyExists, spelling)
      checks.equal(taken?.existing?.description, made.id, spelling)
      let resolved = try await salon.call(
        "CustomerService.resolveOrCreateCustomer", "{\"name\":\"Any\",\"phone\":\"\(spelling)\"}")
      checks.equal(resolved["customer"]?.id, made.id, spelling)
      checks.that(resolved["created"]?.flag != true, spelling)
    }
    let new = try await salon.call(
      "CustomerService.resolveOrCreateCustomer", #"{"name":"New","phone":"087 555 9999"}"#)
    checks.equal(new["created"]?.flag, true)
    for wrong in ["12", "phone", "+999 1234567890"] {
      let refused = try await salon.failure(
        "CustomerService.createCustomer", "{\"name\":\"x\",\"phone\":\"\(wrong)\"}")
      checks.equal(refused.code, .invalidArgument, wrong)
      checks.equal(refused.violations.first?.path, "phone", wrong)
    }
    let second = try await salon.customer("Alt", "087 555 8888", #","whatsapp":"+353875557777""#)
    let clash = try await salon.failure(
      "CustomerService.createCustomer", #"{"name":"x","phone":"087 555 7777"}"#)
    checks.equal(clash.existing?.description, second.id, "a whatsapp number is a number too")
  }

  @Sendable static func emails(_ salon: Salon) async throws {
    let checks = salon.checks
    let made = try await salon.customer("Mail", "087 555 2001", #","email":"Me@Example.com""#)
    for spelling in ["me@example.com", "ME@EXAMPLE.COM", "Me@Example.com"] {
      let found = try await salon.call(
        "CustomerService.getCustomer", "{\"email\":\"\(spelling)\"}")
      checks.equal(found.id, made.id, spelling)
    }
    let taken = try await salon.failure(
      "CustomerService.createCustomer",
      #"{"name":"x","phone":"087 555 2002","email":"mE@example.com"}"#)
    checks.equal(taken.code, .alreadyExists)
    checks.equal(taken.existing?.description, made.id)
    let none = try await salon.customer("No Mail", "087 555 2003")
    checks.that(none["email"] == nil, "absent, not empty")
    let wrong = try await salon.failure(
      "CustomerService.createCustomer", #"{"name":"x","phone":"087 555 2004","email":"at home"}"#)
    checks.equal(wrong.violations.first?.path, "email")
  }

  @Sendable static func filters(_ salon: Salon) async throws {
    let checks = salon.checks
    let list = try await salon.call("CustomerService.listCategories")
    let vip = try #require(
      list["categories"]?.list.first { $0["name"]?.text == "VIP" })
    try await salon.customer("A", "087 300 0001", #","source":"voice","tags":["x","y"]"#)
    try await salon.customer("B", "087 300 0002", #","source":"web","tags":["x"]"#)
    try await salon.customer(
      "C", "087 300 0003", ",\"source\":\"whatsapp\",\"categoryId\":\"\(vip.id)\"")
    try await salon.customer("D", "087 300 0004", #","source":"web","status":"inactive""#)
    for (filter, wanted) in [
      ("{}", ["A", "B", "C", "D"]), (#"{"sources":["web"]}"#, ["B", "D"]),
      (#"{"sources":["voice","whatsapp"]}"#, ["A", "C"]), (#"{"sources":["walkIn"]}"#, []),
      (#"{"status":"inactive"}"#, ["D"]), (#"{"status":"active","sources":["web"]}"#, ["B"]),
      (#"{"tags":["x"]}"#, ["A", "B"]), (#"{"tags":["x","y"]}"#, ["A"]),
      ("{\"categoryId\":\"\(vip.id)\"}", ["C"]),
      (#"{"sort":"name","descending":true}"#, ["D", "C", "B", "A"]),
    ] {
      let names = try await salon.names(filter)
      checks.equal(filter.contains("sort") ? names : names.sorted(), wanted, filter)
      let total = try await salon.call(
        "CustomerService.listCustomers",
        filter == "{}" ? #"{"withTotal":true}"# : filter.dropLast() + #","withTotal":true}"#)
      checks.equal(total["total"]?.number, wanted.count, filter)
    }
  }

  @Sendable static func stats(_ salon: Salon) async throws {
    let checks = salon.checks
    func expect(_ total: Int, _ active: Int, _ top: String?, _ why: String) async throws {
      let stats = try await salon.call("CustomerService.getCustomerStats")
      checks.equal(stats["total"]?.number ?? 0, total, "total, \(why)")
      checks.equal(stats["active"]?.number ?? 0, active, "active, \(why)")
      checks.equal(stats["newThisMonth"]?.number ?? 0, total, "new this month, \(why)")
      checks.equal(top == nil ? nil : stats["topSource"]?.text, top, "top source, \(why)")
      let sum = stats["bySource"]?.list.reduce(0) { $0 + ($1["customers"]?.number ?? 0) }
      checks.equal(sum ?? 0, total, "by source, \(why)")
    }
    try await expect(0, 0, nil, "empty")
    let first = try await salon.customer("A", "087 301 0001", #","source":"voice""#)
    try await expect(1, 1, "voice", "one")
    try await salon.customer("B", "087 301 0002", #","source":"web""#)
    let third = try await salon.customer("C", "087 301 0003", #","source":"web""#)
    try await expect(3, 3, "web", "three")
    try await salon.call(
      "CustomerService.updateCustomer",
      "{\"id\":\"\(third.id)\",\"version\":1,\"mask\":[\"status\",\"source\"],"
        + #""changes":{"status":"inactive","source":"voice"}}"#)
    try await expect(3, 2, "voice", "one inactive")
    try await salon.call("CustomerService.deleteCustomer", "{\"id\":\"\(first.id)\"}")
    try await expect(2, 1, nil, "one deleted")
    try await salon.call("CustomerService.restoreCustomer", "{\"id\":\"\(first.id)\"}")
    try await expect(3, 2, "voice", "restored")
  }

  @Sendable static func mappings(_ salon: Salon) async throws {
    let checks = salon.checks
    let made = try await salon.customer("Many Ids", "087 302 0001")
    let other = try await salon.customer("Other", "087 302 0002")
    let ids = [
      #"{"provider":"phorest","branch":"b1","externalId":"P-1"}"#,
      #"{"provider":"phorest","branch":"b2","externalId":"P-2"}"#,
      #"{"provider":"fresha","externalId":"F-1"}"#,
    ]
    for (index, mapping) in ids.enumerated() {
      let request = "{\"customerId\":\"\(made.id)\",\"mapping\":\(mapping)}"
      let now = try await salon.call("CustomerService.addMapping", request)
      checks.equal(now["mappings"]?.list.count, index + 1, mapping)
      let again = try await salon.call("CustomerService.addMapping", request)
      checks.equal(again.version, now.version, "adding twice changes nothing")
      let taken = try await salon.failure(
        "CustomerService.addMapping", "{\"customerId\":\"\(other.id)\",\"mapping\":\(mapping)}")
      checks.equal(taken.code, .alreadyExists)
      checks.equal(taken.existing?.description, made.id)
    }
    for mapping in ids {
      let found = try await salon.call("CustomerService.getCustomer", "{\"mapping\":\(mapping)}")
      checks.equal(found.id, made.id, mapping)
    }
    let profile = try await salon.call(
      "CustomerService.getCustomerProfile", "{\"id\":\"\(made.id)\"}")
    checks.equal(profile["customer"]?["mappings"]?.list.count, 3)
    let request = "{\"customerId\":\"\(made.id)\",\"mapping\":\(ids[0])}"
    let removed = try await salon.call("CustomerService.removeMapping", request)
    checks.equal(removed["mappings"]?.list.count, 2)
    checks.equal(try await salon.failure("CustomerService.removeMapping", request).code, .notFound)
    let free = "{\"customerId\":\"\(other.id)\",\"mapping\":\(ids[0])}"
    checks.equal(
      try await salon.call("CustomerService.addMapping", free)["mappings"]?.list.count, 1)
  }

  @Sendable static func categories(_ salon: Salon) async throws {
    let checks = salon.checks
    let first = try await salon.call("CustomerService.listCategories")["categories"]?.list ?? []
    checks.equal(first.map { $0["name"]?.text }, ["Nuevo", "Regular", "VIP"])
    checks.equal(first.map { $0["color"]?.text }, ["#4CAF50", "#2196F3", "#FFC107"])
    checks.equal(first.map { $0["isDefault"]?.flag == true }, [true, false, false])
    let gold = try await salon.call(
      "CustomerService.createCategory", ##"{"name":"Gold","color":"#ABCDEF"}"##)
    checks.that(gold["publicId"]?.text?.hasPrefix("CUSTCAT-") == true, "public id")
    let made = try await salon.customer("G", "087 303 0001", ",\"categoryId\":\"\(gold.id)\"")
    checks.equal(made["categoryId"]?.text, gold.id)
    let renamed = try await salon.call(
      "CustomerService.updateCategory",
      "{\"id\":\"\(gold.id)\",\"version\":1,\"mask\":[\"name\"],\"name\":\"Golden\"}")
    checks.equal(renamed["name"]?.text, "Golden")
    checks.equal(renamed["color"]?.text, "#ABCDEF", "not in the mask")
    let stale = try await salon.failure(
      "CustomerService.updateCategory",
      "{\"id\":\"\(gold.id)\",\"version\":1,\"mask\":[\"name\"],\"name\":\"x\"}")
    checks.equal(stale.code, .aborted)
    let twice = try await salon.failure(
      "CustomerService.createCategory", ##"{"name":"golden","color":"#000000"}"##)
    checks.equal(twice.code, .alreadyExists)
    let color = try await salon.failure(
      "CustomerService.createCategory", #"{"name":"x","color":"red"}"#)
    checks.equal(color.violations.first?.path, "color")
    let deleted = try await salon.call(
      "CustomerService.deleteCategory", "{\"id\":\"\(gold.id)\"}")
    checks.equal(deleted["movedCustomers"]?.number, 1)
    checks.equal(try await salon.current(made)["categoryId"]?.text, first[0].id, "moved")
    let kept = try await salon.failure(
      "CustomerService.deleteCategory", "{\"id\":\"\(first[0].id)\"}")
    checks.equal(kept.code, .failedPrecondition, "the default stays")
    let recoloured = try await salon.call(
      "CustomerService.updateCategory",
      "{\"id\":\"\(first[0].id)\",\"version\":1,\"mask\":[\"color\"],\"color\":\"#010203\"}")
    checks.equal(recoloured["color"]?.text, "#010203", "the default can be recoloured")
  }

  @Sendable static func restoring(_ salon: Salon) async throws {
    let checks = salon.checks
    let old = try await salon.customer("Old", "087 304 0001", #","email":"o@example.com""#)
    let id = "{\"id\":\"\(old.id)\"}"
    checks.equal(
      try await salon.failure("CustomerService.restoreCustomer", id).code, .failedPrecondition)
    try await salon.call("CustomerService.deleteCustomer", id)
    checks.equal(try await salon.failure("CustomerService.deleteCustomer", id).code, .notFound)
    let new = try await salon.customer("New", "087 304 0001")
    let conflict = try await salon.failure("CustomerService.restoreCustomer", id)
    checks.equal(conflict.code, .alreadyExists)
    checks.equal(conflict.existing?.description, new.id)
    checks.equal(conflict.violations.first?.path, "phone")
    try await salon.call("CustomerService.deleteCustomer", "{\"id\":\"\(new.id)\"}")
    let restored = try await salon.call("CustomerService.restoreCustomer", id)
    checks.that(restored["deletedAt"] == nil, "alive")
    checks.equal(restored["email"]?.text, "o@example.com")
    let found = try await salon.call("CustomerService.getCustomer", #"{"email":"O@example.com"}"#)
    checks.equal(found.id, old.id)
    checks.equal(try await salon.names(#"{"search":"old"}"#), ["Old"])
  }

  @Sendable static func search(_ salon: Salon) async throws {
    let checks = salon.checks
    try await salon.customer("Seán Ó Briain", "087 305 1234", #","email":"sob@example.com""#)
    let zoe = try await salon.customer("Zoë Müller-Straße", "086 777 4321")
    try await salon.customer("Łukasz Žižka", "085 111 0000")
    for (text, wanted) in [
      ("sean", "Seán Ó Briain"), ("SEÁN", "Seán Ó Briain"), ("sea", "Seán Ó Briain"),
      ("briain sean", "Seán Ó Briain"), ("o bri", "Seán Ó Briain"), ("zoe", "Zoë Müller-Straße"),
      ("muller", "Zoë Müller-Straße"), ("MÜLLER", "Zoë Müller-Straße"),
      ("mu\u{308}ller", "Zoë Müller-Straße"), ("strasse", "Zoë Müller-Straße"),
      ("lukasz", "Łukasz Žižka"), ("ŁUK", "Łukasz Žižka"), ("zizka", "Łukasz Žižka"),
      ("sob@example", "Seán Ó Briain"),
      ("SOB@EXAMPLE.COM", "Seán Ó Briain"), ("087 305 1234", "Seán Ó Briain"),
      ("0873051234", "Seán Ó Briain"), ("+353 87 305 1234", "Seán Ó Briain"),
      ("00353873051234", "Seán Ó Briain"), ("1234", "Seán Ó Briain"), ("4321", "Zoë Müller-Straße"),
      (zoe["number"]?.text ?? "?", "Zoë Müller-Straße"),
    ] {
      checks.equal(try await salon.names("{\"search\":\"\(text)\"}"), [wanted], "search \(text)")
    }
    for text in ["ean", "nobody", "sean zoe", "%", "_", "*", "\\\" OR 1=1"] {
      checks.equal(try await salon.names("{\"search\":\"\(text)\"}"), [], "search \(text)")
    }
  }

  @Sendable static func masks(_ salon: Salon) async throws {
    let checks = salon.checks
    let made = try await salon.customer(
      "Mask", "087 306 0001", #","email":"m@example.com","tags":["a"],"locale":"en-IE""#)
    func update(_ version: Int, _ mask: String, _ changes: String) -> String {
      "{\"id\":\"\(made.id)\",\"version\":\(version),\"mask\":[\(mask)],\"changes\":{\(changes)}}"
    }
    let rpc = "CustomerService.updateCustomer"
    let one = try await salon.call(
      rpc, update(1, #""tags""#, #""tags":["b","c"],"name":"Ignored","email":"i@example.com""#))
    checks.equal(one["name"]?.text, "Mask", "not in the mask")
    checks.equal(one["email"]?.text, "m@example.com", "not in the mask")
    checks.equal(one["tags"]?.list.map(\.text), ["b", "c"])
    let cleared = try await salon.call(rpc, update(2, #""email","locale""#, ""))
    checks.that(cleared["email"] == nil && cleared["locale"] == nil, "cleared")
    let same = try await salon.call(rpc, update(3, #""name""#, #""name":"Mask""#))
    checks.equal(same.version, 3, "nothing changed, no new version")
    for (mask, path) in [
      (#""nmae""#, "mask[0]"), (#""id""#, "mask[0]"), (#""version""#, "mask[0]"), ("", "mask"),
      (#""name""#, "changes.name"), (#""status""#, "changes.status"), (#""phone""#, "phone"),
    ] {
      let refused = try await salon.failure(rpc, update(3, mask, ""))
      checks.equal(refused.code, .invalidArgument, mask)
      checks.equal(refused.violations.first?.path, path, mask)
    }
    checks.equal(try await salon.current(made).version, 3)
    let future = try await salon.failure(rpc, update(9, #""name""#, #""name":"x""#))
    checks.equal(future.code, .invalidArgument, "a version that is not there yet")
  }

  @Sendable static func conflicts(_ salon: Salon) async throws {
    let checks = salon.checks
    let made = try await salon.customer("First", "087 307 0001", #","tags":["a"]"#)
    func update(_ version: Int, _ mask: String, _ changes: String) -> String {
      "{\"id\":\"\(made.id)\",\"version\":\(version),\"mask\":[\(mask)],\"changes\":{\(changes)}}"
    }
    let rpc = "CustomerService.updateCustomer"
    try await salon.call(rpc, update(1, #""name""#, #""name":"Second""#))
    try await salon.call(rpc, update(2, #""tags""#, #""tags":["b"]"#))
    let stale = try await salon.failure(
      rpc, update(1, #""name","source""#, #""name":"Mine","source":"web""#))
    checks.equal(stale.code, .aborted)
    checks.equal(stale.conflicts.map(\.field), ["name", "tags"])
    checks.equal(stale.conflicts.first?.original, #""First""#)
    checks.equal(stale.conflicts.first?.current, #""Second""#)
    checks.equal(stale.conflicts.first?.attempted, #""Mine""#)
    checks.equal(stale.conflicts.last?.original, #"["a"]"#)
    checks.equal(stale.conflicts.last?.current, #"["b"]"#)
    checks.equal(stale.conflicts.last?.attempted, "", "not attempted")
    let now = try await salon.current(made)
    checks.equal(now["name"]?.text, "Second")
    checks.equal(now["source"]?.text, "api", "nothing of a stale change is kept")
    let deletion = try await salon.failure(
      "CustomerService.deleteCustomer", "{\"id\":\"\(made.id)\",\"version\":1}")
    checks.equal(deletion.code, .aborted)
  }
}
