import FrontdeskAPI
import RPCCore
import Storage
import TestKit
import Testing
import WireFormat

@testable import Services

/// Pages are built in memory, and a conversion moves messages within one write: long records
/// must not make either of them large.
@Suite struct LongRecordTests {
  let harness: ServiceHarness

  init() throws { harness = try ServiceHarness(.shop) }

  private static let text = String(repeating: "x", count: 65_536)

  private func record(_ who: RecordCommunicationRequest.Who) throws -> Communication {
    harness.clock.advance(by: TimeSpan(microseconds: 1000))
    return try harness.call(
      CommunicationServiceMethods.recordCommunication,
      RecordCommunicationRequest(who: who, channel: .sms, message: Self.text))
  }

  @Test func `end a page early, and the next one goes on`() throws {
    let customer = try harness.makeCustomer("Aoife", phone: "+353875550101")
    let all = try (0..<40).map { _ in try record(.customerId(customer)).id }
    var seen: [Uuid] = []
    var cursor = ""
    repeat {
      let page: CommunicationPage = try harness.call(
        CommunicationServiceMethods.listCommunications,
        ListCommunicationsRequest(pageSize: 500, cursor: cursor))
      #expect(page.encoded().count <= PageLimit.bytesMax + 1024)
      seen += page.communications.map(\.id)
      cursor = page.nextCursor ?? ""
    } while !cursor.isEmpty
    #expect(seen == all.reversed())
  }

  @Test func `of a lead end before a conversion becomes slow`() throws {
    let lead: Lead = try harness.call(
      LeadServiceMethods.createLead, CreateLeadRequest(name: "L", phone: "087 555 0101"))
    for _ in 0..<32 { _ = try record(.leadId(lead.id)) }
    let error = try harness.refusal(
      CommunicationServiceMethods.recordCommunication,
      RecordCommunicationRequest(who: .leadId(lead.id), channel: .sms, message: "one more"))
    #expect(error.code == .failedPrecondition)
    let converted: ConvertedLead = try harness.call(
      LeadServiceMethods.convertLead, ConvertLeadRequest(id: lead.id))
    #expect(converted.customerCreated)
  }
}
