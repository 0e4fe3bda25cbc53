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

  @Test func `of a customer's notes end a page early too`() throws {
    let customer = try harness.makeCustomer("Aoife", phone: "+353875550101")
    let text = String(repeating: "語", count: 10_000)
    var all: [Uuid] = []
    for _ in 0..<100 {
      harness.clock.advance(by: TimeSpan(microseconds: 1000))
      let note: Note = try harness.call(
        CustomerServiceMethods.addNote, AddNoteRequest(customerId: customer, text: text))
      all.append(note.id)
    }
    var seen: [Uuid] = []
    var cursor = ""
    repeat {
      let page: NotePage = try harness.call(
        CustomerServiceMethods.listNotes,
        ListNotesRequest(customerId: customer, pageSize: 500, cursor: cursor))
      #expect(page.encoded().count <= PageLimit.bytesMax + 1024)
      seen += page.notes.map(\.id)
      cursor = page.nextCursor ?? ""
    } while !cursor.isEmpty
    #expect(seen == all.reversed())
  }

  @Test func `of a customer's locations end a page early, and leave room in its profile`() throws {
    let customer = try harness.makeCustomer("Aoife", phone: "+353875550101")
    let text = String(repeating: "語", count: 5_000)
    let all = (1...150).map { Uuid(high: 9, low: $0) }
    for id in all {
      let _: CustomerLocation = try harness.call(
        CustomerServiceMethods.updateCustomerLocation,
        UpdateCustomerLocationRequest(
          customerId: customer, locationId: id, mask: ["notes"], notes: text))
    }
    var seen: [Uuid] = []
    var cursor = ""
    repeat {
      let page: CustomerLocationList = try harness.call(
        CustomerServiceMethods.listCustomerLocations,
        ListCustomerLocationsRequest(customerId: customer, cursor: cursor))
      #expect(page.encoded().count <= PageLimit.bytesMax + 1024)
      seen += page.locations.map(\.locationId)
      cursor = page.nextCursor ?? ""
    } while !cursor.isEmpty
    #expect(seen == all)
    let few: CustomerLocationList = try harness.call(
      CustomerServiceMethods.listCustomerLocations,
      ListCustomerLocationsRequest(customerId: customer, pageSize: 2))
    #expect(few.locations.count == 2 && few.nextCursor != nil)
    let profile: CustomerProfile = try harness.call(
      CustomerServiceMethods.getCustomerProfile, GetCustomerProfileRequest(id: customer))
    #expect(profile.locations.count > 10 && profile.locations.count < 60)
  }
}
