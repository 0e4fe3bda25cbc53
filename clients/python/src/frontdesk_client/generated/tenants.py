# DO NOT EDIT: generated from Schema/tenants.schema
"""Messages and enums of `tenants.schema`."""

from __future__ import annotations

import dataclasses as _dc
import datetime as _dt
import uuid as _uuid

from frontdesk_client import wire as _wire

__all__ = [
    "ConsentRule",
    "CreateTenantRequest",
    "ExportTenantRequest",
    "GetTenantRequest",
    "ImportTenantOptions",
    "ImportTenantPart",
    "ListTenantsRequest",
    "ResumeTenantRequest",
    "SuspendTenantRequest",
    "Tenant",
    "TenantImport",
    "TenantPage",
    "TenantProfile",
    "TenantSettings",
    "TenantStatus",
    "TierPolicy",
    "TierStep",
    "UpdateTenantSettingsRequest",
]


class ConsentRule(_wire.OpenEnum):
    """Who may be written to for marketing."""

    UNSPECIFIED = 0
    """As `optOut`."""
    OPT_OUT = 1
    """Whoever has not said no."""
    OPT_IN = 2
    """Only who has said yes."""


class TenantProfile(_wire.OpenEnum):
    """The kind of business; it sets defaults, every feature is there for every tenant."""

    UNSPECIFIED = 0
    RESTAURANT = 1
    BOOKING = 2
    """A customer needs a telephone number."""
    SHOP = 3
    B2B = 4
    SALON = 5


class TenantStatus(_wire.OpenEnum):
    """Whether a tenant's people and services are served."""

    UNSPECIFIED = 0
    ACTIVE = 1
    SUSPENDED = 2
    """Every call but a platform admin's is refused."""


@_dc.dataclass(slots=True, kw_only=True)
class Tenant(_wire.Message):
    """One business whose customers, bookings and messages are kept apart from all others."""

    id: _uuid.UUID = _wire.NIL
    version: int = 0
    name: str = ""
    profile: TenantProfile = TenantProfile.UNSPECIFIED
    status: TenantStatus = TenantStatus.UNSPECIFIED
    region: str = ""
    """ISO 3166 region in which telephone numbers without a country code are read; `ZZ` is none."""
    currency: str = ""
    """ISO 4217 currency of amounts that name none."""
    time_zone: str = ""
    """IANA zone that decides when a day or a month begins."""
    created_at: _dt.datetime = _wire.EPOCH
    updated_at: _dt.datetime = _wire.EPOCH
    suspended_reason: str | None = None
    """Why the tenant is suspended."""
    number_prefix: str = ""
    """The letters that begin customer numbers, for example `RC`."""
    tiers: TierPolicy | None = None
    """Absent while customers have no tiers."""
    marketing_consent: ConsentRule = ConsentRule.UNSPECIFIED
    """`optOut` when left out."""


@_dc.dataclass(slots=True, kw_only=True)
class TierPolicy(_wire.Message):
    """Which customers have which tier. A customer has the highest one whose step it has reached,
    else bronze; a new policy holds for everybody at once.
    """

    version: int = 0
    """Rises by one with each change; the server counts it."""
    currency: str = ""
    """Of what customers have spent; other currencies do not count."""
    silver: TierStep = _dc.field(default_factory=lambda: TierStep())
    gold: TierStep = _dc.field(default_factory=lambda: TierStep())
    """No lower than silver's."""
    platinum: TierStep = _dc.field(default_factory=lambda: TierStep())
    """No lower than gold's."""


@_dc.dataclass(slots=True, kw_only=True)
class TierStep(_wire.Message):
    """What it takes to reach a tier: all of it. One of the two must be more than 0."""

    spent_min: int = 0
    """Spent in the policy's currency, in minor units."""
    visits_min: int = 0
    """Completed bookings."""


@_dc.dataclass(slots=True, kw_only=True)
class CreateTenantRequest(_wire.Message):
    """Describes a new tenant; only the name is needed."""

    name: str = ""
    profile: TenantProfile = TenantProfile.UNSPECIFIED
    """`shop` when left out."""
    region: str | None = None
    """`ZZ` when left out: telephone numbers then need their country code."""
    currency: str | None = None
    """`EUR` when left out."""
    time_zone: str | None = None
    """`UTC` when left out."""
    number_prefix: str | None = None
    """`RC` when left out."""


@_dc.dataclass(slots=True, kw_only=True)
class GetTenantRequest(_wire.Message):
    """Asks for the tenant that the call names."""


@_dc.dataclass(slots=True, kw_only=True)
class ListTenantsRequest(_wire.Message):
    """Asks for one page of tenants in the order of their creation."""

    page_size: int = 0
    """15 when 0."""
    cursor: str = ""
    """`nextCursor` of the page before; empty for the first page."""
    status: TenantStatus = TenantStatus.UNSPECIFIED


@_dc.dataclass(slots=True, kw_only=True)
class TenantPage(_wire.Message):
    """One page of tenants."""

    tenants: list[Tenant] = _dc.field(default_factory=list)
    next_cursor: str | None = None
    """Absent on the last page."""


@_dc.dataclass(slots=True, kw_only=True)
class UpdateTenantSettingsRequest(_wire.Message):
    """Changes the settings that `mask` names."""

    version: int = 0
    """The version that the caller saw."""
    mask: list[str] = _dc.field(default_factory=list)
    """Names of fields of `TenantSettings`."""
    settings: TenantSettings = _dc.field(default_factory=lambda: TenantSettings())


@_dc.dataclass(slots=True, kw_only=True)
class TenantSettings(_wire.Message):
    """What can be changed of a tenant."""

    name: str | None = None
    profile: TenantProfile | None = None
    region: str | None = None
    currency: str | None = None
    time_zone: str | None = None
    number_prefix: str | None = None
    tiers: TierPolicy | None = None
    """Its version does not matter. Tiers go when it is named and left out."""
    marketing_consent: ConsentRule | None = None


@_dc.dataclass(slots=True, kw_only=True)
class SuspendTenantRequest(_wire.Message):
    """Suspends the tenant that the call names."""

    reason: str = ""


@_dc.dataclass(slots=True, kw_only=True)
class ResumeTenantRequest(_wire.Message):
    """Lets a suspended tenant be served again."""


@_dc.dataclass(slots=True, kw_only=True)
class ExportTenantRequest(_wire.Message):
    """Asks for the whole tenant as a file."""

    passphrase: str = ""
    """Whoever imports the file needs it too. It opens what is sealed in the file, and nothing of
    it is kept.
    """


@_dc.dataclass(slots=True, kw_only=True)
class ImportTenantOptions(_wire.Message):
    """How the file of a tenant is read."""

    passphrase: str = ""
    """The one that the file was exported with."""
    dry_run: bool = False
    """Reads and checks the whole file, and writes nothing."""


@_dc.dataclass(slots=True, kw_only=True)
class ImportTenantPart(_wire.Message):
    """One part of a tenant's file that is sent: the options first, then the bytes in their order.
    """

    options: ImportTenantOptions | None = None
    data: bytes = b""


@_dc.dataclass(slots=True, kw_only=True)
class TenantImport(_wire.Message):
    """A tenant that was imported, or would be."""

    tenant: Tenant = _dc.field(default_factory=lambda: Tenant())
    rows: int = 0
    """Rows of all tables."""
    files: int = 0
    """Files about customers."""
    digest: str = ""
    """SHA-256 of the file but for its last line, in hexadecimal digits."""
    dry_run: bool = False
    """Nothing was written."""


_wire.table(
    Tenant,
    _wire.plain(1, "id", _wire.UUID),
    _wire.plain(2, "version", _wire.UINT64),
    _wire.plain(3, "name", _wire.STRING),
    _wire.plain(4, "profile", _wire.enumeration(TenantProfile)),
    _wire.plain(5, "status", _wire.enumeration(TenantStatus)),
    _wire.plain(6, "region", _wire.STRING),
    _wire.plain(7, "currency", _wire.STRING),
    _wire.plain(8, "time_zone", _wire.STRING),
    _wire.plain(9, "created_at", _wire.TIMESTAMP),
    _wire.plain(10, "updated_at", _wire.TIMESTAMP),
    _wire.optional(11, "suspended_reason", _wire.STRING),
    _wire.plain(12, "number_prefix", _wire.STRING),
    _wire.optional(13, "tiers", _wire.message(TierPolicy)),
    _wire.plain(14, "marketing_consent", _wire.enumeration(ConsentRule)),
)

_wire.table(
    TierPolicy,
    _wire.plain(1, "version", _wire.UINT32),
    _wire.plain(2, "currency", _wire.STRING),
    _wire.plain(3, "silver", _wire.message(TierStep)),
    _wire.plain(4, "gold", _wire.message(TierStep)),
    _wire.plain(5, "platinum", _wire.message(TierStep)),
)

_wire.table(
    TierStep,
    _wire.plain(1, "spent_min", _wire.INT64),
    _wire.plain(2, "visits_min", _wire.UINT32),
)

_wire.table(
    CreateTenantRequest,
    _wire.plain(1, "name", _wire.STRING),
    _wire.plain(2, "profile", _wire.enumeration(TenantProfile)),
    _wire.optional(3, "region", _wire.STRING),
    _wire.optional(4, "currency", _wire.STRING),
    _wire.optional(5, "time_zone", _wire.STRING),
    _wire.optional(6, "number_prefix", _wire.STRING),
)

_wire.table(GetTenantRequest)

_wire.table(
    ListTenantsRequest,
    _wire.plain(1, "page_size", _wire.UINT32),
    _wire.plain(2, "cursor", _wire.STRING),
    _wire.plain(3, "status", _wire.enumeration(TenantStatus)),
)

_wire.table(
    TenantPage,
    _wire.many(1, "tenants", _wire.message(Tenant)),
    _wire.optional(2, "next_cursor", _wire.STRING),
)

_wire.table(
    UpdateTenantSettingsRequest,
    _wire.plain(1, "version", _wire.UINT64),
    _wire.many(2, "mask", _wire.STRING),
    _wire.plain(3, "settings", _wire.message(TenantSettings)),
)

_wire.table(
    TenantSettings,
    _wire.optional(1, "name", _wire.STRING),
    _wire.optional(2, "profile", _wire.enumeration(TenantProfile)),
    _wire.optional(3, "region", _wire.STRING),
    _wire.optional(4, "currency", _wire.STRING),
    _wire.optional(5, "time_zone", _wire.STRING),
    _wire.optional(6, "number_prefix", _wire.STRING),
    _wire.optional(7, "tiers", _wire.message(TierPolicy)),
    _wire.optional(8, "marketing_consent", _wire.enumeration(ConsentRule)),
)

_wire.table(SuspendTenantRequest, _wire.plain(1, "reason", _wire.STRING))

_wire.table(ResumeTenantRequest)

_wire.table(ExportTenantRequest, _wire.plain(1, "passphrase", _wire.STRING))

_wire.table(
    ImportTenantOptions,
    _wire.plain(1, "passphrase", _wire.STRING),
    _wire.plain(2, "dry_run", _wire.BOOL),
)

_wire.table(
    ImportTenantPart,
    _wire.optional(1, "options", _wire.message(ImportTenantOptions)),
    _wire.plain(2, "data", _wire.BYTES),
)

_wire.table(
    TenantImport,
    _wire.plain(1, "tenant", _wire.message(Tenant)),
    _wire.plain(2, "rows", _wire.UINT64),
    _wire.plain(3, "files", _wire.UINT64),
    _wire.plain(4, "digest", _wire.STRING),
    _wire.plain(5, "dry_run", _wire.BOOL),
)
