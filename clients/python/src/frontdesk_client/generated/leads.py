# DO NOT EDIT: generated from Schema/leads.schema
"""Messages and enums of `leads.schema`."""

from __future__ import annotations

import dataclasses as _dc
import datetime as _dt
import decimal as _decimal
import uuid as _uuid

from frontdesk_client import wire as _wire
from frontdesk_client.generated.common import ContactChannel, Source
from frontdesk_client.generated.customers import Customer

__all__ = [
    "AttemptOutcome",
    "ConvertLeadRequest",
    "ConvertedLead",
    "CreateLeadRequest",
    "GetLeadRequest",
    "GetPipelineRequest",
    "Lead",
    "LeadAttempt",
    "LeadChanges",
    "LeadPage",
    "LeadStage",
    "ListLeadsRequest",
    "Pipeline",
    "PipelineStage",
    "RecordAttemptRequest",
    "SetFollowUpRequest",
    "UpdateLeadRequest",
]


class LeadStage(_wire.OpenEnum):
    """How far a lead has come: new, contacted, qualified, proposal, converted; or lost."""

    UNSPECIFIED = 0
    NEW = 1
    CONTACTED = 2
    QUALIFIED = 3
    PROPOSAL = 4
    CONVERTED = 5
    """Reached by `convertLead` only."""
    LOST = 6


class AttemptOutcome(_wire.OpenEnum):
    """What came of a try."""

    UNSPECIFIED = 0
    REACHED = 1
    NO_ANSWER = 2
    LEFT_MESSAGE = 3
    WRONG_NUMBER = 4
    DECLINED = 5
    CALL_BACK = 6


@_dc.dataclass(slots=True, kw_only=True)
class Lead(_wire.Message):
    """A prospect who has not become a customer yet."""

    id: _uuid.UUID = _wire.NIL
    version: int = 0
    name: str = ""
    phone: str | None = None
    """E.164."""
    email: str | None = None
    stage: LeadStage = LeadStage.UNSPECIFIED
    source: Source = Source.UNSPECIFIED
    value: _wire.Money | None = None
    """What winning the lead is worth."""
    owner: str | None = None
    """Who looks after the lead."""
    notes: str | None = None
    interest: str | None = None
    """What the lead is interested in."""
    attempts: list[LeadAttempt] = _dc.field(default_factory=list)
    """The earliest first."""
    next_follow_up_at: _dt.datetime | None = None
    lost_reason: str | None = None
    """Why the lead was lost."""
    customer_id: _uuid.UUID | None = None
    """The customer that the lead became."""
    converted_at: _dt.datetime | None = None
    created_at: _dt.datetime = _wire.EPOCH
    updated_at: _dt.datetime = _wire.EPOCH
    created_by: str = ""


@_dc.dataclass(slots=True, kw_only=True)
class LeadAttempt(_wire.Message):
    """One try to reach a lead."""

    at: _dt.datetime = _wire.EPOCH
    channel: ContactChannel = ContactChannel.UNSPECIFIED
    outcome: AttemptOutcome = AttemptOutcome.UNSPECIFIED
    note: str | None = None
    by: str = ""
    """The subject of the token that recorded it."""


@_dc.dataclass(slots=True, kw_only=True)
class CreateLeadRequest(_wire.Message):
    """Describes a new lead."""

    name: str = ""
    phone: str | None = None
    """Any spelling; read in the tenant's region."""
    email: str | None = None
    stage: LeadStage = LeadStage.UNSPECIFIED
    """`new` when left out; neither `converted` nor `lost`."""
    source: Source = Source.UNSPECIFIED
    """`api` when left out."""
    value: _wire.Money | None = None
    owner: str | None = None
    notes: str | None = None
    interest: str | None = None
    next_follow_up_at: _dt.datetime | None = None


@_dc.dataclass(slots=True, kw_only=True)
class GetLeadRequest(_wire.Message):
    """Finds one lead by its id."""

    id: _uuid.UUID = _wire.NIL


@_dc.dataclass(slots=True, kw_only=True)
class ListLeadsRequest(_wire.Message):
    """Asks for one page of leads, the newest first."""

    page_size: int = 0
    """15 when 0."""
    cursor: str = ""
    """`nextCursor` of the page before; empty for the first page."""
    with_total: bool = False
    stages: list[LeadStage] = _dc.field(default_factory=list)
    """Any of these; all when empty."""
    source: Source = Source.UNSPECIFIED
    owner: str | None = None
    follow_up_due_by: _dt.datetime | None = None
    """Only open leads whose follow-up is due at this moment or before."""


@_dc.dataclass(slots=True, kw_only=True)
class LeadPage(_wire.Message):
    """One page of leads."""

    leads: list[Lead] = _dc.field(default_factory=list)
    next_cursor: str | None = None
    """Absent on the last page."""
    total: int | None = None
    """Present when `withTotal` was set."""


@_dc.dataclass(slots=True, kw_only=True)
class UpdateLeadRequest(_wire.Message):
    """Changes the fields that `mask` names."""

    id: _uuid.UUID = _wire.NIL
    version: int = 0
    """The version that the caller saw."""
    mask: list[str] = _dc.field(default_factory=list)
    """Names of fields of `LeadChanges`; a named field that is absent is cleared."""
    changes: LeadChanges = _dc.field(default_factory=lambda: LeadChanges())
    reason: str | None = None
    """Kept in the audit entry."""


@_dc.dataclass(slots=True, kw_only=True)
class LeadChanges(_wire.Message):
    """What can be changed of a lead."""

    name: str | None = None
    phone: str | None = None
    email: str | None = None
    stage: LeadStage | None = None
    """Not `converted`; `lost` needs `lostReason`, and a lost lead can only become `new`."""
    source: Source | None = None
    value: _wire.Money | None = None
    owner: str | None = None
    notes: str | None = None
    interest: str | None = None
    next_follow_up_at: _dt.datetime | None = None
    lost_reason: str | None = None


@_dc.dataclass(slots=True, kw_only=True)
class RecordAttemptRequest(_wire.Message):
    """Notes one try to reach the lead."""

    lead_id: _uuid.UUID = _wire.NIL
    channel: ContactChannel = ContactChannel.UNSPECIFIED
    outcome: AttemptOutcome = AttemptOutcome.UNSPECIFIED
    note: str | None = None
    at: _dt.datetime | None = None
    """Now when left out."""
    next_follow_up_at: _dt.datetime | None = None
    """When to try again; the follow-up stays as it is when left out."""


@_dc.dataclass(slots=True, kw_only=True)
class SetFollowUpRequest(_wire.Message):
    """Sets when to try again."""

    lead_id: _uuid.UUID = _wire.NIL
    at: _dt.datetime | None = None
    """No follow-up when left out."""


@_dc.dataclass(slots=True, kw_only=True)
class ConvertLeadRequest(_wire.Message):
    """Makes a customer of a lead."""

    id: _uuid.UUID = _wire.NIL
    version: int = 0
    """Any version when 0."""
    customer_id: _uuid.UUID | None = None
    """An existing customer to convert into; else the one with the lead's phone or e-mail, else
    a new one.
    """


@_dc.dataclass(slots=True, kw_only=True)
class ConvertedLead(_wire.Message):
    """A converted lead and its customer."""

    lead: Lead = _dc.field(default_factory=lambda: Lead())
    customer: Customer = _dc.field(default_factory=lambda: Customer())
    customer_created: bool = False
    """Whether the customer had to be made."""


@_dc.dataclass(slots=True, kw_only=True)
class GetPipelineRequest(_wire.Message):
    """Asks for the figures of the pipeline."""


@_dc.dataclass(slots=True, kw_only=True)
class Pipeline(_wire.Message):
    """Leads by stage."""

    stages: list[PipelineStage] = _dc.field(default_factory=list)
    """Every stage, in order."""
    conversion_rate: _decimal.Decimal | None = None
    """Converted by converted and lost, in percent with one digit; absent while there are none."""


@_dc.dataclass(slots=True, kw_only=True)
class PipelineStage(_wire.Message):
    """The leads of one stage."""

    stage: LeadStage = LeadStage.UNSPECIFIED
    leads: int = 0
    value: list[_wire.Money] = _dc.field(default_factory=list)


_wire.table(
    Lead,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "version", _wire.UINT64),
    _wire.plain(3, "name", _wire.STRING),
    _wire.optional(4, "phone", _wire.STRING),
    _wire.optional(5, "email", _wire.STRING),
    _wire.plain(6, "stage", _wire.enumeration(LeadStage)),
    _wire.plain(7, "source", _wire.enumeration(Source)),
    _wire.optional(8, "value", _wire.MONEY),
    _wire.optional(9, "owner", _wire.STRING),
    _wire.optional(10, "notes", _wire.STRING),
    _wire.optional(11, "interest", _wire.STRING),
    _wire.many(12, "attempts", _wire.message(LeadAttempt)),
    _wire.optional(13, "next_follow_up_at", _wire.TIMESTAMP),
    _wire.optional(14, "lost_reason", _wire.STRING),
    _wire.optional(15, "customer_id", _wire.UUID),
    _wire.optional(16, "converted_at", _wire.TIMESTAMP),
    _wire.plain(17, "created_at", _wire.TIMESTAMP),
    _wire.plain(18, "updated_at", _wire.TIMESTAMP),
    _wire.plain(19, "created_by", _wire.STRING),
)

_wire.table(
    LeadAttempt,
    _wire.plain(1, "at", _wire.TIMESTAMP),
    _wire.plain(2, "channel", _wire.enumeration(ContactChannel)),
    _wire.plain(3, "outcome", _wire.enumeration(AttemptOutcome)),
    _wire.optional(4, "note", _wire.STRING),
    _wire.plain(5, "by", _wire.STRING),
)

_wire.table(
    CreateLeadRequest,
    _wire.plain(1, "name", _wire.STRING),
    _wire.optional(2, "phone", _wire.STRING),
    _wire.optional(3, "email", _wire.STRING),
    _wire.plain(4, "stage", _wire.enumeration(LeadStage)),
    _wire.plain(5, "source", _wire.enumeration(Source)),
    _wire.optional(6, "value", _wire.MONEY),
    _wire.optional(7, "owner", _wire.STRING),
    _wire.optional(8, "notes", _wire.STRING),
    _wire.optional(9, "interest", _wire.STRING),
    _wire.optional(10, "next_follow_up_at", _wire.TIMESTAMP),
)

_wire.table(GetLeadRequest, _wire.plain(1, "id", _wire.UUID))

_wire.table(
    ListLeadsRequest,
    _wire.plain(1, "page_size", _wire.UINT32),
    _wire.plain(2, "cursor", _wire.STRING),
    _wire.plain(3, "with_total", _wire.BOOL),
    _wire.many(4, "stages", _wire.enumeration(LeadStage)),
    _wire.plain(5, "source", _wire.enumeration(Source)),
    _wire.optional(6, "owner", _wire.STRING),
    _wire.optional(7, "follow_up_due_by", _wire.TIMESTAMP),
)

_wire.table(
    LeadPage,
    _wire.many(1, "leads", _wire.message(Lead)),
    _wire.optional(2, "next_cursor", _wire.STRING),
    _wire.optional(3, "total", _wire.UINT64),
)

_wire.table(
    UpdateLeadRequest,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "version", _wire.UINT64),
    _wire.many(3, "mask", _wire.STRING),
    _wire.plain(4, "changes", _wire.message(LeadChanges)),
    _wire.optional(5, "reason", _wire.STRING),
)

_wire.table(
    LeadChanges,
    _wire.optional(1, "name", _wire.STRING),
    _wire.optional(2, "phone", _wire.STRING),
    _wire.optional(3, "email", _wire.STRING),
    _wire.optional(4, "stage", _wire.enumeration(LeadStage)),
    _wire.optional(5, "source", _wire.enumeration(Source)),
    _wire.optional(6, "value", _wire.MONEY),
    _wire.optional(7, "owner", _wire.STRING),
    _wire.optional(8, "notes", _wire.STRING),
    _wire.optional(9, "interest", _wire.STRING),
    _wire.optional(10, "next_follow_up_at", _wire.TIMESTAMP),
    _wire.optional(11, "lost_reason", _wire.STRING),
)

_wire.table(
    RecordAttemptRequest,
    _wire.plain(1, "lead_id", _wire.UUID),
    _wire.plain(2, "channel", _wire.enumeration(ContactChannel)),
    _wire.plain(3, "outcome", _wire.enumeration(AttemptOutcome)),
    _wire.optional(4, "note", _wire.STRING),
    _wire.optional(5, "at", _wire.TIMESTAMP),
    _wire.optional(6, "next_follow_up_at", _wire.TIMESTAMP),
)

_wire.table(
    SetFollowUpRequest,
    _wire.plain(1, "lead_id", _wire.UUID),
    _wire.optional(2, "at", _wire.TIMESTAMP),
)

_wire.table(
    ConvertLeadRequest,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "version", _wire.UINT64),
    _wire.optional(3, "customer_id", _wire.UUID),
)

_wire.table(
    ConvertedLead,
    _wire.plain(1, "lead", _wire.message(Lead)),
    _wire.plain(2, "customer", _wire.message(Customer)),
    _wire.plain(3, "customer_created", _wire.BOOL),
)

_wire.table(GetPipelineRequest)

_wire.table(
    Pipeline,
    _wire.many(1, "stages", _wire.message(PipelineStage)),
    _wire.optional(2, "conversion_rate", _wire.DECIMAL),
)

_wire.table(
    PipelineStage,
    _wire.plain(1, "stage", _wire.enumeration(LeadStage)),
    _wire.plain(2, "leads", _wire.UINT64),
    _wire.many(3, "value", _wire.MONEY),
)
