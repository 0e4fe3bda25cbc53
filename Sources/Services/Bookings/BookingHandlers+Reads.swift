package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import RPCServer
import SQLInterface
import Storage
package import WireFormat

extension BookingHandlers {
  package func getBooking(
    _ request: GetBookingRequest, _ call: ReadCall, _ answer: inout WireWriter
  ) throws(RPCError) {
    if call.context.isLimited {
      guard let booking = try db(try call.store.booking(request.id, call.scope)),
        try call.sees(booking)
      else { throw .noSuchBooking }
      return answer.append(booking)
    }
    call.store.expectOne()
    guard try db(try call.store.writeBooking(request.id, to: &answer, call.scope)) else {
      throw .noSuchBooking
    }
  }

  package func listBookings(
    _ request: ListBookingsRequest, _ call: ReadCall, _ answer: inout WireWriter
  ) throws(RPCError) {
    var filter = BookingFilter(request)
    filter.limit = call.context.limit
    if let id = filter.customer {
      filter.customer = try db(try call.store.survivor(of: id, call.scope)) ?? id
    }
    try environment.list(request, method: "listBookings", call, &answer, isOne: true) {
      (position, limit, answer) throws(SQLError) in
      try call.store.writeBookings(filter, after: position, limit: limit, to: &answer, call.scope)
    } total: { () throws(SQLError) in
      try call.store.countBookings(filter, call.scope)
    }
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
