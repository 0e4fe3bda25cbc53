// DO NOT EDIT: generated from Schema/leads.schema

public import FrontdeskAPI
import RPCCore

/// LeadService without a server: each rpc does what its closure does, and is
/// `unimplemented` until it has one.
public struct LeadServiceFake: Sendable {
  /// Stands in for `createLead`.
  public var createLead: FakeChannel.Unary<CreateLeadRequest, Lead>?

  /// Stands in for `getLead`.
  public var getLead: FakeChannel.Unary<GetLeadRequest, Lead>?

  /// Stands in for `listLeads`.
  public var listLeads: FakeChannel.Unary<ListLeadsRequest, LeadPage>?

  /// Stands in for `updateLead`.
  public var updateLead: FakeChannel.Unary<UpdateLeadRequest, Lead>?

  /// Stands in for `recordAttempt`.
  public var recordAttempt: FakeChannel.Unary<RecordAttemptRequest, Lead>?

  /// Stands in for `setFollowUp`.
  public var setFollowUp: FakeChannel.Unary<SetFollowUpRequest, Lead>?

  /// Stands in for `convertLead`.
  public var convertLead: FakeChannel.Unary<ConvertLeadRequest, ConvertedLead>?

  /// Stands in for `getPipeline`.
  public var getPipeline: FakeChannel.Unary<GetPipelineRequest, Pipeline>?

  /// A fake without closures.
  public init() {}

  /// What `Frontdesk(fake:)` takes; it answers with the closures that are set now.
  public var channel: FakeChannel {
    var channel = FakeChannel()
    channel.answer(LeadServiceMethods.createLead, createLead)
    channel.answer(LeadServiceMethods.getLead, getLead)
    channel.answer(LeadServiceMethods.listLeads, listLeads)
    channel.answer(LeadServiceMethods.updateLead, updateLead)
    channel.answer(LeadServiceMethods.recordAttempt, recordAttempt)
    channel.answer(LeadServiceMethods.setFollowUp, setFollowUp)
    channel.answer(LeadServiceMethods.convertLead, convertLead)
    channel.answer(LeadServiceMethods.getPipeline, getPipeline)
    return channel
  }

  /// Calls that the closures answer.
  public var client: LeadServiceClient { LeadServiceClient(channel) }
}
