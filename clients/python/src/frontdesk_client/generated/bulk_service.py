# DO NOT EDIT: generated from Schema/bulk.schema
"""Calls BulkService."""

from frontdesk_client.generated.bulk import (
    BulkResultPage,
    BulkUpdate,
    BulkUpdatePage,
    GetBulkUpdateRequest,
    ListBulkResultsRequest,
    ListBulkUpdatesRequest,
    StartBulkUpdateRequest,
    StopBulkUpdateRequest,
    WatchBulkUpdateRequest,
)
from frontdesk_client.rpc.channel import CallOptions, Channel, ServerStreamMethod, UnaryMethod
from frontdesk_client.rpc.streams import ResponseStream

__all__ = ["BulkServiceClient", "BulkServiceMethods"]


class BulkServiceMethods:
    """The rpcs of BulkService as the runtime knows them."""

    START_BULK_UPDATE = UnaryMethod(
        id=0x6B51_A04B,
        name="frontdesk.v1.BulkService/startBulkUpdate",
        request=StartBulkUpdateRequest,
        response=BulkUpdate,
        timeout=5.0,
        is_read=False,
    )
    GET_BULK_UPDATE = UnaryMethod(
        id=0x8F51_4D97,
        name="frontdesk.v1.BulkService/getBulkUpdate",
        request=GetBulkUpdateRequest,
        response=BulkUpdate,
        timeout=5.0,
        is_read=True,
    )
    WATCH_BULK_UPDATE = ServerStreamMethod(
        id=0x7A36_27E4,
        name="frontdesk.v1.BulkService/watchBulkUpdate",
        request=WatchBulkUpdateRequest,
        response=BulkUpdate,
        timeout=None,
        is_read=True,
    )
    LIST_BULK_UPDATES = UnaryMethod(
        id=0xC5CD_AF0C,
        name="frontdesk.v1.BulkService/listBulkUpdates",
        request=ListBulkUpdatesRequest,
        response=BulkUpdatePage,
        timeout=5.0,
        is_read=True,
    )
    LIST_BULK_RESULTS = UnaryMethod(
        id=0x74B2_88BC,
        name="frontdesk.v1.BulkService/listBulkResults",
        request=ListBulkResultsRequest,
        response=BulkResultPage,
        timeout=5.0,
        is_read=True,
    )
    STOP_BULK_UPDATE = UnaryMethod(
        id=0xBF45_6DB3,
        name="frontdesk.v1.BulkService/stopBulkUpdate",
        request=StopBulkUpdateRequest,
        response=BulkUpdate,
        timeout=5.0,
        is_read=False,
    )
    ALL = (
        START_BULK_UPDATE,
        GET_BULK_UPDATE,
        WATCH_BULK_UPDATE,
        LIST_BULK_UPDATES,
        LIST_BULK_RESULTS,
        STOP_BULK_UPDATE,
    )


class BulkServiceClient:
    """One change to many customers."""

    __slots__ = ("_channel",)

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def start_bulk_update(
        self, request: StartBulkUpdateRequest, options: CallOptions | None = None
    ) -> BulkUpdate:
        """Begins to change the category, tags or status of many customers, or to delete or restore
        them; the server does it by itself, some at a time: watch it. Whom a filter gives is
        settled
        before the first change.

        Its own errors: invalid_argument, already_exists, failed_precondition.
        """
        return await self._channel.unary(BulkServiceMethods.START_BULK_UPDATE, request, options)

    async def get_bulk_update(
        self, request: GetBulkUpdateRequest, options: CallOptions | None = None
    ) -> BulkUpdate:
        """One bulk update as it stands.

        Its own errors: not_found.
        """
        return await self._channel.unary(BulkServiceMethods.GET_BULK_UPDATE, request, options)

    def watch_bulk_update(
        self, request: WatchBulkUpdateRequest, options: CallOptions | None = None
    ) -> ResponseStream[BulkUpdate]:
        """A bulk update as it stands, and then again with each step, until it has come to an end.

        Its own errors: not_found.
        """
        return self._channel.server_stream(BulkServiceMethods.WATCH_BULK_UPDATE, request, options)

    async def list_bulk_updates(
        self, request: ListBulkUpdatesRequest, options: CallOptions | None = None
    ) -> BulkUpdatePage:
        """Pages through the tenant's bulk updates, the latest first.

        Its own errors: invalid_argument.
        """
        return await self._channel.unary(BulkServiceMethods.LIST_BULK_UPDATES, request, options)

    async def list_bulk_results(
        self, request: ListBulkResultsRequest, options: CallOptions | None = None
    ) -> BulkResultPage:
        """What became of each customer.

        Its own errors: invalid_argument, not_found.
        """
        return await self._channel.unary(BulkServiceMethods.LIST_BULK_RESULTS, request, options)

    async def stop_bulk_update(
        self, request: StopBulkUpdateRequest, options: CallOptions | None = None
    ) -> BulkUpdate:
        """Stops a bulk update between two customers; what is changed stays. One that has ended is
        left as it is.

        Its own errors: not_found.
        """
        return await self._channel.unary(BulkServiceMethods.STOP_BULK_UPDATE, request, options)
