// DO NOT EDIT: generated from Schema/bookings.schema

public import RPCCore

/// The rpcs of BookingService as the runtime knows them.
public enum BookingServiceMethods {
  /// Makes a booking; a staff member who is taken at that time is `failedPrecondition`
  /// with the id of the booking in the way.
  public static let createBooking = MethodInfo(
    id: 0x1EF3_4C48, name: "frontdesk.v1.BookingService/createBooking",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Finds one booking by id.
  public static let getBooking = MethodInfo(
    id: 0x5C35_E0FE, name: "frontdesk.v1.BookingService/getBooking", timeoutMicroseconds: 5_000_000,
    isRead: true)

  /// Pages through bookings with filters.
  public static let listBookings = MethodInfo(
    id: 0x1476_5475, name: "frontdesk.v1.BookingService/listBookings",
    timeoutMicroseconds: 5_000_000, isRead: true)

  /// Confirms, declines, checks in, marks a no-show, or notes a payment.
  public static let updateBookingStatus = MethodInfo(
    id: 0x7274_0B11, name: "frontdesk.v1.BookingService/updateBookingStatus",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Completes a booking and counts the visit and its price once.
  public static let completeBooking = MethodInfo(
    id: 0xF55E_23D1, name: "frontdesk.v1.BookingService/completeBooking",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Cancels a booking; its time is free again.
  public static let cancelBooking = MethodInfo(
    id: 0x272B_056A, name: "frontdesk.v1.BookingService/cancelBooking",
    timeoutMicroseconds: 5_000_000, isRead: false)

  /// Every rpc of the service, in the order of the schema.
  public static let all: [MethodInfo] = [
    createBooking, getBooking, listBookings, updateBookingStatus, completeBooking, cancelBooking
  ]
}

/// Appointments.
public struct BookingServiceClient: Sendable {
  private let channel: any ClientChannel

  /// A client that makes its calls through `channel`.
  public init(_ channel: any ClientChannel) { self.channel = channel }

  /// Makes a booking; a staff member who is taken at that time is `failedPrecondition`
  /// with the id of the booking in the way.
  public func createBooking(
    _ request: CreateBookingRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Booking {
    try await channel.unary(BookingServiceMethods.createBooking, request, options)
  }

  /// Finds one booking by id.
  public func getBooking(
    _ request: GetBookingRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Booking {
    try await channel.unary(BookingServiceMethods.getBooking, request, options)
  }

  /// Pages through bookings with filters.
  public func listBookings(
    _ request: ListBookingsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> BookingPage {
    try await channel.unary(BookingServiceMethods.listBookings, request, options)
  }

  /// Confirms, declines, checks in, marks a no-show, or notes a payment.
  public func updateBookingStatus(
    _ request: UpdateBookingStatusRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Booking {
    try await channel.unary(BookingServiceMethods.updateBookingStatus, request, options)
  }

  /// Completes a booking and counts the visit and its price once.
  public func completeBooking(
    _ request: CompleteBookingRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Booking {
    try await channel.unary(BookingServiceMethods.completeBooking, request, options)
  }

  /// Cancels a booking; its time is free again.
  public func cancelBooking(
    _ request: CancelBookingRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Booking {
    try await channel.unary(BookingServiceMethods.cancelBooking, request, options)
  }
}
