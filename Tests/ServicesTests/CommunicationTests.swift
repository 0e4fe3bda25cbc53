import FrontdeskAPI
import RPCCore
import Storage
import TestKit
import Testing
import WireFormat

@testable import Services

struct CommunicationTests {
  let harness: ServiceHarness
  let customer: Uuid

  init() throws {
    harness = try ServiceHarness(.shop)
    customer = try harness.makeCustomer("Aoife", phone: "+353875550101")
  }

  private func request(
    _ channel: ContactChannel = .sms, _ status: CommunicationStatus = .unspecified
  ) -> RecordCommunicationRequest {
    RecordCommunicationRequest(
      who: .customerId(customer), channel: channel, message: "See you at ten.", status: status)
  }

  private func record(_ request: RecordCommunicationRequest) throws -> Communication {
    harness.clock.advance(by: TimeSpan(microseconds: 1000))
    return try harness.call(CommunicationServiceMethods.recordCommunication, request)
  }

  private func refusal(_ request: RecordCommunicationRequest) throws -> RPCError {
    try harness.refusal(CommunicationServiceMethods.recordCommunication, request)
  }

  private func report(
    _ message: Communication, _ status: CommunicationStatus, failure: String? = nil
  ) throws -> Communication {
    harness.clock.advance(by: TimeSpan(microseconds: 1000))
    return try harness.call(
      CommunicationServiceMethods.updateCommunicationStatus,
      UpdateCommunicationStatusRequest(id: message.id, status: status, failure: failure))
  }

  @Test func `a message has the defaults of the schema and is found again`() throws {
    let message = try record(request())
    #expect(message.direction == .outbound)
    #expect(message.purpose == .other)
    #expect(message.status == .sent)
    #expect(message.recipient == "+353875550101")
    #expect(message.at == harness.clock.now())
    #expect(message.sentAt == message.at)
    #expect(message.deliveredAt == nil)
    let found: Communication = try harness.call(
      CommunicationServiceMethods.getCommunication, GetCommunicationRequest(id: message.id))
    #expect(found == message)
    #expect(try harness.events().last?.subject == customer)
  }

  @Test func `the recipient is the address for the channel, or must be given`() throws {
    #expect(try record(request(.phone)).recipient == "+353875550101")
    #expect(try record(request(.whatsapp)).recipient == "+353875550101")
    #expect(try record(request(.inApp)).recipient == customer.description)
    let error = try refusal(request(.email))
    #expect(error.violations.map(\.path) == ["recipient"])
    var given = request(.email)
    given.recipient = "aoife@example.com"
    #expect(try record(given).recipient == "aoife@example.com")
  }

  @Test func `what makes no sense is refused with the field's path`() throws {
    func path(_ change: (inout RecordCommunicationRequest) -> Void) throws -> [String] {
      var asked = request()
      change(&asked)
      return try refusal(asked).violations.map(\.path)
    }
    #expect(try path { $0.who = nil } == ["customerId"])
    #expect(try path { $0.channel = .unspecified } == ["channel"])
    #expect(try path { $0.at = .zero } == ["at"])
    #expect(
      try path {
        $0.direction = .inbound
        $0.status = .bounced
      } == ["status"])
    #expect(try path { $0.metadata = ["": "x"] } == ["metadata"])
  }

  @Test func `customers and leads must exist`() throws {
    var asked = request()
    asked.who = .customerId(Uuid(high: 4, low: 404))
    #expect(try refusal(asked).code == .notFound)
    asked.who = .leadId(Uuid(high: 4, low: 404))
    #expect(try refusal(asked).code == .notFound)
  }

  @Test func `times follow the status at recording`() throws {
    let pending = try record(request(.sms, .pending))
    #expect(pending.sentAt == nil)
    let read = try record(request(.sms, .read))
    #expect([read.sentAt, read.deliveredAt, read.readAt] == [read.at, read.at, read.at])
    let bounced = try record(request(.sms, .bounced))
    #expect(bounced.sentAt == bounced.at)
    #expect(bounced.deliveredAt == nil)
  }

  @Test func `a status only rises`() throws {
    let message = try record(request(.sms, .pending))
    let failed = try report(message, .failed, failure: "No route")
    #expect(failed.failure == "No route")
    #expect(failed.version == 2)
    let delivered = try report(failed, .delivered)
    #expect(delivered.failure == nil)
    #expect(delivered.deliveredAt == harness.clock.now())
    #expect(delivered.sentAt == delivered.deliveredAt)
    for late in [CommunicationStatus.pending, .sent, .failed, .bounced, .delivered] {
      #expect(try report(message, late) == delivered)
    }
    let read = try report(message, .read)
    #expect(read.version == 4)
    #expect(read.readAt == harness.clock.now())
    #expect(read.deliveredAt == delivered.deliveredAt)
  }

  @Test func `a failure needs a status that failed`() throws {
    let message = try record(request())
    let method = CommunicationServiceMethods.updateCommunicationStatus
    let odd = UpdateCommunicationStatusRequest(
      id: message.id, status: .delivered, failure: "No route")
    #expect(try harness.refusal(method, odd).violations.map(\.path) == ["failure"])
    let blank = UpdateCommunicationStatusRequest(id: message.id)
    #expect(try harness.refusal(method, blank).violations.map(\.path) == ["status"])
  }

  @Test func `lists go from the latest to the earliest with every filter`() throws {
    let first = try record(request())
    let second = try record(request(.phone, .delivered))
    var third = request(.sms, .failed)
    third.purpose = .marketing
    let last = try record(third)
    func ids(_ request: ListCommunicationsRequest) throws -> [Uuid] {
      var request = request
      request.pageSize = 1
      request.withTotal = true
      var found: [Uuid] = []
      repeat {
        let page: CommunicationPage = try harness.call(
          CommunicationServiceMethods.listCommunications, request)
        found += page.communications.map(\.id)
        request.cursor = page.nextCursor ?? ""
        if request.cursor.isEmpty { #expect(page.total == UInt64(found.count)) }
      } while !request.cursor.isEmpty
      return found
    }
    let everything = [last.id, second.id, first.id]
    #expect(try ids(ListCommunicationsRequest()) == everything)
    #expect(try ids(ListCommunicationsRequest(customerId: customer)) == everything)
    #expect(try ids(ListCommunicationsRequest(leadId: customer)) == [])
    #expect(try ids(ListCommunicationsRequest(channel: .sms)) == [last.id, first.id])
    #expect(try ids(ListCommunicationsRequest(status: .delivered)) == [second.id])
    #expect(try ids(ListCommunicationsRequest(purpose: .marketing)) == [last.id])
    #expect(
      try ids(ListCommunicationsRequest(from: second.at, to: last.at)) == [second.id])
  }
}
