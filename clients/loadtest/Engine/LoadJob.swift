import JSONText
import RPCCore
import SchemaLanguage
import Seams
import WireFormat

/// All that the threads of a run share: what to send, as whom, where to and how fast.
package struct LoadJob: Sendable {
  /// AUTH frames that a connection sends when it begins; the server takes five a second.
  static let tokensAConnection = 4

  let target: LoadTarget
  let shape: LoadShape
  let callers: LoadCallers
  let programs: [RequestProgram]
  let mix: WeightedChoice
  let tenantChoice: WeightedChoice

  /// Fetches what the plan needs from the server and compiles its requests.
  package init(
    _ plan: LoadPlan, contract: LoadContract, target: LoadTarget, callers: LoadCallers,
    shape: LoadShape
  ) throws(LoadError) {
    self.target = target
    self.callers = callers
    self.shape = shape
    let loader = ListLoader(contract: contract, target: target, callers: callers)
    let known = ValueList.known.merging(plan.lists) { _, own in own }
    var lists: [String: [[ListValue]]] = [:]
    for name in Set(plan.calls.flatMap { Self.lists(in: $0.request) }).sorted() {
      guard let list = known[name] else {
        throw LoadError(
          "There is no list \"\(name)\". There are \(known.keys.sorted().joined(separator: ", ")).")
      }
      lists[name] = try loader.values(list)
    }
    var mixed = SplitMix64(seed: shape.seed)
    let compiler = RequestCompiler(
      schema: contract.schema, transcoder: contract.transcoder, run: mixed.next() >> 1,
      now: SystemClock().now().microseconds, lists: lists)
    var programs: [RequestProgram] = []
    for call in plan.calls {
      let method = try contract.method(call.rpc)
      programs.append(try compiler.program(call, method, tenants: callers.tenants.count))
    }
    self.programs = programs
    mix = WeightedChoice(weights: plan.calls.map { Double($0.weight) })
    tenantChoice = WeightedChoice(zipf: callers.tenants.count, exponent: callers.skew)
  }

  private static func lists(in value: JSONValue) -> [String] {
    switch value {
    case .array(let elements): elements.flatMap(lists)
    case .object(let members):
      members.flatMap { member in
        member.name == "$existing" ? [member.value.string ?? ""] : lists(in: member.value)
      }
    case .null, .bool, .number, .string: []
    }
  }
}
