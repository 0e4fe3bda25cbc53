package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import RPCServer
import SQLInterface
import Storage
package import WireFormat

extension CommunicationHandlers {
  package func getCommunication(
    _ request: GetCommunicationRequest, _ call: ReadCall, _ answer: inout WireWriter
  ) throws(RPCError) {
    if call.context.isLimited {
      guard let message = try db(try call.store.communication(request.id, call.scope)),
        let customer = message.customerId, try call.sees(customer)
      else { throw .noSuchCommunication }
      return answer.append(message)
    }
    // Two statements: the message, and the key that opens what it says.
    guard try db(try call.store.writeCommunication(request.id, to: &answer, call.scope)) else {
      throw .noSuchCommunication
    }
  }

  package func listCommunications(
    _ request: ListCommunicationsRequest, _ call: ReadCall, _ answer: inout WireWriter
  ) throws(RPCError) {
    var filter = CommunicationFilter(request)
    filter.limit = call.context.limit
    if let id = filter.customer {
      filter.customer = try db(try call.store.survivor(of: id, call.scope)) ?? id
    }
    try environment.list(request, method: "listCommunications", call, &answer) {
      (position, limit, answer) throws(SQLError) in
      try call.store.writeCommunications(
        filter, after: position, limit: limit, to: &answer, call.scope)
    } total: { () throws(SQLError) in
      try call.store.countCommunications(filter, call.scope)
    }
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
