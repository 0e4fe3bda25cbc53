"""A server that does what a test tells it, to show what a real one does rarely."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from frontdesk_client import (
    Frontdesk,
    Health,
    RetryPolicy,
    ServingStatus,
    StatusCode,
    WatchHealthRequest,
)
from frontdesk_client.generated.rpc import CallHeader, CallStatus, Hello
from frontdesk_client.rpc.connection import ConnectionSettings
from frontdesk_client.rpc.frames import PREFACE, Frame, FrameReader, FrameType, frame
from frontdesk_client.rpc.tokens import TokenSource

SERVING = Health(status=ServingStatus.SERVING)
GREETING = PREFACE + frame(
    FrameType.HELLO, Hello(max_message=4 << 20, max_in_flight=1024).encode()
)


class Peer:
    """The server's end of one connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._cutter = FrameReader()
        self._frames: list[Frame] = []

    async def next(self, *types: FrameType) -> Frame:
        """The next frame, which must be one of `types` when there are any."""
        while not self._frames:
            data = await self._reader.read(1 << 16)
            if not data:
                raise ConnectionError("the client closed the connection")
            self._frames += self._cutter.feed(data)
        found = self._frames.pop(0)
        assert not types or found.type in types, found
        return found

    async def opened(self) -> tuple[int, CallHeader]:
        """The next call's stream and header; everything before it is dropped."""
        while (found := await self.next()).type != FrameType.OPEN:
            pass
        return found.stream, CallHeader.decode(found.meta)

    def send(self, *data: bytes) -> None:
        """Sends frames."""
        self._writer.write(b"".join(data))

    async def sent(self, stream: int, size: int) -> list[Frame]:
        """The stream's next frames, until so many bytes have come."""
        found: list[Frame] = []
        while sum(len(one.body) for one in found) < size:
            one = await self.next(FrameType.DATA)
            assert one.stream == stream
            found.append(one)
        return found

    async def is_silent(self) -> None:
        """Nothing comes but the answer to a PING, behind which everything else would stand."""
        self.send(frame(FrameType.PING, b"silence?"))
        assert (await self.next()).type == FrameType.PONG

    def answer(self, stream: int, body: bytes = b"") -> None:
        """Ends a call well."""
        self.send(frame(FrameType.END, body, stream=stream))

    def fail(self, stream: int, status: CallStatus) -> None:
        """Ends a call with an error."""
        self.send(frame(FrameType.END, stream=stream, meta=status.encode()))

    async def closed(self) -> None:
        """Waits for the client's end."""
        with suppress(ConnectionResetError):
            while await self._reader.read(1 << 16):
                pass

    def close(self) -> None:
        """Ends the connection."""
        self._writer.close()


class Script:
    """The server: each connection comes to `peer`."""

    def __init__(self) -> None:
        self._peers: asyncio.Queue[Peer] = asyncio.Queue()
        self._writers: list[asyncio.StreamWriter] = []
        self.address = ""

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Notes a connection."""
        self._writers.append(writer)
        self._peers.put_nowait(Peer(reader, writer))

    async def peer(self, greeting: bytes = GREETING) -> Peer:
        """The next connection, greeted."""
        peer = await self._peers.get()
        peer.send(greeting)
        return peer

    def finish(self) -> None:
        """Ends all connections."""
        for writer in self._writers:
            writer.close()


@asynccontextmanager
async def scripted(
    *,
    token: TokenSource = None,
    attempts: int = 1,
    connections: int = 1,
    settings: ConnectionSettings = ConnectionSettings(),
    before: str = "",
) -> AsyncIterator[tuple[Script, Frontdesk]]:
    """A scripted server and a client of it; `before` are addresses to try first."""
    script = Script()
    server = await asyncio.start_server(script.take, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    script.address = f"{host}:{port}"
    retry = RetryPolicy(attempts_max=attempts, first_delay=0.001)
    desk = Frontdesk(
        before + script.address, token=token, retry=retry, connections=connections,
        settings=settings,
    )
    async with desk:
        yield script, desk
    script.finish()
    server.close()


def refusal(code: StatusCode = StatusCode.UNAVAILABLE, *, never_executed: bool) -> CallStatus:
    """The status of a call that failed."""
    return CallStatus(code=code, message="no", never_executed=never_executed)


def data(stream: int, body: bytes, flags: int = 0) -> bytes:
    """A message, or a part of one."""
    return frame(FrameType.DATA, body, flags=flags, stream=stream)


async def opened(peer: Peer) -> Frame:
    """The next OPEN; everything before it is dropped."""
    while (found := await peer.next()).type != FrameType.OPEN:
        pass
    return found


async def collect(desk: Frontdesk) -> list[Health]:
    """All that the server says of its health."""
    return [health async for health in desk.health.watch(WatchHealthRequest())]
