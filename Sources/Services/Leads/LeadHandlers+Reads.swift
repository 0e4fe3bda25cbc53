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
    let isFound: Bool
    do throws(SQLError) {
      isFound = try call.store.writeLead(request.id, to: &answer, call.scope)
    } catch {
      throw RPCError(error)
    }
    guard isFound else { throw .noSuchLead }
  }

  package func listLeads(
    _ request: ListLeadsRequest, _ call: ReadCall, _ answer: inout WireWriter
  ) throws(RPCError) {
    var question = request
    question.cursor = ""
    question.pageSize = 0
    question.withTotal = false
    let cursor = ListCursor(
      environment.cursors, call.scope, method: "listLeads", question: question)
    let position = try cursor.open(request.cursor)
    let filter = LeadFilter(request)
    var end = LeadPage()
    do throws(SQLError) {
      let last = try call.store.writeLeads(
        filter, after: position, limit: PageLimit(Int(request.pageSize)), to: &answer, call.scope)
      end.nextCursor = last.map { cursor.seal($0) }
      if request.withTotal { end.total = try call.store.countLeads(filter, call.scope) }
    } catch {
      throw RPCError(error)
    }
    answer.append(end)
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
