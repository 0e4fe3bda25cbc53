# DO NOT EDIT: generated from Schema/privacy.schema
"""Calls PrivacyService."""

from frontdesk_client.generated.privacy import (
    DataProblemPage,
    DataQualityReport,
    EraseCustomerRequest,
    EraseLeadRequest,
    ErasureReceipt,
    ExportSubjectRequest,
    GetDataQualityRequest,
    GetErasureRequest,
    ListDataProblemsRequest,
    SubjectRecord,
)
from frontdesk_client.rpc.channel import CallOptions, Channel, ServerStreamMethod, UnaryMethod
from frontdesk_client.rpc.streams import ResponseStream

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
    ERASE_LEAD = UnaryMethod(
        id=0xEF17_762E,
        name="frontdesk.v1.PrivacyService/eraseLead",
        request=EraseLeadRequest,
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
    EXPORT_SUBJECT = ServerStreamMethod(
        id=0xD640_3BC8,
        name="frontdesk.v1.PrivacyService/exportSubject",
        request=ExportSubjectRequest,
        response=SubjectRecord,
        timeout=600.0,
        is_read=True,
    )
    GET_DATA_QUALITY = UnaryMethod(
        id=0x177A_FA0B,
        name="frontdesk.v1.PrivacyService/getDataQuality",
        request=GetDataQualityRequest,
        response=DataQualityReport,
        timeout=120.0,
        is_read=True,
    )
    LIST_DATA_PROBLEMS = UnaryMethod(
        id=0xDC72_15C2,
        name="frontdesk.v1.PrivacyService/listDataProblems",
        request=ListDataProblemsRequest,
        response=DataProblemPage,
        timeout=5.0,
        is_read=True,
    )
    ALL = (
        ERASE_CUSTOMER,
        ERASE_LEAD,
        GET_ERASURE,
        EXPORT_SUBJECT,
        GET_DATA_QUALITY,
        LIST_DATA_PROBLEMS,
    )


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

    async def erase_lead(
        self, request: EraseLeadRequest, options: CallOptions | None = None
    ) -> ErasureReceipt:
        """Destroys the key of a lead that never became a customer, and deletes it with its
        messages;
        one that did goes with its customer. Doing so again answers with the same receipt.

        Its own errors: invalid_argument, not_found, failed_precondition, unavailable.
        """
        return await self._channel.unary(PrivacyServiceMethods.ERASE_LEAD, request, options)

    async def get_erasure(
        self, request: GetErasureRequest, options: CallOptions | None = None
    ) -> ErasureReceipt:
        """The receipt of an erasure.

        Its own errors: not_found.
        """
        return await self._channel.unary(PrivacyServiceMethods.GET_ERASURE, request, options)

    def export_subject(
        self, request: ExportSubjectRequest, options: CallOptions | None = None
    ) -> ResponseStream[SubjectRecord]:
        """Everything that is kept about a customer, one record at a time, for the person itself.

        Its own errors: not_found.
        """
        return self._channel.server_stream(PrivacyServiceMethods.EXPORT_SUBJECT, request, options)

    async def get_data_quality(
        self, request: GetDataQualityRequest, options: CallOptions | None = None
    ) -> DataQualityReport:
        """How many customers have which problem; all of them are looked at."""
        return await self._channel.unary(PrivacyServiceMethods.GET_DATA_QUALITY, request, options)

    async def list_data_problems(
        self, request: ListDataProblemsRequest, options: CallOptions | None = None
    ) -> DataProblemPage:
        """Pages through the customers with problems.

        Its own errors: invalid_argument.
        """
        return await self._channel.unary(PrivacyServiceMethods.LIST_DATA_PROBLEMS, request, options)
