# DO NOT EDIT: generated from Schema/segments.schema
"""Messages and enums of `segments.schema`."""

from __future__ import annotations

import dataclasses as _dc
import datetime as _dt
import uuid as _uuid

from frontdesk_client import wire as _wire
from frontdesk_client.generated.customers import Customer, ListCustomersRequest

__all__ = [
    "CreateSegmentRequest",
    "DeleteSegmentRequest",
    "DeleteSnapshotRequest",
    "GetSegmentRequest",
    "ListSegmentsRequest",
    "ListSnapshotsRequest",
    "PreviewSegmentRequest",
    "Segment",
    "SegmentList",
    "SegmentPreview",
    "SegmentSnapshot",
    "SnapshotList",
    "SnapshotSegmentRequest",
    "UpdateSegmentRequest",
]


@_dc.dataclass(slots=True, kw_only=True)
class Segment(_wire.Message):
    """A filter of customers with a name, so that lists, exports and bulk updates can be of it."""

    id: _uuid.UUID = _wire.NIL
    version: int = 0
    name: str = ""
    filter: ListCustomersRequest = _dc.field(default_factory=lambda: ListCustomersRequest())
    """As in `listCustomers`; page, order and cursor do not matter."""
    created_at: _dt.datetime = _wire.EPOCH
    updated_at: _dt.datetime = _wire.EPOCH
    created_by: str = ""
    """The subject of the token that made it."""


@_dc.dataclass(slots=True, kw_only=True)
class CreateSegmentRequest(_wire.Message):
    """Describes a new segment."""

    name: str = ""
    filter: ListCustomersRequest = _dc.field(default_factory=lambda: ListCustomersRequest())
    """It names no other segment, and searches for nothing: a search looks at a part of the
    customers only, and would keep what they are called.
    """
    id: _uuid.UUID | None = None
    """Chosen by the caller; made when left out."""


@_dc.dataclass(slots=True, kw_only=True)
class UpdateSegmentRequest(_wire.Message):
    """Changes the fields that `mask` names."""

    id: _uuid.UUID = _wire.NIL
    version: int = 0
    """The version that the caller saw."""
    mask: list[str] = _dc.field(default_factory=list)
    """`name`, `filter`."""
    name: str | None = None
    filter: ListCustomersRequest | None = None


@_dc.dataclass(slots=True, kw_only=True)
class GetSegmentRequest(_wire.Message):
    """Finds one segment."""

    id: _uuid.UUID = _wire.NIL


@_dc.dataclass(slots=True, kw_only=True)
class ListSegmentsRequest(_wire.Message):
    """Asks for all segments."""


@_dc.dataclass(slots=True, kw_only=True)
class SegmentList(_wire.Message):
    """All segments, by name."""

    segments: list[Segment] = _dc.field(default_factory=list)


@_dc.dataclass(slots=True, kw_only=True)
class DeleteSegmentRequest(_wire.Message):
    """Deletes a segment with its snapshots; its customers stay as they are."""

    id: _uuid.UUID = _wire.NIL


@_dc.dataclass(slots=True, kw_only=True)
class PreviewSegmentRequest(_wire.Message):
    """Asks what a filter would give."""

    filter: ListCustomersRequest = _dc.field(default_factory=lambda: ListCustomersRequest())


@_dc.dataclass(slots=True, kw_only=True)
class SegmentPreview(_wire.Message):
    """How many a filter gives, and the first of them."""

    total: int = 0
    customers: list[Customer] = _dc.field(default_factory=list)
    """The 15 first ones by name."""
    more_candidates: bool = False
    """More customers may match the search than were looked at."""


@_dc.dataclass(slots=True, kw_only=True)
class SnapshotSegmentRequest(_wire.Message):
    """Writes down who is in a segment now."""

    id: _uuid.UUID = _wire.NIL
    snapshot_id: _uuid.UUID | None = None
    """The snapshot's, chosen by the caller; made when left out."""


@_dc.dataclass(slots=True, kw_only=True)
class SegmentSnapshot(_wire.Message):
    """Who was in a segment at some moment; `listCustomers` shows them by `snapshotId`."""

    id: _uuid.UUID = _wire.NIL
    segment_id: _uuid.UUID = _wire.NIL
    at: _dt.datetime = _wire.EPOCH
    by: str = ""
    """The subject of the token that took it."""
    members: int = 0
    filter: ListCustomersRequest = _dc.field(default_factory=lambda: ListCustomersRequest())
    """What the segment's filter was."""


@_dc.dataclass(slots=True, kw_only=True)
class ListSnapshotsRequest(_wire.Message):
    """Asks for the snapshots of a segment."""

    segment_id: _uuid.UUID = _wire.NIL


@_dc.dataclass(slots=True, kw_only=True)
class SnapshotList(_wire.Message):
    """Snapshots, the latest first."""

    snapshots: list[SegmentSnapshot] = _dc.field(default_factory=list)


@_dc.dataclass(slots=True, kw_only=True)
class DeleteSnapshotRequest(_wire.Message):
    """Deletes one snapshot."""

    id: _uuid.UUID = _wire.NIL


_wire.table(
    Segment,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "version", _wire.UINT64),
    _wire.plain(3, "name", _wire.STRING),
    _wire.plain(4, "filter", _wire.message(ListCustomersRequest)),
    _wire.plain(5, "created_at", _wire.TIMESTAMP),
    _wire.plain(6, "updated_at", _wire.TIMESTAMP),
    _wire.plain(7, "created_by", _wire.STRING),
)

_wire.table(
    CreateSegmentRequest,
    _wire.plain(1, "name", _wire.STRING),
    _wire.plain(2, "filter", _wire.message(ListCustomersRequest)),
    _wire.optional(3, "id", _wire.UUID),
)

_wire.table(
    UpdateSegmentRequest,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "version", _wire.UINT64),
    _wire.many(3, "mask", _wire.STRING),
    _wire.optional(4, "name", _wire.STRING),
    _wire.optional(5, "filter", _wire.message(ListCustomersRequest)),
)

_wire.table(GetSegmentRequest, _wire.plain(1, "id", _wire.UUID))

_wire.table(ListSegmentsRequest)

_wire.table(SegmentList, _wire.many(1, "segments", _wire.message(Segment)))

_wire.table(DeleteSegmentRequest, _wire.plain(1, "id", _wire.UUID))

_wire.table(PreviewSegmentRequest, _wire.plain(1, "filter", _wire.message(ListCustomersRequest)))

_wire.table(
    SegmentPreview,
    _wire.plain(1, "total", _wire.UINT64),
    _wire.many(2, "customers", _wire.message(Customer)),
    _wire.plain(3, "more_candidates", _wire.BOOL),
)

_wire.table(
    SnapshotSegmentRequest,
    _wire.plain(1, "id", _wire.UUID),
    _wire.optional(2, "snapshot_id", _wire.UUID),
)

_wire.table(
    SegmentSnapshot,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "segment_id", _wire.UUID),
    _wire.plain(3, "at", _wire.TIMESTAMP),
    _wire.plain(4, "by", _wire.STRING),
    _wire.plain(5, "members", _wire.UINT64),
    _wire.plain(6, "filter", _wire.message(ListCustomersRequest)),
)

_wire.table(ListSnapshotsRequest, _wire.plain(1, "segment_id", _wire.UUID))

_wire.table(SnapshotList, _wire.many(1, "snapshots", _wire.message(SegmentSnapshot)))

_wire.table(DeleteSnapshotRequest, _wire.plain(1, "id", _wire.UUID))
