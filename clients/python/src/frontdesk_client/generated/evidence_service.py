# DO NOT EDIT: generated from Schema/evidence.schema
"""Calls EvidenceService."""

from frontdesk_client.generated.evidence import (
    BeginEvidenceRequest,
    DeleteEvidenceRequest,
    DownloadEvidenceRequest,
    EvidenceFile,
    EvidencePage,
    EvidencePart,
    EvidenceUpload,
    FinishEvidenceRequest,
    GetEvidenceUploadRequest,
    ListEvidenceRequest,
)
from frontdesk_client.generated.imports import FilePart
from frontdesk_client.rpc.channel import (
    CallOptions,
    Channel,
    ClientStreamMethod,
    ServerStreamMethod,
    UnaryMethod,
)
from frontdesk_client.rpc.streams import RequestStream, ResponseStream

__all__ = ["EvidenceServiceClient", "EvidenceServiceMethods"]


class EvidenceServiceMethods:
    """The rpcs of EvidenceService as the runtime knows them."""

    BEGIN_UPLOAD = UnaryMethod(
        id=0xBAFE_9ED5,
        name="frontdesk.v1.EvidenceService/beginUpload",
        request=BeginEvidenceRequest,
        response=EvidenceUpload,
        timeout=5.0,
        is_read=False,
    )
    UPLOAD = ClientStreamMethod(
        id=0x0C82_BBA6,
        name="frontdesk.v1.EvidenceService/upload",
        request=EvidencePart,
        response=EvidenceUpload,
        timeout=None,
        is_read=False,
    )
    GET_UPLOAD = UnaryMethod(
        id=0x67A1_A774,
        name="frontdesk.v1.EvidenceService/getUpload",
        request=GetEvidenceUploadRequest,
        response=EvidenceUpload,
        timeout=5.0,
        is_read=False,
    )
    FINISH_UPLOAD = UnaryMethod(
        id=0x5990_E99D,
        name="frontdesk.v1.EvidenceService/finishUpload",
        request=FinishEvidenceRequest,
        response=EvidenceFile,
        timeout=60.0,
        is_read=False,
    )
    LIST_EVIDENCE = UnaryMethod(
        id=0x7AC2_AFE6,
        name="frontdesk.v1.EvidenceService/listEvidence",
        request=ListEvidenceRequest,
        response=EvidencePage,
        timeout=5.0,
        is_read=True,
    )
    DOWNLOAD_EVIDENCE = ServerStreamMethod(
        id=0x3727_FD22,
        name="frontdesk.v1.EvidenceService/downloadEvidence",
        request=DownloadEvidenceRequest,
        response=FilePart,
        timeout=None,
        is_read=False,
    )
    DELETE_EVIDENCE = UnaryMethod(
        id=0x696E_B095,
        name="frontdesk.v1.EvidenceService/deleteEvidence",
        request=DeleteEvidenceRequest,
        response=EvidenceFile,
        timeout=5.0,
        is_read=False,
    )
    ALL = (
        BEGIN_UPLOAD,
        UPLOAD,
        GET_UPLOAD,
        FINISH_UPLOAD,
        LIST_EVIDENCE,
        DOWNLOAD_EVIDENCE,
        DELETE_EVIDENCE,
    )


class EvidenceServiceClient:
    """Files about customers. They are kept sealed with the customer's key, under names that nobody
    can guess, and are only ever handed out as attachments.
    """

    __slots__ = ("_channel",)

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def begin_upload(
        self, request: BeginEvidenceRequest, options: CallOptions | None = None
    ) -> EvidenceUpload:
        """Begins to send a file. Refused with `resourceExhausted` where the tenant's quota does not
        leave room for it.

        Its own errors: invalid_argument, not_found, already_exists, resource_exhausted,
        failed_precondition.
        """
        return await self._channel.unary(EvidenceServiceMethods.BEGIN_UPLOAD, request, options)

    def upload(
        self, options: CallOptions | None = None
    ) -> RequestStream[EvidencePart, EvidenceUpload]:
        """Sends bytes of a file. A stream that breaks off leaves what has come: ask how far, and go
        on
        from there with another one.

        Its own errors: invalid_argument, not_found, out_of_range, failed_precondition,
        resource_exhausted.
        """
        return self._channel.client_stream(EvidenceServiceMethods.UPLOAD, options)

    async def get_upload(
        self, request: GetEvidenceUploadRequest, options: CallOptions | None = None
    ) -> EvidenceUpload:
        """How far a file has come.

        Its own errors: not_found, failed_precondition.
        """
        return await self._channel.unary(EvidenceServiceMethods.GET_UPLOAD, request, options)

    async def finish_upload(
        self, request: FinishEvidenceRequest, options: CallOptions | None = None
    ) -> EvidenceFile:
        """Takes a file that is whole. The same bytes of the same customer are kept once: then the
        answer is the file that is there already.

        Its own errors: invalid_argument, not_found, out_of_range, failed_precondition,
        data_loss.
        """
        return await self._channel.unary(EvidenceServiceMethods.FINISH_UPLOAD, request, options)

    async def list_evidence(
        self, request: ListEvidenceRequest, options: CallOptions | None = None
    ) -> EvidencePage:
        """Pages through a customer's files, the latest first.

        Its own errors: invalid_argument, not_found.
        """
        return await self._channel.unary(EvidenceServiceMethods.LIST_EVIDENCE, request, options)

    def download_evidence(
        self, request: DownloadEvidenceRequest, options: CallOptions | None = None
    ) -> ResponseStream[FilePart]:
        """A file's bytes, in parts. The first part's `total` is its size.

        Its own errors: not_found, out_of_range, failed_precondition, data_loss.
        """
        return self._channel.server_stream(
            EvidenceServiceMethods.DOWNLOAD_EVIDENCE,
            request,
            options,
        )

    async def delete_evidence(
        self, request: DeleteEvidenceRequest, options: CallOptions | None = None
    ) -> EvidenceFile:
        """Deletes a file, its bytes too.

        Its own errors: not_found, failed_precondition.
        """
        return await self._channel.unary(EvidenceServiceMethods.DELETE_EVIDENCE, request, options)
