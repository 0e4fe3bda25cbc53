// DO NOT EDIT: generated from Schema/audit.schema

public import FrontdeskAPI
import RPCCore

/// AuditService without a server: each rpc does what its closure does, and is
/// `unimplemented` until it has one.
public struct AuditServiceFake: Sendable {
  /// Stands in for `list`.
  public var list: FakeChannel.Unary<ListAuditRequest, AuditPage>?

  /// Stands in for `getHead`.
  public var getHead: FakeChannel.Unary<GetAuditHeadRequest, AuditHead>?

  /// Stands in for `verifyChain`.
  public var verifyChain: FakeChannel.Unary<VerifyChainRequest, ChainReport>?

  /// A fake without closures.
  public init() {}

  /// What `Frontdesk(fake:)` takes; it answers with the closures that are set now.
  public var channel: FakeChannel {
    var channel = FakeChannel()
    channel.answer(AuditServiceMethods.list, list)
    channel.answer(AuditServiceMethods.getHead, getHead)
    channel.answer(AuditServiceMethods.verifyChain, verifyChain)
    return channel
  }

  /// Calls that the closures answer.
  public var client: AuditServiceClient { AuditServiceClient(channel) }
}
