// DO NOT EDIT: generated from Schema/bookings.schema

import Auth
package import FrontdeskAPI
package import RPCCore
import RPCServer
package import WireFormat

/// Appointments.
package protocol BookingServiceHandlers: Sendable {
  /// What `prepareCreateBooking` hands to `createBooking`.
  associatedtype CreateBookingPlan: Sendable
  /// The step of `createBooking` that runs before the transaction.
  func prepareCreateBooking(
    _ request: CreateBookingRequest, _ call: PrepareCall
  ) throws(RPCError) -> CreateBookingPlan
  /// Makes a booking; a staff member who is taken at that time is `failedPrecondition`
  /// with the id of the booking in the way.
  func createBooking(_ plan: CreateBookingPlan, _ call: WriteCall) throws(RPCError) -> Booking

  /// Finds one booking by id.
  func getBooking(
    _ request: GetBookingRequest, _ call: ReadCall, _ answer: inout WireWriter
  ) throws(RPCError)

  /// Pages through bookings with filters.
  func listBookings(
    _ request: ListBookingsRequest, _ call: ReadCall, _ answer: inout WireWriter
  ) throws(RPCError)

  /// Confirms, declines, checks in, marks a no-show, or notes a payment.
  func updateBookingStatus(
    _ request: UpdateBookingStatusRequest, _ call: WriteCall
  ) throws(RPCError) -> Booking

  /// Completes a booking and counts the visit and its price once.
  func completeBooking(
    _ request: CompleteBookingRequest, _ call: WriteCall
  ) throws(RPCError) -> Booking

  /// Cancels a booking; its time is free again.
  func cancelBooking(_ request: CancelBookingRequest, _ call: WriteCall) throws(RPCError) -> Booking
}

extension BookingServiceHandlers {
  /// The rpcs of the service with who may call them and what runs them.
  package var methods: [ServiceMethod] {
    [
      ServiceMethod(
        info: BookingServiceMethods.createBooking, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "bookings.write")]),
        isTenantless: false,
        requestType: "CreateBookingRequest", responseType: "Booking",
        body: .write { (bytes, call) throws(RPCError) in
          let request = try decodeRequest(bytes, as: CreateBookingRequest.self)
          let plan = try self.prepareCreateBooking(request, call)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.createBooking(plan, call))
          }
        }),
      ServiceMethod(
        info: BookingServiceMethods.getBooking, lane: .readsPoint,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "bookings.read")]),
        isTenantless: false,
        requestType: "GetBookingRequest", responseType: "Booking",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: GetBookingRequest.self)
          try self.getBooking(request, call, &answer)
        }),
      ServiceMethod(
        info: BookingServiceMethods.listBookings, lane: .readsPage,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "bookings.read")]),
        isTenantless: false,
        requestType: "ListBookingsRequest", responseType: "BookingPage",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ListBookingsRequest.self)
          try self.listBookings(request, call, &answer)
        }),
      ServiceMethod(
        info: BookingServiceMethods.updateBookingStatus, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "bookings.write")]),
        isTenantless: false,
        requestType: "UpdateBookingStatusRequest", responseType: "Booking",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: UpdateBookingStatusRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.updateBookingStatus(request, call))
          }
        }),
      ServiceMethod(
        info: BookingServiceMethods.completeBooking, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "bookings.write")]),
        isTenantless: false,
        requestType: "CompleteBookingRequest", responseType: "Booking",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: CompleteBookingRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.completeBooking(request, call))
          }
        }),
      ServiceMethod(
        info: BookingServiceMethods.cancelBooking, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "bookings.write")]),
        isTenantless: false,
        requestType: "CancelBookingRequest", responseType: "Booking",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: CancelBookingRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.cancelBooking(request, call))
          }
        }),
    ]
  }
}
