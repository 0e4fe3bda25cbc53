package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import SQLInterface
import Storage
package import WireFormat

extension CommunicationHandlers {
  package func getCommunication(
    _ request: GetCommunicationRequest, _ call: ReadCall, _ answer: inout WireWriter
  ) throws(RPCError) {
    let isFound: Bool
    do throws(SQLError) {
      isFound = try call.store.writeCommunication(request.id, to: &answer, call.scope)
    } catch {
      throw RPCError(error)
    }
    guard isFound else { throw .noSuchCommunication }
  }

  package func listCommunications(
    _ request: ListCommunicationsRequest, _ call: ReadCall, _ answer: inout WireWriter
  ) throws(RPCError) {
    var question = request
    question.cursor = ""
    question.pageSize = 0
    question.withTotal = false
    let cursor = ListCursor(
      environment.cursors, call.scope, method: "listCommunications", question: question)
    let position = try cursor.open(request.cursor)
    let filter = CommunicationFilter(request)
    var end = CommunicationPage()
    do throws(SQLError) {
      let last = try call.store.writeCommunications(
        filter, after: position, limit: PageLimit(Int(request.pageSize)), to: &answer, call.scope)
      end.nextCursor = last.map { cursor.seal($0) }
      if request.withTotal { end.total = try call.store.countCommunications(filter, call.scope) }
    } catch {
      throw RPCError(error)
    }
    answer.append(end)
  }
}

extension CommunicationFilter {
  fileprivate init(_ request: ListCommunicationsRequest) {
    self.init()
    customer = request.customerId
    lead = request.leadId
    channel = request.channel == .unspecified ? nil : request.channel
    status = request.status == .unspecified ? nil : request.status
    purpose = request.purpose == .unspecified ? nil : request.purpose
    from = request.from
    to = request.to
  }
}
