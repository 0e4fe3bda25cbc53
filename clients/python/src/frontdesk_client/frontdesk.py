"""A server, ready to be called."""

import dataclasses
import uuid
from types import TracebackType
from typing import Self

from frontdesk_client.generated import (
    AuthServiceClient,
    BookingServiceClient,
    CommunicationServiceClient,
    CustomerServiceClient,
    HealthServiceClient,
    LeadServiceClient,
    ReflectionServiceClient,
    TenantServiceClient,
)
from frontdesk_client.rpc.address import Address
from frontdesk_client.rpc.channel import CallOptions, Channel, Request, Response, UnaryMethod
from frontdesk_client.rpc.client import Client
from frontdesk_client.rpc.connection import ConnectionSettings
from frontdesk_client.rpc.retry import RetryPolicy
from frontdesk_client.rpc.tokens import TokenSource


@dataclasses.dataclass(frozen=True, slots=True)
class _DefaultingChannel:
    """Fills in what a call does not say."""

    client: Client
    tenant: uuid.UUID | None
    timeout: float | None

    async def unary(
        self,
        method: UnaryMethod[Request, Response],
        request: Request,
        options: CallOptions | None,
    ) -> Response:
        options = options or CallOptions()
        filled = dataclasses.replace(
            options,
            tenant=self.tenant if options.tenant is None else options.tenant,
            timeout=self.timeout if options.timeout is None else options.timeout,
        )
        return await self.client.unary(method, request, filled)


class Frontdesk:
    """A server, or several that serve the same data.

    It connects when the first call is made. Use it as an asynchronous context manager, or call
    `close` in the end. Cancelling a task cancels its call at the server too.
    """

    def __init__(
        self,
        address: str,
        *,
        token: TokenSource = None,
        tenant: uuid.UUID | None = None,
        timeout: float | None = None,
        connections: int = 1,
        retry: RetryPolicy = RetryPolicy(),
        retry_writes: bool = True,
        settings: ConnectionSettings = ConnectionSettings(),
    ) -> None:
        """Says where the server is and how to call it.

        `address` is `host:port`, or `host` for port 7411; several, separated by commas, are tried
        in turn and share the load of `connections`. `token` is a JWT or an asynchronous function
        that gives one: it is asked again when the server refuses the last one. `tenant` and
        `timeout` (seconds) are those of calls that name none. Writes get an idempotency key, so
        that they may be retried, unless `retry_writes` is false.
        """
        self._client = Client(
            Address.parse_all(address),
            token,
            connections=connections,
            retry=retry,
            retry_writes=retry_writes,
            settings=settings,
        )
        self._timeout = timeout
        self._bind(tenant)

    def _bind(self, tenant: uuid.UUID | None) -> None:
        channel = _DefaultingChannel(self._client, tenant, self._timeout)
        self.channel: Channel = channel
        """What the stubs call through."""
        self.customers = CustomerServiceClient(channel)
        self.leads = LeadServiceClient(channel)
        self.bookings = BookingServiceClient(channel)
        self.communications = CommunicationServiceClient(channel)
        self.tenants = TenantServiceClient(channel)
        self.auth = AuthServiceClient(channel)
        self.health = HealthServiceClient(channel)
        """Needs no token."""
        self.reflection = ReflectionServiceClient(channel)
        """Needs no token."""

    def acting_for(self, tenant: uuid.UUID) -> "Frontdesk":
        """The same server and connections, with calls for `tenant` unless they name another."""
        other = object.__new__(Frontdesk)
        other._client = self._client
        other._timeout = self._timeout
        other._bind(tenant)
        return other

    async def close(self) -> None:
        """Ends the connections; calls in flight and later ones end `UNAVAILABLE`."""
        await self._client.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()
