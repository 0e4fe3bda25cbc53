# DO NOT EDIT: generated from Schema/imports.schema
"""Messages and enums of `imports.schema`."""

from __future__ import annotations

import dataclasses as _dc
import datetime as _dt
import uuid as _uuid

from frontdesk_client import wire as _wire
from frontdesk_client.generated.common import Source

__all__ = [
    "ExistingRule",
    "FileEncoding",
    "FilePart",
    "GetImportRequest",
    "Import",
    "ImportContent",
    "ImportCounts",
    "ImportOptions",
    "ImportPage",
    "ImportPart",
    "ImportState",
    "ListImportsRequest",
    "ReadImportErrorsRequest",
    "StopImportRequest",
    "UndoCounts",
    "UndoImportRequest",
    "WatchImportRequest",
]


class ImportState(_wire.OpenEnum):
    """What an import is at."""

    UNSPECIFIED = 0
    RECEIVING = 1
    """The file is read; nothing of it was written yet."""
    REFUSED = 2
    """Nothing was written: the file cannot be read, or has a bad row and the import is strict."""
    CHECKED = 3
    """A dry run: nothing was written, and `counts` say what would be."""
    APPLYING = 4
    """The rows are written, some at a time."""
    DONE = 5
    STOPPED = 6
    """It was stopped before its end; what is written stays, and can be undone."""
    UNDOING = 7
    UNDONE = 8


class ImportContent(_wire.OpenEnum):
    """What the rows of a file are."""

    UNSPECIFIED = 0
    """As `customers`."""
    CUSTOMERS = 1
    BOOKINGS = 2
    """Bookings and sales of the past; those that were completed count as visits."""
    COMMUNICATIONS = 3
    """Messages of the past."""


class ExistingRule(_wire.OpenEnum):
    """What an import does with customers that are there already."""

    UNSPECIFIED = 0
    """As `update`."""
    UPDATE = 1
    """Cells that are not empty take the place of what is known; tags and custom fields are added.
    """
    SKIP = 2
    """They are left alone."""


class FileEncoding(_wire.OpenEnum):
    """How the characters of a file are written."""

    UNSPECIFIED = 0
    """As `automatic`."""
    AUTOMATIC = 1
    """Found out; a file that mixes encodings is refused."""
    UTF8 = 2
    UTF16 = 3
    LATIN1 = 4
    """Windows-1252, which is Latin-1 with more quotation marks."""


@_dc.dataclass(slots=True, kw_only=True)
class Import(_wire.Message):
    """A file of customers that was sent, and how far it has come."""

    id: _uuid.UUID = _wire.NIL
    version: int = 0
    """Rises with each step."""
    state: ImportState = ImportState.UNSPECIFIED
    options: ImportOptions = _dc.field(default_factory=lambda: ImportOptions())
    created_at: _dt.datetime = _wire.EPOCH
    created_by: str = ""
    """The subject of the token that sent the file."""
    finished_at: _dt.datetime | None = None
    """When it came to an end."""
    rows: int = 0
    """Rows of the file without its header; known once the file is whole."""
    position: int = 0
    """Rows that are done with, of `rows`; while it is undone, those that are left to undo."""
    counts: ImportCounts = _dc.field(default_factory=lambda: ImportCounts())
    problem: str | None = None
    """Why the file was refused, or what went wrong."""
    undone: UndoCounts | None = None
    """What undoing it came to."""


@_dc.dataclass(slots=True, kw_only=True)
class ImportCounts(_wire.Message):
    """What became of an import's rows."""

    added: int = 0
    """New customers, bookings or messages."""
    updated: int = 0
    """Customers that a row changed."""
    unchanged: int = 0
    """Rows that say what is known already."""
    skipped: int = 0
    """Blank rows, and those of known customers where these are left alone."""
    errors: int = 0
    """Rows that were not taken; `readImportErrors` says why."""
    customers: int = 0
    """New customers whom bookings or messages brought along."""
    notes: int = 0
    """Notes that were added to customers."""


@_dc.dataclass(slots=True, kw_only=True)
class UndoCounts(_wire.Message):
    """What undoing an import came to."""

    removed: int = 0
    """Customers, notes, bookings and messages that it had added and that are gone."""
    restored: int = 0
    """Customers that are as they were before it."""
    left: int = 0
    """What somebody changed or used since, which was left alone;
    `readImportErrors` names them.
    """


@_dc.dataclass(slots=True, kw_only=True)
class ImportOptions(_wire.Message):
    """How a file is read."""

    id: _uuid.UUID | None = None
    """Chosen by the caller, so that a file that is sent twice is imported once; made when left
    out.
    """
    file_name: str | None = None
    dry_run: bool = False
    """Reads and checks the whole file, and writes nothing."""
    strict: bool = False
    """One bad row, and nothing is written; otherwise bad rows are left out."""
    strict_categories: bool = False
    """A category that there is not is an error of its row; otherwise new customers go to the
    default category, and known ones stay where they are.
    """
    existing: ExistingRule = ExistingRule.UNSPECIFIED
    """What becomes of customers that are known by phone or e-mail."""
    encoding: FileEncoding = FileEncoding.UNSPECIFIED
    """`automatic` when left out."""
    delimiter: str | None = None
    """One character; found out when left out."""
    source: Source = Source.UNSPECIFIED
    """Of customers that are new and have no source in the file; `import` when left out."""
    content: ImportContent = ImportContent.UNSPECIFIED
    """`customers` when left out."""


@_dc.dataclass(slots=True, kw_only=True)
class ImportPart(_wire.Message):
    """One part of a file that is sent: the options first, then the bytes in their order."""

    options: ImportOptions | None = None
    data: bytes = b""


@_dc.dataclass(slots=True, kw_only=True)
class GetImportRequest(_wire.Message):
    """Asks for one import."""

    id: _uuid.UUID = _wire.NIL


@_dc.dataclass(slots=True, kw_only=True)
class WatchImportRequest(_wire.Message):
    """Asks how an import goes on."""

    id: _uuid.UUID = _wire.NIL


@_dc.dataclass(slots=True, kw_only=True)
class ListImportsRequest(_wire.Message):
    """Asks for one page of imports, the latest first."""

    page_size: int = 0
    """15 when 0."""
    cursor: str = ""
    """`nextCursor` of the page before; empty for the first page."""


@_dc.dataclass(slots=True, kw_only=True)
class ImportPage(_wire.Message):
    """One page of imports."""

    imports: list[Import] = _dc.field(default_factory=list)
    next_cursor: str | None = None
    """Absent on the last page."""


@_dc.dataclass(slots=True, kw_only=True)
class ReadImportErrorsRequest(_wire.Message):
    """Asks why rows were not taken."""

    id: _uuid.UUID = _wire.NIL


@_dc.dataclass(slots=True, kw_only=True)
class StopImportRequest(_wire.Message):
    """Asks to stop an import where it is."""

    id: _uuid.UUID = _wire.NIL


@_dc.dataclass(slots=True, kw_only=True)
class UndoImportRequest(_wire.Message):
    """Asks to take back what an import wrote."""

    id: _uuid.UUID = _wire.NIL


@_dc.dataclass(slots=True, kw_only=True)
class FilePart(_wire.Message):
    """Some bytes of a file, in their order."""

    data: bytes = b""
    rows: int = 0
    """How many rows were written so far, this part's included."""
    total: int | None = None
    """How many there will be, on the first part."""


_wire.table(
    Import,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "version", _wire.UINT64),
    _wire.plain(3, "state", _wire.enumeration(ImportState)),
    _wire.plain(4, "options", _wire.message(ImportOptions)),
    _wire.plain(5, "created_at", _wire.TIMESTAMP),
    _wire.plain(6, "created_by", _wire.STRING),
    _wire.optional(7, "finished_at", _wire.TIMESTAMP),
    _wire.plain(8, "rows", _wire.UINT64),
    _wire.plain(9, "position", _wire.UINT64),
    _wire.plain(10, "counts", _wire.message(ImportCounts)),
    _wire.optional(11, "problem", _wire.STRING),
    _wire.optional(12, "undone", _wire.message(UndoCounts)),
)

_wire.table(
    ImportCounts,
    _wire.plain(1, "added", _wire.UINT64),
    _wire.plain(2, "updated", _wire.UINT64),
    _wire.plain(3, "unchanged", _wire.UINT64),
    _wire.plain(4, "skipped", _wire.UINT64),
    _wire.plain(5, "errors", _wire.UINT64),
    _wire.plain(6, "customers", _wire.UINT64),
    _wire.plain(7, "notes", _wire.UINT64),
)

_wire.table(
    UndoCounts,
    _wire.plain(1, "removed", _wire.UINT64),
    _wire.plain(2, "restored", _wire.UINT64),
    _wire.plain(3, "left", _wire.UINT64),
)

_wire.table(
    ImportOptions,
    _wire.optional(1, "id", _wire.UUID),
    _wire.optional(2, "file_name", _wire.STRING),
    _wire.plain(3, "dry_run", _wire.BOOL),
    _wire.plain(4, "strict", _wire.BOOL),
    _wire.plain(5, "strict_categories", _wire.BOOL),
    _wire.plain(6, "existing", _wire.enumeration(ExistingRule)),
    _wire.plain(7, "encoding", _wire.enumeration(FileEncoding)),
    _wire.optional(8, "delimiter", _wire.STRING),
    _wire.plain(9, "source", _wire.enumeration(Source)),
    _wire.plain(10, "content", _wire.enumeration(ImportContent)),
)

_wire.table(
    ImportPart,
    _wire.optional(1, "options", _wire.message(ImportOptions)),
    _wire.plain(2, "data", _wire.BYTES),
)

_wire.table(GetImportRequest, _wire.plain(1, "id", _wire.UUID))

_wire.table(WatchImportRequest, _wire.plain(1, "id", _wire.UUID))

_wire.table(
    ListImportsRequest,
    _wire.plain(1, "page_size", _wire.UINT32),
    _wire.plain(2, "cursor", _wire.STRING),
)

_wire.table(
    ImportPage,
    _wire.many(1, "imports", _wire.message(Import)),
    _wire.optional(2, "next_cursor", _wire.STRING),
)

_wire.table(ReadImportErrorsRequest, _wire.plain(1, "id", _wire.UUID))

_wire.table(StopImportRequest, _wire.plain(1, "id", _wire.UUID))

_wire.table(UndoImportRequest, _wire.plain(1, "id", _wire.UUID))

_wire.table(
    FilePart,
    _wire.plain(1, "data", _wire.BYTES),
    _wire.plain(2, "rows", _wire.UINT64),
    _wire.optional(3, "total", _wire.UINT64),
)
