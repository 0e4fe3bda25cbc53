# DO NOT EDIT: generated from Schema/system.schema
"""Messages and enums of `system.schema`."""

from __future__ import annotations

import dataclasses as _dc
import datetime as _dt

from frontdesk_client import wire as _wire

__all__ = [
    "CheckHealthRequest",
    "DescribeTypeRequest",
    "GetSchemaRequest",
    "GetSchemaResponse",
    "Health",
    "ListServicesRequest",
    "ListServicesResponse",
    "MethodSummary",
    "SchemaSource",
    "ServiceSummary",
    "ServingStatus",
    "TypeDescription",
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


@_dc.dataclass(slots=True, kw_only=True)
class ListServicesRequest(_wire.Message):
    """Asks for the names of all services."""


@_dc.dataclass(slots=True, kw_only=True)
class ListServicesResponse(_wire.Message):
    """What a server can be asked."""

    services: list[ServiceSummary] = _dc.field(default_factory=list)


@_dc.dataclass(slots=True, kw_only=True)
class ServiceSummary(_wire.Message):
    """One service in short."""

    name: str = ""
    """For example `frontdesk.v1.LeadService`."""
    doc: str = ""
    methods: list[MethodSummary] = _dc.field(default_factory=list)


@_dc.dataclass(slots=True, kw_only=True)
class MethodSummary(_wire.Message):
    """One rpc in short."""

    name: str = ""
    """For example `getLead`."""
    id: int = 0
    """What CallHeader names it by."""
    doc: str = ""
    request: str = ""
    """The name of its request message, as `describeMessage` takes it."""
    response: str = ""
    streams_request: bool = False
    streams_response: bool = False
    lane: str = ""
    """As in the schema: `reads(point)`, `writes` and so on."""
    is_tenantless: bool = False
    """The call names no tenant."""
    timeout: _dt.timedelta | None = None
    """Absent where there is none."""


@_dc.dataclass(slots=True, kw_only=True)
class DescribeTypeRequest(_wire.Message):
    """Asks for one message or enum."""

    name: str = ""
    """With or without the package: `Lead`, `frontdesk.v1.Lead`."""


@_dc.dataclass(slots=True, kw_only=True)
class TypeDescription(_wire.Message):
    """A message or an enum as schema text, and what it refers to."""

    name: str = ""
    text: str = ""
    refers_to: list[str] = _dc.field(default_factory=list)
    """The messages that can be reached from it, itself left out."""


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

_wire.table(ListServicesRequest)

_wire.table(ListServicesResponse, _wire.many(1, "services", _wire.message(ServiceSummary)))

_wire.table(
    ServiceSummary,
    _wire.plain(1, "name", _wire.STRING),
    _wire.plain(2, "doc", _wire.STRING),
    _wire.many(3, "methods", _wire.message(MethodSummary)),
)

_wire.table(
    MethodSummary,
    _wire.plain(1, "name", _wire.STRING),
    _wire.plain(2, "id", _wire.FIXED32),
    _wire.plain(3, "doc", _wire.STRING),
    _wire.plain(4, "request", _wire.STRING),
    _wire.plain(5, "response", _wire.STRING),
    _wire.plain(6, "streams_request", _wire.BOOL),
    _wire.plain(7, "streams_response", _wire.BOOL),
    _wire.plain(8, "lane", _wire.STRING),
    _wire.plain(9, "is_tenantless", _wire.BOOL),
    _wire.optional(10, "timeout", _wire.DURATION),
)

_wire.table(DescribeTypeRequest, _wire.plain(1, "name", _wire.STRING))

_wire.table(
    TypeDescription,
    _wire.plain(1, "name", _wire.STRING),
    _wire.plain(2, "text", _wire.STRING),
    _wire.many(3, "refers_to", _wire.STRING),
)
