// DO NOT EDIT: generated from Schema/bookings.schema

public import FrontdeskAPI
import RPCCore

/// BookingService without a server: each rpc does what its closure does, and is
/// `unimplemented` until it has one.
public struct BookingServiceFake: Sendable {
  /// Stands in for `createBooking`.
  public var createBooking: FakeChannel.Unary<CreateBookingRequest, Booking>?

  /// Stands in for `getBooking`.
  public var getBooking: FakeChannel.Unary<GetBookingRequest, Booking>?

  /// Stands in for `listBookings`.
  public var listBookings: FakeChannel.Unary<ListBookingsRequest, BookingPage>?

  /// Stands in for `updateBookingStatus`.
  public var updateBookingStatus: FakeChannel.Unary<UpdateBookingStatusRequest, Booking>?

  /// Stands in for `completeBooking`.
  public var completeBooking: FakeChannel.Unary<CompleteBookingRequest, Booking>?

  /// Stands in for `cancelBooking`.
  public var cancelBooking: FakeChannel.Unary<CancelBookingRequest, Booking>?

  /// A fake without closures.
  public init() {}

  /// What `Frontdesk(fake:)` takes; it answers with the closures that are set now.
  public var channel: FakeChannel {
    var channel = FakeChannel()
    channel.answer(BookingServiceMethods.createBooking, createBooking)
    channel.answer(BookingServiceMethods.getBooking, getBooking)
    channel.answer(BookingServiceMethods.listBookings, listBookings)
    channel.answer(BookingServiceMethods.updateBookingStatus, updateBookingStatus)
    channel.answer(BookingServiceMethods.completeBooking, completeBooking)
    channel.answer(BookingServiceMethods.cancelBooking, cancelBooking)
    return channel
  }

  /// Calls that the closures answer.
  public var client: BookingServiceClient { BookingServiceClient(channel) }
}
