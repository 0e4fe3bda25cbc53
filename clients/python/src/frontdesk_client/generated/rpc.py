# DO NOT EDIT: generated from Schema/rpc.schema
"""Messages and enums of `rpc.schema`."""

from __future__ import annotations

import dataclasses as _dc
import uuid as _uuid

from frontdesk_client import wire as _wire

__all__ = [
    "CallHeader",
    "CallStatus",
    "Criticality",
    "ErrorDetails",
    "FieldConflict",
    "FieldViolation",
    "Hello",
]


class Criticality(_wire.OpenEnum):
    """What to drop first under overload."""

    UNSPECIFIED = 0
    CRITICAL = 1
    SHEDDABLE = 2


@_dc.dataclass(slots=True, kw_only=True)
class Hello(_wire.Message):
    """The settings that each side sends once, first, on stream 0."""

    max_message: int = 0
    """The largest message that this side accepts, in bytes."""
    max_in_flight: int = 0
    """How many calls may be in flight on the connection."""
    initial_credit: int = 0
    """The credit that each new stream starts with, in bytes."""
    min_ping: int = 0
    """The least time between two pings, in milliseconds."""
    schema_fingerprint: bytes = b""
    """A digest of the sender's schema; it informs and refuses nobody."""
    instance: _uuid.UUID = _wire.NIL
    """Changes with each start of the process."""
    max_age: int = 0
    """How long the connection may live, in milliseconds; 0 is without end."""
    name: str = ""
    """The program's name and version, for people."""


@_dc.dataclass(slots=True, kw_only=True)
class CallHeader(_wire.Message):
    """What opens a call."""

    method: int = 0
    """FNV-1a (32 bits) of `package.Service/method`."""
    timeout: int = 0
    """The time that remains, in microseconds; 0 takes the method's own time-out."""
    auth_slot: int = 0
    """The AUTH slot, 0 to 7, whose token makes the call."""
    traceparent: str | None = None
    """W3C traceparent."""
    idempotency_key: _uuid.UUID | None = None
    """Makes a write safe to repeat."""
    attempt: int = 0
    """0 for the first attempt, 1 for the first retry."""
    criticality: Criticality = Criticality.UNSPECIFIED
    metadata: dict[str, str] = _dc.field(default_factory=dict)
    initial_credit: int = 0
    """The credit that the caller grants the answer's stream, in bytes; 0 takes the default."""
    tenant: _uuid.UUID | None = None
    """The tenant to act for."""
    max_staleness: int = 0
    """How old what a read shows may be, in microseconds; 0 is as the store is now."""


@_dc.dataclass(slots=True, kw_only=True)
class CallStatus(_wire.Message):
    """How a call ended."""

    code: int = 0
    """gRPC's status codes, 0 to 16."""
    message: str = ""
    """For people; at most 1 KiB."""
    never_executed: bool = False
    """The server is certain that no handler ran."""
    retry_after: int | None = None
    """When to try again, in milliseconds."""
    trailers: dict[str, str] = _dc.field(default_factory=dict)
    queue_time: int = 0
    """Microseconds that the call waited before its handler began."""
    handler_time: int = 0
    """Microseconds that its handler took."""


@_dc.dataclass(slots=True, kw_only=True)
class ErrorDetails(_wire.Message):
    """The body of an END whose code is not 0."""

    violations: list[FieldViolation] = _dc.field(default_factory=list)
    existing: _uuid.UUID | None = None
    """The record that stands in the way."""
    conflicts: list[FieldConflict] = _dc.field(default_factory=list)


@_dc.dataclass(slots=True, kw_only=True)
class FieldViolation(_wire.Message):
    """One field that broke a rule."""

    path: str = ""
    """For example `contact.emails[2]`."""
    rule: str = ""
    """For example `length`."""
    message: str = ""
    """What is wrong and what would be right."""


@_dc.dataclass(slots=True, kw_only=True)
class FieldConflict(_wire.Message):
    """One field that somebody else changed since the caller read it; values are JSON."""

    field: str = ""
    original: str = ""
    current: str = ""
    attempted: str = ""


_wire.table(
    Hello,
    _wire.plain(1, "max_message", _wire.UINT32),
    _wire.plain(2, "max_in_flight", _wire.UINT32),
    _wire.plain(3, "initial_credit", _wire.UINT32),
    _wire.plain(4, "min_ping", _wire.UINT32),
    _wire.plain(5, "schema_fingerprint", _wire.BYTES),
    _wire.plain(6, "instance", _wire.UUID),
    _wire.plain(7, "max_age", _wire.UINT32),
    _wire.plain(8, "name", _wire.STRING),
)

_wire.table(
    CallHeader,
    _wire.plain(1, "method", _wire.FIXED32),
    _wire.plain(2, "timeout", _wire.UINT64),
    _wire.plain(3, "auth_slot", _wire.UINT32),
    _wire.optional(4, "traceparent", _wire.STRING),
    _wire.optional(5, "idempotency_key", _wire.UUID),
    _wire.plain(6, "attempt", _wire.UINT32),
    _wire.plain(7, "criticality", _wire.enumeration(Criticality)),
    _wire.mapping(8, "metadata", _wire.STRING, _wire.STRING),
    _wire.plain(9, "initial_credit", _wire.UINT32),
    _wire.optional(10, "tenant", _wire.UUID),
    _wire.plain(11, "max_staleness", _wire.UINT64),
)

_wire.table(
    CallStatus,
    _wire.plain(1, "code", _wire.UINT32),
    _wire.plain(2, "message", _wire.STRING),
    _wire.plain(3, "never_executed", _wire.BOOL),
    _wire.optional(4, "retry_after", _wire.UINT32),
    _wire.mapping(5, "trailers", _wire.STRING, _wire.STRING),
    _wire.plain(6, "queue_time", _wire.UINT64),
    _wire.plain(7, "handler_time", _wire.UINT64),
)

_wire.table(
    ErrorDetails,
    _wire.many(1, "violations", _wire.message(FieldViolation)),
    _wire.optional(2, "existing", _wire.UUID),
    _wire.many(3, "conflicts", _wire.message(FieldConflict)),
)

_wire.table(
    FieldViolation,
    _wire.plain(1, "path", _wire.STRING),
    _wire.plain(2, "rule", _wire.STRING),
    _wire.plain(3, "message", _wire.STRING),
)

_wire.table(
    FieldConflict,
    _wire.plain(1, "field", _wire.STRING),
    _wire.plain(2, "original", _wire.STRING),
    _wire.plain(3, "current", _wire.STRING),
    _wire.plain(4, "attempted", _wire.STRING),
)
