# DO NOT EDIT: generated from Schema/privacy.schema
"""Calls PrivacyService."""

from frontdesk_client.generated.privacy import (
    EraseCustomerRequest,
    ErasureReceipt,
    GetErasureRequest,
)
from frontdesk_client.rpc.channel import CallOptions, Channel, UnaryMethod

__all__ = ["PrivacyServiceClient", "PrivacyServiceMethods"]


class PrivacyServiceMethods:
    """The rpcs of PrivacyService as the runtime knows them."""

    ERASE_CUSTOMER = UnaryMethod(
        id=0x5FBB_3140,
        name="frontdesk.v1.PrivacyService/eraseCustomer",
        request=EraseCustomerRequest,
        response=ErasureReceipt,
        timeout=120.0,
        is_read=False,
    )
    GET_ERASURE = UnaryMethod(
        id=0x45E0_483D,
        name="frontdesk.v1.PrivacyService/getErasure",
        request=GetErasureRequest,
        response=ErasureReceipt,
        timeout=5.0,
        is_read=True,
    )
    ALL = (ERASE_CUSTOMER, GET_ERASURE)


class PrivacyServiceClient:
    """Whether people can have what is theirs, and can be forgotten."""

    __slots__ = ("_channel",)

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def erase_customer(
        self, request: EraseCustomerRequest, options: CallOptions | None = None
    ) -> ErasureReceipt:
        """Destroys the customer's key and deletes or pseudonymises its records, for good: also in
        backups, when they are restored. Doing so again answers with the same receipt.

        Its own errors: invalid_argument, not_found, failed_precondition, unavailable.
        """
        return await self._channel.unary(PrivacyServiceMethods.ERASE_CUSTOMER, request, options)

    async def get_erasure(
        self, request: GetErasureRequest, options: CallOptions | None = None
    ) -> ErasureReceipt:
        """The receipt of an erasure.

        Its own errors: not_found.
        """
        return await self._channel.unary(PrivacyServiceMethods.GET_ERASURE, request, options)
