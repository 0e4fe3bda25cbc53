import Auth
import JSONText
import RPCCore
import SchemaJSON
import Testing
import WireFormat

/// Leads: prospects on their way to becoming clients.
enum LeadFeatures {
  static let table: [Feature] = [
    Feature(
      "leads are created, read, listed with filters and updated", "LeadService.createLead",
      "LeadService.getLead", "LeadService.listLeads", "LeadService.updateLead", check: lifecycle),
    Feature(
      "attempts and follow-up dates are tracked", "LeadService.recordAttempt",
      "LeadService.setFollowUp", "LeadService.listLeads", check: attempts),
    Feature(
      "a lead is converted into a new or a known client", "LeadService.convertLead",
      check: conversion),
    Feature(
      "the pipeline counts leads and their value by stage", "LeadService.getPipeline",
      check: pipeline),
    Feature("leads move through their stages only", "LeadService.updateLead", check: stages),
  ]

  static func update(_ lead: JSONValue, _ version: Int, _ mask: String, _ changes: String) -> String
  {
    "{\"id\":\"\(lead.id)\",\"version\":\(version),\"mask\":[\(mask)],\"changes\":{\(changes)}}"
  }

  @Sendable static func lifecycle(_ salon: Salon) async throws {
    let checks = salon.checks
    let first = try await salon.call(
      "LeadService.createLead",
      """
      {"name":"Ada","phone":"087 600 0001","source":"web","owner":"Niamh","interest":"Bridal",
       "value":{"minor":120000,"currency":"EUR"},"notes":"in June"}
      """)
    checks.equal(first["stage"]?.text, "new")
    checks.equal(first["phone"]?.text, "+353876000001")
    checks.equal(first["value"]?["minor"]?.number, 120_000)
    let second = try await salon.call(
      "LeadService.createLead", #"{"name":"Bea","stage":"qualified","source":"voice"}"#)
    checks.equal(try await salon.call("LeadService.getLead", "{\"id\":\"\(first.id)\"}"), first)
    for (filter, wanted) in [
      ("{}", ["Bea", "Ada"]), (#"{"stages":["new"]}"#, ["Ada"]),
      (#"{"stages":["new","qualified"]}"#, ["Bea", "Ada"]), (#"{"source":"voice"}"#, ["Bea"]),
      (#"{"owner":"Niamh"}"#, ["Ada"]), (#"{"stages":["lost"]}"#, []),
    ] {
      let page = try await salon.call("LeadService.listLeads", filter)
      checks.equal(page["leads"]?.list.map { $0["name"]?.text } ?? [], wanted, filter)
    }
    let changed = try await salon.call(
      "LeadService.updateLead", update(first, 1, #""stage","owner""#, #""stage":"proposal""#))
    checks.equal(changed["stage"]?.text, "proposal")
    checks.that(changed["owner"] == nil, "cleared")
    checks.equal(changed["notes"]?.text, "in June", "not in the mask")
    let stale = try await salon.failure(
      "LeadService.updateLead", update(first, 1, #""name","stage""#, #""name":"x","stage":"new""#))
    checks.equal(stale.code, .aborted)
    checks.equal(stale.conflicts.map(\.field), ["owner", "stage"])
    checks.equal(stale.conflicts.first { $0.field == "stage" }?.current, #""proposal""#)
    checks.equal(stale.conflicts.first { $0.field == "stage" }?.attempted, #""new""#)
    checks.equal(second.version, 1)
    let absent = try await salon.failure(
      "LeadService.getLead", #"{"id":"0198ffff-0000-7000-8000-000000000009"}"#)
    checks.equal(absent.code, .notFound)
  }

  @Sendable static func attempts(_ salon: Salon) async throws {
    let checks = salon.checks
    let lead = try await salon.call(
      "LeadService.createLead", #"{"name":"Try","phone":"087 601 0001"}"#)
    let tried = try await salon.call(
      "LeadService.recordAttempt",
      """
      {"leadId":"\(lead.id)","channel":"phone","outcome":"noAnswer","note":"rang twice",
       "at":"2026-03-02T10:00:00Z","nextFollowUpAt":"2026-03-05T10:00:00Z"}
      """)
    checks.equal(tried["stage"]?.text, "contacted", "a new lead that was tried")
    checks.equal(tried["nextFollowUpAt"]?.text, "2026-03-05T10:00:00Z")
    checks.equal(tried["attempts"]?[0]?["note"]?.text, "rang twice")
    let earlier = try await salon.call(
      "LeadService.recordAttempt",
      """
      {"leadId":"\(lead.id)","channel":"email","outcome":"reached","at":"2026-03-01T10:00:00Z"}
      """)
    checks.equal(
      earlier["attempts"]?.list.map { $0["channel"]?.text }, ["email", "phone"], "by time")
    checks.equal(earlier["nextFollowUpAt"]?.text, "2026-03-05T10:00:00Z", "stays")
    func due(_ by: String) async throws -> Int {
      try await salon.call("LeadService.listLeads", "{\"followUpDueBy\":\"\(by)\"}")["leads"]?
        .list.count ?? 0
    }
    checks.equal(try await due("2026-03-04T00:00:00Z"), 0)
    checks.equal(try await due("2026-03-05T10:00:00Z"), 1)
    let set = try await salon.call(
      "LeadService.setFollowUp", "{\"leadId\":\"\(lead.id)\",\"at\":\"2026-04-01T00:00:00Z\"}")
    checks.equal(set["nextFollowUpAt"]?.text, "2026-04-01T00:00:00Z")
    checks.equal(try await due("2026-03-05T10:00:00Z"), 0)
    let cleared = try await salon.call("LeadService.setFollowUp", "{\"leadId\":\"\(lead.id)\"}")
    checks.that(cleared["nextFollowUpAt"] == nil, "cleared")
    let blank = try await salon.failure(
      "LeadService.recordAttempt", "{\"leadId\":\"\(lead.id)\",\"channel\":\"phone\"}")
    checks.equal(blank.violations.first?.path, "outcome")
  }

  @Sendable static func conversion(_ salon: Salon) async throws {
    let checks = salon.checks
    let lead = try await salon.call(
      "LeadService.createLead",
      #"{"name":"Conny","phone":"087 602 0001","source":"whatsapp","email":"c@example.com"}"#)
    try await salon.call(
      "CommunicationService.recordCommunication",
      "{\"leadId\":\"\(lead.id)\",\"channel\":\"email\",\"message\":\"Hello\"}")
    let new = try await salon.call(
      "LeadService.convertLead", "{\"id\":\"\(lead.id)\",\"version\":1}")
    checks.equal(new["customerCreated"]?.flag, true)
    checks.equal(new["lead"]?["stage"]?.text, "converted")
    checks.equal(new["customer"]?["phone"]?.text, "+353876020001")
    checks.equal(new["customer"]?["source"]?.text, "whatsapp")
    let customer = try #require(new["customer"])
    checks.equal(new["lead"]?["customerId"]?.text, customer.id)
    let found = try await salon.call("CustomerService.getCustomer", #"{"phone":"0876020001"}"#)
    checks.equal(found.id, customer.id, "the client is there")
    let messages = try await salon.call(
      "CommunicationService.listCommunications", "{\"customerId\":\"\(customer.id)\"}")
    checks.equal(messages["communications"]?.list.count, 1, "messages come along")
    let twice = try await salon.failure("LeadService.convertLead", "{\"id\":\"\(lead.id)\"}")
    checks.equal(twice.code, .failedPrecondition)
    checks.equal(twice.existing?.description, customer.id)
    let again = try await salon.call(
      "LeadService.createLead", #"{"name":"Conny again","phone":"+353 87 602 0001"}"#)
    let known = try await salon.call("LeadService.convertLead", "{\"id\":\"\(again.id)\"}")
    checks.that(known["customerCreated"]?.flag != true, "known by the number")
    checks.equal(known["customer"]?.id, customer.id)
    let third = try await salon.call("LeadService.createLead", #"{"name":"No Number"}"#)
    let phoneless = try await salon.failure("LeadService.convertLead", "{\"id\":\"\(third.id)\"}")
    checks.equal(phoneless.code, .invalidArgument, "a booking client needs a phone")
    let named = try await salon.call(
      "LeadService.convertLead", "{\"id\":\"\(third.id)\",\"customerId\":\"\(customer.id)\"}")
    checks.equal(named["customer"]?.id, customer.id)
    checks.equal(try await salon.names("{}").count, 1, "one client of three leads")
  }

  @Sendable static func pipeline(_ salon: Salon) async throws {
    let checks = salon.checks
    for (name, stage, value) in [("A", "new", 100), ("B", "new", 50), ("C", "proposal", 7)] {
      try await salon.call(
        "LeadService.createLead",
        "{\"name\":\"\(name)\",\"stage\":\"\(stage)\",\"phone\":\"087 603 000\(value % 9)\","
          + "\"value\":{\"minor\":\(value),\"currency\":\"EUR\"}}")
    }
    func stage(_ name: String) async throws -> JSONValue? {
      try await salon.call("LeadService.getPipeline")["stages"]?.list.first {
        $0["stage"]?.text == name
      }
    }
    checks.equal(try await stage("new")?["leads"]?.number, 2)
    checks.equal(try await stage("new")?["value"]?[0]?["minor"]?.number, 150)
    checks.equal(try await stage("proposal")?["leads"]?.number, 1)
    let page = try await salon.call("LeadService.listLeads", #"{"stages":["new"]}"#)
    let leads = page["leads"]?.list ?? []
    try await salon.call("LeadService.convertLead", "{\"id\":\"\(leads[0].id)\"}")
    try await salon.call(
      "LeadService.updateLead",
      update(leads[1], 1, #""stage","lostReason""#, #""stage":"lost","lostReason":"moved away""#))
    checks.equal(try await stage("converted")?["leads"]?.number, 1)
    checks.equal(try await stage("lost")?["leads"]?.number, 1)
    let rate = try await salon.call("LeadService.getPipeline")["conversionRate"]
    checks.equal(rate?.text, "50.0")
  }

  @Sendable static func stages(_ salon: Salon) async throws {
    let checks = salon.checks
    let lead = try await salon.call("LeadService.createLead", #"{"name":"Step"}"#)
    let rpc = "LeadService.updateLead"
    let converted = try await salon.failure(
      rpc, update(lead, 1, #""stage""#, #""stage":"converted""#))
    checks.equal(converted.code, .invalidArgument, "by convertLead only")
    let unreasoned = try await salon.failure(rpc, update(lead, 1, #""stage""#, #""stage":"lost""#))
    checks.equal(unreasoned.violations.first?.path, "changes.lostReason")
    let lost = try await salon.call(
      rpc, update(lead, 1, #""stage","lostReason""#, #""stage":"lost","lostReason":"price""#))
    checks.equal(lost["lostReason"]?.text, "price")
    let jump = try await salon.failure(rpc, update(lead, 2, #""stage""#, #""stage":"proposal""#))
    checks.equal(jump.code, .failedPrecondition, "a lost lead becomes new first")
    let closed = try await salon.failure(
      "LeadService.convertLead", "{\"id\":\"\(lead.id)\"}")
    checks.equal(closed.code, .failedPrecondition)
    let reopened = try await salon.call(rpc, update(lead, 2, #""stage""#, #""stage":"new""#))
    checks.equal(reopened["stage"]?.text, "new")
    checks.that(reopened["lostReason"] == nil, "the reason goes with the loss")
  }
}
