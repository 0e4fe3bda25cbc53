# DO NOT EDIT: generated from Schema/server.schema
"""Calls ServerService."""

from frontdesk_client.generated.server import (
    BuildInfo,
    CallPage,
    ConnectionPage,
    GetBuildRequest,
    GetLimitsRequest,
    ListCallsRequest,
    ListConnectionsRequest,
    ListLanesRequest,
    ListLanesResponse,
    ServerLimits,
)
from frontdesk_client.rpc.channel import CallOptions, Channel, UnaryMethod

__all__ = ["ServerServiceClient", "ServerServiceMethods"]


class ServerServiceMethods:
    """The rpcs of ServerService as the runtime knows them."""

    LIST_CONNECTIONS = UnaryMethod(
        id=0x927E_22AE,
        name="frontdesk.v1.ServerService/listConnections",
        request=ListConnectionsRequest,
        response=ConnectionPage,
        timeout=5.0,
        is_read=True,
    )
    LIST_CALLS = UnaryMethod(
        id=0x8A23_3EDE,
        name="frontdesk.v1.ServerService/listCalls",
        request=ListCallsRequest,
        response=CallPage,
        timeout=5.0,
        is_read=True,
    )
    LIST_LANES = UnaryMethod(
        id=0x2662_6B84,
        name="frontdesk.v1.ServerService/listLanes",
        request=ListLanesRequest,
        response=ListLanesResponse,
        timeout=5.0,
        is_read=True,
    )
    GET_LIMITS = UnaryMethod(
        id=0xBFDF_8BDF,
        name="frontdesk.v1.ServerService/getLimits",
        request=GetLimitsRequest,
        response=ServerLimits,
        timeout=5.0,
        is_read=True,
    )
    GET_BUILD = UnaryMethod(
        id=0xC64C_B3E1,
        name="frontdesk.v1.ServerService/getBuild",
        request=GetBuildRequest,
        response=BuildInfo,
        timeout=5.0,
        is_read=True,
    )
    ALL = (LIST_CONNECTIONS, LIST_CALLS, LIST_LANES, GET_LIMITS, GET_BUILD)


class ServerServiceClient:
    """What operators ask of a server: state and figures, no tenant's records."""

    __slots__ = ("_channel",)

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def list_connections(
        self, request: ListConnectionsRequest, options: CallOptions | None = None
    ) -> ConnectionPage:
        """Who is connected.

        Its own errors: invalid_argument, unavailable.
        """
        return await self._channel.unary(ServerServiceMethods.LIST_CONNECTIONS, request, options)

    async def list_calls(
        self, request: ListCallsRequest, options: CallOptions | None = None
    ) -> CallPage:
        """What runs now.

        Its own errors: unavailable.
        """
        return await self._channel.unary(ServerServiceMethods.LIST_CALLS, request, options)

    async def list_lanes(
        self, request: ListLanesRequest, options: CallOptions | None = None
    ) -> ListLanesResponse:
        """Where calls run and wait."""
        return await self._channel.unary(ServerServiceMethods.LIST_LANES, request, options)

    async def get_limits(
        self, request: GetLimitsRequest, options: CallOptions | None = None
    ) -> ServerLimits:
        """What a caller has to keep to."""
        return await self._channel.unary(ServerServiceMethods.GET_LIMITS, request, options)

    async def get_build(
        self, request: GetBuildRequest, options: CallOptions | None = None
    ) -> BuildInfo:
        """Version, instance and age of the process."""
        return await self._channel.unary(ServerServiceMethods.GET_BUILD, request, options)
