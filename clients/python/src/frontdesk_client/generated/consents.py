# DO NOT EDIT: generated from Schema/consents.schema
"""Messages and enums of `consents.schema`."""

from __future__ import annotations

import dataclasses as _dc
import datetime as _dt
import uuid as _uuid

from frontdesk_client import wire as _wire
from frontdesk_client.generated.common import CommunicationPurpose, ContactChannel
from frontdesk_client.generated.profiles import Consent, ConsentState, CurrentConsent

__all__ = ["ConsentPage", "ListConsentsRequest", "RecordConsentRequest"]


@_dc.dataclass(slots=True, kw_only=True)
class RecordConsentRequest(_wire.Message):
    """Notes what a customer said about being written to."""

    customer_id: _uuid.UUID = _wire.NIL
    channel: ContactChannel = ContactChannel.UNSPECIFIED
    """Every channel when left out."""
    purpose: CommunicationPurpose = CommunicationPurpose.UNSPECIFIED
    state: ConsentState = ConsentState.UNSPECIFIED
    evidence: str = ""
    """How it is known, such as the words of the form that was signed."""
    source: str = ""
    """Where it was said, such as `web form`."""
    at: _dt.datetime | None = None
    """When it was said; now when left out."""


@_dc.dataclass(slots=True, kw_only=True)
class ListConsentsRequest(_wire.Message):
    """Asks for one page of what a customer said, the latest first."""

    customer_id: _uuid.UUID = _wire.NIL
    page_size: int = 0
    """15 when 0."""
    cursor: str = ""
    """`nextCursor` of the page before; empty for the first page."""


@_dc.dataclass(slots=True, kw_only=True)
class ConsentPage(_wire.Message):
    """One page of what a customer said."""

    consents: list[Consent] = _dc.field(default_factory=list)
    next_cursor: str | None = None
    """Absent on the last page."""
    current: list[CurrentConsent] = _dc.field(default_factory=list)
    """What holds now, by channel and purpose; on the first page."""


_wire.table(
    RecordConsentRequest,
    _wire.plain(1, "customer_id", _wire.UUID),
    _wire.plain(2, "channel", _wire.enumeration(ContactChannel)),
    _wire.plain(3, "purpose", _wire.enumeration(CommunicationPurpose)),
    _wire.plain(4, "state", _wire.enumeration(ConsentState)),
    _wire.plain(5, "evidence", _wire.STRING),
    _wire.plain(6, "source", _wire.STRING),
    _wire.optional(7, "at", _wire.TIMESTAMP),
)

_wire.table(
    ListConsentsRequest,
    _wire.plain(1, "customer_id", _wire.UUID),
    _wire.plain(2, "page_size", _wire.UINT32),
    _wire.plain(3, "cursor", _wire.STRING),
)

_wire.table(
    ConsentPage,
    _wire.many(1, "consents", _wire.message(Consent)),
    _wire.optional(2, "next_cursor", _wire.STRING),
    _wire.many(3, "current", _wire.message(CurrentConsent)),
)
