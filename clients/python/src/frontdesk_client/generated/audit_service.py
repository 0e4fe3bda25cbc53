# DO NOT EDIT: generated from Schema/audit.schema
"""Calls AuditService."""

from frontdesk_client.generated.audit import (
    AuditHead,
    AuditPage,
    ChainReport,
    GetAuditHeadRequest,
    ListAuditRequest,
    VerifyChainRequest,
)
from frontdesk_client.rpc.channel import CallOptions, Channel, UnaryMethod

__all__ = ["AuditServiceClient", "AuditServiceMethods"]


class AuditServiceMethods:
    """The rpcs of AuditService as the runtime knows them."""

    LIST = UnaryMethod(
        id=0x0711_A7CD,
        name="frontdesk.v1.AuditService/list",
        request=ListAuditRequest,
        response=AuditPage,
        timeout=5.0,
        is_read=True,
    )
    GET_HEAD = UnaryMethod(
        id=0xAF77_66E9,
        name="frontdesk.v1.AuditService/getHead",
        request=GetAuditHeadRequest,
        response=AuditHead,
        timeout=5.0,
        is_read=True,
    )
    VERIFY_CHAIN = UnaryMethod(
        id=0x2765_AB31,
        name="frontdesk.v1.AuditService/verifyChain",
        request=VerifyChainRequest,
        response=ChainReport,
        timeout=30.0,
        is_read=True,
    )
    ALL = (LIST, GET_HEAD, VERIFY_CHAIN)


class AuditServiceClient:
    """Who changed what and when, in a chain of hashes that shows any later edit."""

    __slots__ = ("_channel",)

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def list_(
        self, request: ListAuditRequest, options: CallOptions | None = None
    ) -> AuditPage:
        """Pages through the audit with filters, the latest entry first. What customers have spent
        reads `"***"` for client admins without the scope `finance`.

        Its own errors: invalid_argument, permission_denied.
        """
        return await self._channel.unary(AuditServiceMethods.LIST, request, options)

    async def get_head(
        self, request: GetAuditHeadRequest, options: CallOptions | None = None
    ) -> AuditHead:
        """The end of the chain, to be kept elsewhere."""
        return await self._channel.unary(AuditServiceMethods.GET_HEAD, request, options)

    async def verify_chain(
        self, request: VerifyChainRequest, options: CallOptions | None = None
    ) -> ChainReport:
        """Hashes a stretch of the chain again, from its beginning on; nothing of it is kept in
        memory.

        Its own errors: invalid_argument.
        """
        return await self._channel.unary(AuditServiceMethods.VERIFY_CHAIN, request, options)
