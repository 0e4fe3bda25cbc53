# DO NOT EDIT: generated from Schema/communications.schema
"""Calls CommunicationService."""

from frontdesk_client.generated.communications import (
    Communication,
    CommunicationPage,
    GetCommunicationRequest,
    ListCommunicationsRequest,
    RecordCommunicationRequest,
    UpdateCommunicationStatusRequest,
)
from frontdesk_client.rpc.channel import CallOptions, Channel, UnaryMethod

__all__ = ["CommunicationServiceClient", "CommunicationServiceMethods"]


class CommunicationServiceMethods:
    """The rpcs of CommunicationService as the runtime knows them."""

    RECORD_COMMUNICATION = UnaryMethod(
        id=0xC7B5_1219,
        name="frontdesk.v1.CommunicationService/recordCommunication",
        request=RecordCommunicationRequest,
        response=Communication,
        timeout=5.0,
        is_read=False,
    )
    GET_COMMUNICATION = UnaryMethod(
        id=0xEF83_E2CE,
        name="frontdesk.v1.CommunicationService/getCommunication",
        request=GetCommunicationRequest,
        response=Communication,
        timeout=5.0,
        is_read=True,
    )
    LIST_COMMUNICATIONS = UnaryMethod(
        id=0x6CB7_7BF7,
        name="frontdesk.v1.CommunicationService/listCommunications",
        request=ListCommunicationsRequest,
        response=CommunicationPage,
        timeout=5.0,
        is_read=True,
    )
    UPDATE_COMMUNICATION_STATUS = UnaryMethod(
        id=0x98F2_12FF,
        name="frontdesk.v1.CommunicationService/updateCommunicationStatus",
        request=UpdateCommunicationStatusRequest,
        response=Communication,
        timeout=5.0,
        is_read=False,
    )
    ALL = (
        RECORD_COMMUNICATION,
        GET_COMMUNICATION,
        LIST_COMMUNICATIONS,
        UPDATE_COMMUNICATION_STATUS,
    )


class CommunicationServiceClient:
    """The history of messages."""

    __slots__ = ("_channel",)

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def record_communication(
        self, request: RecordCommunicationRequest, options: CallOptions | None = None
    ) -> Communication:
        """Adds a message to the history; a lead that is not converted has at most 500.

        Its own errors: invalid_argument, not_found, failed_precondition.
        """
        return await self._channel.unary(
            CommunicationServiceMethods.RECORD_COMMUNICATION,
            request,
            options,
        )

    async def get_communication(
        self, request: GetCommunicationRequest, options: CallOptions | None = None
    ) -> Communication:
        """Finds one message by id.

        Its own errors: not_found.
        """
        return await self._channel.unary(
            CommunicationServiceMethods.GET_COMMUNICATION,
            request,
            options,
        )

    async def list_communications(
        self, request: ListCommunicationsRequest, options: CallOptions | None = None
    ) -> CommunicationPage:
        """Pages through messages with filters, the latest first.

        Its own errors: invalid_argument.
        """
        return await self._channel.unary(
            CommunicationServiceMethods.LIST_COMMUNICATIONS,
            request,
            options,
        )

    async def update_communication_status(
        self, request: UpdateCommunicationStatusRequest, options: CallOptions | None = None
    ) -> Communication:
        """Raises the status; a report that comes late and ranks lower changes nothing.

        Its own errors: invalid_argument, not_found.
        """
        return await self._channel.unary(
            CommunicationServiceMethods.UPDATE_COMMUNICATION_STATUS,
            request,
            options,
        )
