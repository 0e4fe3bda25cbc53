# DO NOT EDIT: generated from Schema/bookings.schema
"""Calls BookingService."""

from frontdesk_client.generated.bookings import (
    Booking,
    BookingPage,
    CancelBookingRequest,
    CompleteBookingRequest,
    CreateBookingRequest,
    GetBookingRequest,
    ListBookingsRequest,
    UpdateBookingStatusRequest,
)
from frontdesk_client.rpc.channel import CallOptions, Channel, UnaryMethod

__all__ = ["BookingServiceClient", "BookingServiceMethods"]


class BookingServiceMethods:
    """The rpcs of BookingService as the runtime knows them."""

    CREATE_BOOKING = UnaryMethod(
        id=0x1EF3_4C48,
        name="frontdesk.v1.BookingService/createBooking",
        request=CreateBookingRequest,
        response=Booking,
        timeout=5.0,
        is_read=False,
    )
    GET_BOOKING = UnaryMethod(
        id=0x5C35_E0FE,
        name="frontdesk.v1.BookingService/getBooking",
        request=GetBookingRequest,
        response=Booking,
        timeout=5.0,
        is_read=True,
    )
    LIST_BOOKINGS = UnaryMethod(
        id=0x1476_5475,
        name="frontdesk.v1.BookingService/listBookings",
        request=ListBookingsRequest,
        response=BookingPage,
        timeout=5.0,
        is_read=True,
    )
    UPDATE_BOOKING_STATUS = UnaryMethod(
        id=0x7274_0B11,
        name="frontdesk.v1.BookingService/updateBookingStatus",
        request=UpdateBookingStatusRequest,
        response=Booking,
        timeout=5.0,
        is_read=False,
    )
    COMPLETE_BOOKING = UnaryMethod(
        id=0xF55E_23D1,
        name="frontdesk.v1.BookingService/completeBooking",
        request=CompleteBookingRequest,
        response=Booking,
        timeout=5.0,
        is_read=False,
    )
    CANCEL_BOOKING = UnaryMethod(
        id=0x272B_056A,
        name="frontdesk.v1.BookingService/cancelBooking",
        request=CancelBookingRequest,
        response=Booking,
        timeout=5.0,
        is_read=False,
    )
    ALL = (
        CREATE_BOOKING,
        GET_BOOKING,
        LIST_BOOKINGS,
        UPDATE_BOOKING_STATUS,
        COMPLETE_BOOKING,
        CANCEL_BOOKING,
    )


class BookingServiceClient:
    """Appointments."""

    __slots__ = ("_channel",)

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def create_booking(
        self, request: CreateBookingRequest, options: CallOptions | None = None
    ) -> Booking:
        """Makes a booking; a staff member who is taken at that time is `failedPrecondition`
        with the id of the booking in the way.

        Its own errors: invalid_argument, not_found, failed_precondition.
        """
        return await self._channel.unary(BookingServiceMethods.CREATE_BOOKING, request, options)

    async def get_booking(
        self, request: GetBookingRequest, options: CallOptions | None = None
    ) -> Booking:
        """Finds one booking by id.

        Its own errors: not_found.
        """
        return await self._channel.unary(BookingServiceMethods.GET_BOOKING, request, options)

    async def list_bookings(
        self, request: ListBookingsRequest, options: CallOptions | None = None
    ) -> BookingPage:
        """Pages through bookings with filters.

        Its own errors: invalid_argument.
        """
        return await self._channel.unary(BookingServiceMethods.LIST_BOOKINGS, request, options)

    async def update_booking_status(
        self, request: UpdateBookingStatusRequest, options: CallOptions | None = None
    ) -> Booking:
        """Confirms, declines, checks in, marks a no-show, or notes a payment.

        Its own errors: invalid_argument, not_found, failed_precondition, aborted.
        """
        return await self._channel.unary(
            BookingServiceMethods.UPDATE_BOOKING_STATUS,
            request,
            options,
        )

    async def complete_booking(
        self, request: CompleteBookingRequest, options: CallOptions | None = None
    ) -> Booking:
        """Completes a booking and counts the visit and its price once.

        Its own errors: invalid_argument, not_found, failed_precondition, aborted.
        """
        return await self._channel.unary(BookingServiceMethods.COMPLETE_BOOKING, request, options)

    async def cancel_booking(
        self, request: CancelBookingRequest, options: CallOptions | None = None
    ) -> Booking:
        """Cancels a booking; its time is free again.

        Its own errors: not_found, failed_precondition, aborted.
        """
        return await self._channel.unary(BookingServiceMethods.CANCEL_BOOKING, request, options)
