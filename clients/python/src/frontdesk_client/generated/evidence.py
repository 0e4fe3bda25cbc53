# DO NOT EDIT: generated from Schema/evidence.schema
"""Messages and enums of `evidence.schema`."""

from __future__ import annotations

import dataclasses as _dc
import datetime as _dt
import uuid as _uuid

from frontdesk_client import wire as _wire

__all__ = [
    "BeginEvidenceRequest",
    "DeleteEvidenceRequest",
    "DownloadEvidenceRequest",
    "EvidenceFile",
    "EvidencePage",
    "EvidencePart",
    "EvidenceUpload",
    "FinishEvidenceRequest",
    "GetEvidenceUploadRequest",
    "ListEvidenceRequest",
]


@_dc.dataclass(slots=True, kw_only=True)
class EvidenceFile(_wire.Message):
    """A file that proves something about a customer: a contract, a photograph, a letter."""

    id: _uuid.UUID = _wire.NIL
    customer_id: _uuid.UUID = _wire.NIL
    name: str = ""
    """As it was called where it came from."""
    media_type: str = ""
    """What its first bytes show it to be, whatever its name says."""
    size: int = 0
    digest: str = ""
    """SHA-256 of its bytes, in hexadecimal."""
    uploaded_at: _dt.datetime = _wire.EPOCH
    uploaded_by: str = ""
    """The subject of the token that sent it."""


@_dc.dataclass(slots=True, kw_only=True)
class EvidenceUpload(_wire.Message):
    """A file that is being sent."""

    id: _uuid.UUID = _wire.NIL
    """Of the upload, and of the file that it becomes."""
    customer_id: _uuid.UUID = _wire.NIL
    size: int = 0
    offset: int = 0
    """So many bytes have come; go on from there."""


@_dc.dataclass(slots=True, kw_only=True)
class BeginEvidenceRequest(_wire.Message):
    """Begins to send a file."""

    customer_id: _uuid.UUID = _wire.NIL
    name: str = ""
    size: int = 0
    id: _uuid.UUID | None = None
    """Chosen by the caller; made when left out."""


@_dc.dataclass(slots=True, kw_only=True)
class EvidencePart(_wire.Message):
    """Some bytes of a file that is being sent. The first message of a stream says which file and
    from where on; the others go on from there.
    """

    id: _uuid.UUID | None = None
    offset: int = 0
    data: bytes = b""


@_dc.dataclass(slots=True, kw_only=True)
class GetEvidenceUploadRequest(_wire.Message):
    """Asks how far a file has come."""

    id: _uuid.UUID = _wire.NIL


@_dc.dataclass(slots=True, kw_only=True)
class FinishEvidenceRequest(_wire.Message):
    """Says that a file is whole."""

    id: _uuid.UUID = _wire.NIL
    digest: str | None = None
    """SHA-256 of its bytes, in hexadecimal; compared when given."""


@_dc.dataclass(slots=True, kw_only=True)
class ListEvidenceRequest(_wire.Message):
    """Asks for one page of a customer's files, the latest first."""

    customer_id: _uuid.UUID = _wire.NIL
    page_size: int = 0
    """15 when 0."""
    cursor: str = ""
    """`nextCursor` of the page before; empty for the first page."""


@_dc.dataclass(slots=True, kw_only=True)
class EvidencePage(_wire.Message):
    """One page of files."""

    files: list[EvidenceFile] = _dc.field(default_factory=list)
    next_cursor: str | None = None
    """Absent on the last page."""
    used_bytes: int = 0
    """What all files of the tenant come to, and what they may."""
    quota_bytes: int = 0


@_dc.dataclass(slots=True, kw_only=True)
class DownloadEvidenceRequest(_wire.Message):
    """Asks for a file's bytes."""

    id: _uuid.UUID = _wire.NIL
    offset: int = 0
    """Leaves out so many bytes, to go on with a download that broke off."""


@_dc.dataclass(slots=True, kw_only=True)
class DeleteEvidenceRequest(_wire.Message):
    """Deletes a file."""

    id: _uuid.UUID = _wire.NIL
    reason: str | None = None
    """Kept in the audit entry."""


_wire.table(
    EvidenceFile,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "customer_id", _wire.UUID),
    _wire.plain(3, "name", _wire.STRING),
    _wire.plain(4, "media_type", _wire.STRING),
    _wire.plain(5, "size", _wire.UINT64),
    _wire.plain(6, "digest", _wire.STRING),
    _wire.plain(7, "uploaded_at", _wire.TIMESTAMP),
    _wire.plain(8, "uploaded_by", _wire.STRING),
)

_wire.table(
    EvidenceUpload,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "customer_id", _wire.UUID),
    _wire.plain(3, "size", _wire.UINT64),
    _wire.plain(4, "offset", _wire.UINT64),
)

_wire.table(
    BeginEvidenceRequest,
    _wire.plain(1, "customer_id", _wire.UUID),
    _wire.plain(2, "name", _wire.STRING),
    _wire.plain(3, "size", _wire.UINT64),
    _wire.optional(4, "id", _wire.UUID),
)

_wire.table(
    EvidencePart,
    _wire.optional(1, "id", _wire.UUID),
    _wire.plain(2, "offset", _wire.UINT64),
    _wire.plain(3, "data", _wire.BYTES),
)

_wire.table(GetEvidenceUploadRequest, _wire.plain(1, "id", _wire.UUID))

_wire.table(
    FinishEvidenceRequest,
    _wire.plain(1, "id", _wire.UUID),
    _wire.optional(2, "digest", _wire.STRING),
)

_wire.table(
    ListEvidenceRequest,
    _wire.plain(1, "customer_id", _wire.UUID),
    _wire.plain(2, "page_size", _wire.UINT32),
    _wire.plain(3, "cursor", _wire.STRING),
)

_wire.table(
    EvidencePage,
    _wire.many(1, "files", _wire.message(EvidenceFile)),
    _wire.optional(2, "next_cursor", _wire.STRING),
    _wire.plain(3, "used_bytes", _wire.UINT64),
    _wire.plain(4, "quota_bytes", _wire.UINT64),
)

_wire.table(
    DownloadEvidenceRequest,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "offset", _wire.UINT64),
)

_wire.table(
    DeleteEvidenceRequest,
    _wire.plain(1, "id", _wire.UUID),
    _wire.optional(2, "reason", _wire.STRING),
)
