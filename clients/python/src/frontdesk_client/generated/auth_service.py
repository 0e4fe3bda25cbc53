# DO NOT EDIT: generated from Schema/auth.schema
"""Calls AuthService."""

from frontdesk_client.generated.auth import (
    RevokePlatformTokenRequest,
    RevokeTokenRequest,
    RevokedToken,
)
from frontdesk_client.rpc.channel import CallOptions, Channel, UnaryMethod

__all__ = ["AuthServiceClient", "AuthServiceMethods"]


class AuthServiceMethods:
    """The rpcs of AuthService as the runtime knows them."""

    REVOKE_TOKEN = UnaryMethod(
        id=0x84DA_F3BF,
        name="frontdesk.v1.AuthService/revokeToken",
        request=RevokeTokenRequest,
        response=RevokedToken,
        timeout=5.0,
        is_read=False,
    )
    REVOKE_PLATFORM_TOKEN = UnaryMethod(
        id=0x8C11_ECC6,
        name="frontdesk.v1.AuthService/revokePlatformToken",
        request=RevokePlatformTokenRequest,
        response=RevokedToken,
        timeout=5.0,
        is_read=False,
    )
    ALL = (REVOKE_TOKEN, REVOKE_PLATFORM_TOKEN)


class AuthServiceClient:
    """Takes tokens back before they expire."""

    __slots__ = ("_channel",)

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def revoke_token(
        self, request: RevokeTokenRequest, options: CallOptions | None = None
    ) -> RevokedToken:
        """Refuses a token of the call's tenant, calls in flight excepted.

        Its own errors: invalid_argument.
        """
        return await self._channel.unary(AuthServiceMethods.REVOKE_TOKEN, request, options)

    async def revoke_platform_token(
        self, request: RevokePlatformTokenRequest, options: CallOptions | None = None
    ) -> RevokedToken:
        """Refuses a platform admin's token, calls in flight excepted.

        Its own errors: invalid_argument.
        """
        return await self._channel.unary(AuthServiceMethods.REVOKE_PLATFORM_TOKEN, request, options)
