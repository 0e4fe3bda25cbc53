# DO NOT EDIT: generated from Schema/exports.schema
"""Calls ExportService."""

from frontdesk_client.generated.exports import ExportCustomersRequest
from frontdesk_client.generated.imports import FilePart
from frontdesk_client.rpc.channel import CallOptions, Channel, ServerStreamMethod
from frontdesk_client.rpc.streams import ResponseStream

__all__ = ["ExportServiceClient", "ExportServiceMethods"]


class ExportServiceMethods:
    """The rpcs of ExportService as the runtime knows them."""

    EXPORT_CUSTOMERS = ServerStreamMethod(
        id=0x9AEC_DC1B,
        name="frontdesk.v1.ExportService/exportCustomers",
        request=ExportCustomersRequest,
        response=FilePart,
        timeout=None,
        is_read=True,
    )
    ALL = (EXPORT_CUSTOMERS,)


class ExportServiceClient:
    """Customers as files, out."""

    __slots__ = ("_channel",)

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def export_customers(
        self, request: ExportCustomersRequest, options: CallOptions | None = None
    ) -> ResponseStream[FilePart]:
        """The customers as a file, in parts. No cell is a formula: those that look like one begin
        with
        an apostrophe. Whoever changes while the file is written is in it as before or as after.

        Its own errors: invalid_argument, resource_exhausted.
        """
        return self._channel.server_stream(ExportServiceMethods.EXPORT_CUSTOMERS, request, options)
