# DO NOT EDIT: generated from Schema/auth.schema
"""Messages and enums of `auth.schema`."""

from __future__ import annotations

import dataclasses as _dc
import datetime as _dt

from frontdesk_client import wire as _wire

__all__ = ["RevokePlatformTokenRequest", "RevokeTokenRequest", "RevokedToken"]


@_dc.dataclass(slots=True, kw_only=True)
class RevokeTokenRequest(_wire.Message):
    """Names the token to refuse."""

    token_id: str = ""
    """The token's `jti` claim."""


@_dc.dataclass(slots=True, kw_only=True)
class RevokePlatformTokenRequest(_wire.Message):
    """Names the platform admin's token to refuse."""

    token_id: str = ""
    """The token's `jti` claim."""


@_dc.dataclass(slots=True, kw_only=True)
class RevokedToken(_wire.Message):
    """A token that is refused from now on."""

    token_id: str = ""
    until: _dt.datetime = _wire.EPOCH
    """By then every token of now has expired, and the revocation is forgotten."""


_wire.table(RevokeTokenRequest, _wire.plain(1, "token_id", _wire.STRING))

_wire.table(RevokePlatformTokenRequest, _wire.plain(1, "token_id", _wire.STRING))

_wire.table(
    RevokedToken,
    _wire.plain(1, "token_id", _wire.STRING),
    _wire.plain(2, "until", _wire.TIMESTAMP),
)
