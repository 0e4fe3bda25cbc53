"""Makes calls over a pool of connections, and repeats those that may be repeated."""

import asyncio
import dataclasses
import random
import uuid
from collections.abc import Awaitable, Callable

from frontdesk_client.errors import FrontdeskError, StatusCode
from frontdesk_client.generated.rpc import CallHeader
from frontdesk_client.rpc.address import Address
from frontdesk_client.rpc.calls import StreamCall, TooLongError, UnaryCall
from frontdesk_client.rpc.channel import (
    CallOptions,
    ClientStreamMethod,
    DuplexMethod,
    Method,
    Request,
    Response,
    ServerStreamMethod,
    UnaryMethod,
)
from frontdesk_client.rpc.connection import TIMEOUT_MAX, ConnectionSettings
from frontdesk_client.rpc.pool import ConnectionPool, UnreachableError
from frontdesk_client.rpc.retry import RetryBudget, RetryPolicy
from frontdesk_client.rpc.session import StreamSession
from frontdesk_client.rpc.streams import (
    DuplexStream,
    RequestStream,
    ResponseStream,
    decoded,
    encoded,
)
from frontdesk_client.rpc.tokens import Token, TokenKeeper, TokenSource


class _Attempts:
    """Which attempt a call is at, with which token, and whether another may follow."""

    def __init__(self, client: "Client", header: CallHeader, *, is_safe: bool) -> None:
        self._client = client
        self._header = header
        self._is_safe = is_safe
        self._was_renewed = False
        self._attempt = 1
        self._token: Token | None = None
        self._has_token = False
        self.deadline: float | None = None

    async def token(self) -> Token | None:
        """The token of this attempt."""
        if not self._has_token:
            self._token = await self._in_time(self._client.tokens.token())
            self._has_token = True
        return self._token

    async def _in_time(self, token: Awaitable[Token | None]) -> Token | None:
        """What a source of tokens gives within the call's time-out."""
        try:
            async with asyncio.timeout_at(self.deadline):
                return await token
        except TimeoutError:
            raise FrontdeskError(
                StatusCode.DEADLINE_EXCEEDED,
                "The call's time-out passed while a token was waited for.",
                never_executed=True,
            ) from None

    @property
    def header(self) -> CallHeader:
        """The header of this attempt."""
        return dataclasses.replace(self._header, attempt=self._attempt - 1)

    async def recover(self, error: FrontdeskError) -> None:
        """Waits until the next attempt may be made, or raises the error."""
        if isinstance(error, TooLongError):
            raise error
        client = self._client
        refused = error.code == StatusCode.UNAUTHENTICATED and self._has_token
        if refused and not self._was_renewed:
            self._was_renewed = True
            renewed = await self._in_time(client.tokens.renew(self._token))
            if renewed is not None:
                self._token = renewed
                return
        policy = client.retry
        allows = policy.allows(error, is_safe=self._is_safe)
        if not allows or self._attempt >= policy.attempts_max:
            raise error
        # What reached no server burdens none.
        if not isinstance(error, UnreachableError) and not client.budget.fail(error.origin):
            raise error
        self._attempt += 1
        delay = policy.delay(self._attempt, error, random.random())
        now = asyncio.get_running_loop().time()
        if self.deadline is not None and now + delay >= self.deadline:
            raise error
        await asyncio.sleep(delay)


class Client:
    """A channel over sockets; it connects when the first call is made."""

    def __init__(
        self,
        addresses: list[Address],
        token: TokenSource,
        *,
        connections: int = 1,
        retry: RetryPolicy = RetryPolicy(),
        retry_writes: bool = True,
        settings: ConnectionSettings = ConnectionSettings(),
    ) -> None:
        self._pool = ConnectionPool(addresses, connections, settings)
        self._retry_writes = retry_writes
        self._window = settings.stream_credit
        self.tokens = TokenKeeper(token)
        self.retry = retry
        self.budget = RetryBudget()

    @property
    def calls_in_flight(self) -> int:
        """Calls and streams that have not ended at the server."""
        return self._pool.load

    async def close(self) -> None:
        """Ends all connections; calls in flight and later ones end `UNAVAILABLE`."""
        await self._pool.close()

    async def unary(
        self,
        method: UnaryMethod[Request, Response],
        request: Request,
        options: CallOptions | None,
    ) -> Response:
        """Makes a unary call; cancelling the task cancels the call at the server."""
        options = options or CallOptions()
        body = encoded(request)
        if options.idempotency_key is None and self._retry_writes and not method.is_read:
            options = dataclasses.replace(options, idempotency_key=uuid.uuid4())
        attempts = self._attempts(method, options)
        while True:
            try:
                token = await attempts.token()
                call = UnaryCall(attempts.header, body, attempts.deadline, token)
                answer = await self._pool.connection().unary(call)
            except FrontdeskError as error:
                await attempts.recover(error)
            else:
                self.budget.succeed()
                return decoded(method.response, method.name, answer)

    def server_stream(
        self,
        method: ServerStreamMethod[Request, Response],
        request: Request,
        options: CallOptions | None,
    ) -> ResponseStream[Response]:
        """A stream of answers, which begins when it is read."""
        make = self._stream(method, options, lambda: encoded(request), has_answers=True)
        return ResponseStream(make, method.name, method.response)

    def client_stream(
        self, method: ClientStreamMethod[Request, Response], options: CallOptions | None
    ) -> RequestStream[Request, Response]:
        """A stream of requests, which begins when it is sent to."""
        make = self._stream(method, options, lambda: None, has_answers=False)
        return RequestStream(make, method.name, method.response)

    def duplex(
        self, method: DuplexMethod[Request, Response], options: CallOptions | None
    ) -> DuplexStream[Request, Response]:
        """A stream both ways, which begins when it is read or sent to."""
        make = self._stream(method, options, lambda: None, has_answers=True)
        return DuplexStream(make, method.name, method.response)

    def _stream(
        self,
        method: Method[Request, Response],
        options: CallOptions | None,
        body: Callable[[], bytes | None],
        *,
        has_answers: bool,
    ) -> Callable[[], StreamSession]:
        def make() -> StreamSession:
            first = body()
            attempts = self._attempts(method, options or CallOptions())

            async def begin() -> StreamCall:
                token = await attempts.token()
                call = StreamCall(
                    attempts.header,
                    first,
                    attempts.deadline,
                    token,
                    has_answers=has_answers,
                    window=self._window,
                )
                self._pool.connection().start(call)
                return call

            return StreamSession(begin, attempts.recover, self.budget.succeed)

        return make

    def _attempts(self, method: Method[Request, Response], options: CallOptions) -> _Attempts:
        header = CallHeader(
            method=method.id,
            traceparent=options.traceparent,
            idempotency_key=options.idempotency_key,
            metadata=dict(options.metadata),
            tenant=options.tenant,
            max_staleness=round(max(options.max_staleness, 0) * 1e6),
        )
        is_safe = method.is_read or options.idempotency_key is not None
        attempts = _Attempts(self, header, is_safe=is_safe)
        timeout = method.timeout if options.timeout is None else options.timeout
        if timeout is not None:
            now = asyncio.get_running_loop().time()
            attempts.deadline = now + min(max(timeout, 0.0), TIMEOUT_MAX)
        return attempts
