# DO NOT EDIT: generated from Schema/system.schema
"""Messages and enums of `system.schema`."""

from __future__ import annotations

import dataclasses as _dc

from frontdesk_client import wire as _wire

__all__ = [
    "CheckHealthRequest",
    "GetSchemaRequest",
    "GetSchemaResponse",
    "Health",
    "SchemaSource",
    "ServingStatus",
    "WatchHealthRequest",
]


class ServingStatus(_wire.OpenEnum):
    """Whether calls are taken."""

    UNSPECIFIED = 0
    SERVING = 1
    DRAINING = 2
    """Calls in flight are finished, new ones are refused."""


@_dc.dataclass(slots=True, kw_only=True)
class CheckHealthRequest(_wire.Message):
    """Asks whether the server takes calls."""


@_dc.dataclass(slots=True, kw_only=True)
class WatchHealthRequest(_wire.Message):
    """Asks to be told of every change of the server's state."""


@_dc.dataclass(slots=True, kw_only=True)
class Health(_wire.Message):
    """The state of the server."""

    status: ServingStatus = ServingStatus.UNSPECIFIED
    version: str = ""
    """The version of the server."""


@_dc.dataclass(slots=True, kw_only=True)
class GetSchemaRequest(_wire.Message):
    """Asks for the contract."""


@_dc.dataclass(slots=True, kw_only=True)
class GetSchemaResponse(_wire.Message):
    """The whole contract as schema text."""

    package: str = ""
    """For example `frontdesk.v1`."""
    fingerprint: str = ""
    """SHA-256 of the files, in lower-case hex."""
    files: list[SchemaSource] = _dc.field(default_factory=list)


@_dc.dataclass(slots=True, kw_only=True)
class SchemaSource(_wire.Message):
    """One schema file."""

    name: str = ""
    """The file's name without `.schema`."""
    text: str = ""


_wire.table(CheckHealthRequest)

_wire.table(WatchHealthRequest)

_wire.table(
    Health,
    _wire.plain(1, "status", _wire.enumeration(ServingStatus)),
    _wire.plain(2, "version", _wire.STRING),
)

_wire.table(GetSchemaRequest)

_wire.table(
    GetSchemaResponse,
    _wire.plain(1, "package", _wire.STRING),
    _wire.plain(2, "fingerprint", _wire.STRING),
    _wire.many(3, "files", _wire.message(SchemaSource)),
)

_wire.table(
    SchemaSource,
    _wire.plain(1, "name", _wire.STRING),
    _wire.plain(2, "text", _wire.STRING),
)
