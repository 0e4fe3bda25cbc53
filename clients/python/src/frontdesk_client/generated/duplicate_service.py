# DO NOT EDIT: generated from Schema/merging.schema
"""Calls DuplicateService."""

from frontdesk_client.generated.merging import (
    DismissDuplicateRequest,
    DuplicatePage,
    DuplicatePair,
    DuplicateScan,
    GetDuplicateScanRequest,
    ListDuplicatesRequest,
    ListMergesRequest,
    MergeCustomersRequest,
    MergePage,
    MergePreview,
    MergedCustomers,
    PreviewMergeRequest,
    ScanDuplicatesRequest,
    UndoMergeRequest,
    UndoneMerge,
)
from frontdesk_client.rpc.channel import CallOptions, Channel, UnaryMethod

__all__ = ["DuplicateServiceClient", "DuplicateServiceMethods"]


class DuplicateServiceMethods:
    """The rpcs of DuplicateService as the runtime knows them."""

    PREVIEW_MERGE = UnaryMethod(
        id=0x020E_A727,
        name="frontdesk.v1.DuplicateService/previewMerge",
        request=PreviewMergeRequest,
        response=MergePreview,
        timeout=5.0,
        is_read=True,
    )
    MERGE_CUSTOMERS = UnaryMethod(
        id=0xDF50_609A,
        name="frontdesk.v1.DuplicateService/mergeCustomers",
        request=MergeCustomersRequest,
        response=MergedCustomers,
        timeout=5.0,
        is_read=False,
    )
    UNDO_MERGE = UnaryMethod(
        id=0x4A54_1DEF,
        name="frontdesk.v1.DuplicateService/undoMerge",
        request=UndoMergeRequest,
        response=UndoneMerge,
        timeout=5.0,
        is_read=False,
    )
    LIST_MERGES = UnaryMethod(
        id=0x35BC_07CE,
        name="frontdesk.v1.DuplicateService/listMerges",
        request=ListMergesRequest,
        response=MergePage,
        timeout=5.0,
        is_read=True,
    )
    SCAN_DUPLICATES = UnaryMethod(
        id=0x9226_B7F0,
        name="frontdesk.v1.DuplicateService/scanDuplicates",
        request=ScanDuplicatesRequest,
        response=DuplicateScan,
        timeout=5.0,
        is_read=False,
    )
    GET_DUPLICATE_SCAN = UnaryMethod(
        id=0x59C9_9C4B,
        name="frontdesk.v1.DuplicateService/getDuplicateScan",
        request=GetDuplicateScanRequest,
        response=DuplicateScan,
        timeout=5.0,
        is_read=True,
    )
    LIST_DUPLICATES = UnaryMethod(
        id=0xCAA8_BACD,
        name="frontdesk.v1.DuplicateService/listDuplicates",
        request=ListDuplicatesRequest,
        response=DuplicatePage,
        timeout=5.0,
        is_read=True,
    )
    DISMISS_DUPLICATE = UnaryMethod(
        id=0x6873_547A,
        name="frontdesk.v1.DuplicateService/dismissDuplicate",
        request=DismissDuplicateRequest,
        response=DuplicatePair,
        timeout=5.0,
        is_read=False,
    )
    ALL = (
        PREVIEW_MERGE,
        MERGE_CUSTOMERS,
        UNDO_MERGE,
        LIST_MERGES,
        SCAN_DUPLICATES,
        GET_DUPLICATE_SCAN,
        LIST_DUPLICATES,
        DISMISS_DUPLICATE,
    )


class DuplicateServiceClient:
    """Customers that are one person twice: merging them, and taking that back."""

    __slots__ = ("_channel",)

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def preview_merge(
        self, request: PreviewMergeRequest, options: CallOptions | None = None
    ) -> MergePreview:
        """What a merge would do, field by field.

        Its own errors: invalid_argument, not_found, failed_precondition.
        """
        return await self._channel.unary(DuplicateServiceMethods.PREVIEW_MERGE, request, options)

    async def merge_customers(
        self, request: MergeCustomersRequest, options: CallOptions | None = None
    ) -> MergedCustomers:
        """Merges one customer into another: everything of the one is the other's, and its ids,
        numbers and identifiers find the other for ever.

        Its own errors: invalid_argument, not_found, failed_precondition, aborted.
        """
        return await self._channel.unary(DuplicateServiceMethods.MERGE_CUSTOMERS, request, options)

    async def undo_merge(
        self, request: UndoMergeRequest, options: CallOptions | None = None
    ) -> UndoneMerge:
        """Takes a merge back: both customers are what they were, but for what was changed since.

        Its own errors: not_found, failed_precondition, already_exists.
        """
        return await self._channel.unary(DuplicateServiceMethods.UNDO_MERGE, request, options)

    async def list_merges(
        self, request: ListMergesRequest, options: CallOptions | None = None
    ) -> MergePage:
        """Pages through merges, the latest first; those that were taken back too.

        Its own errors: invalid_argument, not_found.
        """
        return await self._channel.unary(DuplicateServiceMethods.LIST_MERGES, request, options)

    async def scan_duplicates(
        self, request: ScanDuplicatesRequest, options: CallOptions | None = None
    ) -> DuplicateScan:
        """Goes through all customers in search of duplicates, in the background, and then follows
        every change.
        """
        return await self._channel.unary(DuplicateServiceMethods.SCAN_DUPLICATES, request, options)

    async def get_duplicate_scan(
        self, request: GetDuplicateScanRequest, options: CallOptions | None = None
    ) -> DuplicateScan:
        """How far the search is."""
        return await self._channel.unary(
            DuplicateServiceMethods.GET_DUPLICATE_SCAN,
            request,
            options,
        )

    async def list_duplicates(
        self, request: ListDuplicatesRequest, options: CallOptions | None = None
    ) -> DuplicatePage:
        """Pages through the pairs that were found, the likest first.

        Its own errors: invalid_argument, not_found.
        """
        return await self._channel.unary(DuplicateServiceMethods.LIST_DUPLICATES, request, options)

    async def dismiss_duplicate(
        self, request: DismissDuplicateRequest, options: CallOptions | None = None
    ) -> DuplicatePair:
        """Says that two customers are two people: the pair is not shown again.

        Its own errors: invalid_argument, not_found.
        """
        return await self._channel.unary(
            DuplicateServiceMethods.DISMISS_DUPLICATE,
            request,
            options,
        )
