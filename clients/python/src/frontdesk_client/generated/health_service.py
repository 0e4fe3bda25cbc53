# DO NOT EDIT: generated from Schema/system.schema
"""Calls HealthService."""

from frontdesk_client.generated.system import CheckHealthRequest, Health
from frontdesk_client.rpc.channel import CallOptions, Channel, UnaryMethod

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
    ALL = (CHECK,)


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
