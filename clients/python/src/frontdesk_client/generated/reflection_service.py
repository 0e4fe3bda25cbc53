# DO NOT EDIT: generated from Schema/system.schema
"""Calls ReflectionService."""

from frontdesk_client.generated.system import (
    DescribeTypeRequest,
    GetSchemaRequest,
    GetSchemaResponse,
    ListServicesRequest,
    ListServicesResponse,
    TypeDescription,
)
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
    LIST_SERVICES = UnaryMethod(
        id=0xB7A6_E1C7,
        name="frontdesk.v1.ReflectionService/listServices",
        request=ListServicesRequest,
        response=ListServicesResponse,
        timeout=5.0,
        is_read=True,
    )
    DESCRIBE_TYPE = UnaryMethod(
        id=0x49EC_7DDE,
        name="frontdesk.v1.ReflectionService/describeType",
        request=DescribeTypeRequest,
        response=TypeDescription,
        timeout=5.0,
        is_read=True,
    )
    ALL = (GET_SCHEMA, LIST_SERVICES, DESCRIBE_TYPE)


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

    async def list_services(
        self, request: ListServicesRequest, options: CallOptions | None = None
    ) -> ListServicesResponse:
        """Every service with its rpcs, in the order of the schema."""
        return await self._channel.unary(ReflectionServiceMethods.LIST_SERVICES, request, options)

    async def describe_type(
        self, request: DescribeTypeRequest, options: CallOptions | None = None
    ) -> TypeDescription:
        """One message or enum.

        Its own errors: not_found.
        """
        return await self._channel.unary(ReflectionServiceMethods.DESCRIBE_TYPE, request, options)
