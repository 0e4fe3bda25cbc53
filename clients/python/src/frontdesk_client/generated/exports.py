# DO NOT EDIT: generated from Schema/exports.schema
"""Messages and enums of `exports.schema`."""

from __future__ import annotations

import dataclasses as _dc

from frontdesk_client import wire as _wire
from frontdesk_client.generated.customers import ListCustomersRequest

__all__ = ["ExportCustomersRequest", "ExportFormat"]


class ExportFormat(_wire.OpenEnum):
    """What a file is written as."""

    UNSPECIFIED = 0
    """As `csv`."""
    CSV = 1
    """UTF-8 with a byte order mark, by which spreadsheets know it."""
    EXCEL = 2
    """An Excel workbook, of at most 1,048,575 customers."""


@_dc.dataclass(slots=True, kw_only=True)
class ExportCustomersRequest(_wire.Message):
    """Asks for customers as a file."""

    format: ExportFormat = ExportFormat.UNSPECIFIED
    """`csv` when left out."""
    columns: list[str] = _dc.field(default_factory=list)
    """`totalSpent` is left out for client admins without the scope `finance`, and refused by name.
    In this order: name, phone, email, visitCount, totalSpent, lastVisit, firstVisit, tags and
    notes when empty. Others are id, number, publicId, categoryName, type, status, source,
    alternatePhone, whatsapp, locale, birthdate, address, city, province, postalCode, country,
    registrationNumber, vatNumber, industry, createdAt, updatedAt.
    """
    filter: ListCustomersRequest | None = None
    """Which customers and in which order, as in `listCustomers`; page and cursor do not matter.
    Refused where more match the search than it looks at: some would be missing.
    """
    delimiter: str | None = None
    """Of CSV: one character; a comma when left out."""


_wire.table(
    ExportCustomersRequest,
    _wire.plain(1, "format", _wire.enumeration(ExportFormat)),
    _wire.many(2, "columns", _wire.STRING),
    _wire.optional(3, "filter", _wire.message(ListCustomersRequest)),
    _wire.optional(4, "delimiter", _wire.STRING),
)
