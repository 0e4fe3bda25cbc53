import FrontdeskAPI
import FrontdeskServices
import RPCCore
import SQLInterface
import Storage
import WireFormat

/// A request for one page of a list.
protocol PagedRequest: WireMessage {
  var cursor: String { get set }
  var pageSize: UInt32 { get set }
}

extension ListAuditRequest: PagedRequest {}
extension ListBulkResultsRequest: PagedRequest {}
extension ListBulkUpdatesRequest: PagedRequest {}
extension ListConsentsRequest: PagedRequest {}
extension ListCustomerLocationsRequest: PagedRequest {}
extension ListDataProblemsRequest: PagedRequest {}
extension ListDuplicatesRequest: PagedRequest {}
extension ListEvidenceRequest: PagedRequest {}
extension ListFollowUpsRequest: PagedRequest {}
extension ListImportsRequest: PagedRequest {}
extension ListMergesRequest: PagedRequest {}
extension ListNotesRequest: PagedRequest {}
extension ListNotificationsRequest: PagedRequest {}
extension ListOccasionsRequest: PagedRequest {}
extension ListTenantsRequest: PagedRequest {}
extension ListTimelineRequest: PagedRequest {}

/// One whose answer has the records in field 1, where the list goes on in field 2, and how many
/// there are in field 3.
protocol ListRequest: PagedRequest {
  var withTotal: Bool { get set }
}

extension ListBookingsRequest: ListRequest {}
extension ListCommunicationsRequest: ListRequest {}
extension ListCustomersRequest: ListRequest {}
extension ListLeadsRequest: ListRequest {}

extension ServiceEnvironment {
  /// The cursors of the list that `request` asks for, whichever page of it: they fit every
  /// request with the same question.
  func cursor(
    of request: some PagedRequest, method: StaticString, _ call: ReadCall
  ) -> ListCursor {
    var question = request
    question.cursor = ""
    question.pageSize = 0
    return ListCursor(cursors, call.scope, method: method, question: question)
  }

  /// Answers one page: `page` writes its records as they are stored and tells where the list
  /// goes on, `total` counts where that is asked. Whether `page` runs one statement only is said
  /// by `isOne`.
  func list(
    _ request: some ListRequest, method: StaticString, _ call: ReadCall,
    _ answer: inout WireWriter, isOne: Bool = false,
    page: (ListPosition?, PageLimit, inout WireWriter) throws(SQLError) -> ListPosition?,
    total: () throws(SQLError) -> UInt64
  ) throws(RPCError) {
    var question = request
    question.withTotal = false
    let cursor = cursor(of: question, method: method, call)
    let position = try cursor.open(request.cursor)
    if isOne, !request.withTotal { call.store.expectOne() }
    do throws(SQLError) {
      let last = try page(position, PageLimit(Int(request.pageSize)), &answer)
      answer.field(2, optional: last.map(cursor.seal), StringCodec.self)
      if request.withTotal { answer.field(3, optional: try total(), UInt64Codec.self) }
    } catch {
      throw RPCError(error)
    }
  }
}
