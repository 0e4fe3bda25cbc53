# DO NOT EDIT: generated from Schema/system.schema
"""Calls ReflectionService."""

from frontdesk_client.generated.system import GetSchemaRequest, GetSchemaResponse
from frontdesk_client.rpc.channel import CallOptions, Channel, UnaryMethod

__all__ = ["ReflectionServiceClient", "ReflectionServiceMethods"]


class ReflectionServiceMethods:
    """The rpcs of ReflectionService as the runtime knows them."""

    GET_SCHEMA = UnaryMethod(
        id=0x5574_BE9E,
        name="frontdesk.v1.ReflectionService/getSchema",
        request=GetSchemaRequest,
        response=GetSchemaResponse,
        timeout=5.0,
        is_read=True,
    )
    ALL = (GET_SCHEMA,)


class ReflectionServiceClient:
    """Tells a caller what can be called."""

    __slots__ = ("_channel",)

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def get_schema(
        self, request: GetSchemaRequest, options: CallOptions | None = None
    ) -> GetSchemaResponse:
        """The text of every schema file, enough to call any rpc with JSON."""
        return await self._channel.unary(ReflectionServiceMethods.GET_SCHEMA, request, options)
