// DO NOT EDIT: generated from Schema/segments.schema

public import FrontdeskAPI
import RPCCore

/// SegmentService without a server: each rpc does what its closure does, and is
/// `unimplemented` until it has one.
public struct SegmentServiceFake: Sendable {
  /// Stands in for `createSegment`.
  public var createSegment: FakeChannel.Unary<CreateSegmentRequest, Segment>?

  /// Stands in for `updateSegment`.
  public var updateSegment: FakeChannel.Unary<UpdateSegmentRequest, Segment>?

  /// Stands in for `getSegment`.
  public var getSegment: FakeChannel.Unary<GetSegmentRequest, Segment>?

  /// Stands in for `listSegments`.
  public var listSegments: FakeChannel.Unary<ListSegmentsRequest, SegmentList>?

  /// Stands in for `deleteSegment`.
  public var deleteSegment: FakeChannel.Unary<DeleteSegmentRequest, Segment>?

  /// Stands in for `previewSegment`.
  public var previewSegment: FakeChannel.Unary<PreviewSegmentRequest, SegmentPreview>?

  /// Stands in for `snapshotSegment`.
  public var snapshotSegment: FakeChannel.Unary<SnapshotSegmentRequest, SegmentSnapshot>?

  /// Stands in for `listSnapshots`.
  public var listSnapshots: FakeChannel.Unary<ListSnapshotsRequest, SnapshotList>?

  /// Stands in for `deleteSnapshot`.
  public var deleteSnapshot: FakeChannel.Unary<DeleteSnapshotRequest, SegmentSnapshot>?

  /// A fake without closures.
  public init() {}

  /// What `Frontdesk(fake:)` takes; it answers with the closures that are set now.
  public var channel: FakeChannel {
    var channel = FakeChannel()
    channel.answer(SegmentServiceMethods.createSegment, createSegment)
    channel.answer(SegmentServiceMethods.updateSegment, updateSegment)
    channel.answer(SegmentServiceMethods.getSegment, getSegment)
    channel.answer(SegmentServiceMethods.listSegments, listSegments)
    channel.answer(SegmentServiceMethods.deleteSegment, deleteSegment)
    channel.answer(SegmentServiceMethods.previewSegment, previewSegment)
    channel.answer(SegmentServiceMethods.snapshotSegment, snapshotSegment)
    channel.answer(SegmentServiceMethods.listSnapshots, listSnapshots)
    channel.answer(SegmentServiceMethods.deleteSnapshot, deleteSnapshot)
    return channel
  }

  /// Calls that the closures answer.
  public var client: SegmentServiceClient { SegmentServiceClient(channel) }
}
