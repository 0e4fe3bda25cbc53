# DO NOT EDIT: generated from Schema/bookings.schema
"""Messages and enums of `bookings.schema`."""

from __future__ import annotations

import dataclasses as _dc
import datetime as _dt
import typing as _t
import uuid as _uuid

from frontdesk_client import wire as _wire
from frontdesk_client.generated.common import Source

__all__ = [
    "Booking",
    "BookingContact",
    "BookingPage",
    "BookingStatus",
    "CancelBookingRequest",
    "CompleteBookingRequest",
    "CreateBookingRequest",
    "GetBookingRequest",
    "ListBookingsRequest",
    "PaymentStatus",
    "UpdateBookingStatusRequest",
]


class BookingStatus(_wire.OpenEnum):
    """How far a booking has come."""

    UNSPECIFIED = 0
    HELD = 1
    PENDING = 2
    CONFIRMED = 3
    CHECKED_IN = 4
    COMPLETED = 5
    CANCELLED = 6
    DECLINED = 7
    NO_SHOW = 8


class PaymentStatus(_wire.OpenEnum):
    """What has been paid of a booking."""

    UNSPECIFIED = 0
    UNPAID = 1
    DEPOSIT_PAID = 2
    PAID = 3
    PARTIALLY_REFUNDED = 4
    REFUNDED = 5
    WAIVED = 6


@_dc.dataclass(slots=True, kw_only=True)
class Booking(_wire.Message):
    """One appointment of one customer."""

    id: _uuid.UUID = _wire.NIL
    version: int = 0
    customer_id: _uuid.UUID = _wire.NIL
    service: str = ""
    """The service's name."""
    staff: str | None = None
    """The staff member's name; one name is one person within a tenant."""
    starts_at: _dt.datetime = _wire.EPOCH
    ends_at: _dt.datetime = _wire.EPOCH
    status: BookingStatus = BookingStatus.UNSPECIFIED
    price: _wire.Money = _wire.Money()
    deposit: _wire.Money | None = None
    payment_status: PaymentStatus = PaymentStatus.UNSPECIFIED
    channel: Source = Source.UNSPECIFIED
    """How the booking was made."""
    notes: str | None = None
    cancel_reason: str | None = None
    created_at: _dt.datetime = _wire.EPOCH
    updated_at: _dt.datetime = _wire.EPOCH
    created_by: str = ""
    completed_at: _dt.datetime | None = None
    location_id: _uuid.UUID | None = None
    """Where it takes place: the visit is counted there too."""


@_dc.dataclass(slots=True, kw_only=True)
class BookingContact(_wire.Message):
    """Who a booking is for, when there is no customer id."""

    name: str = ""
    phone: str | None = None
    email: str | None = None


@_dc.dataclass(slots=True, kw_only=True)
class CreateBookingRequest(_wire.OneOfMessage):
    """Describes a new booking.

    At most one of `customer_id`, `contact` is set: setting one clears the others.
    """

    customer_id: _uuid.UUID | None = None
    contact: BookingContact | None = None
    """The customer with this phone or e-mail, else a new one."""
    service: str = ""
    staff: str | None = None
    starts_at: _dt.datetime = _wire.EPOCH
    duration: _dt.timedelta = _wire.NO_TIME
    """At least a minute, at most a day."""
    price: _wire.Money | None = None
    """Zero in the tenant's currency when left out."""
    deposit: _wire.Money | None = None
    status: BookingStatus = BookingStatus.UNSPECIFIED
    """`confirmed` when left out; otherwise `held`, `pending` or `confirmed`."""
    payment_status: PaymentStatus = PaymentStatus.UNSPECIFIED
    """`unpaid` when left out."""
    channel: Source = Source.UNSPECIFIED
    """`api` when left out."""
    notes: str | None = None
    location_id: _uuid.UUID | None = None
    """Where it takes place."""
    which_who: _t.ClassVar[_wire.Which[_t.Literal["customer_id", "contact"]]] = _wire.Which("who")
    """Which of them is set; None when none is."""


@_dc.dataclass(slots=True, kw_only=True)
class GetBookingRequest(_wire.Message):
    """Finds one booking by its id."""

    id: _uuid.UUID = _wire.NIL


@_dc.dataclass(slots=True, kw_only=True)
class ListBookingsRequest(_wire.Message):
    """Asks for one page of bookings."""

    page_size: int = 0
    """15 when 0."""
    cursor: str = ""
    """`nextCursor` of the page before; empty for the first page."""
    with_total: bool = False
    customer_id: _uuid.UUID | None = None
    staff: str | None = None
    statuses: list[BookingStatus] = _dc.field(default_factory=list)
    """Any of these; all when empty."""
    from_: _dt.datetime | None = None
    """Bookings that start at this moment or later."""
    to: _dt.datetime | None = None
    """Bookings that start before this moment."""
    channel: Source = Source.UNSPECIFIED
    ascending: bool = False
    """The earliest first instead of the latest first."""


@_dc.dataclass(slots=True, kw_only=True)
class BookingPage(_wire.Message):
    """One page of bookings, in the order of their start."""

    bookings: list[Booking] = _dc.field(default_factory=list)
    next_cursor: str | None = None
    """Absent on the last page."""
    total: int | None = None
    """Present when `withTotal` was set."""


@_dc.dataclass(slots=True, kw_only=True)
class UpdateBookingStatusRequest(_wire.Message):
    """Moves a booking on."""

    id: _uuid.UUID = _wire.NIL
    version: int = 0
    """Any version when 0."""
    status: BookingStatus = BookingStatus.UNSPECIFIED
    """Not `completed` and not `cancelled`, which have rpcs of their own; unchanged when left out.
    """
    payment_status: PaymentStatus = PaymentStatus.UNSPECIFIED
    """Unchanged when left out."""


@_dc.dataclass(slots=True, kw_only=True)
class CompleteBookingRequest(_wire.Message):
    """Says that the customer came and was served."""

    id: _uuid.UUID = _wire.NIL
    version: int = 0
    """Any version when 0."""
    price: _wire.Money | None = None
    """What it came to; the booking's price when left out."""
    payment_status: PaymentStatus = PaymentStatus.UNSPECIFIED
    """Unchanged when left out."""


@_dc.dataclass(slots=True, kw_only=True)
class CancelBookingRequest(_wire.Message):
    """Calls a booking off."""

    id: _uuid.UUID = _wire.NIL
    version: int = 0
    """Any version when 0."""
    reason: str | None = None


_wire.table(
    Booking,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "version", _wire.UINT64),
    _wire.plain(3, "customer_id", _wire.UUID),
    _wire.plain(4, "service", _wire.STRING),
    _wire.optional(5, "staff", _wire.STRING),
    _wire.plain(6, "starts_at", _wire.TIMESTAMP),
    _wire.plain(7, "ends_at", _wire.TIMESTAMP),
    _wire.plain(8, "status", _wire.enumeration(BookingStatus)),
    _wire.plain(9, "price", _wire.MONEY),
    _wire.optional(10, "deposit", _wire.MONEY),
    _wire.plain(11, "payment_status", _wire.enumeration(PaymentStatus)),
    _wire.plain(12, "channel", _wire.enumeration(Source)),
    _wire.optional(13, "notes", _wire.STRING),
    _wire.optional(14, "cancel_reason", _wire.STRING),
    _wire.plain(15, "created_at", _wire.TIMESTAMP),
    _wire.plain(16, "updated_at", _wire.TIMESTAMP),
    _wire.plain(17, "created_by", _wire.STRING),
    _wire.optional(18, "completed_at", _wire.TIMESTAMP),
    _wire.optional(19, "location_id", _wire.UUID),
)

_wire.table(
    BookingContact,
    _wire.plain(1, "name", _wire.STRING),
    _wire.optional(2, "phone", _wire.STRING),
    _wire.optional(3, "email", _wire.STRING),
)

_wire.table(
    CreateBookingRequest,
    _wire.oneof("who", 1, 5),
    _wire.member(1, "customer_id", _wire.UUID, "who"),
    _wire.member(2, "contact", _wire.message(BookingContact), "who"),
    _wire.plain(6, "service", _wire.STRING),
    _wire.optional(7, "staff", _wire.STRING),
    _wire.plain(8, "starts_at", _wire.TIMESTAMP),
    _wire.plain(9, "duration", _wire.DURATION),
    _wire.optional(10, "price", _wire.MONEY),
    _wire.optional(11, "deposit", _wire.MONEY),
    _wire.plain(12, "status", _wire.enumeration(BookingStatus)),
    _wire.plain(13, "payment_status", _wire.enumeration(PaymentStatus)),
    _wire.plain(14, "channel", _wire.enumeration(Source)),
    _wire.optional(15, "notes", _wire.STRING),
    _wire.optional(16, "location_id", _wire.UUID),
)

_wire.table(GetBookingRequest, _wire.plain(1, "id", _wire.UUID))

_wire.table(
    ListBookingsRequest,
    _wire.plain(1, "page_size", _wire.UINT32),
    _wire.plain(2, "cursor", _wire.STRING),
    _wire.plain(3, "with_total", _wire.BOOL),
    _wire.optional(4, "customer_id", _wire.UUID),
    _wire.optional(5, "staff", _wire.STRING),
    _wire.many(6, "statuses", _wire.enumeration(BookingStatus)),
    _wire.optional(7, "from_", _wire.TIMESTAMP),
    _wire.optional(8, "to", _wire.TIMESTAMP),
    _wire.plain(9, "channel", _wire.enumeration(Source)),
    _wire.plain(10, "ascending", _wire.BOOL),
)

_wire.table(
    BookingPage,
    _wire.many(1, "bookings", _wire.message(Booking)),
    _wire.optional(2, "next_cursor", _wire.STRING),
    _wire.optional(3, "total", _wire.UINT64),
)

_wire.table(
    UpdateBookingStatusRequest,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "version", _wire.UINT64),
    _wire.plain(3, "status", _wire.enumeration(BookingStatus)),
    _wire.plain(4, "payment_status", _wire.enumeration(PaymentStatus)),
)

_wire.table(
    CompleteBookingRequest,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "version", _wire.UINT64),
    _wire.optional(3, "price", _wire.MONEY),
    _wire.plain(4, "payment_status", _wire.enumeration(PaymentStatus)),
)

_wire.table(
    CancelBookingRequest,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "version", _wire.UINT64),
    _wire.optional(3, "reason", _wire.STRING),
)
