"""The connections of a client: opened as load asks for them, replaced when they end."""

import asyncio
import dataclasses
import random

from frontdesk_client.errors import FrontdeskError, StatusCode
from frontdesk_client.rpc.address import Address
from frontdesk_client.rpc.connection import Connection, ConnectionSettings

_PAUSE_MIN = 0.1
_PAUSE_MAX = 10.0


class UnreachableError(FrontdeskError):
    """No server was asked, because none can be reached at the moment."""


@dataclasses.dataclass(slots=True, eq=False)
class _Slot:
    place: int
    """Where its address stands in the list."""
    connection: Connection | None = None
    has_stood: bool = False
    """The server's HELLO has arrived on `connection`."""
    failures: int = 0
    """Attempts since a connection last stood."""
    not_before: float = 0.0
    """No new attempt is made before."""


class ConnectionPool:
    """Connections to one or more servers, at most `count` at a time."""

    def __init__(
        self, addresses: list[Address], count: int, settings: ConnectionSettings
    ) -> None:
        self._addresses = addresses
        self._settings = settings
        self._slots = [_Slot(index % len(addresses)) for index in range(max(count, 1))]
        self._open: set[Connection] = set()
        """Those that drain included."""
        self._is_closed = False

    @property
    def load(self) -> int:
        """Calls that have not ended, over all connections."""
        return sum(connection.load for connection in self._open)

    def connection(self) -> Connection:
        """The connection with the fewest calls; a new one while all are busy and one may be had."""
        if self._is_closed:
            raise FrontdeskError(
                StatusCode.UNAVAILABLE, "The client is closed.", never_executed=True
            )
        now = asyncio.get_running_loop().time()
        open_ = [
            slot.connection
            for slot in self._slots
            if slot.connection is not None and slot.connection.takes_calls
        ]
        best = min(open_, key=lambda connection: connection.load, default=None)
        idle = [slot for slot in self._slots if slot.connection not in open_]
        free = next((slot for slot in idle if slot.not_before <= now), None)
        if best is not None and (best.load == 0 or free is None):
            return best
        if free is None:
            raise UnreachableError(
                StatusCode.UNAVAILABLE,
                "No server can be reached at the moment.",
                retry_after=min(slot.not_before for slot in idle) - now,
                never_executed=True,
            )
        return self._make(free)

    def _make(self, slot: _Slot) -> Connection:
        def on_ready() -> None:
            if slot.connection is made:
                slot.has_stood = True

        def on_over() -> None:
            if slot.connection is made:
                self._note_end(slot)

        address = self._addresses[slot.place]
        made = Connection(address, self._settings, on_ready, on_over)
        made.closed.add_done_callback(lambda _: self._open.discard(made))
        self._open.add(made)
        slot.connection = made
        return made

    def _note_end(self, slot: _Slot) -> None:
        slot.connection = None
        slot.failures = 0 if slot.has_stood else slot.failures + 1
        slot.has_stood = False
        # The next attempt goes to the next address, at once until all have failed.
        slot.place = (slot.place + 1) % len(self._addresses)
        rounds = slot.failures // len(self._addresses)
        pause = min(_PAUSE_MIN * 2.0 ** min(rounds - 1, 16), _PAUSE_MAX) if rounds else 0.0
        jitter = random.uniform(0.8, 1.2)
        slot.not_before = asyncio.get_running_loop().time() + pause * jitter

    async def close(self) -> None:
        """Ends all connections; calls in flight end `UNAVAILABLE`."""
        self._is_closed = True
        open_ = list(self._open)
        for connection in open_:
            connection.close()
        for connection in open_:
            await connection.closed
