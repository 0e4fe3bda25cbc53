package import FrontdeskAPI
package import FrontdeskServices
package import RPCCore
import SQLInterface
import Storage
package import WireFormat

extension LeadHandlers {
  package func getLead(
    _ request: GetLeadRequest, _ call: ReadCall, _ answer: inout WireWriter
  ) throws(RPCError) {
    call.store.expectOne()
    guard try db(try call.store.writeLead(request.id, to: &answer, call.scope)) else {
      throw .noSuchLead
    }
  }

  package func listLeads(
    _ request: ListLeadsRequest, _ call: ReadCall, _ answer: inout WireWriter
  ) throws(RPCError) {
    let filter = LeadFilter(request)
    try environment.list(request, method: "listLeads", call, &answer, isOne: true) {
      (position, limit, answer) throws(SQLError) in
      try call.store.writeLeads(filter, after: position, limit: limit, to: &answer, call.scope)
    } total: { () throws(SQLError) in
      try call.store.countLeads(filter, call.scope)
    }
  }

  package func getPipeline(
    _ request: GetPipelineRequest, _ call: ReadCall
  ) throws(RPCError) -> Pipeline {
    let sums = try db(try call.store.leadStages(call.scope))
    var pipeline = Pipeline()
    for stage in LeadStage.allKnown where stage != .unspecified {
      let own = sums.filter { $0.stage == stage }
      pipeline.stages.append(
        PipelineStage(
          stage: stage, leads: own.reduce(0) { $0 + UInt64(clamping: $1.leads) },
          value: own.compactMap(\.value)))
    }
    func leads(_ stage: LeadStage) -> Int64 {
      sums.reduce(0) { $1.stage == stage ? $0 + $1.leads : $0 }
    }
    let converted = leads(.converted)
    let ended = converted + leads(.lost)
    if ended > 0 {
      pipeline.conversionRate = DecimalNumber(
        unscaled: (converted * 2000 + ended) / (ended * 2), scale: 1)
    }
    return pipeline
  }
}

extension LeadFilter {
  fileprivate init(_ request: ListLeadsRequest) {
    self.init()
    stages = request.stages.filter { $0 != .unspecified }
    source = request.source == .unspecified ? nil : request.source
    owner = request.owner
    followUpDueBy = request.followUpDueBy
  }
}
