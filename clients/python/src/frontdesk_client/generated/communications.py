# DO NOT EDIT: generated from Schema/communications.schema
"""Messages and enums of `communications.schema`."""

from __future__ import annotations

import dataclasses as _dc
import datetime as _dt
import typing as _t
import uuid as _uuid

from frontdesk_client import wire as _wire
from frontdesk_client.generated.common import CommunicationPurpose, ContactChannel

__all__ = [
    "Communication",
    "CommunicationPage",
    "CommunicationStatus",
    "Direction",
    "GetCommunicationRequest",
    "ListCommunicationsRequest",
    "RecordCommunicationRequest",
    "UpdateCommunicationStatusRequest",
]


class Direction(_wire.OpenEnum):
    """Who wrote."""

    UNSPECIFIED = 0
    OUTBOUND = 1
    INBOUND = 2


class CommunicationStatus(_wire.OpenEnum):
    """How far a message has come; it never falls back to an earlier state."""

    UNSPECIFIED = 0
    PENDING = 1
    SENT = 2
    DELIVERED = 3
    READ = 4
    FAILED = 5
    BOUNCED = 6


@_dc.dataclass(slots=True, kw_only=True)
class Communication(_wire.Message):
    """One message to or from a customer or a lead. Only its status changes."""

    id: _uuid.UUID = _wire.NIL
    version: int = 0
    customer_id: _uuid.UUID | None = None
    lead_id: _uuid.UUID | None = None
    channel: ContactChannel = ContactChannel.UNSPECIFIED
    direction: Direction = Direction.UNSPECIFIED
    purpose: CommunicationPurpose = CommunicationPurpose.UNSPECIFIED
    subject: str | None = None
    message: str = ""
    recipient: str = ""
    """The address or number that it went to, or came from."""
    status: CommunicationStatus = CommunicationStatus.UNSPECIFIED
    metadata: dict[str, str] = _dc.field(default_factory=dict)
    at: _dt.datetime = _wire.EPOCH
    sent_at: _dt.datetime | None = None
    delivered_at: _dt.datetime | None = None
    read_at: _dt.datetime | None = None
    failure: str | None = None
    """Why it failed or bounced."""
    created_at: _dt.datetime = _wire.EPOCH
    updated_at: _dt.datetime = _wire.EPOCH
    created_by: str = ""


@_dc.dataclass(slots=True, kw_only=True)
class RecordCommunicationRequest(_wire.OneOfMessage):
    """Adds a message to the history of a customer or a lead.

    At most one of `customer_id`, `lead_id` is set: setting one clears the others.
    """

    customer_id: _uuid.UUID | None = None
    lead_id: _uuid.UUID | None = None
    channel: ContactChannel = ContactChannel.UNSPECIFIED
    direction: Direction = Direction.UNSPECIFIED
    """`outbound` when left out."""
    purpose: CommunicationPurpose = CommunicationPurpose.UNSPECIFIED
    """`other` when left out. An outbound one of `marketing` is refused where the customer has
    opted out, or has not opted in and the tenant's settings ask for that.
    """
    subject: str | None = None
    message: str = ""
    recipient: str | None = None
    """The customer's or lead's own address for the channel when left out."""
    status: CommunicationStatus = CommunicationStatus.UNSPECIFIED
    """`sent` when left out."""
    metadata: dict[str, str] = _dc.field(default_factory=dict)
    at: _dt.datetime | None = None
    """Now when left out."""
    which_who: _t.ClassVar[_wire.Which[_t.Literal["customer_id", "lead_id"]]] = _wire.Which("who")
    """Which of them is set; None when none is."""


@_dc.dataclass(slots=True, kw_only=True)
class GetCommunicationRequest(_wire.Message):
    """Finds one message by its id."""

    id: _uuid.UUID = _wire.NIL


@_dc.dataclass(slots=True, kw_only=True)
class ListCommunicationsRequest(_wire.Message):
    """Asks for one page of messages, the latest first."""

    page_size: int = 0
    """15 when 0."""
    cursor: str = ""
    """`nextCursor` of the page before; empty for the first page."""
    with_total: bool = False
    customer_id: _uuid.UUID | None = None
    lead_id: _uuid.UUID | None = None
    channel: ContactChannel = ContactChannel.UNSPECIFIED
    status: CommunicationStatus = CommunicationStatus.UNSPECIFIED
    purpose: CommunicationPurpose = CommunicationPurpose.UNSPECIFIED
    from_: _dt.datetime | None = None
    to: _dt.datetime | None = None


@_dc.dataclass(slots=True, kw_only=True)
class CommunicationPage(_wire.Message):
    """One page of messages."""

    communications: list[Communication] = _dc.field(default_factory=list)
    next_cursor: str | None = None
    """Absent on the last page."""
    total: int | None = None
    """Present when `withTotal` was set."""


@_dc.dataclass(slots=True, kw_only=True)
class UpdateCommunicationStatusRequest(_wire.Message):
    """Notes what became of a message."""

    id: _uuid.UUID = _wire.NIL
    status: CommunicationStatus = CommunicationStatus.UNSPECIFIED
    failure: str | None = None
    """Why it failed or bounced."""
    at: _dt.datetime | None = None
    """Now when left out."""


_wire.table(
    Communication,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "version", _wire.UINT64),
    _wire.optional(3, "customer_id", _wire.UUID),
    _wire.optional(4, "lead_id", _wire.UUID),
    _wire.plain(5, "channel", _wire.enumeration(ContactChannel)),
    _wire.plain(6, "direction", _wire.enumeration(Direction)),
    _wire.plain(7, "purpose", _wire.enumeration(CommunicationPurpose)),
    _wire.optional(8, "subject", _wire.STRING),
    _wire.plain(9, "message", _wire.STRING),
    _wire.plain(10, "recipient", _wire.STRING),
    _wire.plain(11, "status", _wire.enumeration(CommunicationStatus)),
    _wire.mapping(12, "metadata", _wire.STRING, _wire.STRING),
    _wire.plain(13, "at", _wire.TIMESTAMP),
    _wire.optional(14, "sent_at", _wire.TIMESTAMP),
    _wire.optional(15, "delivered_at", _wire.TIMESTAMP),
    _wire.optional(16, "read_at", _wire.TIMESTAMP),
    _wire.optional(17, "failure", _wire.STRING),
    _wire.plain(18, "created_at", _wire.TIMESTAMP),
    _wire.plain(19, "updated_at", _wire.TIMESTAMP),
    _wire.plain(20, "created_by", _wire.STRING),
)

_wire.table(
    RecordCommunicationRequest,
    _wire.oneof("who", 1, 5),
    _wire.member(1, "customer_id", _wire.UUID, "who"),
    _wire.member(2, "lead_id", _wire.UUID, "who"),
    _wire.plain(6, "channel", _wire.enumeration(ContactChannel)),
    _wire.plain(7, "direction", _wire.enumeration(Direction)),
    _wire.plain(8, "purpose", _wire.enumeration(CommunicationPurpose)),
    _wire.optional(9, "subject", _wire.STRING),
    _wire.plain(10, "message", _wire.STRING),
    _wire.optional(11, "recipient", _wire.STRING),
    _wire.plain(12, "status", _wire.enumeration(CommunicationStatus)),
    _wire.mapping(13, "metadata", _wire.STRING, _wire.STRING),
    _wire.optional(14, "at", _wire.TIMESTAMP),
)

_wire.table(GetCommunicationRequest, _wire.plain(1, "id", _wire.UUID))

_wire.table(
    ListCommunicationsRequest,
    _wire.plain(1, "page_size", _wire.UINT32),
    _wire.plain(2, "cursor", _wire.STRING),
    _wire.plain(3, "with_total", _wire.BOOL),
    _wire.optional(4, "customer_id", _wire.UUID),
    _wire.optional(5, "lead_id", _wire.UUID),
    _wire.plain(6, "channel", _wire.enumeration(ContactChannel)),
    _wire.plain(7, "status", _wire.enumeration(CommunicationStatus)),
    _wire.plain(8, "purpose", _wire.enumeration(CommunicationPurpose)),
    _wire.optional(9, "from_", _wire.TIMESTAMP),
    _wire.optional(10, "to", _wire.TIMESTAMP),
)

_wire.table(
    CommunicationPage,
    _wire.many(1, "communications", _wire.message(Communication)),
    _wire.optional(2, "next_cursor", _wire.STRING),
    _wire.optional(3, "total", _wire.UINT64),
)

_wire.table(
    UpdateCommunicationStatusRequest,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "status", _wire.enumeration(CommunicationStatus)),
    _wire.optional(3, "failure", _wire.STRING),
    _wire.optional(4, "at", _wire.TIMESTAMP),
)
