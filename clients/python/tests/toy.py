"""The toy service: every call shape, served by `Tests/Support/toyserver`."""

import os
import pathlib
import signal
import subprocess
import time

from support import ONE_ATTEMPT, ROOT, Server

from frontdesk_client import (
    CallOptions,
    ClientStreamMethod,
    DuplexMethod,
    DuplexStream,
    Event,
    Frontdesk,
    RequestStream,
    ResponseStream,
    RetryPolicy,
    ServerStreamMethod,
    TLS,
    UnaryMethod,
)
from frontdesk_client.rpc.connection import ConnectionSettings

TOY_SERVER = pathlib.Path(os.environ.get("TOYSERVER", ROOT / ".build/debug/toyserver"))


def _name(name: str) -> tuple[int, str]:
    """An rpc's id, as the protocol's page has it, and its full name."""
    hash_ = 0x811C9DC5
    full = f"toy.v1.Toy/{name}"
    for byte in full.encode():
        hash_ = (hash_ ^ byte) * 0x01000193 % (1 << 32)
    return hash_, full


_ECHO = UnaryMethod(*_name("echo"), Event, Event, 20.0, is_read=False)
_HOLD = UnaryMethod(*_name("hold"), Event, Event, 20.0, is_read=False)
_STATUS = UnaryMethod(*_name("status"), Event, Event, 20.0, is_read=True)
_COUNT = ServerStreamMethod(*_name("count"), Event, Event, 20.0, is_read=False)
_SUM = ClientStreamMethod(*_name("sum"), Event, Event, 20.0, is_read=False)
_CHAT = DuplexMethod(*_name("chat"), Event, Event, 20.0, is_read=False)


class Toy:
    """The stubs that a generator would write of it."""

    def __init__(self, desk: Frontdesk) -> None:
        self._channel = desk.channel

    async def echo(self, request: Event, options: CallOptions | None = None) -> Event:
        """Gives the request back."""
        return await self._channel.unary(_ECHO, request, options)

    async def hold(self, request: Event, options: CallOptions | None = None) -> Event:
        """Does not end by itself."""
        return await self._channel.unary(_HOLD, request, options)

    async def status(self) -> Event:
        """The calls that run, as sequence, and the connections, as version."""
        return await self._channel.unary(_STATUS, Event(), None)

    def count(self, request: Event, options: CallOptions | None = None) -> ResponseStream[Event]:
        """Counts to the request's sequence, with texts of its version's length."""
        return self._channel.server_stream(_COUNT, request, options)

    def sum(self, options: CallOptions | None = None) -> RequestStream[Event, Event]:
        """Sums sequences up."""
        return self._channel.client_stream(_SUM, options)

    def chat(self, options: CallOptions | None = None) -> DuplexStream[Event, Event]:
        """Gives each message back."""
        return self._channel.duplex(_CHAT, options)


class ToyServer:
    """A `toyserver` that takes the tokens of `server`."""

    def __init__(self, server: Server, folder: pathlib.Path, *, is_secure: bool) -> None:
        self._server = server
        self.is_ending = False
        port_file = folder / "toy-port"
        self.tls: TLS | None = None
        files: list[pathlib.Path] = []
        if is_secure:
            files = list(server.make_certificate())
            self.tls = TLS(ca=files[0])
        self.process = subprocess.Popen([TOY_SERVER, server.data, port_file, *files])
        end = time.monotonic() + 30
        while not port_file.exists():
            if self.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"{TOY_SERVER} did not start")
            time.sleep(0.01)
        self.address = port_file.read_text().strip()

    def terminate(self) -> None:
        """Asks it to end, and gives calls in flight two seconds."""
        self.is_ending = True
        self.process.terminate()

    def stop(self, signal_: int = signal.SIGTERM) -> None:
        """Ends it and waits for its end."""
        self.is_ending = True
        self.process.send_signal(signal_)
        self.process.wait(30)

    def desk(
        self,
        *,
        retry: RetryPolicy = ONE_ATTEMPT,
        settings: ConnectionSettings = ConnectionSettings(),
    ) -> Frontdesk:
        """A client of it."""
        token = self._server.demo_token()
        return Frontdesk(self.address, token=token, retry=retry, tls=self.tls, settings=settings)
