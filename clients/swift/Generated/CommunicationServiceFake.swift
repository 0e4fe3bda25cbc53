// DO NOT EDIT: generated from Schema/communications.schema

public import FrontdeskAPI
import RPCCore

/// CommunicationService without a server: each rpc does what its closure does, and is
/// `unimplemented` until it has one.
public struct CommunicationServiceFake: Sendable {
  /// Stands in for `recordCommunication`.
  public var recordCommunication: FakeChannel.Unary<RecordCommunicationRequest, Communication>?

  /// Stands in for `getCommunication`.
  public var getCommunication: FakeChannel.Unary<GetCommunicationRequest, Communication>?

  /// Stands in for `listCommunications`.
  public var listCommunications: FakeChannel.Unary<ListCommunicationsRequest, CommunicationPage>?

  /// Stands in for `updateCommunicationStatus`.
  public var updateCommunicationStatus:
    FakeChannel.Unary<UpdateCommunicationStatusRequest, Communication>?

  /// A fake without closures.
  public init() {}

  /// What `Frontdesk(fake:)` takes; it answers with the closures that are set now.
  public var channel: FakeChannel {
    var channel = FakeChannel()
    channel.answer(CommunicationServiceMethods.recordCommunication, recordCommunication)
    channel.answer(CommunicationServiceMethods.getCommunication, getCommunication)
    channel.answer(CommunicationServiceMethods.listCommunications, listCommunications)
    channel.answer(CommunicationServiceMethods.updateCommunicationStatus, updateCommunicationStatus)
    return channel
  }

  /// Calls that the closures answer.
  public var client: CommunicationServiceClient { CommunicationServiceClient(channel) }
}
