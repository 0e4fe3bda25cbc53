// DO NOT EDIT: generated from Schema/consents.schema

public import FrontdeskAPI
import RPCCore

/// ConsentService without a server: each rpc does what its closure does, and is
/// `unimplemented` until it has one.
public struct ConsentServiceFake: Sendable {
  /// Stands in for `recordConsent`.
  public var recordConsent: FakeChannel.Unary<RecordConsentRequest, Consent>?

  /// Stands in for `listConsents`.
  public var listConsents: FakeChannel.Unary<ListConsentsRequest, ConsentPage>?

  /// A fake without closures.
  public init() {}

  /// What `Frontdesk(fake:)` takes; it answers with the closures that are set now.
  public var channel: FakeChannel {
    var channel = FakeChannel()
    channel.answer(ConsentServiceMethods.recordConsent, recordConsent)
    channel.answer(ConsentServiceMethods.listConsents, listConsents)
    return channel
  }

  /// Calls that the closures answer.
  public var client: ConsentServiceClient { ConsentServiceClient(channel) }
}
