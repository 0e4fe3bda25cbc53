# DO NOT EDIT: generated from Schema/privacy.schema
"""Messages and enums of `privacy.schema`."""

from __future__ import annotations

import dataclasses as _dc
import datetime as _dt
import uuid as _uuid

from frontdesk_client import wire as _wire

__all__ = [
    "EraseCustomerRequest",
    "ErasureItem",
    "ErasureOutcome",
    "ErasureReceipt",
    "GetErasureRequest",
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


@_dc.dataclass(slots=True, kw_only=True)
class EraseCustomerRequest(_wire.Message):
    """Erases everything that tells who a customer is."""

    customer_id: _uuid.UUID = _wire.NIL
    reason: str = ""
    """Kept in the audit for good, so it must not say who it is about."""


@_dc.dataclass(slots=True, kw_only=True)
class GetErasureRequest(_wire.Message):
    """Finds the receipt of an erasure."""

    customer_id: _uuid.UUID = _wire.NIL


@_dc.dataclass(slots=True, kw_only=True)
class ErasureReceipt(_wire.Message):
    """What an erasure took away, what it left, and why."""

    customer_id: _uuid.UUID = _wire.NIL
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


_wire.table(
    EraseCustomerRequest,
    _wire.plain(1, "customer_id", _wire.UUID),
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
