import Auth
import FrontdeskAPI
import RPCCore
import Storage
import TestKit
import Testing
import WireFormat

@testable import Services

struct LeadTests {
  let harness: ServiceHarness

  init() throws { harness = try ServiceHarness(.shop) }

  private func make(
    _ name: String = "Fionn", phone: String? = nil, email: String? = nil, value: Money? = nil,
    owner: String? = nil, followUp: Timestamp? = nil
  ) throws -> Lead {
    harness.clock.advance(by: TimeSpan(microseconds: 1000))
    return try harness.call(
      LeadServiceMethods.createLead,
      CreateLeadRequest(
        name: name, phone: phone, email: email, value: value, owner: owner,
        nextFollowUpAt: followUp))
  }

  private func update(
    _ lead: Lead, _ mask: [String], _ changes: LeadChanges
  ) -> UpdateLeadRequest {
    UpdateLeadRequest(id: lead.id, version: lead.version, mask: mask, changes: changes)
  }

  private func later(_ days: Int64) -> Timestamp {
    Timestamp(microseconds: harness.clock.now().microseconds + days * 86_400_000_000)
  }

  @Test func `a new lead has the defaults of the schema and is found again`() throws {
    let lead = try make("  Fionn ", phone: "087 555 0201")
    #expect(lead.name == "Fionn")
    #expect(lead.phone == "+353875550201")
    #expect(lead.stage == .new)
    #expect(lead.source == .api)
    #expect(lead.version == 1)
    let found: Lead = try harness.call(LeadServiceMethods.getLead, GetLeadRequest(id: lead.id))
    #expect(found == lead)
  }

  @Test func `a lead cannot begin at the end, without a name or with a wrong number`() throws {
    let method = LeadServiceMethods.createLead
    for stage in [LeadStage.converted, .lost] {
      let error = try harness.refusal(method, CreateLeadRequest(name: "A", stage: stage))
      #expect(error.violations.map(\.path) == ["stage"])
    }
    #expect(
      try harness.refusal(method, CreateLeadRequest(name: "  ")).violations.map(\.path) == ["name"])
    let number = try harness.refusal(method, CreateLeadRequest(name: "A", phone: "12"))
    #expect(number.violations.map(\.path) == ["phone"])
    let value = CreateLeadRequest(name: "A", value: Money(minor: -1, currency: "EUR"))
    #expect(try harness.refusal(method, value).violations.map(\.path) == ["value"])
  }

  @Test func `an absent lead and that of another tenant are the same`() throws {
    let lead = try make()
    let method = LeadServiceMethods.getLead
    let absent = try harness.refusal(method, GetLeadRequest(id: Uuid(high: 1, low: 2)))
    let foreign = try harness.refusal(
      method, GetLeadRequest(id: lead.id), in: .system(Uuid(high: 7, low: 7), "another tenant"))
    #expect(absent == foreign)
    #expect(absent.code == .notFound)
  }

  @Test func `an update changes what its mask names and tells only what differs`() throws {
    let lead = try make(owner: "Niamh")
    let method = LeadServiceMethods.updateLead
    let changes = LeadChanges(name: "Fionn", stage: .qualified, owner: "Niamh")
    let changed: Lead = try harness.call(
      method, update(lead, ["name", "stage", "owner", "notes"], changes))
    #expect(changed.version == 2)
    #expect(changed.stage == .qualified)
    #expect(try harness.events().last?.fields == "stage")
    let same: Lead = try harness.call(method, update(changed, ["stage"], changes))
    #expect(same == changed)
    let cleared: Lead = try harness.call(method, update(changed, ["owner"], LeadChanges()))
    #expect(cleared.owner == nil)
  }

  @Test func `a stale update names the fields that changed`() throws {
    let lead = try make()
    let method = LeadServiceMethods.updateLead
    let _: Lead = try harness.call(method, update(lead, ["name"], LeadChanges(name: "Oisín")))
    let error = try harness.refusal(method, update(lead, ["name"], LeadChanges(name: "Liam")))
    #expect(error.code == .aborted)
    #expect(
      error.conflicts == [
        RPCError.Conflict(
          field: "name", original: "\"Fionn\"", current: "\"Oisín\"", attempted: "\"Liam\"")
      ])
  }

  @Test func `a lead is lost for a reason, and begins anew`() throws {
    let lead = try make(followUp: later(1))
    let method = LeadServiceMethods.updateLead
    let reasonless = try harness.refusal(
      method, update(lead, ["stage"], LeadChanges(stage: .lost)))
    #expect(reasonless.violations.map(\.path) == ["changes.lostReason"])
    let lost: Lead = try harness.call(
      method,
      update(lead, ["stage", "lostReason"], LeadChanges(stage: .lost, lostReason: "Price")))
    #expect(lost.lostReason == "Price")
    #expect(lost.nextFollowUpAt == nil)
    let jump = try harness.refusal(
      method, update(lost, ["stage"], LeadChanges(stage: .qualified)))
    #expect(jump.code == .failedPrecondition)
    let attempt = RecordAttemptRequest(leadId: lead.id, channel: .phone, outcome: .reached)
    #expect(
      try harness.refusal(LeadServiceMethods.recordAttempt, attempt).code == .failedPrecondition)
    let again: Lead = try harness.call(method, update(lost, ["stage"], LeadChanges(stage: .new)))
    #expect(again.stage == .new)
    #expect(again.lostReason == nil)
  }

  @Test func `converted is no stage to be set by hand`() throws {
    let lead = try make()
    let error = try harness.refusal(
      LeadServiceMethods.updateLead, update(lead, ["stage"], LeadChanges(stage: .converted)))
    #expect(error.code == .invalidArgument)
  }

  @Test func `attempts stay in the order of their time and move a new lead on`() throws {
    let lead = try make()
    let method = LeadServiceMethods.recordAttempt
    let first: Lead = try harness.call(
      method,
      RecordAttemptRequest(
        leadId: lead.id, channel: .phone, outcome: .noAnswer, nextFollowUpAt: later(2)))
    #expect(first.stage == .contacted)
    #expect(first.nextFollowUpAt == later(2))
    let second: Lead = try harness.call(
      method,
      RecordAttemptRequest(leadId: lead.id, channel: .email, outcome: .reached, at: later(-1)))
    #expect(second.attempts.map(\.channel) == [.email, .phone])
    #expect(second.nextFollowUpAt == later(2))
    let blank = RecordAttemptRequest(leadId: lead.id, channel: .email)
    #expect(try harness.refusal(method, blank).violations.map(\.path) == ["outcome"])
  }

  @Test func `a lead keeps two hundred attempts`() throws {
    let lead = try make()
    let request = RecordAttemptRequest(leadId: lead.id, channel: .phone, outcome: .noAnswer)
    for _ in 0..<200 {
      let _: Lead = try harness.call(LeadServiceMethods.recordAttempt, request)
    }
    let error = try harness.refusal(LeadServiceMethods.recordAttempt, request)
    #expect(error.code == .failedPrecondition)
  }

  @Test func `lists go from the newest to the oldest, page by page`() throws {
    let made = try (0..<7).map { try make("Lead \($0)", owner: $0 % 2 == 0 ? "Niamh" : nil) }
    var request = ListLeadsRequest(pageSize: 3, withTotal: true)
    var found: [Lead] = []
    for _ in 0..<3 {
      let page: LeadPage = try harness.call(LeadServiceMethods.listLeads, request)
      #expect(page.total == 7)
      found += page.leads
      request.cursor = page.nextCursor ?? ""
    }
    #expect(found == made.reversed())
    #expect(request.cursor.isEmpty)
    let own: LeadPage = try harness.call(
      LeadServiceMethods.listLeads, ListLeadsRequest(stages: [.new], owner: "Niamh"))
    #expect(own.leads.map(\.name) == ["Lead 6", "Lead 4", "Lead 2", "Lead 0"])
    #expect(own.total == nil)
  }

  @Test func `a cursor fits only the list that it came from`() throws {
    for number in 0..<3 { _ = try make("Lead \(number)") }
    let page: LeadPage = try harness.call(
      LeadServiceMethods.listLeads, ListLeadsRequest(pageSize: 1))
    let error = try harness.refusal(
      LeadServiceMethods.listLeads,
      ListLeadsRequest(pageSize: 1, cursor: page.nextCursor ?? "", stages: [.new]))
    #expect(error.violations.map(\.path) == ["cursor"])
  }

  @Test func `due follow-ups are listed by their time while the lead is open`() throws {
    let late = try make("Late", followUp: later(3))
    let soon = try make("Soon", followUp: later(1))
    _ = try make("Never")
    _ = try make("Far", followUp: later(30))
    var request = ListLeadsRequest(pageSize: 1, withTotal: true, followUpDueBy: later(5))
    let first: LeadPage = try harness.call(LeadServiceMethods.listLeads, request)
    #expect(first.leads.map(\.name) == ["Soon"])
    #expect(first.total == 2)
    request.cursor = try #require(first.nextCursor)
    let second: LeadPage = try harness.call(LeadServiceMethods.listLeads, request)
    #expect(second.leads.map(\.name) == ["Late"])
    let _: Lead = try harness.call(
      LeadServiceMethods.setFollowUp, SetFollowUpRequest(leadId: soon.id))
    let _: Lead = try harness.call(
      LeadServiceMethods.updateLead,
      update(late, ["stage", "lostReason"], LeadChanges(stage: .lost, lostReason: "Gone")))
    let rest: LeadPage = try harness.call(
      LeadServiceMethods.listLeads, ListLeadsRequest(followUpDueBy: later(5)))
    #expect(rest.leads.isEmpty)
  }

  @Test func `the pipeline counts every stage and sums each currency`() throws {
    _ = try make(value: Money(minor: 100, currency: "EUR"))
    _ = try make(value: Money(minor: 250, currency: "EUR"))
    _ = try make(value: Money(minor: 70, currency: "USD"))
    let lost = try make()
    let empty: Pipeline = try harness.call(LeadServiceMethods.getPipeline, GetPipelineRequest())
    #expect(empty.conversionRate == nil)
    let _: Lead = try harness.call(
      LeadServiceMethods.updateLead,
      update(lost, ["stage", "lostReason"], LeadChanges(stage: .lost, lostReason: "Gone")))
    for _ in 0..<2 {
      let _: ConvertedLead = try harness.call(
        LeadServiceMethods.convertLead, ConvertLeadRequest(id: try make("New one").id))
    }
    let pipeline: Pipeline = try harness.call(
      LeadServiceMethods.getPipeline, GetPipelineRequest())
    #expect(pipeline.stages.map(\.leads) == [3, 0, 0, 0, 2, 1])
    #expect(
      pipeline.stages[0].value == [
        Money(minor: 350, currency: "EUR"), Money(minor: 70, currency: "USD"),
      ])
    #expect(pipeline.conversionRate == DecimalNumber(unscaled: 667, scale: 1))
  }
}
