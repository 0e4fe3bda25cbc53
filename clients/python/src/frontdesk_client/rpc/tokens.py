"""Tokens: fixed, or renewed by a callback."""

import asyncio
import dataclasses
from collections.abc import Awaitable, Callable

from frontdesk_client.errors import FrontdeskError, StatusCode

_PAUSE = 1.0

TokenSource = str | Callable[[], Awaitable[str]] | None
"""A token, or what gives one: asked at first and again when the server refuses the last one."""


@dataclasses.dataclass(frozen=True, slots=True)
class Token:
    """A token with a number that rises when it is renewed."""

    version: int
    text: str


class TokenKeeper:
    """Holds the token that calls use, and renews it once however many calls ask."""

    def __init__(self, source: TokenSource) -> None:
        self._make = source if callable(source) else None
        self._current = Token(1, source) if isinstance(source, str) else None
        self._renewal = asyncio.Lock()
        self._not_before = 0.0
        """No renewal is asked for before, so that a source of bad tokens is no flood of AUTH."""

    async def token(self) -> Token | None:
        """The token in force; None where calls have none."""
        if self._current is None:
            return await self.renew(None)
        return self._current

    async def renew(self, refused: Token | None) -> Token | None:
        """A token newer than `refused`; None where there is none to be had."""
        if self._make is None:
            return None
        version = refused.version if refused else 0
        async with self._renewal:
            if self._current is None or self._current.version <= version:
                now = asyncio.get_running_loop().time()
                if refused is not None and now < self._not_before:
                    return None
                if refused is not None:
                    self._not_before = now + _PAUSE
                try:
                    text = await self._make()
                except Exception as error:
                    raise FrontdeskError(
                        StatusCode.UNAUTHENTICATED,
                        f"No token could be had: {error}",
                        never_executed=True,
                    ) from error
                self._current = Token(version + 1, text)
            return self._current
