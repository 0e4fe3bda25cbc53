"""A stream over as many attempts as it takes to begin it."""

import asyncio
from collections.abc import Awaitable, Callable

from frontdesk_client.errors import FrontdeskError, StatusCode
from frontdesk_client.rpc.calls import StreamCall


class StreamSession:
    """One stream for its caller.

    It begins anew for as long as nothing came of the handler and nothing went to it that was not
    kept; `begin` makes an attempt, `recover` waits before the next one or raises the error.
    """

    def __init__(
        self,
        begin: Callable[[], Awaitable[StreamCall]],
        recover: Callable[[FrontdeskError], Awaitable[None]],
        succeed: Callable[[], None],
    ) -> None:
        self._begin = begin
        self._recover = recover
        self._succeed = succeed
        self._call: StreamCall | None = None
        self._beginning = asyncio.Lock()
        self._is_cancelled = False
        self._has_succeeded = False
        self._has_finished = False

    async def open(self) -> None:
        """Begins the call."""
        await self._attempt(None)

    async def send(self, body: bytes) -> bool:
        """Sends a message; False when the server wants no more."""
        call = await self._attempt(None)
        while True:
            try:
                return await call.send(body)
            except FrontdeskError as error:
                call = await self._again(call, error)

    async def finish(self) -> None:
        """Says that no more messages come."""
        call = await self._attempt(None)
        self._has_finished = True
        await call.finish()

    async def next(self) -> bytes | None:
        """The next message; None after the last."""
        call = await self._attempt(None)
        while True:
            try:
                message = await call.next()
            except FrontdeskError as error:
                call = await self._again(call, error)
            else:
                self._note_success()
                return message

    async def answer(self) -> bytes:
        """The one answer of a stream of requests."""
        call = await self._attempt(None)
        while True:
            try:
                answer = await call.answer()
            except FrontdeskError as error:
                call = await self._again(call, error)
            else:
                self._note_success()
                return answer

    def cancel(self) -> None:
        """Gives the call up, unless it is over."""
        self._is_cancelled = True
        if self._call is not None:
            self._call.cancel()

    def _note_success(self) -> None:
        if not self._has_succeeded:
            self._has_succeeded = True
            self._succeed()

    async def _again(self, call: StreamCall, error: FrontdeskError) -> StreamCall:
        """The next attempt after `call` failed, or the error."""
        if call.is_committed or call.has_sent or not call.is_over or self._is_cancelled:
            raise error
        call = await self._attempt(call, error)
        if self._has_finished:
            await call.finish()
        return call

    async def _attempt(
        self, failed: StreamCall | None, error: FrontdeskError | None = None
    ) -> StreamCall:
        """The attempt after `failed`, which another task may have begun already."""
        if self._call is None and self._is_cancelled:
            raise FrontdeskError(
                StatusCode.CANCELLED, "The stream was closed before it began.", never_executed=True
            )
        while self._call is None or self._call is failed:
            async with self._beginning:
                if self._call is not None and self._call is not failed:
                    break
                if error is not None:
                    await self._recover(error)
                try:
                    self._call = await self._begin()
                except FrontdeskError as problem:
                    error = problem
                else:
                    if self._is_cancelled:
                        self._call.cancel()
        return self._call
