# DO NOT EDIT: generated from Schema/consents.schema
"""Calls ConsentService."""

from frontdesk_client.generated.consents import (
    ConsentPage,
    ListConsentsRequest,
    RecordConsentRequest,
)
from frontdesk_client.generated.profiles import Consent
from frontdesk_client.rpc.channel import CallOptions, Channel, UnaryMethod

__all__ = ["ConsentServiceClient", "ConsentServiceMethods"]


class ConsentServiceMethods:
    """The rpcs of ConsentService as the runtime knows them."""

    RECORD_CONSENT = UnaryMethod(
        id=0xFDBC_E14D,
        name="frontdesk.v1.ConsentService/recordConsent",
        request=RecordConsentRequest,
        response=Consent,
        timeout=5.0,
        is_read=False,
    )
    LIST_CONSENTS = UnaryMethod(
        id=0xED48_D023,
        name="frontdesk.v1.ConsentService/listConsents",
        request=ListConsentsRequest,
        response=ConsentPage,
        timeout=5.0,
        is_read=True,
    )
    ALL = (RECORD_CONSENT, LIST_CONSENTS)


class ConsentServiceClient:
    """Who wants to be written to, how and about what."""

    __slots__ = ("_channel",)

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def record_consent(
        self, request: RecordConsentRequest, options: CallOptions | None = None
    ) -> Consent:
        """Adds what a customer said; what it said before stays on record.

        Its own errors: invalid_argument, not_found, failed_precondition.
        """
        return await self._channel.unary(ConsentServiceMethods.RECORD_CONSENT, request, options)

    async def list_consents(
        self, request: ListConsentsRequest, options: CallOptions | None = None
    ) -> ConsentPage:
        """Pages through what a customer said, the latest first, and tells what holds now.

        Its own errors: invalid_argument, not_found.
        """
        return await self._channel.unary(ConsentServiceMethods.LIST_CONSENTS, request, options)
