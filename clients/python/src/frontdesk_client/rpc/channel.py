"""What generated stubs stand on: methods, options of a call, and what makes calls."""

import dataclasses
import uuid
from collections.abc import Mapping
from typing import Generic, Protocol, TypeVar

from frontdesk_client.rpc.streams import DuplexStream, RequestStream, ResponseStream
from frontdesk_client.wire import Message

Request = TypeVar("Request", bound=Message)
Response = TypeVar("Response", bound=Message)


@dataclasses.dataclass(frozen=True)
class Method(Generic[Request, Response]):
    """An rpc as the runtime knows it."""

    id: int
    """FNV-1a (32 bits) of its name."""
    name: str
    """For example `frontdesk.v1.CustomerService/getCustomer`."""
    request: type[Request]
    response: type[Response]
    timeout: float | None
    """Seconds that a call may take which says nothing itself."""
    is_read: bool
    """A call may be made twice without doing anything twice."""


class UnaryMethod(Method[Request, Response]):
    """An rpc with one request and one answer."""


class ServerStreamMethod(Method[Request, Response]):
    """An rpc with one request and many answers."""


class ClientStreamMethod(Method[Request, Response]):
    """An rpc with many requests and one answer."""


class DuplexMethod(Method[Request, Response]):
    """An rpc with many requests and many answers, in any order."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class CallOptions:
    """What a caller may say about one call."""

    timeout: float | None = None
    """Seconds that the call may take, retries included; None takes the method's own time-out."""
    tenant: uuid.UUID | None = None
    """The tenant to act for; client admins may leave it out."""
    idempotency_key: uuid.UUID | None = None
    """Makes a write safe to repeat: same key and request, same answer, for 24 hours."""
    traceparent: str | None = None
    """W3C traceparent to carry on."""
    metadata: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Small text values that handlers may read."""
    max_staleness: float = 0
    """Seconds: how old what a read shows may be. The server may then answer from a copy of the
    store that is so far behind, in which the caller's own last writes may be missing."""


class Channel(Protocol):
    """A way to make calls."""

    async def unary(
        self,
        method: UnaryMethod[Request, Response],
        request: Request,
        options: CallOptions | None,
    ) -> Response:
        """Makes a unary call; cancelling the task cancels the call at the server."""
        ...

    def server_stream(
        self,
        method: ServerStreamMethod[Request, Response],
        request: Request,
        options: CallOptions | None,
    ) -> ResponseStream[Response]:
        """A stream of answers, which begins when it is read."""
        ...

    def client_stream(
        self, method: ClientStreamMethod[Request, Response], options: CallOptions | None
    ) -> RequestStream[Request, Response]:
        """A stream of requests, which begins when it is sent to."""
        ...

    def duplex(
        self, method: DuplexMethod[Request, Response], options: CallOptions | None
    ) -> DuplexStream[Request, Response]:
        """A stream both ways, which begins when it is read or sent to."""
        ...
