# DO NOT EDIT: generated from Schema/merging.schema
"""Messages and enums of `merging.schema`."""

from __future__ import annotations

import dataclasses as _dc
import datetime as _dt
import uuid as _uuid

from frontdesk_client import wire as _wire
from frontdesk_client.generated.customers import Customer

__all__ = [
    "DismissDuplicateRequest",
    "DuplicatePage",
    "DuplicatePair",
    "DuplicateReason",
    "DuplicateScan",
    "DuplicateScanState",
    "GetDuplicateScanRequest",
    "ListDuplicatesRequest",
    "ListMergesRequest",
    "Merge",
    "MergeChoice",
    "MergeCustomersRequest",
    "MergeField",
    "MergePage",
    "MergePreview",
    "MergeSide",
    "MergedCustomers",
    "PreviewMergeRequest",
    "ScanDuplicatesRequest",
    "UndoMergeRequest",
    "UndoneMerge",
]


class MergeSide(_wire.OpenEnum):
    """Whose value a merged customer has."""

    UNSPECIFIED = 0
    SURVIVOR = 1
    MERGED = 2
    BOTH = 3
    """Of lists and sums: both together."""


class DuplicateReason(_wire.OpenEnum):
    """Why two customers may be one person."""

    UNSPECIFIED = 0
    SAME_PHONE = 1
    """One of them has it no longer, or has retired it."""
    SAME_EMAIL = 2
    SHARED_IDENTIFIER = 3
    """A phone or an e-mail address that is marked as shared."""
    SAME_NAME = 4
    """The same words in any order, without case and accents."""
    NEAR_NAME = 5
    """The same but for a few letters, an initial or a middle name."""
    SAME_BIRTHDATE = 6
    """Day and month, and the year where both have one."""
    SAME_ADDRESS = 7
    """Street, and postal code or city."""
    SAME_LAST_DIGITS = 8
    """The last seven digits of a telephone number."""


class DuplicateScanState(_wire.OpenEnum):
    """What the search for duplicates does."""

    UNSPECIFIED = 0
    NEVER = 1
    """Nobody has asked for it."""
    RUNNING = 2
    """It goes through all customers."""
    FOLLOWING = 3
    """All customers were looked at; changes are followed."""


@_dc.dataclass(slots=True, kw_only=True)
class MergeChoice(_wire.Message):
    """Whose value of one field is to be taken."""

    field: str = ""
    """The name of a field of `Customer`."""
    take: MergeSide = MergeSide.UNSPECIFIED
    """`survivor` or `merged`. Of lists it says whose comes first, and whose entry is kept where
    both have one of the same name.
    """


@_dc.dataclass(slots=True, kw_only=True)
class MergeField(_wire.Message):
    """One field of two customers and of what becomes of them, as JSON texts."""

    field: str = ""
    survivor: str | None = None
    """Absent where the customer has no such value."""
    merged: str | None = None
    result: str | None = None
    take: MergeSide = MergeSide.UNSPECIFIED
    conflict: bool = False
    """Both have a value, the two differ, and only one can stay."""
    choosable: bool = False
    """Whether a choice changes it."""


@_dc.dataclass(slots=True, kw_only=True)
class PreviewMergeRequest(_wire.Message):
    """Asks what a merge would do."""

    survivor_id: _uuid.UUID = _wire.NIL
    merged_id: _uuid.UUID = _wire.NIL
    choices: list[MergeChoice] = _dc.field(default_factory=list)


@_dc.dataclass(slots=True, kw_only=True)
class MergePreview(_wire.Message):
    """What a merge would do; nothing is changed."""

    fields: list[MergeField] = _dc.field(default_factory=list)
    """Every field that either customer has, in the order of `Customer`."""
    result: Customer = _dc.field(default_factory=lambda: Customer())
    """What the survivor would be."""
    survivor_version: int = 0
    merged_version: int = 0
    bookings: int = 0
    """How much would come along. Each is counted to 1,000."""
    communications: int = 0
    entries: int = 0
    """Notes, follow-ups, notifications and other items of the timeline."""
    locations: int = 0
    merges: int = 0
    """Customers that were merged into the one that is to be merged now."""
    obstacles: list[str] = _dc.field(default_factory=list)
    """Why the merge would be refused; empty when it would not."""


@_dc.dataclass(slots=True, kw_only=True)
class MergeCustomersRequest(_wire.Message):
    """Merges one customer into another."""

    survivor_id: _uuid.UUID = _wire.NIL
    survivor_version: int = 0
    """The version that the caller saw."""
    merged_id: _uuid.UUID = _wire.NIL
    merged_version: int = 0
    """The version that the caller saw."""
    choices: list[MergeChoice] = _dc.field(default_factory=list)
    reason: str | None = None
    """Kept in the audit entries."""


@_dc.dataclass(slots=True, kw_only=True)
class Merge(_wire.Message):
    """One merge of two customers."""

    id: _uuid.UUID = _wire.NIL
    survivor_id: _uuid.UUID = _wire.NIL
    merged_id: _uuid.UUID = _wire.NIL
    at: _dt.datetime = _wire.EPOCH
    by: str = ""
    """The subject of the token that did it."""
    undone_at: _dt.datetime | None = None
    public_id: str = ""
    """Of the customer that was merged."""
    number: str = ""
    """Of the customer that was merged."""


@_dc.dataclass(slots=True, kw_only=True)
class MergedCustomers(_wire.Message):
    """A merge that was made, and the customer that came of it."""

    merge: Merge = _dc.field(default_factory=lambda: Merge())
    customer: Customer = _dc.field(default_factory=lambda: Customer())


@_dc.dataclass(slots=True, kw_only=True)
class UndoMergeRequest(_wire.Message):
    """Takes a merge back."""

    merged_id: _uuid.UUID = _wire.NIL
    """The customer that was merged, by its own id."""
    reason: str | None = None
    """Kept in the audit entries."""


@_dc.dataclass(slots=True, kw_only=True)
class UndoneMerge(_wire.Message):
    """Two customers that are apart again."""

    merge: Merge = _dc.field(default_factory=lambda: Merge())
    survivor: Customer = _dc.field(default_factory=lambda: Customer())
    restored: Customer = _dc.field(default_factory=lambda: Customer())
    kept: list[str] = _dc.field(default_factory=list)
    """Fields of the survivor that were changed after the merge, and so stay as they are."""
    returned: int = 0
    """How many bookings, messages and entries went back."""
    missing: int = 0
    """How many of them are no longer there."""


@_dc.dataclass(slots=True, kw_only=True)
class ListMergesRequest(_wire.Message):
    """Asks for one page of merges, the latest first."""

    customer_id: _uuid.UUID | None = None
    """Of this customer, on either side; of all when left out."""
    page_size: int = 0
    """15 when 0."""
    cursor: str = ""
    """`nextCursor` of the page before; empty for the first page."""


@_dc.dataclass(slots=True, kw_only=True)
class MergePage(_wire.Message):
    """One page of merges."""

    merges: list[Merge] = _dc.field(default_factory=list)
    next_cursor: str | None = None
    """Absent on the last page."""


@_dc.dataclass(slots=True, kw_only=True)
class DuplicatePair(_wire.Message):
    """Two customers that may be one person."""

    first: Customer = _dc.field(default_factory=lambda: Customer())
    second: Customer = _dc.field(default_factory=lambda: Customer())
    score: int = 0
    """From 45 to 100."""
    reasons: list[DuplicateReason] = _dc.field(default_factory=list)
    found_at: _dt.datetime = _wire.EPOCH


@_dc.dataclass(slots=True, kw_only=True)
class ListDuplicatesRequest(_wire.Message):
    """Asks for one page of pairs, the likest first."""

    page_size: int = 0
    """15 when 0."""
    cursor: str = ""
    """`nextCursor` of the page before; empty for the first page."""
    customer_id: _uuid.UUID | None = None
    """Pairs of this customer only."""
    score_min: int = 0


@_dc.dataclass(slots=True, kw_only=True)
class DuplicatePage(_wire.Message):
    """One page of pairs. It may be shorter than was asked for, where customers have changed since
    they were compared.
    """

    pairs: list[DuplicatePair] = _dc.field(default_factory=list)
    next_cursor: str | None = None
    """Absent on the last page."""


@_dc.dataclass(slots=True, kw_only=True)
class DismissDuplicateRequest(_wire.Message):
    """Says that two customers are two people."""

    first_id: _uuid.UUID = _wire.NIL
    second_id: _uuid.UUID = _wire.NIL
    reason: str | None = None
    """Kept in the audit entry."""


@_dc.dataclass(slots=True, kw_only=True)
class ScanDuplicatesRequest(_wire.Message):
    """Starts the search for duplicates, or starts it anew."""


@_dc.dataclass(slots=True, kw_only=True)
class GetDuplicateScanRequest(_wire.Message):
    """Asks how far the search for duplicates is."""


@_dc.dataclass(slots=True, kw_only=True)
class DuplicateScan(_wire.Message):
    """How far the search for duplicates is. Once it is done it follows every change."""

    state: DuplicateScanState = DuplicateScanState.UNSPECIFIED
    looked_at: int = 0
    """Customers that were looked at."""
    started_at: _dt.datetime | None = None
    finished_at: _dt.datetime | None = None


_wire.table(
    MergeChoice,
    _wire.plain(1, "field", _wire.STRING),
    _wire.plain(2, "take", _wire.enumeration(MergeSide)),
)

_wire.table(
    MergeField,
    _wire.plain(1, "field", _wire.STRING),
    _wire.optional(2, "survivor", _wire.STRING),
    _wire.optional(3, "merged", _wire.STRING),
    _wire.optional(4, "result", _wire.STRING),
    _wire.plain(5, "take", _wire.enumeration(MergeSide)),
    _wire.plain(6, "conflict", _wire.BOOL),
    _wire.plain(7, "choosable", _wire.BOOL),
)

_wire.table(
    PreviewMergeRequest,
    _wire.plain(1, "survivor_id", _wire.UUID),
    _wire.plain(2, "merged_id", _wire.UUID),
    _wire.many(3, "choices", _wire.message(MergeChoice)),
)

_wire.table(
    MergePreview,
    _wire.many(1, "fields", _wire.message(MergeField)),
    _wire.plain(2, "result", _wire.message(Customer)),
    _wire.plain(3, "survivor_version", _wire.UINT64),
    _wire.plain(4, "merged_version", _wire.UINT64),
    _wire.plain(5, "bookings", _wire.UINT64),
    _wire.plain(6, "communications", _wire.UINT64),
    _wire.plain(7, "entries", _wire.UINT64),
    _wire.plain(8, "locations", _wire.UINT64),
    _wire.plain(9, "merges", _wire.UINT64),
    _wire.many(10, "obstacles", _wire.STRING),
)

_wire.table(
    MergeCustomersRequest,
    _wire.plain(1, "survivor_id", _wire.UUID),
    _wire.plain(2, "survivor_version", _wire.UINT64),
    _wire.plain(3, "merged_id", _wire.UUID),
    _wire.plain(4, "merged_version", _wire.UINT64),
    _wire.many(5, "choices", _wire.message(MergeChoice)),
    _wire.optional(6, "reason", _wire.STRING),
)

_wire.table(
    Merge,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "survivor_id", _wire.UUID),
    _wire.plain(3, "merged_id", _wire.UUID),
    _wire.plain(4, "at", _wire.TIMESTAMP),
    _wire.plain(5, "by", _wire.STRING),
    _wire.optional(6, "undone_at", _wire.TIMESTAMP),
    _wire.plain(7, "public_id", _wire.STRING),
    _wire.plain(8, "number", _wire.STRING),
)

_wire.table(
    MergedCustomers,
    _wire.plain(1, "merge", _wire.message(Merge)),
    _wire.plain(2, "customer", _wire.message(Customer)),
)

_wire.table(
    UndoMergeRequest,
    _wire.plain(1, "merged_id", _wire.UUID),
    _wire.optional(2, "reason", _wire.STRING),
)

_wire.table(
    UndoneMerge,
    _wire.plain(1, "merge", _wire.message(Merge)),
    _wire.plain(2, "survivor", _wire.message(Customer)),
    _wire.plain(3, "restored", _wire.message(Customer)),
    _wire.many(4, "kept", _wire.STRING),
    _wire.plain(5, "returned", _wire.UINT64),
    _wire.plain(6, "missing", _wire.UINT64),
)

_wire.table(
    ListMergesRequest,
    _wire.optional(1, "customer_id", _wire.UUID),
    _wire.plain(2, "page_size", _wire.UINT32),
    _wire.plain(3, "cursor", _wire.STRING),
)

_wire.table(
    MergePage,
    _wire.many(1, "merges", _wire.message(Merge)),
    _wire.optional(2, "next_cursor", _wire.STRING),
)

_wire.table(
    DuplicatePair,
    _wire.plain(1, "first", _wire.message(Customer)),
    _wire.plain(2, "second", _wire.message(Customer)),
    _wire.plain(3, "score", _wire.UINT32),
    _wire.many(4, "reasons", _wire.enumeration(DuplicateReason)),
    _wire.plain(5, "found_at", _wire.TIMESTAMP),
)

_wire.table(
    ListDuplicatesRequest,
    _wire.plain(1, "page_size", _wire.UINT32),
    _wire.plain(2, "cursor", _wire.STRING),
    _wire.optional(3, "customer_id", _wire.UUID),
    _wire.plain(4, "score_min", _wire.UINT32),
)

_wire.table(
    DuplicatePage,
    _wire.many(1, "pairs", _wire.message(DuplicatePair)),
    _wire.optional(2, "next_cursor", _wire.STRING),
)

_wire.table(
    DismissDuplicateRequest,
    _wire.plain(1, "first_id", _wire.UUID),
    _wire.plain(2, "second_id", _wire.UUID),
    _wire.optional(3, "reason", _wire.STRING),
)

_wire.table(ScanDuplicatesRequest)

_wire.table(GetDuplicateScanRequest)

_wire.table(
    DuplicateScan,
    _wire.plain(1, "state", _wire.enumeration(DuplicateScanState)),
    _wire.plain(2, "looked_at", _wire.UINT64),
    _wire.optional(3, "started_at", _wire.TIMESTAMP),
    _wire.optional(4, "finished_at", _wire.TIMESTAMP),
)
