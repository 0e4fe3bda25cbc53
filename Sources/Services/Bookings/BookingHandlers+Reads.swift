package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import SQLInterface
import Storage
package import WireFormat

extension BookingHandlers {
  package func getBooking(
    _ request: GetBookingRequest, _ call: ReadCall, _ answer: inout WireWriter
  ) throws(RPCError) {
    let isFound: Bool
    do throws(SQLError) {
      isFound = try call.store.writeBooking(request.id, to: &answer, call.scope)
    } catch {
      throw RPCError(error)
    }
    guard isFound else { throw .noSuchBooking }
  }

  package func listBookings(
    _ request: ListBookingsRequest, _ call: ReadCall, _ answer: inout WireWriter
  ) throws(RPCError) {
    var question = request
    question.cursor = ""
    question.pageSize = 0
    question.withTotal = false
    let cursor = ListCursor(
      environment.cursors, call.scope, method: "listBookings", question: question)
    let position = try cursor.open(request.cursor)
    let filter = BookingFilter(request)
    var end = BookingPage()
    do throws(SQLError) {
      let last = try call.store.writeBookings(
        filter, after: position, limit: PageLimit(Int(request.pageSize)), to: &answer, call.scope)
      end.nextCursor = last.map { cursor.seal($0) }
      if request.withTotal { end.total = try call.store.countBookings(filter, call.scope) }
    } catch {
      throw RPCError(error)
    }
    answer.append(end)
  }
}

extension BookingFilter {
  fileprivate init(_ request: ListBookingsRequest) {
    self.init()
    customer = request.customerId
    staffKey = Booking.staffKey(request.staff)
    statuses = request.statuses.filter { $0 != .unspecified }
    from = request.from
    to = request.to
    channel = request.channel == .unspecified ? nil : request.channel
    isAscending = request.ascending
  }
}
