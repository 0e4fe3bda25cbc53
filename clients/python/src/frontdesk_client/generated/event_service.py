# DO NOT EDIT: generated from Schema/events.schema
"""Calls EventService."""

from frontdesk_client.generated.events import (
    Event,
    EventPage,
    ListEventsRequest,
    WatchEventsRequest,
)
from frontdesk_client.rpc.channel import CallOptions, Channel, ServerStreamMethod, UnaryMethod
from frontdesk_client.rpc.streams import ResponseStream

__all__ = ["EventServiceClient", "EventServiceMethods"]


class EventServiceMethods:
    """The rpcs of EventService as the runtime knows them."""

    LIST = UnaryMethod(
        id=0x3864_4422,
        name="frontdesk.v1.EventService/list",
        request=ListEventsRequest,
        response=EventPage,
        timeout=5.0,
        is_read=True,
    )
    WATCH = ServerStreamMethod(
        id=0xF43A_93F5,
        name="frontdesk.v1.EventService/watch",
        request=WatchEventsRequest,
        response=Event,
        timeout=None,
        is_read=True,
    )
    ALL = (LIST, WATCH)


class EventServiceClient:
    """The tenant's ordered feed of changes."""

    __slots__ = ("_channel",)

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def list_(
        self, request: ListEventsRequest, options: CallOptions | None = None
    ) -> EventPage:
        """One page of the feed. A place before the oldest kept event, or beyond the next one, is
        `outOfRange`.

        Its own errors: out_of_range.
        """
        return await self._channel.unary(EventServiceMethods.LIST, request, options)

    def watch(
        self, request: WatchEventsRequest, options: CallOptions | None = None
    ) -> ResponseStream[Event]:
        """Every change, in order and without gaps, and then live as changes are committed. After
        the
        stream has ended go on from the last event's sequence plus one. A place before the oldest
        kept event, or beyond the next one, is `outOfRange`.

        Its own errors: out_of_range, unavailable.
        """
        return self._channel.server_stream(EventServiceMethods.WATCH, request, options)
