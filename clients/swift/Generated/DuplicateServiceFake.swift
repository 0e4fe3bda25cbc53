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

  /// Stands in for `scanDuplicates`.
  public var scanDuplicates: FakeChannel.Unary<ScanDuplicatesRequest, DuplicateScan>?

  /// Stands in for `getDuplicateScan`.
  public var getDuplicateScan: FakeChannel.Unary<GetDuplicateScanRequest, DuplicateScan>?

  /// Stands in for `listDuplicates`.
  public var listDuplicates: FakeChannel.Unary<ListDuplicatesRequest, DuplicatePage>?

  /// Stands in for `dismissDuplicate`.
  public var dismissDuplicate: FakeChannel.Unary<DismissDuplicateRequest, DuplicatePair>?

  /// A fake without closures.
  public init() {}

  /// What `Frontdesk(fake:)` takes; it answers with the closures that are set now.
  public var channel: FakeChannel {
    var channel = FakeChannel()
    channel.answer(DuplicateServiceMethods.previewMerge, previewMerge)
    channel.answer(DuplicateServiceMethods.mergeCustomers, mergeCustomers)
    channel.answer(DuplicateServiceMethods.undoMerge, undoMerge)
    channel.answer(DuplicateServiceMethods.listMerges, listMerges)
    channel.answer(DuplicateServiceMethods.scanDuplicates, scanDuplicates)
    channel.answer(DuplicateServiceMethods.getDuplicateScan, getDuplicateScan)
    channel.answer(DuplicateServiceMethods.listDuplicates, listDuplicates)
    channel.answer(DuplicateServiceMethods.dismissDuplicate, dismissDuplicate)
    return channel
  }

  /// Calls that the closures answer.
  public var client: DuplicateServiceClient { DuplicateServiceClient(channel) }
}
