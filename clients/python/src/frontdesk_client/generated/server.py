# DO NOT EDIT: generated from Schema/server.schema
"""Messages and enums of `server.schema`."""

from __future__ import annotations

import dataclasses as _dc
import datetime as _dt
import uuid as _uuid

from frontdesk_client import wire as _wire

__all__ = [
    "BuildInfo",
    "CallPage",
    "ConnectionPage",
    "GetBuildRequest",
    "GetLimitsRequest",
    "LaneInfo",
    "ListCallsRequest",
    "ListConnectionsRequest",
    "ListLanesRequest",
    "ListLanesResponse",
    "ServerCallInfo",
    "ServerConnectionInfo",
    "ServerLimit",
    "ServerLimits",
    "WorkerInfo",
    "WriterInfo",
]


@_dc.dataclass(slots=True, kw_only=True)
class ListConnectionsRequest(_wire.Message):
    """Asks for one page of the open connections, in the order of their ids."""

    page_size: int = 0
    """100 when 0."""
    cursor: str = ""
    """`nextCursor` of the page before; empty for the first page."""


@_dc.dataclass(slots=True, kw_only=True)
class ConnectionPage(_wire.Message):
    """One page of connections."""

    connections: list[ServerConnectionInfo] = _dc.field(default_factory=list)
    next_cursor: str | None = None
    """Absent on the last page."""


@_dc.dataclass(slots=True, kw_only=True)
class ServerConnectionInfo(_wire.Message):
    """One open connection."""

    id: str = ""
    """Reactor and number; no other connection of this process has had it."""
    peer: str = ""
    """The peer's address and port; `local` within the process."""
    age: _dt.timedelta = _wire.NO_TIME
    """How long it has been open."""
    quiet: _dt.timedelta = _wire.NO_TIME
    """Since when nothing but answers to PING has come."""
    roles: list[str] = _dc.field(default_factory=list)
    """The roles of the tokens that it has shown."""
    calls_in_flight: int = 0
    bytes_received: int = 0
    bytes_sent: int = 0
    bytes_waiting: int = 0
    """Bytes of answers that the peer has not taken."""
    is_ending: bool = False
    """It is draining, or ends otherwise."""


@_dc.dataclass(slots=True, kw_only=True)
class ListCallsRequest(_wire.Message):
    """Asks for one page of the calls whose handlers have not ended, the longest running first."""

    page_size: int = 0
    """100 when 0; calls beyond are left out."""


@_dc.dataclass(slots=True, kw_only=True)
class CallPage(_wire.Message):
    """Calls in flight."""

    calls: list[ServerCallInfo] = _dc.field(default_factory=list)
    total: int = 0
    """All there are, those that were left out too."""


@_dc.dataclass(slots=True, kw_only=True)
class ServerCallInfo(_wire.Message):
    """One call in flight."""

    connection: str = ""
    """The id of its connection."""
    stream: int = 0
    method: str = ""
    """For example `frontdesk.v1.LeadService/getLead`."""
    tenant: _uuid.UUID | None = None
    """Whom it acts for."""
    age: _dt.timedelta = _wire.NO_TIME
    """Since its request was received."""
    remaining: _dt.timedelta = _wire.NO_TIME
    """Until its deadline; negative once that has passed."""
    is_cancelled: bool = False
    """The caller has taken it back."""


@_dc.dataclass(slots=True, kw_only=True)
class ListLanesRequest(_wire.Message):
    """Asks for the lanes in which calls run."""


@_dc.dataclass(slots=True, kw_only=True)
class ListLanesResponse(_wire.Message):
    """The lanes, and what waits in them."""

    lanes: list[LaneInfo] = _dc.field(default_factory=list)
    reactors: int = 0
    """Threads that own connections."""
    workers: WorkerInfo = _dc.field(default_factory=lambda: WorkerInfo())
    writer: WriterInfo = _dc.field(default_factory=lambda: WriterInfo())


@_dc.dataclass(slots=True, kw_only=True)
class LaneInfo(_wire.Message):
    """One lane."""

    name: str = ""
    """As in the schema: `reads(point)`, `writes` and so on."""
    calls: int = 0
    """Calls that have ended."""
    failed: int = 0
    """Of these, those that ended with another code than `ok`."""
    queue_median: _dt.timedelta = _wire.NO_TIME
    """Half of the calls waited no longer before their handler began."""
    queue_high: _dt.timedelta = _wire.NO_TIME
    """99 of 100 waited no longer."""


@_dc.dataclass(slots=True, kw_only=True)
class WorkerInfo(_wire.Message):
    """The threads for reports and long work."""

    threads: int = 0
    queued: int = 0
    running: int = 0
    refused: int = 0
    """Calls that were refused because too many waited."""
    shed: int = 0
    """Calls that were dropped because the queue stood for too long."""
    is_overloaded: bool = False
    """The queue stands for too long now."""


@_dc.dataclass(slots=True, kw_only=True)
class WriterInfo(_wire.Message):
    """The thread that writes."""

    queued: int = 0
    batches: int = 0
    """Transactions committed."""
    jobs: int = 0
    """Writes run."""
    refused: int = 0
    largest_batch: int = 0
    """The most writes that shared a commit."""
    slowest_commit: _dt.timedelta = _wire.NO_TIME


@_dc.dataclass(slots=True, kw_only=True)
class GetLimitsRequest(_wire.Message):
    """Asks for the limits in force."""


@_dc.dataclass(slots=True, kw_only=True)
class ServerLimits(_wire.Message):
    """Every limit of this server."""

    limits: list[ServerLimit] = _dc.field(default_factory=list)


@_dc.dataclass(slots=True, kw_only=True)
class ServerLimit(_wire.Message):
    """One limit."""

    name: str = ""
    """For example `connectionsPerAddressMax`; the unit stands before the bound."""
    value: int = 0
    """0 for a limit that is off."""


@_dc.dataclass(slots=True, kw_only=True)
class GetBuildRequest(_wire.Message):
    """Asks what runs."""


@_dc.dataclass(slots=True, kw_only=True)
class BuildInfo(_wire.Message):
    """What runs, and since when."""

    name: str = ""
    """The program's name and version."""
    instance: _uuid.UUID = _wire.NIL
    """Changes with each start."""
    uptime: _dt.timedelta = _wire.NO_TIME
    schema_fingerprint: str = ""
    """SHA-256 of the schema files, in lower-case hex."""
    processors: int = 0


_wire.table(
    ListConnectionsRequest,
    _wire.plain(1, "page_size", _wire.UINT32),
    _wire.plain(2, "cursor", _wire.STRING),
)

_wire.table(
    ConnectionPage,
    _wire.many(1, "connections", _wire.message(ServerConnectionInfo)),
    _wire.optional(2, "next_cursor", _wire.STRING),
)

_wire.table(
    ServerConnectionInfo,
    _wire.plain(1, "id", _wire.STRING),
    _wire.plain(2, "peer", _wire.STRING),
    _wire.plain(3, "age", _wire.DURATION),
    _wire.plain(4, "quiet", _wire.DURATION),
    _wire.many(5, "roles", _wire.STRING),
    _wire.plain(6, "calls_in_flight", _wire.UINT32),
    _wire.plain(7, "bytes_received", _wire.UINT64),
    _wire.plain(8, "bytes_sent", _wire.UINT64),
    _wire.plain(9, "bytes_waiting", _wire.UINT64),
    _wire.plain(10, "is_ending", _wire.BOOL),
)

_wire.table(ListCallsRequest, _wire.plain(1, "page_size", _wire.UINT32))

_wire.table(
    CallPage,
    _wire.many(1, "calls", _wire.message(ServerCallInfo)),
    _wire.plain(2, "total", _wire.UINT32),
)

_wire.table(
    ServerCallInfo,
    _wire.plain(1, "connection", _wire.STRING),
    _wire.plain(2, "stream", _wire.UINT32),
    _wire.plain(3, "method", _wire.STRING),
    _wire.optional(4, "tenant", _wire.UUID),
    _wire.plain(5, "age", _wire.DURATION),
    _wire.plain(6, "remaining", _wire.DURATION),
    _wire.plain(7, "is_cancelled", _wire.BOOL),
)

_wire.table(ListLanesRequest)

_wire.table(
    ListLanesResponse,
    _wire.many(1, "lanes", _wire.message(LaneInfo)),
    _wire.plain(2, "reactors", _wire.UINT32),
    _wire.plain(3, "workers", _wire.message(WorkerInfo)),
    _wire.plain(4, "writer", _wire.message(WriterInfo)),
)

_wire.table(
    LaneInfo,
    _wire.plain(1, "name", _wire.STRING),
    _wire.plain(2, "calls", _wire.UINT64),
    _wire.plain(3, "failed", _wire.UINT64),
    _wire.plain(4, "queue_median", _wire.DURATION),
    _wire.plain(5, "queue_high", _wire.DURATION),
)

_wire.table(
    WorkerInfo,
    _wire.plain(1, "threads", _wire.UINT32),
    _wire.plain(2, "queued", _wire.UINT32),
    _wire.plain(3, "running", _wire.UINT32),
    _wire.plain(4, "refused", _wire.UINT64),
    _wire.plain(5, "shed", _wire.UINT64),
    _wire.plain(6, "is_overloaded", _wire.BOOL),
)

_wire.table(
    WriterInfo,
    _wire.plain(1, "queued", _wire.UINT32),
    _wire.plain(2, "batches", _wire.UINT64),
    _wire.plain(3, "jobs", _wire.UINT64),
    _wire.plain(4, "refused", _wire.UINT64),
    _wire.plain(5, "largest_batch", _wire.UINT32),
    _wire.plain(6, "slowest_commit", _wire.DURATION),
)

_wire.table(GetLimitsRequest)

_wire.table(ServerLimits, _wire.many(1, "limits", _wire.message(ServerLimit)))

_wire.table(
    ServerLimit,
    _wire.plain(1, "name", _wire.STRING),
    _wire.plain(2, "value", _wire.UINT64),
)

_wire.table(GetBuildRequest)

_wire.table(
    BuildInfo,
    _wire.plain(1, "name", _wire.STRING),
    _wire.plain(2, "instance", _wire.UUID),
    _wire.plain(3, "uptime", _wire.DURATION),
    _wire.plain(4, "schema_fingerprint", _wire.STRING),
    _wire.plain(5, "processors", _wire.UINT32),
)
