import FrontdeskAPI
import FrontdeskServices
import RPCCore
import SQLInterface
import Storage
import WireFormat

/// A request for one page of a list whose answer has the records in field 1, where the list
/// goes on in field 2, and how many there are in field 3.
protocol ListRequest: WireMessage {
  var cursor: String { get set }
  var pageSize: UInt32 { get set }
  var withTotal: Bool { get set }
}

extension ListBookingsRequest: ListRequest {}
extension ListCommunicationsRequest: ListRequest {}
extension ListCustomersRequest: ListRequest {}
extension ListLeadsRequest: ListRequest {}

extension ListRequest {
  /// What is asked, whichever page of it: a cursor fits every request with the same.
  fileprivate var question: Self {
    var question = self
    question.cursor = ""
    question.pageSize = 0
    question.withTotal = false
    return question
  }
}

extension ServiceEnvironment {
  /// Answers one page: `page` writes its records as they are stored and tells where the list
  /// goes on, `total` counts where that is asked.
  func list(
    _ request: some ListRequest, method: StaticString, _ call: ReadCall,
    _ answer: inout WireWriter,
    page: (ListPosition?, PageLimit, inout WireWriter) throws(SQLError) -> ListPosition?,
    total: () throws(SQLError) -> UInt64
  ) throws(RPCError) {
    let cursor = ListCursor(cursors, call.scope, method: method, question: request.question)
    let position = try cursor.open(request.cursor)
    do throws(SQLError) {
      let last = try page(position, PageLimit(Int(request.pageSize)), &answer)
      answer.field(2, optional: last.map(cursor.seal), StringCodec.self)
      if request.withTotal { answer.field(3, optional: try total(), UInt64Codec.self) }
    } catch {
      throw RPCError(error)
    }
  }
}
