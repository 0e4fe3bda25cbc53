// DO NOT EDIT: generated from Schema/leads.schema

import Auth
package import FrontdeskAPI
package import RPCCore
import RPCServer
package import WireFormat

/// Prospects and the way that they become customers.
package protocol LeadServiceHandlers: Sendable {
  /// What `prepareCreateLead` hands to `createLead`.
  associatedtype CreateLeadPlan: Sendable
  /// The step of `createLead` that runs before the transaction.
  func prepareCreateLead(
    _ request: CreateLeadRequest, _ call: PrepareCall
  ) throws(RPCError) -> CreateLeadPlan
  /// Makes a lead.
  func createLead(_ plan: CreateLeadPlan, _ call: WriteCall) throws(RPCError) -> Lead

  /// Finds one lead by id.
  func getLead(
    _ request: GetLeadRequest, _ call: ReadCall, _ answer: inout WireWriter
  ) throws(RPCError)

  /// Pages through leads, the newest first; due follow-ups by their time.
  func listLeads(
    _ request: ListLeadsRequest, _ call: ReadCall, _ answer: inout WireWriter
  ) throws(RPCError)

  /// What `prepareUpdateLead` hands to `updateLead`.
  associatedtype UpdateLeadPlan: Sendable
  /// The step of `updateLead` that runs before the transaction.
  func prepareUpdateLead(
    _ request: UpdateLeadRequest, _ call: PrepareCall
  ) throws(RPCError) -> UpdateLeadPlan
  /// Changes fields; a stale version is `aborted` with the fields that changed.
  func updateLead(_ plan: UpdateLeadPlan, _ call: WriteCall) throws(RPCError) -> Lead

  /// Notes a try to reach an open lead; a new lead becomes `contacted`. A lead keeps 200 tries.
  func recordAttempt(_ request: RecordAttemptRequest, _ call: WriteCall) throws(RPCError) -> Lead

  /// Sets or clears the next follow-up of an open lead.
  func setFollowUp(_ request: SetFollowUpRequest, _ call: WriteCall) throws(RPCError) -> Lead

  /// Makes a customer of the lead, or joins it to one.
  func convertLead(
    _ request: ConvertLeadRequest, _ call: WriteCall
  ) throws(RPCError) -> ConvertedLead

  /// Count and value by stage, and the conversion rate.
  func getPipeline(_ request: GetPipelineRequest, _ call: ReadCall) throws(RPCError) -> Pipeline
}

extension LeadServiceHandlers {
  /// The rpcs of the service with who may call them and what runs them.
  package var methods: [ServiceMethod] {
    [
      ServiceMethod(
        info: LeadServiceMethods.createLead, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "leads.write")]),
        isTenantless: false,
        requestType: "CreateLeadRequest", responseType: "Lead",
        body: .write { (bytes, call) throws(RPCError) in
          let request = try decodeRequest(bytes, as: CreateLeadRequest.self)
          let plan = try self.prepareCreateLead(request, call)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.createLead(plan, call))
          }
        }),
      ServiceMethod(
        info: LeadServiceMethods.getLead, lane: .readsPoint,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "leads.read")]),
        isTenantless: false,
        requestType: "GetLeadRequest", responseType: "Lead",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: GetLeadRequest.self)
          try self.getLead(request, call, &answer)
        }),
      ServiceMethod(
        info: LeadServiceMethods.listLeads, lane: .readsPage,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "leads.read")]),
        isTenantless: false,
        requestType: "ListLeadsRequest", responseType: "LeadPage",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ListLeadsRequest.self)
          try self.listLeads(request, call, &answer)
        }),
      ServiceMethod(
        info: LeadServiceMethods.updateLead, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "leads.write")]),
        isTenantless: false,
        requestType: "UpdateLeadRequest", responseType: "Lead",
        body: .write { (bytes, call) throws(RPCError) in
          let request = try decodeRequest(bytes, as: UpdateLeadRequest.self)
          let plan = try self.prepareUpdateLead(request, call)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.updateLead(plan, call))
          }
        }),
      ServiceMethod(
        info: LeadServiceMethods.recordAttempt, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "leads.write")]),
        isTenantless: false,
        requestType: "RecordAttemptRequest", responseType: "Lead",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: RecordAttemptRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.recordAttempt(request, call))
          }
        }),
      ServiceMethod(
        info: LeadServiceMethods.setFollowUp, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "leads.write")]),
        isTenantless: false,
        requestType: "SetFollowUpRequest", responseType: "Lead",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: SetFollowUpRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.setFollowUp(request, call))
          }
        }),
      ServiceMethod(
        info: LeadServiceMethods.convertLead, lane: .writes,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "leads.write")]),
        isTenantless: false,
        requestType: "ConvertLeadRequest", responseType: "ConvertedLead",
        body: .write { (bytes, _) throws(RPCError) in
          let request = try decodeRequest(bytes, as: ConvertLeadRequest.self)
          return { (call, answer) throws(RPCError) in
            answer.append(try self.convertLead(request, call))
          }
        }),
      ServiceMethod(
        info: LeadServiceMethods.getPipeline, lane: .readsReport,
        access: AccessRule(grants: [.clientAdmin(scope: nil), .service(scope: "analytics.read")]),
        isTenantless: false,
        requestType: "GetPipelineRequest", responseType: "Pipeline",
        body: .read { (bytes, call, answer) throws(RPCError) in
          let request = try decodeRequest(bytes, as: GetPipelineRequest.self)
          answer.append(try self.getPipeline(request, call))
        }),
    ]
  }
}
