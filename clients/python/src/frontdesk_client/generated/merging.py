# DO NOT EDIT: generated from Schema/merging.schema
"""Messages and enums of `merging.schema`."""

from __future__ import annotations

import dataclasses as _dc
import datetime as _dt
import uuid as _uuid

from frontdesk_client import wire as _wire
from frontdesk_client.generated.customers import Customer

__all__ = [
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
