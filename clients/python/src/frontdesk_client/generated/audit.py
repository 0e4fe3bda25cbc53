# DO NOT EDIT: generated from Schema/audit.schema
"""Messages and enums of `audit.schema`."""

from __future__ import annotations

import dataclasses as _dc
import datetime as _dt
import uuid as _uuid

from frontdesk_client import wire as _wire
from frontdesk_client.generated.events import ActorKind

__all__ = [
    "AuditChange",
    "AuditHead",
    "AuditPage",
    "AuditRecord",
    "ChainReport",
    "ChainState",
    "GetAuditHeadRequest",
    "ListAuditRequest",
    "VerifyChainRequest",
]


class ChainState(_wire.OpenEnum):
    """What hashing the chain again found."""

    UNSPECIFIED = 0
    GOING = 1
    """Nothing wrong so far; go on with `nextCursor`."""
    INTACT = 2
    """Every entry is there, in order, as it was written."""
    ALTERED = 3
    """The entry was changed, or the one before it was."""
    MISSING = 4
    """The entry is not there."""
    BEYOND_HEAD = 5
    """There are entries after the last one that was recorded."""


@_dc.dataclass(slots=True, kw_only=True)
class AuditRecord(_wire.Message):
    """One change to one record of the tenant, with who made it and what it changed."""

    sequence: int = 0
    """The place in the tenant's chain: 1, 2, 3 and so on, without gaps."""
    time: _dt.datetime = _wire.EPOCH
    kind: str = ""
    """What was done, for example `updated`."""
    record: str = ""
    """Which kind of record, for example `customer`."""
    record_id: _uuid.UUID = _wire.NIL
    subject_id: _uuid.UUID | None = None
    """The customer or lead whose data the entry holds; absent where it holds nobody's."""
    version: int = 0
    """The record's version after the change."""
    fields: list[str] = _dc.field(default_factory=list)
    """Names of the fields that changed."""
    actor: ActorKind = ActorKind.UNSPECIFIED
    principal: str = ""
    """The subject of the token, or the name of background work."""
    method: str = ""
    """Such as `CustomerService.updateCustomer`."""
    reason: str | None = None
    changes: list[AuditChange] = _dc.field(default_factory=list)
    """The fields that differ, in the order of their names."""
    erased: bool = False
    """The subject was erased: what the entry held cannot be read any more."""


@_dc.dataclass(slots=True, kw_only=True)
class AuditChange(_wire.Message):
    """One field before and after a change, as JSON."""

    field: str = ""
    before: str | None = None
    """Absent where there was nothing before."""
    after: str | None = None
    """Absent where there is nothing afterwards."""


@_dc.dataclass(slots=True, kw_only=True)
class ListAuditRequest(_wire.Message):
    """Asks for one page of the audit, the latest entry first."""

    page_size: int = 0
    """15 when 0."""
    cursor: str = ""
    """`nextCursor` of the page before; empty for the first page."""
    record_id: _uuid.UUID | None = None
    subject_id: _uuid.UUID | None = None
    """Whose data it is: a customer or a lead."""
    principal: str | None = None
    """The subject of the token that made the change."""
    actor: ActorKind = ActorKind.UNSPECIFIED
    kinds: list[str] = _dc.field(default_factory=list)
    """Any of these; all when empty."""
    records: list[str] = _dc.field(default_factory=list)
    """Any of these kinds of record; all when empty."""
    from_: _dt.datetime | None = None
    to: _dt.datetime | None = None
    """Entries before this moment."""
    reveal: bool = False
    """Shows what is sensitive in `changes` and `reason`, which otherwise reads `"***"`. The
    tenant's own people only.
    """


@_dc.dataclass(slots=True, kw_only=True)
class AuditPage(_wire.Message):
    """One page of the audit. After 20,000 entries have been looked at a page ends early, perhaps
    with nothing in it, and still goes on.
    """

    entries: list[AuditRecord] = _dc.field(default_factory=list)
    next_cursor: str | None = None
    """Absent on the last page."""


@_dc.dataclass(slots=True, kw_only=True)
class GetAuditHeadRequest(_wire.Message):
    """Asks for the end of the chain."""


@_dc.dataclass(slots=True, kw_only=True)
class AuditHead(_wire.Message):
    """The end of a tenant's chain: kept elsewhere, it proves later that nothing before it changed.
    """

    sequence: int = 0
    """The last entry; 0 while there is none."""
    digest: str = ""
    """Of the last entry and all before it: SHA-256 as 64 hex digits."""


@_dc.dataclass(slots=True, kw_only=True)
class VerifyChainRequest(_wire.Message):
    """Asks for the next stretch of the chain to be hashed again."""

    cursor: str = ""
    """`nextCursor` of the stretch before; empty to begin with the first entry."""
    limit: int = 0
    """How many entries; 20,000 when 0."""


@_dc.dataclass(slots=True, kw_only=True)
class ChainReport(_wire.Message):
    """What was found so far."""

    state: ChainState = ChainState.UNSPECIFIED
    verified: int = 0
    """Entries that are as they were written, from the first one on."""
    sequence: int | None = None
    """The first entry that is not; absent while all are."""
    head: AuditHead = _dc.field(default_factory=lambda: AuditHead())
    """Where the verified part ends: a head that was kept elsewhere can be compared with it."""
    next_cursor: str | None = None
    """Present while there is more to verify."""


_wire.table(
    AuditRecord,
    _wire.plain(1, "sequence", _wire.UINT64),
    _wire.plain(2, "time", _wire.TIMESTAMP),
    _wire.plain(3, "kind", _wire.STRING),
    _wire.plain(4, "record", _wire.STRING),
    _wire.plain(5, "record_id", _wire.UUID),
    _wire.optional(6, "subject_id", _wire.UUID),
    _wire.plain(7, "version", _wire.UINT64),
    _wire.many(8, "fields", _wire.STRING),
    _wire.plain(9, "actor", _wire.enumeration(ActorKind)),
    _wire.plain(10, "principal", _wire.STRING),
    _wire.plain(11, "method", _wire.STRING),
    _wire.optional(12, "reason", _wire.STRING),
    _wire.many(13, "changes", _wire.message(AuditChange)),
    _wire.plain(14, "erased", _wire.BOOL),
)

_wire.table(
    AuditChange,
    _wire.plain(1, "field", _wire.STRING),
    _wire.optional(2, "before", _wire.STRING),
    _wire.optional(3, "after", _wire.STRING),
)

_wire.table(
    ListAuditRequest,
    _wire.plain(1, "page_size", _wire.UINT32),
    _wire.plain(2, "cursor", _wire.STRING),
    _wire.optional(3, "record_id", _wire.UUID),
    _wire.optional(4, "subject_id", _wire.UUID),
    _wire.optional(5, "principal", _wire.STRING),
    _wire.plain(6, "actor", _wire.enumeration(ActorKind)),
    _wire.many(7, "kinds", _wire.STRING),
    _wire.many(8, "records", _wire.STRING),
    _wire.optional(9, "from_", _wire.TIMESTAMP),
    _wire.optional(10, "to", _wire.TIMESTAMP),
    _wire.plain(11, "reveal", _wire.BOOL),
)

_wire.table(
    AuditPage,
    _wire.many(1, "entries", _wire.message(AuditRecord)),
    _wire.optional(2, "next_cursor", _wire.STRING),
)

_wire.table(GetAuditHeadRequest)

_wire.table(
    AuditHead,
    _wire.plain(1, "sequence", _wire.UINT64),
    _wire.plain(2, "digest", _wire.STRING),
)

_wire.table(
    VerifyChainRequest,
    _wire.plain(1, "cursor", _wire.STRING),
    _wire.plain(2, "limit", _wire.UINT32),
)

_wire.table(
    ChainReport,
    _wire.plain(1, "state", _wire.enumeration(ChainState)),
    _wire.plain(2, "verified", _wire.UINT64),
    _wire.optional(3, "sequence", _wire.UINT64),
    _wire.plain(4, "head", _wire.message(AuditHead)),
    _wire.optional(5, "next_cursor", _wire.STRING),
)
