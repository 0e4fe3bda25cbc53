"""Makes calls over a pool of connections, and repeats those that may be repeated."""

import asyncio
import dataclasses
import random
import uuid

from frontdesk_client.errors import FrontdeskError, StatusCode
from frontdesk_client.generated.rpc import CallHeader
from frontdesk_client.rpc.address import Address
from frontdesk_client.rpc.channel import CallOptions, Request, Response, UnaryMethod
from frontdesk_client.rpc.connection import (
    TIMEOUT_MAX,
    Call,
    ConnectionSettings,
    TooLongError,
)
from frontdesk_client.rpc.pool import ConnectionPool
from frontdesk_client.rpc.retry import RetryBudget, RetryPolicy
from frontdesk_client.rpc.tokens import TokenKeeper, TokenSource
from frontdesk_client.wire import WireError


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
        self._tokens = TokenKeeper(token)
        self._retry = retry
        self._retry_writes = retry_writes
        self._budget = RetryBudget()

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
        try:
            body = request.encode()
        except ValueError as error:
            raise FrontdeskError(
                StatusCode.INVALID_ARGUMENT, f"{error}.", never_executed=True
            ) from error
        timeout = method.timeout if options.timeout is None else options.timeout
        deadline = None
        if timeout is not None:
            loop = asyncio.get_running_loop()
            deadline = loop.time() + min(max(timeout, 0.0), TIMEOUT_MAX)
        key = options.idempotency_key
        if key is None and self._retry_writes and not method.is_read:
            key = uuid.uuid4()
        header = CallHeader(
            method=method.id,
            traceparent=options.traceparent,
            idempotency_key=key,
            metadata=dict(options.metadata),
            tenant=options.tenant,
        )
        is_safe = method.is_read or key is not None
        answer = await self._attempts(header, body, deadline, is_safe=is_safe)
        try:
            return method.response.decode(answer)
        except WireError as error:
            raise FrontdeskError(
                StatusCode.INTERNAL, f"The answer of {method.name} cannot be read: {error}."
            ) from error

    async def _attempts(
        self, header: CallHeader, body: bytes, deadline: float | None, *, is_safe: bool
    ) -> bytes:
        token = await self._tokens.token()
        was_renewed = False
        attempt = 1
        while True:
            header = dataclasses.replace(header, attempt=attempt - 1)
            try:
                call = Call(header, body, deadline, token)
                answer = await self._pool.connection().unary(call)
            except TooLongError:
                raise
            except FrontdeskError as error:
                if error.code == StatusCode.UNAUTHENTICATED and not was_renewed:
                    was_renewed = True
                    renewed = await self._tokens.renew(token)
                    if renewed is not None:
                        token = renewed
                        continue
                may_retry = self._retry.allows(error, is_safe=is_safe) and self._budget.fail()
                if not may_retry or attempt >= self._retry.attempts_max:
                    raise
                attempt += 1
                await self._pause(attempt, error, deadline)
            else:
                self._budget.succeed()
                return answer

    async def _pause(self, attempt: int, error: FrontdeskError, deadline: float | None) -> None:
        """Waits before the next attempt, unless the deadline would pass meanwhile."""
        delay = self._retry.delay(attempt, error, random.random())
        if deadline is not None and asyncio.get_running_loop().time() + delay >= deadline:
            raise error
        await asyncio.sleep(delay)
