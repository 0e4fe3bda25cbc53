# DO NOT EDIT: generated from Schema/bulk.schema
"""Messages and enums of `bulk.schema`."""

from __future__ import annotations

import dataclasses as _dc
import datetime as _dt
import uuid as _uuid

from frontdesk_client import wire as _wire
from frontdesk_client.generated.customers import CustomerStatus, ListCustomersRequest

__all__ = [
    "BulkChanges",
    "BulkCounts",
    "BulkOutcome",
    "BulkResult",
    "BulkResultPage",
    "BulkState",
    "BulkUpdate",
    "BulkUpdatePage",
    "GetBulkUpdateRequest",
    "ListBulkResultsRequest",
    "ListBulkUpdatesRequest",
    "StartBulkUpdateRequest",
    "StopBulkUpdateRequest",
    "WatchBulkUpdateRequest",
]


class BulkState(_wire.OpenEnum):
    """What a bulk update is at."""

    UNSPECIFIED = 0
    SELECTING = 1
    """The customers are looked up; nothing was changed yet."""
    APPLYING = 2
    """They are changed, some at a time."""
    DONE = 3
    STOPPED = 4
    """It was stopped before its end; what is changed stays."""
    FAILED = 5
    """It cannot go on; what is changed stays."""


class BulkOutcome(_wire.OpenEnum):
    """What became of one customer."""

    UNSPECIFIED = 0
    CHANGED = 1
    UNCHANGED = 2
    REFUSED = 3
    ABSENT = 4


@_dc.dataclass(slots=True, kw_only=True)
class BulkUpdate(_wire.Message):
    """One change to many customers, and how far it has come."""

    id: _uuid.UUID = _wire.NIL
    version: int = 0
    """Rises with each step."""
    state: BulkState = BulkState.UNSPECIFIED
    changes: BulkChanges = _dc.field(default_factory=lambda: BulkChanges())
    filter: ListCustomersRequest | None = None
    """Whose customers it is about; absent where they were named."""
    dry_run: bool = False
    """Nothing is changed, and `counts` say what would be."""
    reason: str | None = None
    """Kept in the audit entries."""
    created_at: _dt.datetime = _wire.EPOCH
    created_by: str = ""
    """The subject of the token that began it."""
    finished_at: _dt.datetime | None = None
    """When it came to an end."""
    total: int = 0
    """How many customers it is about; known once they are all selected."""
    position: int = 0
    """How many of them are done with."""
    counts: BulkCounts = _dc.field(default_factory=lambda: BulkCounts())
    problem: str | None = None
    """What went wrong."""


@_dc.dataclass(slots=True, kw_only=True)
class BulkCounts(_wire.Message):
    """What became of the customers of a bulk update."""

    changed: int = 0
    unchanged: int = 0
    """Those that are as they should be already."""
    refused: int = 0
    """Those that cannot be changed; `listBulkResults` says why."""
    absent: int = 0
    """Those that there are not, or not any more."""


@_dc.dataclass(slots=True, kw_only=True)
class BulkChanges(_wire.Message):
    """What becomes of each customer. Deleting and restoring stand alone."""

    category_id: _uuid.UUID | None = None
    add_tags: list[str] = _dc.field(default_factory=list)
    """Given to those who have them not."""
    remove_tags: list[str] = _dc.field(default_factory=list)
    """Without regard to case."""
    status: CustomerStatus = CustomerStatus.UNSPECIFIED
    """As it is when left out."""
    delete: bool = False
    restore: bool = False


@_dc.dataclass(slots=True, kw_only=True)
class StartBulkUpdateRequest(_wire.Message):
    """Begins a bulk update."""

    id: _uuid.UUID | None = None
    """Chosen by the caller, so that one that is begun twice is done once; made when left out."""
    filter: ListCustomersRequest | None = None
    """As in `listCustomers`; page, order and cursor do not matter. An empty one is everybody.
    Only deleted customers can be restored, so a filter for that says `deleted`.
    """
    ids: list[_uuid.UUID] = _dc.field(default_factory=list)
    """These customers, instead of a filter."""
    changes: BulkChanges = _dc.field(default_factory=lambda: BulkChanges())
    dry_run: bool = False
    """Changes nothing, and counts what would be changed."""
    reason: str | None = None
    """Kept in the audit entries."""


@_dc.dataclass(slots=True, kw_only=True)
class GetBulkUpdateRequest(_wire.Message):
    """Asks for one bulk update."""

    id: _uuid.UUID = _wire.NIL


@_dc.dataclass(slots=True, kw_only=True)
class WatchBulkUpdateRequest(_wire.Message):
    """Asks how a bulk update goes on."""

    id: _uuid.UUID = _wire.NIL


@_dc.dataclass(slots=True, kw_only=True)
class StopBulkUpdateRequest(_wire.Message):
    """Asks to stop a bulk update where it is."""

    id: _uuid.UUID = _wire.NIL


@_dc.dataclass(slots=True, kw_only=True)
class ListBulkUpdatesRequest(_wire.Message):
    """Asks for one page of bulk updates, the latest first."""

    page_size: int = 0
    """15 when 0."""
    cursor: str = ""
    """`nextCursor` of the page before; empty for the first page."""


@_dc.dataclass(slots=True, kw_only=True)
class BulkUpdatePage(_wire.Message):
    """One page of bulk updates."""

    updates: list[BulkUpdate] = _dc.field(default_factory=list)
    next_cursor: str | None = None
    """Absent on the last page."""


@_dc.dataclass(slots=True, kw_only=True)
class BulkResult(_wire.Message):
    """What became of one customer, and why."""

    customer_id: _uuid.UUID = _wire.NIL
    outcome: BulkOutcome = BulkOutcome.UNSPECIFIED
    problem: str | None = None
    """Of one that was refused."""
    version: int | None = None
    """The customer's version after it; of one that was changed."""


@_dc.dataclass(slots=True, kw_only=True)
class ListBulkResultsRequest(_wire.Message):
    """Asks for one page of results, in the order in which they came."""

    id: _uuid.UUID = _wire.NIL
    outcome: BulkOutcome = BulkOutcome.UNSPECIFIED
    """Only these; all when left out."""
    page_size: int = 0
    """15 when 0."""
    cursor: str = ""
    """`nextCursor` of the page before; empty for the first page."""


@_dc.dataclass(slots=True, kw_only=True)
class BulkResultPage(_wire.Message):
    """One page of results. After 10,000 results have been looked at a page ends early, perhaps with
    nothing in it, and still goes on.
    """

    results: list[BulkResult] = _dc.field(default_factory=list)
    next_cursor: str | None = None
    """Absent on the last page."""


_wire.table(
    BulkUpdate,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "version", _wire.UINT64),
    _wire.plain(3, "state", _wire.enumeration(BulkState)),
    _wire.plain(4, "changes", _wire.message(BulkChanges)),
    _wire.optional(5, "filter", _wire.message(ListCustomersRequest)),
    _wire.plain(6, "dry_run", _wire.BOOL),
    _wire.optional(7, "reason", _wire.STRING),
    _wire.plain(8, "created_at", _wire.TIMESTAMP),
    _wire.plain(9, "created_by", _wire.STRING),
    _wire.optional(10, "finished_at", _wire.TIMESTAMP),
    _wire.plain(11, "total", _wire.UINT64),
    _wire.plain(12, "position", _wire.UINT64),
    _wire.plain(13, "counts", _wire.message(BulkCounts)),
    _wire.optional(14, "problem", _wire.STRING),
)

_wire.table(
    BulkCounts,
    _wire.plain(1, "changed", _wire.UINT64),
    _wire.plain(2, "unchanged", _wire.UINT64),
    _wire.plain(3, "refused", _wire.UINT64),
    _wire.plain(4, "absent", _wire.UINT64),
)

_wire.table(
    BulkChanges,
    _wire.optional(1, "category_id", _wire.UUID),
    _wire.many(2, "add_tags", _wire.STRING),
    _wire.many(3, "remove_tags", _wire.STRING),
    _wire.plain(4, "status", _wire.enumeration(CustomerStatus)),
    _wire.plain(5, "delete", _wire.BOOL),
    _wire.plain(6, "restore", _wire.BOOL),
)

_wire.table(
    StartBulkUpdateRequest,
    _wire.optional(1, "id", _wire.UUID),
    _wire.optional(2, "filter", _wire.message(ListCustomersRequest)),
    _wire.many(3, "ids", _wire.UUID),
    _wire.plain(4, "changes", _wire.message(BulkChanges)),
    _wire.plain(5, "dry_run", _wire.BOOL),
    _wire.optional(6, "reason", _wire.STRING),
)

_wire.table(GetBulkUpdateRequest, _wire.plain(1, "id", _wire.UUID))

_wire.table(WatchBulkUpdateRequest, _wire.plain(1, "id", _wire.UUID))

_wire.table(StopBulkUpdateRequest, _wire.plain(1, "id", _wire.UUID))

_wire.table(
    ListBulkUpdatesRequest,
    _wire.plain(1, "page_size", _wire.UINT32),
    _wire.plain(2, "cursor", _wire.STRING),
)

_wire.table(
    BulkUpdatePage,
    _wire.many(1, "updates", _wire.message(BulkUpdate)),
    _wire.optional(2, "next_cursor", _wire.STRING),
)

_wire.table(
    BulkResult,
    _wire.plain(1, "customer_id", _wire.UUID),
    _wire.plain(2, "outcome", _wire.enumeration(BulkOutcome)),
    _wire.optional(3, "problem", _wire.STRING),
    _wire.optional(4, "version", _wire.UINT64),
)

_wire.table(
    ListBulkResultsRequest,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "outcome", _wire.enumeration(BulkOutcome)),
    _wire.plain(3, "page_size", _wire.UINT32),
    _wire.plain(4, "cursor", _wire.STRING),
)

_wire.table(
    BulkResultPage,
    _wire.many(1, "results", _wire.message(BulkResult)),
    _wire.optional(2, "next_cursor", _wire.STRING),
)
