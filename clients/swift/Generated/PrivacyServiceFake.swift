// DO NOT EDIT: generated from Schema/privacy.schema

public import FrontdeskAPI
import RPCCore

/// PrivacyService without a server: each rpc does what its closure does, and is
/// `unimplemented` until it has one.
public struct PrivacyServiceFake: Sendable {
  /// Stands in for `eraseCustomer`.
  public var eraseCustomer: FakeChannel.Unary<EraseCustomerRequest, ErasureReceipt>?

  /// Stands in for `eraseLead`.
  public var eraseLead: FakeChannel.Unary<EraseLeadRequest, ErasureReceipt>?

  /// Stands in for `getErasure`.
  public var getErasure: FakeChannel.Unary<GetErasureRequest, ErasureReceipt>?

  /// Stands in for `exportSubject`.
  public var exportSubject: FakeChannel.Responses<ExportSubjectRequest, SubjectRecord>?

  /// Stands in for `getDataQuality`.
  public var getDataQuality: FakeChannel.Unary<GetDataQualityRequest, DataQualityReport>?

  /// Stands in for `listDataProblems`.
  public var listDataProblems: FakeChannel.Unary<ListDataProblemsRequest, DataProblemPage>?

  /// A fake without closures.
  public init() {}

  /// What `Frontdesk(fake:)` takes; it answers with the closures that are set now.
  public var channel: FakeChannel {
    var channel = FakeChannel()
    channel.answer(PrivacyServiceMethods.eraseCustomer, eraseCustomer)
    channel.answer(PrivacyServiceMethods.eraseLead, eraseLead)
    channel.answer(PrivacyServiceMethods.getErasure, getErasure)
    channel.answer(PrivacyServiceMethods.exportSubject, responses: exportSubject)
    channel.answer(PrivacyServiceMethods.getDataQuality, getDataQuality)
    channel.answer(PrivacyServiceMethods.listDataProblems, listDataProblems)
    return channel
  }

  /// Calls that the closures answer.
  public var client: PrivacyServiceClient { PrivacyServiceClient(channel) }
}
