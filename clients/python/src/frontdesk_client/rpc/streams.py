"""Streams as callers see them: typed, asynchronous, with back-pressure both ways."""

import asyncio
from collections.abc import Callable
from types import TracebackType
from typing import Generic, Protocol, Self, TypeVar

from frontdesk_client.errors import FrontdeskError, StatusCode
from frontdesk_client.wire import Message, WireError

Request = TypeVar("Request", bound=Message)
Response = TypeVar("Response", bound=Message)


class Session(Protocol):
    """A stream of bytes over whatever attempts it takes to begin it."""

    async def open(self) -> None:
        """Begins the call."""

    async def send(self, body: bytes) -> bool:
        """Sends a message; False when the server wants no more."""

    async def finish(self) -> None:
        """Says that no more messages come."""

    async def next(self) -> bytes | None:
        """The next message; None after the last."""

    async def answer(self) -> bytes:
        """The one answer of a stream of requests."""

    def cancel(self) -> None:
        """Gives the call up, unless it is over."""


def encoded(message: Message) -> bytes:
    """The bytes of a request, or the error that its call ends with."""
    try:
        return message.encode()
    except ValueError as error:
        raise FrontdeskError(
            StatusCode.INVALID_ARGUMENT, f"{error}.", never_executed=True
        ) from error


def decoded(response: type[Response], name: str, body: bytes) -> Response:
    """The message of an answer, or the error that its call ends with."""
    try:
        return response.decode(body)
    except WireError as error:
        raise FrontdeskError(
            StatusCode.INTERNAL, f"The answer of {name} cannot be read: {error}."
        ) from error


class _Stream:
    """What all streams have: they begin and end with `async with`."""

    def __init__(self, make: Callable[[], Session], name: str) -> None:
        self._name = name
        self._make = make
        self._loop: asyncio.AbstractEventLoop | None = None
        self._made: Session | None = None

    @property
    def _session(self) -> Session:
        if self._made is None:
            self._loop = asyncio.get_running_loop()
            self._made = self._make()
        return self._made

    async def aclose(self) -> None:
        """Cancels the call at the server, unless it has ended."""
        self._session.cancel()

    async def __aenter__(self) -> Self:
        await self._session.open()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()

    def __del__(self) -> None:
        # A loop that was left early leaves nothing behind. Garbage may be collected on any thread.
        if self._made is not None and self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._made.cancel)


class ResponseStream(_Stream, Generic[Response]):
    """The messages of a server: read them with `async for`.

    The server sends ahead of the reader by what the connection's `stream_credit` says and waits
    then. The call begins with the first message that is asked for, or with `async with`; leaving
    that, or dropping the stream, cancels it.
    """

    def __init__(self, make: Callable[[], Session], name: str, response: type[Response]) -> None:
        super().__init__(make, name)
        self._response = response

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Response:
        body = await self._session.next()
        if body is None:
            raise StopAsyncIteration
        try:
            return decoded(self._response, self._name, body)
        except FrontdeskError:
            await self.aclose()
            raise


class RequestStream(_Stream, Generic[Request, Response]):
    """Messages to a server, which has one answer.

        async with desk.imports.upload() as upload:
            await upload.send(part)
            result = await upload.finish()
    """

    def __init__(self, make: Callable[[], Session], name: str, response: type[Response]) -> None:
        super().__init__(make, name)
        self._response = response

    async def send(self, message: Request) -> bool:
        """Sends a message; waits while the server has taken too little of those before.

        False says that the server has its answer and drops what more it is sent.
        """
        return await self._session.send(encoded(message))

    async def finish(self) -> Response:
        """Says that no more messages come, and gives the answer."""
        await self._session.finish()
        return decoded(self._response, self._name, await self._session.answer())


class DuplexStream(ResponseStream[Response], Generic[Request, Response]):
    """Messages both ways, in any order: one task may send while another reads."""

    async def send(self, message: Request) -> bool:
        """Sends a message; waits while the server has taken too little of those before.

        False says that the server has ended the stream and drops what more it is sent.
        """
        return await self._session.send(encoded(message))

    async def finish(self) -> None:
        """Says that no more messages come; the server's may go on."""
        await self._session.finish()
