import FrontdeskAPI
import RPCCore
import TestKit
import Testing
import WireFormat

@testable import Services

struct LeadConversionTests {
  let harness: ServiceHarness

  init() throws { harness = try ServiceHarness(.shop) }

  private func make(phone: String? = nil, email: String? = nil) throws -> Lead {
    try harness.call(
      LeadServiceMethods.createLead, CreateLeadRequest(name: "Fionn", phone: phone, email: email))
  }

  private func convert(_ lead: Lead, into customer: Uuid? = nil) throws -> ConvertedLead {
    try harness.call(
      LeadServiceMethods.convertLead, ConvertLeadRequest(id: lead.id, customerId: customer))
  }

  @Test func `a lead becomes a new customer once`() throws {
    let lead = try make(phone: "087 555 0201", email: "fionn@example.com")
    let converted = try convert(lead)
    #expect(converted.customerCreated)
    #expect(converted.customer.name == "Fionn")
    #expect(converted.lead.stage == .converted)
    #expect(converted.lead.customerId == converted.customer.id)
    #expect(converted.lead.convertedAt == harness.clock.now())
    let again = try harness.refusal(
      LeadServiceMethods.convertLead, ConvertLeadRequest(id: lead.id))
    #expect(again.code == .failedPrecondition)
    #expect(again.existing == converted.customer.id)
  }

  @Test func `a lead joins the customer with its number`() throws {
    let customer = try harness.makeCustomer("Fionn Gallagher", phone: "+353875550201")
    let converted = try convert(make(phone: "087 555 0201"))
    #expect(!converted.customerCreated)
    #expect(converted.customer.id == customer)
  }

  @Test func `a lead joins the customer that the caller names`() throws {
    let customer = try harness.makeCustomer("Somebody else", phone: "+353875550299")
    let converted = try convert(make(phone: "087 555 0201"), into: customer)
    #expect(converted.customer.id == customer)
    let absent = try harness.refusal(
      LeadServiceMethods.convertLead,
      ConvertLeadRequest(id: try make().id, customerId: Uuid(high: 4, low: 404)))
    #expect(absent.code == .notFound)
  }

  @Test func `messages of the lead come along`() throws {
    let lead = try make(phone: "087 555 0201")
    let message: Communication = try harness.call(
      CommunicationServiceMethods.recordCommunication,
      RecordCommunicationRequest(who: .leadId(lead.id), channel: .sms, message: "Hello"))
    #expect(message.customerId == nil)
    let customer = try convert(lead).customer.id
    let page: CommunicationPage = try harness.call(
      CommunicationServiceMethods.listCommunications,
      ListCommunicationsRequest(customerId: customer))
    #expect(page.communications.map(\.id) == [message.id])
    #expect(page.communications[0].leadId == lead.id)
    #expect(page.communications[0].version == 2)
    let later: Communication = try harness.call(
      CommunicationServiceMethods.recordCommunication,
      RecordCommunicationRequest(who: .leadId(lead.id), channel: .sms, message: "Welcome"))
    #expect(later.customerId == customer)
  }

  @Test func `a lead without a number cannot become a customer where one is required`() throws {
    let harness = try ServiceHarness(.booking)
    let lead: Lead = try harness.call(
      LeadServiceMethods.createLead, CreateLeadRequest(name: "Fionn"))
    let error = try harness.refusal(
      LeadServiceMethods.convertLead, ConvertLeadRequest(id: lead.id))
    #expect(error.code == .invalidArgument)
  }
}
