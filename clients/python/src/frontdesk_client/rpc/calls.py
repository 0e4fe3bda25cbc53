"""One attempt of a call: what a connection sends for it and gives it."""

import asyncio
import collections
from typing import Protocol

from frontdesk_client.errors import FrontdeskError, StatusCode
from frontdesk_client.generated.rpc import CallHeader, CallStatus
from frontdesk_client.rpc import frames
from frontdesk_client.rpc.frames import CancelReason, Flags, Frame, FrameType, ProtocolError
from frontdesk_client.rpc.status import error_from
from frontdesk_client.rpc.tokens import Token
from frontdesk_client.wire import WireError

CREDIT_FLOOR = 256 << 10
_CREDIT_MAX = 1 << 31
# Messages without bytes cost no credit, so something else has to bound them.
_EXTRA_MESSAGES_MAX = 65_536


class TooLongError(FrontdeskError):
    """A message that no further attempt would make shorter."""

    def __init__(self, what: str, limit: int, *, never_executed: bool) -> None:
        super().__init__(
            StatusCode.RESOURCE_EXHAUSTED,
            f"The {what} is longer than {limit} bytes.",
            never_executed=never_executed,
        )


class Link(Protocol):
    """What a call needs of its connection once it is open."""

    message_max: int
    """The longest message that this side takes."""

    @property
    def body_max(self) -> int:
        """The longest body of a frame that the server takes now."""

    @property
    def request_max(self) -> int:
        """The longest message that the server takes."""

    async def writable(self) -> None:
        """Waits until the socket takes more."""

    def send(self, data: bytes) -> None:
        """Sends whole frames."""

    def give_up(self, call: "Call", reason: CancelReason) -> None:
        """Cancels a call at the server; it stays in flight until its END."""


class Call:
    """One attempt of a call, of whatever shape."""

    def __init__(
        self, header: CallHeader, body: bytes | None, deadline: float | None, token: Token | None
    ) -> None:
        self.header = header
        """All but the time-out, which is what remains when the call is sent."""
        self.body = body
        """The request; None where OPEN carries no message."""
        self.deadline = deadline
        self.token = token
        self.stream = 0
        """0 until the call is opened."""
        self.timer: asyncio.TimerHandle | None = None
        self.is_over = False
        """The caller knows how it ended; its END may still be under way."""
        self._link: Link | None = None
        self._answer = bytearray()

    @property
    def size(self) -> int:
        """Bytes of the request."""
        return len(self.body or b"")

    def opening(self, link: Link, stream: int, meta: bytes) -> bytes:
        """The frames that open the call on `stream`."""
        self._link = link
        self.stream = stream
        if self.body is None:
            return frames.frame(FrameType.OPEN, flags=Flags.NOMSG, stream=stream, meta=meta)
        return frames.request_frames(stream, meta, self.body, link.body_max)

    def greet(self, credit: int) -> None:
        """Notes what the server's HELLO grants a new stream."""

    def fail(self, error: FrontdeskError) -> None:
        """Ends the call for its caller; only the first end counts."""
        if not self._close():
            self._failed(error)

    def abandon(self) -> None:
        """Drops whatever still comes: the caller has gone."""
        self._close()
        self._answer.clear()

    def receive(self, frame: Frame) -> None:
        """Takes HEAD, DATA and CREDIT."""
        if frame.type == FrameType.DATA and not self.is_over:
            self._answer += frame.body
            self._check_length(len(self._answer))

    def end(self, frame: Frame) -> None:
        """Takes END."""
        if self.is_over:
            return
        try:
            status = CallStatus.decode(frame.meta)
        except WireError:
            message = "The server's status is malformed."
            return self.fail(FrontdeskError(StatusCode.INTERNAL, message))
        if status.code != StatusCode.OK:
            return self.fail(error_from(status, frame.body))
        self._close()
        self._ended(bytes(self._answer) if frame.flags & Flags.NOMSG else frame.body)

    def _close(self) -> bool:
        """Whether the call was over already; it is from now on."""
        was_over, self.is_over = self.is_over, True
        if self.timer is not None:
            self.timer.cancel()
        return was_over

    def _check_length(self, length: int) -> None:
        """Gives the call up when an answer has grown too long."""
        if self._link is not None and length > self._link.message_max:
            self._link.give_up(self, CancelReason.CALLER)
            self.fail(TooLongError("answer", self._link.message_max, never_executed=False))
            self._answer.clear()

    def _failed(self, error: FrontdeskError) -> None:
        """Gives the caller the error."""

    def _ended(self, answer: bytes) -> None:
        """Gives the caller the answer."""


class UnaryCall(Call):
    """One attempt of a unary call."""

    def __init__(
        self, header: CallHeader, body: bytes, deadline: float | None, token: Token | None
    ) -> None:
        super().__init__(header, body, deadline, token)
        self.result: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()

    def _failed(self, error: FrontdeskError) -> None:
        if not self.result.done():
            self.result.set_exception(error)

    def _ended(self, answer: bytes) -> None:
        if not self.result.done():
            self.result.set_result(answer)


class StreamCall(Call):
    """One attempt of a call that streams.

    `has_answers` says whether the server streams, `window` how many bytes it may send ahead of
    the reader.
    """

    def __init__(
        self,
        header: CallHeader,
        body: bytes | None,
        deadline: float | None,
        token: Token | None,
        *,
        has_answers: bool,
        window: int,
    ) -> None:
        super().__init__(header, body, deadline, token)
        self.is_committed = False
        """Something came of the handler, so the call cannot be made again."""
        self.has_sent = False
        """Something went to the handler that was not kept."""
        self._has_answers = has_answers
        self._window = window
        self._granted = window
        self._taken = 0
        self._messages: collections.deque[bytes] = collections.deque()
        self._is_partial = False
        self._credit: int | None = None
        self._sending = asyncio.Lock()
        self._has_finished = body is not None
        self._error: FrontdeskError | None = None
        self._waiters: set[asyncio.Future[None]] = set()

    # What the caller's side does.

    async def send(self, body: bytes) -> bool:
        """Sends a message when there is credit; False when the server wants no more."""
        async with self._sending:
            # A loop that only sends must not keep what arrives from being read.
            await asyncio.sleep(0)
            while not self.is_over and (self._link is None or (self._credit or 0) <= 0):
                await self._change()
            if not self._may_send() or self._link is None:
                return False
            if len(body) > self._link.request_max:
                raise TooLongError("message", self._link.request_max, never_executed=False)
            await self._link.writable()
            try:
                return await self._send_fragments(self._link, body)
            except asyncio.CancelledError:
                # Half a message cannot be taken back.
                self.cancel()
                raise

    async def _send_fragments(self, link: Link, body: bytes) -> bool:
        self._credit = (self._credit or 0) - len(body)
        at = 0
        while self._may_send():
            part = body[at : at + link.body_max]
            at += len(part)
            flags = Flags.MORE if at < len(body) else Flags.NONE
            self.has_sent = True
            link.send(frames.frame(FrameType.DATA, part, flags=flags, stream=self.stream))
            if at >= len(body):
                return True
            # Other streams and calls have their turn between fragments.
            await asyncio.sleep(0)
            await link.writable()
        return False

    def _may_send(self) -> bool:
        if self._error is not None:
            raise self._error
        if self._has_finished:
            raise RuntimeError("the stream's sending side has been finished")
        return not self.is_over

    async def finish(self) -> None:
        """Says that no more messages come."""
        async with self._sending:
            while not self.is_over and self._link is None:
                await self._change()
            if self._has_finished:
                return
            self._has_finished = True
            if not self.is_over and self._link is not None:
                self.has_sent = True
                flags = Flags.FIN | Flags.NOMSG
                self._link.send(frames.frame(FrameType.DATA, flags=flags, stream=self.stream))

    async def next(self) -> bytes | None:
        """The next message; None when the server has ended the stream well."""
        while True:
            if self._messages:
                message = self._messages.popleft()
                self._take(len(message))
                return message
            if self._error is not None:
                raise self._error
            if self.is_over:
                return None
            await self._change()

    async def answer(self) -> bytes:
        """The one answer of a stream of requests."""
        while not self.is_over:
            await self._change()
        if self._error is not None:
            raise self._error
        return bytes(self._answer)

    def cancel(self) -> None:
        """Gives the call up, unless it is over."""
        self._messages.clear()
        if self.is_over:
            return
        link, self._link = self._link, None
        self.fail(FrontdeskError(StatusCode.CANCELLED, "The caller gave the stream up."))
        if link is not None:
            link.give_up(self, CancelReason.CALLER)

    def _take(self, count: int) -> None:
        self._taken += count
        if self._taken * 2 >= self._window and not self.is_over and self._link is not None:
            credit = self._taken.to_bytes(4, "little")
            self._link.send(frames.frame(FrameType.CREDIT, credit, stream=self.stream))
            self._granted += self._taken
            self._taken = 0

    async def _change(self) -> None:
        """Waits until something happens to the call."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiters.add(future)
        try:
            await future
        finally:
            self._waiters.discard(future)

    # What the connection does.

    def opening(self, link: Link, stream: int, meta: bytes) -> bytes:
        opened = super().opening(link, stream, meta)
        self._tell()
        return opened

    def greet(self, credit: int) -> None:
        # Before the server's HELLO nobody knows how much it takes.
        if self._credit is None:
            self._credit = credit or CREDIT_FLOOR
            self._tell()

    def receive(self, frame: Frame) -> None:
        if frame.type == FrameType.CREDIT:
            self._credit = (self._credit or 0) + int.from_bytes(frame.body, "little")
            if self._credit > _CREDIT_MAX:
                raise ProtocolError("credit above 2^31")
            return self._tell()
        self.is_committed = True
        if not self._has_answers:
            return super().receive(frame)
        if frame.type == FrameType.DATA and not self.is_over:
            self._receive_message(frame)

    def _receive_message(self, frame: Frame) -> None:
        if frame.flags & Flags.NOMSG:
            if self._is_partial:
                raise ProtocolError("NOMSG between the fragments of a message")
            return
        if not self._is_partial and self._granted <= 0:
            raise ProtocolError("a message without credit")
        self._granted -= len(frame.body)
        self._answer += frame.body
        self._is_partial = bool(frame.flags & Flags.MORE)
        self._check_length(len(self._answer))
        if self._is_partial or self.is_over:
            return
        self._messages.append(bytes(self._answer))
        self._answer.clear()
        if len(self._messages) > self._window + _EXTRA_MESSAGES_MAX and self._link is not None:
            self._link.give_up(self, CancelReason.CALLER)
            message = "Too many messages wait unread."
            self.fail(FrontdeskError(StatusCode.RESOURCE_EXHAUSTED, message))
        self._tell()

    def _ended(self, answer: bytes) -> None:
        if self._is_partial:
            message = "The stream ended within a message."
            self._error = FrontdeskError(StatusCode.INTERNAL, message)
        self._answer[:] = answer
        self._tell()

    def _failed(self, error: FrontdeskError) -> None:
        self._error = error
        self._tell()

    def _tell(self) -> None:
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(None)
