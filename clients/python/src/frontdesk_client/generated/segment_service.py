# DO NOT EDIT: generated from Schema/segments.schema
"""Calls SegmentService."""

from frontdesk_client.generated.segments import (
    CreateSegmentRequest,
    DeleteSegmentRequest,
    DeleteSnapshotRequest,
    GetSegmentRequest,
    ListSegmentsRequest,
    ListSnapshotsRequest,
    PreviewSegmentRequest,
    Segment,
    SegmentList,
    SegmentPreview,
    SegmentSnapshot,
    SnapshotList,
    SnapshotSegmentRequest,
    UpdateSegmentRequest,
)
from frontdesk_client.rpc.channel import CallOptions, Channel, UnaryMethod

__all__ = ["SegmentServiceClient", "SegmentServiceMethods"]


class SegmentServiceMethods:
    """The rpcs of SegmentService as the runtime knows them."""

    CREATE_SEGMENT = UnaryMethod(
        id=0x333C_1E8C,
        name="frontdesk.v1.SegmentService/createSegment",
        request=CreateSegmentRequest,
        response=Segment,
        timeout=5.0,
        is_read=False,
    )
    UPDATE_SEGMENT = UnaryMethod(
        id=0xBF48_3FC3,
        name="frontdesk.v1.SegmentService/updateSegment",
        request=UpdateSegmentRequest,
        response=Segment,
        timeout=5.0,
        is_read=False,
    )
    GET_SEGMENT = UnaryMethod(
        id=0xF3F1_944E,
        name="frontdesk.v1.SegmentService/getSegment",
        request=GetSegmentRequest,
        response=Segment,
        timeout=5.0,
        is_read=True,
    )
    LIST_SEGMENTS = UnaryMethod(
        id=0x5B04_46A5,
        name="frontdesk.v1.SegmentService/listSegments",
        request=ListSegmentsRequest,
        response=SegmentList,
        timeout=5.0,
        is_read=True,
    )
    DELETE_SEGMENT = UnaryMethod(
        id=0xCB60_ECF1,
        name="frontdesk.v1.SegmentService/deleteSegment",
        request=DeleteSegmentRequest,
        response=Segment,
        timeout=5.0,
        is_read=False,
    )
    PREVIEW_SEGMENT = UnaryMethod(
        id=0xEC0E_84C6,
        name="frontdesk.v1.SegmentService/previewSegment",
        request=PreviewSegmentRequest,
        response=SegmentPreview,
        timeout=5.0,
        is_read=True,
    )
    SNAPSHOT_SEGMENT = UnaryMethod(
        id=0xCEB5_F7BC,
        name="frontdesk.v1.SegmentService/snapshotSegment",
        request=SnapshotSegmentRequest,
        response=SegmentSnapshot,
        timeout=300.0,
        is_read=False,
    )
    LIST_SNAPSHOTS = UnaryMethod(
        id=0xCA01_2948,
        name="frontdesk.v1.SegmentService/listSnapshots",
        request=ListSnapshotsRequest,
        response=SnapshotList,
        timeout=5.0,
        is_read=True,
    )
    DELETE_SNAPSHOT = UnaryMethod(
        id=0xB530_71C4,
        name="frontdesk.v1.SegmentService/deleteSnapshot",
        request=DeleteSnapshotRequest,
        response=SegmentSnapshot,
        timeout=5.0,
        is_read=False,
    )
    ALL = (
        CREATE_SEGMENT,
        UPDATE_SEGMENT,
        GET_SEGMENT,
        LIST_SEGMENTS,
        DELETE_SEGMENT,
        PREVIEW_SEGMENT,
        SNAPSHOT_SEGMENT,
        LIST_SNAPSHOTS,
        DELETE_SNAPSHOT,
    )


class SegmentServiceClient:
    """Saved segments of customers."""

    __slots__ = ("_channel",)

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def create_segment(
        self, request: CreateSegmentRequest, options: CallOptions | None = None
    ) -> Segment:
        """Makes a segment; a name that another has is `alreadyExists`.

        Its own errors: invalid_argument, already_exists, failed_precondition.
        """
        return await self._channel.unary(SegmentServiceMethods.CREATE_SEGMENT, request, options)

    async def update_segment(
        self, request: UpdateSegmentRequest, options: CallOptions | None = None
    ) -> Segment:
        """Renames a segment or changes its filter; a stale version is `aborted`.

        Its own errors: invalid_argument, not_found, already_exists, aborted.
        """
        return await self._channel.unary(SegmentServiceMethods.UPDATE_SEGMENT, request, options)

    async def get_segment(
        self, request: GetSegmentRequest, options: CallOptions | None = None
    ) -> Segment:
        """One segment.

        Its own errors: not_found.
        """
        return await self._channel.unary(SegmentServiceMethods.GET_SEGMENT, request, options)

    async def list_segments(
        self, request: ListSegmentsRequest, options: CallOptions | None = None
    ) -> SegmentList:
        """All segments of the tenant, at most 500."""
        return await self._channel.unary(SegmentServiceMethods.LIST_SEGMENTS, request, options)

    async def delete_segment(
        self, request: DeleteSegmentRequest, options: CallOptions | None = None
    ) -> Segment:
        """Deletes a segment with its snapshots, and answers with it.

        Its own errors: not_found.
        """
        return await self._channel.unary(SegmentServiceMethods.DELETE_SEGMENT, request, options)

    async def preview_segment(
        self, request: PreviewSegmentRequest, options: CallOptions | None = None
    ) -> SegmentPreview:
        """How many customers a filter gives, and the first of them; nothing is kept.

        Its own errors: invalid_argument.
        """
        return await self._channel.unary(SegmentServiceMethods.PREVIEW_SEGMENT, request, options)

    async def snapshot_segment(
        self, request: SnapshotSegmentRequest, options: CallOptions | None = None
    ) -> SegmentSnapshot:
        """Writes down who is in a segment now. One that is interrupted leaves nothing.

        Its own errors: not_found, failed_precondition.
        """
        return await self._channel.unary(SegmentServiceMethods.SNAPSHOT_SEGMENT, request, options)

    async def list_snapshots(
        self, request: ListSnapshotsRequest, options: CallOptions | None = None
    ) -> SnapshotList:
        """The snapshots of a segment, the latest first, at most 100.

        Its own errors: not_found.
        """
        return await self._channel.unary(SegmentServiceMethods.LIST_SNAPSHOTS, request, options)

    async def delete_snapshot(
        self, request: DeleteSnapshotRequest, options: CallOptions | None = None
    ) -> SegmentSnapshot:
        """Deletes one snapshot, and answers with it.

        Its own errors: not_found.
        """
        return await self._channel.unary(SegmentServiceMethods.DELETE_SNAPSHOT, request, options)
