# DO NOT EDIT: generated from Schema/privacy.schema
"""Messages and enums of `privacy.schema`."""

from __future__ import annotations

import dataclasses as _dc
import datetime as _dt
import typing as _t
import uuid as _uuid

from frontdesk_client import wire as _wire
from frontdesk_client.generated.audit import AuditRecord
from frontdesk_client.generated.bookings import Booking
from frontdesk_client.generated.communications import Communication
from frontdesk_client.generated.customers import Customer
from frontdesk_client.generated.evidence import EvidenceFile
from frontdesk_client.generated.leads import Lead
from frontdesk_client.generated.profiles import (
    Consent,
    CustomerLocation,
    FollowUp,
    Note,
    Notification,
    TimelineItem,
)

__all__ = [
    "CustomerProblems",
    "DataProblem",
    "DataProblemCount",
    "DataProblemPage",
    "DataQualityReport",
    "EraseCustomerRequest",
    "EraseLeadRequest",
    "ErasureItem",
    "ErasureOutcome",
    "ErasureReceipt",
    "ExportSubjectRequest",
    "GetDataQualityRequest",
    "GetErasureRequest",
    "ListDataProblemsRequest",
    "SubjectRecord",
]


class ErasureOutcome(_wire.OpenEnum):
    """What became of records."""

    UNSPECIFIED = 0
    DELETED = 1
    PSEUDONYMISED = 2
    """They stay, without anything that tells whose they are."""
    UNREADABLE = 3
    """They stay, sealed with a key that is destroyed, wherever copies of them are."""
    KEPT = 4


class DataProblem(_wire.OpenEnum):
    """What can be wrong with what is known of a customer."""

    UNSPECIFIED = 0
    UNREACHABLE = 1
    """Neither phone nor e-mail nor WhatsApp."""
    UNVERIFIED_EMAIL = 2
    """Nobody has made sure of the e-mail address."""
    BOUNCING_EMAIL = 3
    """The last e-mail bounced."""
    INVALID_PHONE = 4
    """A phone number is not one that its country gives out."""
    INCOMPLETE_ADDRESS = 5
    """An address lacks street, city or country."""


@_dc.dataclass(slots=True, kw_only=True)
class EraseCustomerRequest(_wire.Message):
    """Erases everything that tells who a customer is."""

    customer_id: _uuid.UUID = _wire.NIL
    reason: str = ""
    """Kept in the audit for good, so it must not say who it is about."""


@_dc.dataclass(slots=True, kw_only=True)
class EraseLeadRequest(_wire.Message):
    """Erases a lead that never became a customer."""

    lead_id: _uuid.UUID = _wire.NIL
    reason: str = ""
    """Kept in the audit for good, so it must not say who it is about."""


@_dc.dataclass(slots=True, kw_only=True)
class GetErasureRequest(_wire.Message):
    """Finds the receipt of an erasure."""

    customer_id: _uuid.UUID = _wire.NIL
    """Or the id of a lead that was erased by itself."""


@_dc.dataclass(slots=True, kw_only=True)
class ErasureReceipt(_wire.Message):
    """What an erasure took away, what it left, and why."""

    customer_id: _uuid.UUID = _wire.NIL
    """The lead's id, of a lead that was erased by itself."""
    erased_at: _dt.datetime = _wire.EPOCH
    erased_by: str = ""
    """The subject of the token that asked for it."""
    lead_ids: list[_uuid.UUID] = _dc.field(default_factory=list)
    """Leads that were the same person's; they are gone too."""
    items: list[ErasureItem] = _dc.field(default_factory=list)
    completed_at: _dt.datetime | None = None
    """Absent while the last of it is still being taken away; asking again goes on with that."""


@_dc.dataclass(slots=True, kw_only=True)
class ErasureItem(_wire.Message):
    """One kind of record in a receipt."""

    what: str = ""
    """Such as `notes`."""
    outcome: ErasureOutcome = ErasureOutcome.UNSPECIFIED
    count: int | None = None
    """How many; absent where they are not counted."""
    why: str = ""


@_dc.dataclass(slots=True, kw_only=True)
class ExportSubjectRequest(_wire.Message):
    """Asks for everything that is kept about one customer."""

    customer_id: _uuid.UUID = _wire.NIL
    with_history: bool = False
    """Also what the audit keeps of earlier states, for which the tenant's whole journal is read."""


@_dc.dataclass(slots=True, kw_only=True)
class SubjectRecord(_wire.OneOfMessage):
    """One record that is kept about a customer.

    At most one of `customer`, `location`, `note`, `follow_up`, `notification`, `event`,
    `booking`, `message`, `lead`, `change`, `consent`, `evidence` is set: setting one clears the
    others.
    """

    customer: Customer | None = None
    """Comes first, with everything that is said of it."""
    location: CustomerLocation | None = None
    note: Note | None = None
    follow_up: FollowUp | None = None
    notification: Notification | None = None
    event: TimelineItem | None = None
    booking: Booking | None = None
    message: Communication | None = None
    lead: Lead | None = None
    """One that became the customer, or has its phone or e-mail."""
    change: AuditRecord | None = None
    consent: Consent | None = None
    """Everything that it said about being written to."""
    evidence: EvidenceFile | None = None
    """Its files are fetched with `downloadEvidence`."""
    which_record: _t.ClassVar[_wire.Which[_t.Literal[
        "customer",
        "location",
        "note",
        "follow_up",
        "notification",
        "event",
        "booking",
        "message",
        "lead",
        "change",
        "consent",
        "evidence",
    ]]] = _wire.Which("record")
    """Which of them is set; None when none is."""


@_dc.dataclass(slots=True, kw_only=True)
class GetDataQualityRequest(_wire.Message):
    """Asks how good the tenant's data on customers is."""


@_dc.dataclass(slots=True, kw_only=True)
class DataQualityReport(_wire.Message):
    """How many live customers have which problem."""

    customers: int = 0
    problems: list[DataProblemCount] = _dc.field(default_factory=list)
    """Every problem, in its order."""
    sound: int = 0
    """Customers without any problem."""


@_dc.dataclass(slots=True, kw_only=True)
class DataProblemCount(_wire.Message):
    """How many customers have one problem."""

    problem: DataProblem = DataProblem.UNSPECIFIED
    customers: int = 0


@_dc.dataclass(slots=True, kw_only=True)
class ListDataProblemsRequest(_wire.Message):
    """Asks for one page of customers with problems, in the order of their ids."""

    problems: list[DataProblem] = _dc.field(default_factory=list)
    """Any of these; all when empty."""
    page_size: int = 0
    """15 when 0."""
    cursor: str = ""
    """`nextCursor` of the page before; empty for the first page."""


@_dc.dataclass(slots=True, kw_only=True)
class DataProblemPage(_wire.Message):
    """One page of customers with problems. After 5,000 customers have been looked at a page ends
    early, perhaps with nobody in it, and still goes on.
    """

    customers: list[CustomerProblems] = _dc.field(default_factory=list)
    next_cursor: str | None = None
    """Absent on the last page."""


@_dc.dataclass(slots=True, kw_only=True)
class CustomerProblems(_wire.Message):
    """What is wrong with one customer."""

    customer_id: _uuid.UUID = _wire.NIL
    number: str = ""
    name: str = ""
    problems: list[DataProblem] = _dc.field(default_factory=list)


_wire.table(
    EraseCustomerRequest,
    _wire.plain(1, "customer_id", _wire.UUID),
    _wire.plain(2, "reason", _wire.STRING),
)

_wire.table(
    EraseLeadRequest,
    _wire.plain(1, "lead_id", _wire.UUID),
    _wire.plain(2, "reason", _wire.STRING),
)

_wire.table(GetErasureRequest, _wire.plain(1, "customer_id", _wire.UUID))

_wire.table(
    ErasureReceipt,
    _wire.plain(1, "customer_id", _wire.UUID),
    _wire.plain(2, "erased_at", _wire.TIMESTAMP),
    _wire.plain(3, "erased_by", _wire.STRING),
    _wire.many(4, "lead_ids", _wire.UUID),
    _wire.many(5, "items", _wire.message(ErasureItem)),
    _wire.optional(6, "completed_at", _wire.TIMESTAMP),
)

_wire.table(
    ErasureItem,
    _wire.plain(1, "what", _wire.STRING),
    _wire.plain(2, "outcome", _wire.enumeration(ErasureOutcome)),
    _wire.optional(3, "count", _wire.UINT64),
    _wire.plain(4, "why", _wire.STRING),
)

_wire.table(
    ExportSubjectRequest,
    _wire.plain(1, "customer_id", _wire.UUID),
    _wire.plain(2, "with_history", _wire.BOOL),
)

_wire.table(
    SubjectRecord,
    _wire.oneof("record", 1, 30),
    _wire.member(1, "customer", _wire.message(Customer), "record"),
    _wire.member(2, "location", _wire.message(CustomerLocation), "record"),
    _wire.member(3, "note", _wire.message(Note), "record"),
    _wire.member(4, "follow_up", _wire.message(FollowUp), "record"),
    _wire.member(5, "notification", _wire.message(Notification), "record"),
    _wire.member(6, "event", _wire.message(TimelineItem), "record"),
    _wire.member(7, "booking", _wire.message(Booking), "record"),
    _wire.member(8, "message", _wire.message(Communication), "record"),
    _wire.member(9, "lead", _wire.message(Lead), "record"),
    _wire.member(10, "change", _wire.message(AuditRecord), "record"),
    _wire.member(11, "consent", _wire.message(Consent), "record"),
    _wire.member(12, "evidence", _wire.message(EvidenceFile), "record"),
)

_wire.table(GetDataQualityRequest)

_wire.table(
    DataQualityReport,
    _wire.plain(1, "customers", _wire.UINT64),
    _wire.many(2, "problems", _wire.message(DataProblemCount)),
    _wire.plain(3, "sound", _wire.UINT64),
)

_wire.table(
    DataProblemCount,
    _wire.plain(1, "problem", _wire.enumeration(DataProblem)),
    _wire.plain(2, "customers", _wire.UINT64),
)

_wire.table(
    ListDataProblemsRequest,
    _wire.many(1, "problems", _wire.enumeration(DataProblem)),
    _wire.plain(2, "page_size", _wire.UINT32),
    _wire.plain(3, "cursor", _wire.STRING),
)

_wire.table(
    DataProblemPage,
    _wire.many(1, "customers", _wire.message(CustomerProblems)),
    _wire.optional(2, "next_cursor", _wire.STRING),
)

_wire.table(
    CustomerProblems,
    _wire.plain(1, "customer_id", _wire.UUID),
    _wire.plain(2, "number", _wire.STRING),
    _wire.plain(3, "name", _wire.STRING),
    _wire.many(4, "problems", _wire.enumeration(DataProblem)),
)
