"""A server, ready to be called."""

import asyncio
import dataclasses
import random
import uuid
from collections.abc import AsyncGenerator
from types import TracebackType
from typing import Self

from frontdesk_client.errors import FrontdeskError, StatusCode
from frontdesk_client.generated import (
    AuditServiceClient,
    AuthServiceClient,
    BookingServiceClient,
    BulkServiceClient,
    CommunicationServiceClient,
    ConsentServiceClient,
    CustomerServiceClient,
    DuplicateServiceClient,
    Event,
    EventServiceClient,
    EvidenceServiceClient,
    ExportServiceClient,
    HealthServiceClient,
    ImportServiceClient,
    LeadServiceClient,
    PrivacyServiceClient,
    ReflectionServiceClient,
    SegmentServiceClient,
    ServerServiceClient,
    TenantServiceClient,
    WatchEventsRequest,
)
from frontdesk_client.rpc.address import Address
from frontdesk_client.rpc.channel import (
    CallOptions,
    Channel,
    ClientStreamMethod,
    DuplexMethod,
    Request,
    Response,
    ServerStreamMethod,
    UnaryMethod,
)
from frontdesk_client.rpc.client import Client
from frontdesk_client.rpc.connection import ConnectionSettings
from frontdesk_client.rpc.retry import RetryPolicy
from frontdesk_client.rpc.streams import DuplexStream, RequestStream, ResponseStream
from frontdesk_client.rpc.tls import TLS
from frontdesk_client.rpc.tokens import TokenSource

_FOLLOW_PAUSE = 0.1
_FOLLOW_PAUSE_MAX = 10.0
# What another attempt may mend.
_PASSING = {
    StatusCode.UNAVAILABLE,
    StatusCode.UNKNOWN,
    StatusCode.RESOURCE_EXHAUSTED,
    StatusCode.DEADLINE_EXCEEDED,
    StatusCode.ABORTED,
    StatusCode.INTERNAL,
}


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
        return await self.client.unary(method, request, self._filled(options))

    def server_stream(
        self,
        method: ServerStreamMethod[Request, Response],
        request: Request,
        options: CallOptions | None,
    ) -> ResponseStream[Response]:
        return self.client.server_stream(method, request, self._filled(options, of_stream=True))

    def client_stream(
        self, method: ClientStreamMethod[Request, Response], options: CallOptions | None
    ) -> RequestStream[Request, Response]:
        return self.client.client_stream(method, self._filled(options, of_stream=True))

    def duplex(
        self, method: DuplexMethod[Request, Response], options: CallOptions | None
    ) -> DuplexStream[Request, Response]:
        return self.client.duplex(method, self._filled(options, of_stream=True))

    def _filled(self, options: CallOptions | None, *, of_stream: bool = False) -> CallOptions:
        options = options or CallOptions()
        # A stream may well be meant to stay open for days.
        timeout = None if of_stream else self.timeout
        return dataclasses.replace(
            options,
            tenant=self.tenant if options.tenant is None else options.tenant,
            timeout=timeout if options.timeout is None else options.timeout,
        )


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
        tls: TLS | None = None,
        settings: ConnectionSettings = ConnectionSettings(),
    ) -> None:
        """Says where the server is and how to call it.

        `address` is `host:port`, or `host` for port 7411; several, separated by commas, are tried
        in turn and share the load of `connections`. `token` is a JWT or an asynchronous function
        that gives one: it is asked again when the server refuses the last one. `tenant` and
        `timeout` (seconds) are those of calls that name none; streams have no time-out but their
        own. Writes get an idempotency key, so that they may be retried, unless `retry_writes` is
        false. `tls` secures the connections.
        """
        if tls is not None:
            settings = dataclasses.replace(
                settings, tls=tls.context(), server_name=tls.server_name
            )
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
        self.events = EventServiceClient(channel)
        self.duplicates = DuplicateServiceClient(channel)
        """Customers who may be one person: find, merge, take apart again."""
        self.imports = ImportServiceClient(channel)
        self.bulk = BulkServiceClient(channel)
        self.segments = SegmentServiceClient(channel)
        self.consents = ConsentServiceClient(channel)
        self.exports = ExportServiceClient(channel)
        self.evidence = EvidenceServiceClient(channel)
        """Files about customers."""
        self.privacy = PrivacyServiceClient(channel)
        self.audit = AuditServiceClient(channel)
        self.tenants = TenantServiceClient(channel)
        self.server = ServerServiceClient(channel)
        """For the platform's operators."""
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

    @property
    def calls_in_flight(self) -> int:
        """Calls and streams that have not ended at the server."""
        return self._client.calls_in_flight

    async def follow_events(
        self, from_sequence: int = 0, options: CallOptions | None = None
    ) -> AsyncGenerator[Event, None]:
        """The tenant's changes from a place on, in order and without gaps, for as long as they
        are read: when the stream breaks off it goes on where it was.

        Pauses between attempts grow from a tenth of a second to ten. Errors that another attempt
        cannot mend are raised, `OUT_OF_RANGE` for a place that the server no longer has.
        """
        pause = _FOLLOW_PAUSE
        while True:
            told = 0.0
            try:
                request = WatchEventsRequest(from_sequence=from_sequence)
                async with self.events.watch(request, options) as events:
                    async for event in events:
                        yield event
                        from_sequence = event.sequence + 1
                        pause = _FOLLOW_PAUSE
            except FrontdeskError as error:
                # A token that ran out within the stream; the next attempt asks for a new one.
                has_expired = (
                    error.code == StatusCode.UNAUTHENTICATED
                    and not error.never_executed
                    and pause == _FOLLOW_PAUSE
                )
                if error.code not in _PASSING and not has_expired:
                    raise
                told = error.retry_after or 0.0
            await asyncio.sleep(max(told, pause * random.uniform(0.8, 1.2)))
            pause = min(pause * 2, _FOLLOW_PAUSE_MAX)

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
