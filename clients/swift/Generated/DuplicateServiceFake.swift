// DO NOT EDIT: generated from Schema/merging.schema

public import FrontdeskAPI
import RPCCore

/// DuplicateService without a server: each rpc does what its closure does, and is
/// `unimplemented` until it has one.
public struct DuplicateServiceFake: Sendable {
  /// Stands in for `previewMerge`.
  public var previewMerge: FakeChannel.Unary<PreviewMergeRequest, MergePreview>?

  /// Stands in for `mergeCustomers`.
  public var mergeCustomers: FakeChannel.Unary<MergeCustomersRequest, MergedCustomers>?

  /// Stands in for `undoMerge`.
  public var undoMerge: FakeChannel.Unary<UndoMergeRequest, UndoneMerge>?

  /// Stands in for `listMerges`.
  public var listMerges: FakeChannel.Unary<ListMergesRequest, MergePage>?

  /// A fake without closures.
  public init() {}

  /// What `Frontdesk(fake:)` takes; it answers with the closures that are set now.
  public var channel: FakeChannel {
    var channel = FakeChannel()
    channel.answer(DuplicateServiceMethods.previewMerge, previewMerge)
    channel.answer(DuplicateServiceMethods.mergeCustomers, mergeCustomers)
    channel.answer(DuplicateServiceMethods.undoMerge, undoMerge)
    channel.answer(DuplicateServiceMethods.listMerges, listMerges)
    return channel
  }

  /// Calls that the closures answer.
  public var client: DuplicateServiceClient { DuplicateServiceClient(channel) }
}
