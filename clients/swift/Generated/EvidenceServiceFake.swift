// DO NOT EDIT: generated from Schema/evidence.schema

public import FrontdeskAPI
import RPCCore

/// EvidenceService without a server: each rpc does what its closure does, and is
/// `unimplemented` until it has one.
public struct EvidenceServiceFake: Sendable {
  /// Stands in for `beginUpload`.
  public var beginUpload: FakeChannel.Unary<BeginEvidenceRequest, EvidenceUpload>?

  /// Stands in for `upload`.
  public var upload: FakeChannel.Requests<EvidencePart, EvidenceUpload>?

  /// Stands in for `getUpload`.
  public var getUpload: FakeChannel.Unary<GetEvidenceUploadRequest, EvidenceUpload>?

  /// Stands in for `finishUpload`.
  public var finishUpload: FakeChannel.Unary<FinishEvidenceRequest, EvidenceFile>?

  /// Stands in for `listEvidence`.
  public var listEvidence: FakeChannel.Unary<ListEvidenceRequest, EvidencePage>?

  /// Stands in for `downloadEvidence`.
  public var downloadEvidence: FakeChannel.Responses<DownloadEvidenceRequest, FilePart>?

  /// Stands in for `deleteEvidence`.
  public var deleteEvidence: FakeChannel.Unary<DeleteEvidenceRequest, EvidenceFile>?

  /// A fake without closures.
  public init() {}

  /// What `Frontdesk(fake:)` takes; it answers with the closures that are set now.
  public var channel: FakeChannel {
    var channel = FakeChannel()
    channel.answer(EvidenceServiceMethods.beginUpload, beginUpload)
    channel.answer(EvidenceServiceMethods.upload, requests: upload)
    channel.answer(EvidenceServiceMethods.getUpload, getUpload)
    channel.answer(EvidenceServiceMethods.finishUpload, finishUpload)
    channel.answer(EvidenceServiceMethods.listEvidence, listEvidence)
    channel.answer(EvidenceServiceMethods.downloadEvidence, responses: downloadEvidence)
    channel.answer(EvidenceServiceMethods.deleteEvidence, deleteEvidence)
    return channel
  }

  /// Calls that the closures answer.
  public var client: EvidenceServiceClient { EvidenceServiceClient(channel) }
}
