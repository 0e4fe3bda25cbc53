# DO NOT EDIT: generated from Schema/events.schema
"""Messages and enums of `events.schema`."""

from __future__ import annotations

import dataclasses as _dc
import datetime as _dt
import uuid as _uuid

from frontdesk_client import wire as _wire

__all__ = ["ActorKind", "Event", "EventPage", "ListEventsRequest", "WatchEventsRequest"]


class ActorKind(_wire.OpenEnum):
    """Who made a change."""

    UNSPECIFIED = 0
    SYSTEM = 1
    """Background work of the server."""
    PLATFORM_ADMIN = 2
    CLIENT_ADMIN = 3
    SUPPORT_STAFF = 4
    SERVICE = 5
    PORTAL = 6


@_dc.dataclass(slots=True, kw_only=True)
class Event(_wire.Message):
    """One change to one record of the tenant: ids and names of fields, no personal data."""

    sequence: int = 0
    """The place in the tenant's feed: 1, 2, 3 and so on, without gaps."""
    time: _dt.datetime = _wire.EPOCH
    kind: str = ""
    """What was done, for example `created`."""
    record: str = ""
    """Which kind of record, for example `customer`."""
    record_id: _uuid.UUID = _wire.NIL
    version: int = 0
    """The record's version after the change."""
    fields: list[str] = _dc.field(default_factory=list)
    """Names of the fields that changed."""
    actor: ActorKind = ActorKind.UNSPECIFIED


@_dc.dataclass(slots=True, kw_only=True)
class WatchEventsRequest(_wire.Message):
    """Asks for the events from a place on."""

    from_sequence: int = 0
    """The first event that is wanted, one after the last that was seen; 0 begins with the oldest
    that is kept.
    """
    new_only: bool = False
    """Leaves out what is there already, and begins with the next event; then `fromSequence` is 0.
    Nothing says when the server has taken the call, and an event of before then is left out: to
    miss none, ask `list` for `lastSequence`, and watch from the one after it.
    """


@_dc.dataclass(slots=True, kw_only=True)
class ListEventsRequest(_wire.Message):
    """Asks for one page of events."""

    from_sequence: int = 0
    """The first event that is wanted; 0 begins with the oldest that is kept."""
    page_size: int = 0
    """15 when 0."""


@_dc.dataclass(slots=True, kw_only=True)
class EventPage(_wire.Message):
    """One page of events in their order."""

    events: list[Event] = _dc.field(default_factory=list)
    next_sequence: int = 0
    """The `fromSequence` of the next page."""
    last_sequence: int = 0
    """The last event that there is."""


_wire.table(
    Event,
    _wire.plain(1, "sequence", _wire.UINT64),
    _wire.plain(2, "time", _wire.TIMESTAMP),
    _wire.plain(3, "kind", _wire.STRING),
    _wire.plain(4, "record", _wire.STRING),
    _wire.plain(5, "record_id", _wire.UUID),
    _wire.plain(6, "version", _wire.UINT64),
    _wire.many(7, "fields", _wire.STRING),
    _wire.plain(8, "actor", _wire.enumeration(ActorKind)),
)

_wire.table(
    WatchEventsRequest,
    _wire.plain(1, "from_sequence", _wire.UINT64),
    _wire.plain(2, "new_only", _wire.BOOL),
)

_wire.table(
    ListEventsRequest,
    _wire.plain(1, "from_sequence", _wire.UINT64),
    _wire.plain(2, "page_size", _wire.UINT32),
)

_wire.table(
    EventPage,
    _wire.many(1, "events", _wire.message(Event)),
    _wire.plain(2, "next_sequence", _wire.UINT64),
    _wire.plain(3, "last_sequence", _wire.UINT64),
)
