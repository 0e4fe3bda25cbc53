// DO NOT EDIT: generated from Schema/leads.schema

public import RPCCore

/// The rpcs of LeadService as the runtime knows them.
public enum LeadServiceMethods {
  /// Makes a lead.
  public static let createLead = MethodInfo(
    id: 0x8A38_57EE, name: "frontdesk.v1.LeadService/createLead", timeoutMicroseconds: 5_000_000,
    isRead: false)

  /// Finds one lead by id.
  public static let getLead = MethodInfo(
    id: 0xBDDB_274E, name: "frontdesk.v1.LeadService/getLead", timeoutMicroseconds: 5_000_000,
    isRead: true)

  /// Pages through leads, the newest first; due follow-ups by their time.
  public static let listLeads = MethodInfo(
    id: 0x0FB2_5383, name: "frontdesk.v1.LeadService/listLeads", timeoutMicroseconds: 5_000_000,
    isRead: true)

  /// Changes fields; a stale version is `aborted` with the fields that changed.
  public static let updateLead = MethodInfo(
    id: 0xD0EC_8277, name: "frontdesk.v1.LeadService/updateLead", timeoutMicroseconds: 5_000_000,
    isRead: false)

  /// Notes a try to reach an open lead; a new lead becomes `contacted`. A lead keeps 200 tries.
  public static let recordAttempt = MethodInfo(
    id: 0x32D2_FD92, name: "frontdesk.v1.LeadService/recordAttempt", timeoutMicroseconds: 5_000_000,
    isRead: false)

  /// Sets or clears the next follow-up of an open lead.
  public static let setFollowUp = MethodInfo(
    id: 0xA4E4_8ED4, name: "frontdesk.v1.LeadService/setFollowUp", timeoutMicroseconds: 5_000_000,
    isRead: false)

  /// Makes a customer of the lead, or joins it to one.
  public static let convertLead = MethodInfo(
    id: 0xFEA3_D495, name: "frontdesk.v1.LeadService/convertLead", timeoutMicroseconds: 5_000_000,
    isRead: false)

  /// Count and value by stage, and the conversion rate.
  public static let getPipeline = MethodInfo(
    id: 0x2B43_D446, name: "frontdesk.v1.LeadService/getPipeline", timeoutMicroseconds: 5_000_000,
    isRead: true)

  /// Every rpc of the service, in the order of the schema.
  public static let all: [MethodInfo] = [
    createLead, getLead, listLeads, updateLead, recordAttempt, setFollowUp, convertLead, getPipeline
  ]
}

/// Prospects and the way that they become customers.
public struct LeadServiceClient: Sendable {
  private let channel: any ClientChannel

  /// A client that makes its calls through `channel`.
  public init(_ channel: any ClientChannel) { self.channel = channel }

  /// Makes a lead.
  public func createLead(
    _ request: CreateLeadRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Lead {
    try await channel.unary(LeadServiceMethods.createLead, request, options)
  }

  /// Finds one lead by id.
  public func getLead(
    _ request: GetLeadRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Lead {
    try await channel.unary(LeadServiceMethods.getLead, request, options)
  }

  /// Pages through leads, the newest first; due follow-ups by their time.
  public func listLeads(
    _ request: ListLeadsRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> LeadPage {
    try await channel.unary(LeadServiceMethods.listLeads, request, options)
  }

  /// Changes fields; a stale version is `aborted` with the fields that changed.
  public func updateLead(
    _ request: UpdateLeadRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Lead {
    try await channel.unary(LeadServiceMethods.updateLead, request, options)
  }

  /// Notes a try to reach an open lead; a new lead becomes `contacted`. A lead keeps 200 tries.
  public func recordAttempt(
    _ request: RecordAttemptRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Lead {
    try await channel.unary(LeadServiceMethods.recordAttempt, request, options)
  }

  /// Sets or clears the next follow-up of an open lead.
  public func setFollowUp(
    _ request: SetFollowUpRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Lead {
    try await channel.unary(LeadServiceMethods.setFollowUp, request, options)
  }

  /// Makes a customer of the lead, or joins it to one.
  public func convertLead(
    _ request: ConvertLeadRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> ConvertedLead {
    try await channel.unary(LeadServiceMethods.convertLead, request, options)
  }

  /// Count and value by stage, and the conversion rate.
  public func getPipeline(
    _ request: GetPipelineRequest, options: CallOptions = CallOptions()
  ) async throws(RPCError) -> Pipeline {
    try await channel.unary(LeadServiceMethods.getPipeline, request, options)
  }
}
