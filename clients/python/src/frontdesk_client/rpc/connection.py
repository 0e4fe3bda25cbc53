"""One connection to a server: it connects when it is made and never again."""

import asyncio
import collections
import dataclasses
import ssl
from collections.abc import Callable

from frontdesk_client.errors import FrontdeskError, StatusCode
from frontdesk_client.generated.rpc import Hello
from frontdesk_client.rpc import frames
from frontdesk_client.rpc.address import Address
from frontdesk_client.rpc.calls import CREDIT_FLOOR, Call, TooLongError, UnaryCall
from frontdesk_client.rpc.frames import CancelReason, Frame, FrameType, GoAway
from frontdesk_client.version import VERSION
from frontdesk_client.wire import WireError

TIMEOUT_MAX = 24 * 3600.0
_IN_FLIGHT_FLOOR = 16
_MESSAGE_FLOOR = 64 << 10
# How long a server may take to let go of a connection that this side ends.
_CLOSE_TIMEOUT = 1.0


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionSettings:
    """How a connection keeps itself; times are seconds."""

    name: str = f"frontdesk-python/{VERSION}"
    """The name that the server shows its operators."""
    message_max: int = 4 << 20
    """The longest answer or message that is taken, in bytes."""
    stream_credit: int = CREDIT_FLOOR
    """Bytes that a server may send on a stream ahead of its reader."""
    tls: ssl.SSLContext | None = None
    """What secures the connection; None leaves it in the clear."""
    server_name: str | None = None
    """The name that the certificate must be for; None takes the address's host."""
    connect_timeout: float = 5.0
    keepalive: float = 20.0
    """Silence with calls in flight after which the server is asked for a sign of life."""
    keepalive_answer: float = 10.0
    """How long it may take to give one."""


class Connection(asyncio.Protocol):
    """Calls over one socket. `on_ready` and `on_over` tell the owner, the latter once."""

    def __init__(
        self,
        address: Address,
        settings: ConnectionSettings,
        on_ready: Callable[[], None],
        on_over: Callable[[], None],
    ) -> None:
        self.address = address
        self._settings = settings
        self._on_ready = on_ready
        self._on_over = on_over
        self._loop = asyncio.get_running_loop()
        self._reader = frames.FrameReader()
        self._transport: asyncio.Transport | None = None
        self._is_paused = False
        self._writers: list[asyncio.Future[None]] = []
        self._abort_timer: asyncio.TimerHandle | None = None
        self.message_max = settings.message_max
        self._peer: Hello | None = None
        self._go_away: GoAway | None = None
        self._error: FrontdeskError | None = None
        self._token_version = 0
        self._next_stream = 1
        self._waiting: collections.deque[Call] = collections.deque()
        self._calls: dict[int, Call] = {}
        self._heard = self._loop.time()
        self._ping_sent: float | None = None
        self._keepalive_timer: asyncio.TimerHandle | None = None
        self.closed: asyncio.Future[None] = self._loop.create_future()
        self._connecting = self._loop.create_task(self._connect())

    # What the owner uses.

    @property
    def load(self) -> int:
        """Calls that have not ended."""
        return len(self._calls) + len(self._waiting)

    @property
    def takes_calls(self) -> bool:
        """False after GOAWAY and when the connection is over."""
        return (
            self._error is None
            and self._go_away is None
            and self._next_stream < frames.STREAM_END
        )

    def start(self, call: Call) -> None:
        """Opens a call, now or when the server allows another."""
        if not self.takes_calls:
            raise self._over_error().as_never_executed()
        if call.deadline is not None:
            call.timer = self._loop.call_at(call.deadline, self._overdue, call)
        self._waiting.append(call)
        self._open_waiting()

    async def unary(self, call: UnaryCall) -> bytes:
        """Makes one attempt of a call and gives the answer's bytes."""
        self.start(call)
        try:
            return await call.result
        except asyncio.CancelledError:
            call.abandon()
            self.give_up(call, CancelReason.CALLER)
            raise

    def close(self) -> None:
        """Ends the connection; calls in flight end `UNAVAILABLE`."""
        self._end(_unavailable("The connection was closed by this side."))

    # Connecting, and the end.

    async def _connect(self) -> None:
        try:
            async with asyncio.timeout(self._settings.connect_timeout):
                tls, name = self._settings.tls, self._settings.server_name
                await self._loop.create_connection(
                    lambda: self,
                    self.address.host,
                    self.address.port,
                    ssl=tls,
                    server_hostname=name or self.address.host if tls else None,
                    ssl_shutdown_timeout=_CLOSE_TIMEOUT if tls else None,
                )
        except (OSError, UnicodeError) as error:
            if self._settings.tls and isinstance(error, ConnectionResetError):
                reason = "it ended the TLS handshake. Does it speak TLS?"
            else:
                reason = f"{str(error) or 'no answer in time'}."
            self._end(_unavailable(f"Cannot connect to {self.address}: {reason}"))

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        if self._error is not None:
            transport.abort()
            return
        self._transport = transport
        self._heard = self._loop.time()
        hello = Hello(
            max_message=self._settings.message_max,
            max_in_flight=1024,
            initial_credit=self._settings.stream_credit,
            min_ping=10_000,
            name=self._settings.name,
        )
        transport.write(frames.PREFACE + frames.frame(FrameType.HELLO, hello.encode()))
        self._open_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        if self._abort_timer is not None:
            self._abort_timer.cancel()
        self._end(self._over_error(exc))
        if not self.closed.done():
            self.closed.set_result(None)

    def _over_error(self, cause: Exception | None = None) -> FrontdeskError:
        if self._error is not None:
            return self._error
        if self._go_away is not None:
            text = f": {self._go_away.text}" if self._go_away.text else ""
            return _unavailable(f"The server ended the connection{text}.")
        if self._next_stream >= frames.STREAM_END:
            return _unavailable("The connection has no stream numbers left.")
        if self._peer is None and not self._settings.tls:
            text = "was lost before the server said anything. Does it want TLS?"
            return _unavailable(f"The connection to {self.address} {text}")
        reason = f": {cause}" if cause is not None and str(cause) else ""
        return _unavailable(f"The connection to {self.address} was lost{reason}.")

    def _end(self, error: FrontdeskError) -> None:
        """Ends every call that is left; only the first end counts."""
        if self._error is not None:
            return
        error.origin = self
        self._error = error
        if self._transport is not None:
            # A server that takes nothing more must not keep it open.
            self._abort_timer = self._loop.call_later(_CLOSE_TIMEOUT, self._transport.abort)
            self._transport.close()
        else:
            self._connecting.cancel()
            self.closed.set_result(None)
        if self._keepalive_timer is not None:
            self._keepalive_timer.cancel()
        calls, self._calls = self._calls, {}
        last = self._go_away.last_stream if self._go_away else frames.STREAM_END
        for stream, call in calls.items():
            call.fail(error.as_never_executed() if stream > last else error)
        self._refuse_waiting()
        self._wake_writers()
        if self._go_away is None:
            self._on_over()

    def _refuse_waiting(self) -> None:
        error = self._over_error().as_never_executed()
        while self._waiting:
            self._waiting.popleft().fail(error)

    # Calls.

    def _open_waiting(self) -> None:
        """Opens as many waiting calls as the server allows, in the order in which they came."""
        if self._transport is None or not self.takes_calls:
            return
        peer = self._peer or Hello()
        message_max = self.request_max
        while self._waiting and not self._is_paused:
            call = self._waiting[0]
            # A request above the floor waits until the server has said what it takes.
            fits = call.size <= message_max
            if len(self._calls) >= max(peer.max_in_flight, _IN_FLIGHT_FLOOR) or not (
                fits or self._peer
            ):
                return
            self._waiting.popleft()
            if fits:
                self._open(call)
            else:
                call.fail(TooLongError("request", message_max, never_executed=True))
            if not self.takes_calls:
                return self._refuse_waiting()

    def _open(self, call: Call) -> None:
        if call.is_over:
            return
        header = call.header
        if call.deadline is not None:
            remaining = min(call.deadline - self._loop.time(), TIMEOUT_MAX)
            if remaining <= 0:
                return call.fail(_overdue().as_never_executed())
            header = dataclasses.replace(header, timeout=max(int(remaining * 1e6), 1))
        meta = header.encode()
        if len(meta) > frames.META_MAX:
            message = "The call's metadata is longer than 16 KiB."
            error = FrontdeskError(StatusCode.INVALID_ARGUMENT, message, never_executed=True)
            return call.fail(error)
        if call.token is not None and call.token.version > self._token_version:
            self._token_version = call.token.version
            self.send(frames.frame(FrameType.AUTH, b"\0" + call.token.text.encode()))
        stream = self._next_stream
        self._next_stream += 2
        self._calls[stream] = call
        self.send(call.opening(self, stream, meta))
        if self._peer is not None:
            call.greet(self._peer.initial_credit)
        if self._keepalive_timer is None:
            self._heard = self._loop.time()
            self._keep_alive()

    def _overdue(self, call: Call) -> None:
        call.fail(_overdue() if call.stream else _overdue().as_never_executed())
        self.give_up(call, CancelReason.DEADLINE)

    # What open calls use.

    @property
    def body_max(self) -> int:
        """The longest body of a frame that the server takes now."""
        return frames.BODY_MAX if self._token_version else frames.BODY_MAX_BEFORE_AUTH

    @property
    def request_max(self) -> int:
        """The longest message that the server takes."""
        return max(self._peer.max_message if self._peer else 0, _MESSAGE_FLOOR)

    def send(self, data: bytes) -> None:
        """Sends whole frames."""
        if self._transport is not None and self._error is None:
            self._transport.write(data)

    async def writable(self) -> None:
        """Waits until the socket takes more; who has waited longest comes first."""
        while self._is_paused and self._error is None:
            future: asyncio.Future[None] = self._loop.create_future()
            self._writers.append(future)
            await future

    def give_up(self, call: Call, reason: CancelReason) -> None:
        """Cancels a call at the server; it stays in flight until its END."""
        if call.stream in self._calls:
            body = bytes((reason,))
            self.send(frames.frame(FrameType.CANCEL, body, stream=call.stream))
        elif call in self._waiting:
            self._waiting.remove(call)

    def pause_writing(self) -> None:
        self._is_paused = True

    def resume_writing(self) -> None:
        self._is_paused = False
        self._open_waiting()
        self._wake_writers()

    def _wake_writers(self) -> None:
        """Lets streams write; all but the first few find the socket full again and wait on."""
        writers, self._writers = self._writers, []
        for writer in writers:
            if not writer.done():
                writer.set_result(None)

    def _keep_alive(self) -> None:
        """Asks a silent server for a sign of life while calls wait for it."""
        self._keepalive_timer = None
        if not self._calls or self._error is not None:
            return
        now = self._loop.time()
        if self._ping_sent is not None:
            due = self._ping_sent + self._settings.keepalive_answer
            if now >= due:
                return self._end(_unavailable(f"{self.address} has stopped answering."))
        else:
            peer_least = self._peer.min_ping / 1000 if self._peer else 0.0
            due = self._heard + max(self._settings.keepalive, peer_least)
            if now >= due:
                self._ping_sent = now
                self.send(frames.frame(FrameType.PING, bytes(8)))
                due = now + self._settings.keepalive_answer
        self._keepalive_timer = self._loop.call_at(due, self._keep_alive)

    # What arrives.

    def data_received(self, data: bytes) -> None:
        self._heard = self._loop.time()
        self._ping_sent = None
        try:
            for frame in self._reader.feed(data):
                if self._error is not None:
                    return
                self._receive(frame)
        except frames.ProtocolError as error:
            self.send(frames.frame(FrameType.GOAWAY, GoAway(0, 0, 3, str(error)).write()))
            code = StatusCode.INTERNAL if self._peer else StatusCode.UNAVAILABLE
            message = f"{self.address} broke the protocol: {error}."
            return self._end(FrontdeskError(code, message))
        if self._go_away is not None and not self._calls:
            return self._end(self._over_error())
        self._open_waiting()

    def _receive(self, frame: Frame) -> None:
        if self._peer is None and frame.type not in (FrameType.HELLO, FrameType.GOAWAY):
            raise frames.ProtocolError("the first frame is not HELLO")
        match frame.type:
            case FrameType.HELLO:
                self._receive_hello(frame)
            case FrameType.DATA | FrameType.HEAD | FrameType.CREDIT:
                call = self._call(frame.stream)
                if call is not None:
                    call.receive(frame)
            case FrameType.END:
                call = self._call(frame.stream)
                if call is not None:
                    del self._calls[frame.stream]
                    call.end(frame)
            case FrameType.PING:
                self.send(frames.frame(FrameType.PONG, frame.body))
            case FrameType.PONG:
                pass
            case FrameType.GOAWAY:
                is_first = self._go_away is None
                self._go_away = GoAway.read(frame.body)
                self._refuse_waiting()
                if is_first:
                    self._on_over()
            case _:
                raise frames.ProtocolError("a frame that only the other side sends")

    def _receive_hello(self, frame: Frame) -> None:
        if self._peer is not None:
            raise frames.ProtocolError("a second HELLO")
        try:
            self._peer = Hello.decode(frame.body)
        except WireError:
            raise frames.ProtocolError("HELLO is malformed") from None
        for call in self._calls.values():
            call.greet(self._peer.initial_credit)
        self._on_ready()

    def _call(self, stream: int) -> Call | None:
        """The call of a stream; None when it has ended."""
        if stream % 2 == 0 or stream >= self._next_stream:
            raise frames.ProtocolError("a frame on a stream that was never opened")
        return self._calls.get(stream)


def _unavailable(message: str) -> FrontdeskError:
    return FrontdeskError(StatusCode.UNAVAILABLE, message)


def _overdue() -> FrontdeskError:
    message = "No answer came within the call's time-out."
    return FrontdeskError(StatusCode.DEADLINE_EXCEEDED, message)
