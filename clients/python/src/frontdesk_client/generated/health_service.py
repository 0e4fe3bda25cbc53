# DO NOT EDIT: generated from Schema/system.schema
"""Calls HealthService."""

from frontdesk_client.generated.system import CheckHealthRequest, Health, WatchHealthRequest
from frontdesk_client.rpc.channel import CallOptions, Channel, ServerStreamMethod, UnaryMethod
from frontdesk_client.rpc.streams import ResponseStream

__all__ = ["HealthServiceClient", "HealthServiceMethods"]


class HealthServiceMethods:
    """The rpcs of HealthService as the runtime knows them."""

    CHECK = UnaryMethod(
        id=0xD8AE_777C,
        name="frontdesk.v1.HealthService/check",
        request=CheckHealthRequest,
        response=Health,
        timeout=5.0,
        is_read=True,
    )
    WATCH = ServerStreamMethod(
        id=0xD7F3_C087,
        name="frontdesk.v1.HealthService/watch",
        request=WatchHealthRequest,
        response=Health,
        timeout=None,
        is_read=True,
    )
    ALL = (CHECK, WATCH)


class HealthServiceClient:
    """Says whether the server serves."""

    __slots__ = ("_channel",)

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def check(
        self, request: CheckHealthRequest, options: CallOptions | None = None
    ) -> Health:
        """Answers at once, without a token; `draining` once the server has begun to stop."""
        return await self._channel.unary(HealthServiceMethods.CHECK, request, options)

    def watch(
        self, request: WatchHealthRequest, options: CallOptions | None = None
    ) -> ResponseStream[Health]:
        """Tells the state at once and whenever it changes, without a token. A server that stops
        says
        `draining` and then ends the stream `unavailable`.

        Its own errors: unavailable.
        """
        return self._channel.server_stream(HealthServiceMethods.WATCH, request, options)
