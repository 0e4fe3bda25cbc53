# DO NOT EDIT: generated from Schema/profiles.schema
"""Messages and enums of `profiles.schema`."""

from __future__ import annotations

import dataclasses as _dc
import datetime as _dt
import uuid as _uuid

from frontdesk_client import wire as _wire
from frontdesk_client.generated.common import CommunicationPurpose, ContactChannel

__all__ = [
    "Address",
    "AddressType",
    "AssistantProfile",
    "Birthdate",
    "Company",
    "Consent",
    "ConsentState",
    "ContactPerson",
    "Coordinates",
    "CurrentConsent",
    "CustomerLocation",
    "FollowUp",
    "Identifier",
    "IdentifierType",
    "Moderation",
    "ModerationState",
    "Note",
    "Notification",
    "NotificationSeverity",
    "Preferences",
    "PreferredChannel",
    "Tier",
    "TimelineItem",
    "TimelineKind",
]


class AddressType(_wire.OpenEnum):
    """What an address is for."""

    UNSPECIFIED = 0
    BILLING = 1
    """At most one."""
    DELIVERY = 2


class IdentifierType(_wire.OpenEnum):
    """What a phone number, an e-mail address or the like is."""

    UNSPECIFIED = 0
    PHONE = 1
    ALTERNATE_PHONE = 2
    EMAIL = 3
    WHATSAPP = 4


class ModerationState(_wire.OpenEnum):
    """How a customer is moderated."""

    UNSPECIFIED = 0
    SUSPENDED = 1
    """No bookings for a time."""
    BANNED = 2
    """No bookings until it is lifted."""


class PreferredChannel(_wire.OpenEnum):
    """How a customer wants to be reached."""

    UNSPECIFIED = 0
    SMS = 1
    EMAIL = 2
    PHONE = 3
    WHATSAPP = 4
    IN_APP = 5


class NotificationSeverity(_wire.OpenEnum):
    """How much a notification matters."""

    UNSPECIFIED = 0
    """As `info`."""
    INFO = 1
    WARNING = 2
    ALERT = 3
    SUCCESS = 4


class TimelineKind(_wire.OpenEnum):
    """What happened."""

    UNSPECIFIED = 0
    BOOKING = 1
    MESSAGE = 2
    NOTE = 3
    FOLLOW_UP = 4
    STATUS_CHANGE = 5
    """The customer's status or category changed, or it was deleted or restored."""
    MODERATION = 6
    LEAD_CONVERTED = 7
    CONSENT = 8


class Tier(_wire.OpenEnum):
    """What a customer has come to by the tenant's policy."""

    UNSPECIFIED = 0
    BRONZE = 1
    """Everybody who is not at one of those below."""
    SILVER = 2
    GOLD = 3
    PLATINUM = 4


class ConsentState(_wire.OpenEnum):
    """Whether somebody wants to be written to."""

    UNSPECIFIED = 0
    GRANTED = 1
    WITHDRAWN = 2
    """An opt-out."""


@_dc.dataclass(slots=True, kw_only=True)
class Address(_wire.Message):
    """A postal address of a customer."""

    type: AddressType = AddressType.UNSPECIFIED
    """`delivery` when left out."""
    street: str = ""
    city: str = ""
    province: str = ""
    postal_code: str = ""
    country: str | None = None
    """ISO 3166, two letters."""
    coordinates: Coordinates | None = None
    is_default: bool = False
    """The delivery address that is used when none is named. The first one when none is marked."""
    label: str | None = None
    """Such as "Home" or "Warehouse"."""


@_dc.dataclass(slots=True, kw_only=True)
class Coordinates(_wire.Message):
    """A place on the globe, in degrees."""

    latitude: float = 0.0
    longitude: float = 0.0


@_dc.dataclass(slots=True, kw_only=True)
class Birthdate(_wire.Message):
    """A day of birth, whose year need not be known."""

    year: int | None = None
    month: int = 0
    day: int = 0


@_dc.dataclass(slots=True, kw_only=True)
class Identifier(_wire.Message):
    """One identifier of a customer. Only one that is neither shared nor retired finds the customer
    by itself, and no other live customer has the same; a search finds the others too.
    """

    type: IdentifierType = IdentifierType.UNSPECIFIED
    canonical: str = ""
    """E.164, or the e-mail address."""
    raw: str = ""
    """As it was spelled."""
    verified_at: _dt.datetime | None = None
    """When somebody made sure of it."""
    retired_at: _dt.datetime | None = None
    """Since when it is out of use."""
    shared: bool = False
    """Several customers have it, such as a family's telephone."""


@_dc.dataclass(slots=True, kw_only=True)
class Moderation(_wire.Message):
    """Why a customer is served less, or not at all."""

    state: ModerationState = ModerationState.UNSPECIFIED
    until: _dt.datetime | None = None
    """When a suspension lifts itself; absent for one that only an act lifts."""
    reason: str = ""
    at: _dt.datetime = _wire.EPOCH
    by: str = ""
    """The subject of the token that did it."""


@_dc.dataclass(slots=True, kw_only=True)
class Company(_wire.Message):
    """What is registered of a company."""

    registration_number: str | None = None
    vat_number: str | None = None
    industry: str | None = None


@_dc.dataclass(slots=True, kw_only=True)
class ContactPerson(_wire.Message):
    """Somebody to talk to at a company."""

    name: str = ""
    position: str | None = None
    email: str | None = None
    phone: str | None = None
    """As it was spelled; it identifies nobody."""


@_dc.dataclass(slots=True, kw_only=True)
class Preferences(_wire.Message):
    """How a customer likes to be served."""

    preferred_staff: str | None = None
    allergies: list[str] = _dc.field(default_factory=list)
    special_requests: str | None = None
    times: str | None = None
    """Such as "weekday mornings"."""
    channel: PreferredChannel = PreferredChannel.UNSPECIFIED
    json: str | None = None
    """Anything else: the text of a JSON object."""


@_dc.dataclass(slots=True, kw_only=True)
class AssistantProfile(_wire.Message):
    """What an assistant has learnt of a customer, apart from what people noted."""

    origin: str = ""
    """Who learnt it, such as `voice` or `web-chat`; one entry each."""
    preferences: dict[str, str] = _dc.field(default_factory=dict)
    context: str | None = None


@_dc.dataclass(slots=True, kw_only=True)
class Note(_wire.Message):
    """A note about a customer, with its author."""

    id: _uuid.UUID = _wire.NIL
    version: int = 0
    customer_id: _uuid.UUID = _wire.NIL
    text: str = ""
    created_at: _dt.datetime = _wire.EPOCH
    updated_at: _dt.datetime = _wire.EPOCH
    created_by: str = ""
    """The subject of the author's token."""


@_dc.dataclass(slots=True, kw_only=True)
class FollowUp(_wire.Message):
    """Something to do about a customer by a certain time."""

    id: _uuid.UUID = _wire.NIL
    version: int = 0
    customer_id: _uuid.UUID = _wire.NIL
    due_at: _dt.datetime = _wire.EPOCH
    note: str = ""
    created_at: _dt.datetime = _wire.EPOCH
    created_by: str = ""
    done_at: _dt.datetime | None = None
    owner: str | None = None
    """Who should do it."""


@_dc.dataclass(slots=True, kw_only=True)
class Notification(_wire.Message):
    """A message in a customer's in-app inbox."""

    id: _uuid.UUID = _wire.NIL
    customer_id: _uuid.UUID = _wire.NIL
    severity: NotificationSeverity = NotificationSeverity.UNSPECIFIED
    title: str = ""
    message: str = ""
    created_at: _dt.datetime = _wire.EPOCH
    read_at: _dt.datetime | None = None
    """Absent while it is unread."""


@_dc.dataclass(slots=True, kw_only=True)
class CustomerLocation(_wire.Message):
    """What one location knows of a customer."""

    customer_id: _uuid.UUID = _wire.NIL
    location_id: _uuid.UUID = _wire.NIL
    version: int = 0
    visits: int = 0
    """Completed bookings at the location."""
    first_visit_at: _dt.datetime | None = None
    last_visit_at: _dt.datetime | None = None
    spent: list[_wire.Money] = _dc.field(default_factory=list)
    """Empty for client admins without the scope `finance`."""
    tags: list[str] = _dc.field(default_factory=list)
    notes: str | None = None
    preferences: Preferences | None = None


@_dc.dataclass(slots=True, kw_only=True)
class TimelineItem(_wire.Message):
    """One thing that happened with a customer."""

    at: _dt.datetime = _wire.EPOCH
    kind: TimelineKind = TimelineKind.UNSPECIFIED
    title: str = ""
    """Such as the service booked, or the first words of a message."""
    description: str = ""
    ref: _uuid.UUID | None = None
    """The id of the booking, message, note, follow-up or lead."""


@_dc.dataclass(slots=True, kw_only=True)
class Consent(_wire.Message):
    """What a customer said once about being written to; such records are only added."""

    id: _uuid.UUID = _wire.NIL
    customer_id: _uuid.UUID = _wire.NIL
    channel: ContactChannel = ContactChannel.UNSPECIFIED
    """Every channel when `unspecified`."""
    purpose: CommunicationPurpose = CommunicationPurpose.UNSPECIFIED
    state: ConsentState = ConsentState.UNSPECIFIED
    evidence: str = ""
    """How it is known, such as the words of the form that was signed."""
    source: str = ""
    """Where it was said, such as `web form`."""
    at: _dt.datetime = _wire.EPOCH
    """When it was said; of one channel and purpose the latest counts."""
    recorded_at: _dt.datetime = _wire.EPOCH
    recorded_by: str = ""
    """The subject of the token that recorded it."""


@_dc.dataclass(slots=True, kw_only=True)
class CurrentConsent(_wire.Message):
    """What holds now for one channel and purpose."""

    channel: ContactChannel = ContactChannel.UNSPECIFIED
    """Every other channel when `unspecified`."""
    purpose: CommunicationPurpose = CommunicationPurpose.UNSPECIFIED
    state: ConsentState = ConsentState.UNSPECIFIED
    at: _dt.datetime = _wire.EPOCH
    """Since when."""
    consent_id: _uuid.UUID = _wire.NIL
    """The record that says so."""


_wire.table(
    Address,
    _wire.plain(1, "type", _wire.enumeration(AddressType)),
    _wire.plain(2, "street", _wire.STRING),
    _wire.plain(3, "city", _wire.STRING),
    _wire.plain(4, "province", _wire.STRING),
    _wire.plain(5, "postal_code", _wire.STRING),
    _wire.optional(6, "country", _wire.STRING),
    _wire.optional(7, "coordinates", _wire.message(Coordinates)),
    _wire.plain(8, "is_default", _wire.BOOL),
    _wire.optional(9, "label", _wire.STRING),
)

_wire.table(
    Coordinates,
    _wire.plain(1, "latitude", _wire.DOUBLE),
    _wire.plain(2, "longitude", _wire.DOUBLE),
)

_wire.table(
    Birthdate,
    _wire.optional(1, "year", _wire.UINT32),
    _wire.plain(2, "month", _wire.UINT32),
    _wire.plain(3, "day", _wire.UINT32),
)

_wire.table(
    Identifier,
    _wire.plain(1, "type", _wire.enumeration(IdentifierType)),
    _wire.plain(2, "canonical", _wire.STRING),
    _wire.plain(3, "raw", _wire.STRING),
    _wire.optional(4, "verified_at", _wire.TIMESTAMP),
    _wire.optional(5, "retired_at", _wire.TIMESTAMP),
    _wire.plain(6, "shared", _wire.BOOL),
)

_wire.table(
    Moderation,
    _wire.plain(1, "state", _wire.enumeration(ModerationState)),
    _wire.optional(2, "until", _wire.TIMESTAMP),
    _wire.plain(3, "reason", _wire.STRING),
    _wire.plain(4, "at", _wire.TIMESTAMP),
    _wire.plain(5, "by", _wire.STRING),
)

_wire.table(
    Company,
    _wire.optional(1, "registration_number", _wire.STRING),
    _wire.optional(2, "vat_number", _wire.STRING),
    _wire.optional(3, "industry", _wire.STRING),
)

_wire.table(
    ContactPerson,
    _wire.plain(1, "name", _wire.STRING),
    _wire.optional(2, "position", _wire.STRING),
    _wire.optional(3, "email", _wire.STRING),
    _wire.optional(4, "phone", _wire.STRING),
)

_wire.table(
    Preferences,
    _wire.optional(1, "preferred_staff", _wire.STRING),
    _wire.many(2, "allergies", _wire.STRING),
    _wire.optional(3, "special_requests", _wire.STRING),
    _wire.optional(4, "times", _wire.STRING),
    _wire.plain(5, "channel", _wire.enumeration(PreferredChannel)),
    _wire.optional(6, "json", _wire.STRING),
)

_wire.table(
    AssistantProfile,
    _wire.plain(1, "origin", _wire.STRING),
    _wire.mapping(2, "preferences", _wire.STRING, _wire.STRING),
    _wire.optional(3, "context", _wire.STRING),
)

_wire.table(
    Note,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "version", _wire.UINT64),
    _wire.plain(3, "customer_id", _wire.UUID),
    _wire.plain(4, "text", _wire.STRING),
    _wire.plain(5, "created_at", _wire.TIMESTAMP),
    _wire.plain(6, "updated_at", _wire.TIMESTAMP),
    _wire.plain(7, "created_by", _wire.STRING),
)

_wire.table(
    FollowUp,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "version", _wire.UINT64),
    _wire.plain(3, "customer_id", _wire.UUID),
    _wire.plain(4, "due_at", _wire.TIMESTAMP),
    _wire.plain(5, "note", _wire.STRING),
    _wire.plain(6, "created_at", _wire.TIMESTAMP),
    _wire.plain(7, "created_by", _wire.STRING),
    _wire.optional(8, "done_at", _wire.TIMESTAMP),
    _wire.optional(9, "owner", _wire.STRING),
)

_wire.table(
    Notification,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "customer_id", _wire.UUID),
    _wire.plain(3, "severity", _wire.enumeration(NotificationSeverity)),
    _wire.plain(4, "title", _wire.STRING),
    _wire.plain(5, "message", _wire.STRING),
    _wire.plain(6, "created_at", _wire.TIMESTAMP),
    _wire.optional(7, "read_at", _wire.TIMESTAMP),
)

_wire.table(
    CustomerLocation,
    _wire.plain(1, "customer_id", _wire.UUID),
    _wire.plain(2, "location_id", _wire.UUID),
    _wire.plain(3, "version", _wire.UINT64),
    _wire.plain(4, "visits", _wire.UINT32),
    _wire.optional(5, "first_visit_at", _wire.TIMESTAMP),
    _wire.optional(6, "last_visit_at", _wire.TIMESTAMP),
    _wire.many(7, "spent", _wire.MONEY),
    _wire.many(8, "tags", _wire.STRING),
    _wire.optional(9, "notes", _wire.STRING),
    _wire.optional(10, "preferences", _wire.message(Preferences)),
)

_wire.table(
    TimelineItem,
    _wire.plain(1, "at", _wire.TIMESTAMP),
    _wire.plain(2, "kind", _wire.enumeration(TimelineKind)),
    _wire.plain(3, "title", _wire.STRING),
    _wire.plain(4, "description", _wire.STRING),
    _wire.optional(5, "ref", _wire.UUID),
)

_wire.table(
    Consent,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "customer_id", _wire.UUID),
    _wire.plain(3, "channel", _wire.enumeration(ContactChannel)),
    _wire.plain(4, "purpose", _wire.enumeration(CommunicationPurpose)),
    _wire.plain(5, "state", _wire.enumeration(ConsentState)),
    _wire.plain(6, "evidence", _wire.STRING),
    _wire.plain(7, "source", _wire.STRING),
    _wire.plain(8, "at", _wire.TIMESTAMP),
    _wire.plain(9, "recorded_at", _wire.TIMESTAMP),
    _wire.plain(10, "recorded_by", _wire.STRING),
)

_wire.table(
    CurrentConsent,
    _wire.plain(1, "channel", _wire.enumeration(ContactChannel)),
    _wire.plain(2, "purpose", _wire.enumeration(CommunicationPurpose)),
    _wire.plain(3, "state", _wire.enumeration(ConsentState)),
    _wire.plain(4, "at", _wire.TIMESTAMP),
    _wire.plain(5, "consent_id", _wire.UUID),
)
