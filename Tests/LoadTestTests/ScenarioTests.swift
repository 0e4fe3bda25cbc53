import JSONText
import LoadTest
import Testing

/// Mistakes in a scenario, each with what the message must say.
struct `Scenarios` {
  @Test func `of the example are read`() throws {
    let plan = try LoadPlan(json: JSONParser.parse(Array(LoadPlan.example.utf8)))
    #expect(plan.calls.count == 4)
    #expect(plan.calls.map(\.weight) == [70, 10, 5, 15])
    #expect(plan.calls[3].hasKey)
  }

  @Test(arguments: [
    (#"{}"#, #"needs "calls""#),
    (#"{"calls": []}"#, #"needs "calls""#),
    (#"[]"#, "is an object, not a list"),
    (#"{"call": []}"#, #"Did you mean "calls"?"#),
    (#"{"calls": [{}]}"#, "calls[0].rpc is missing"),
    (#"{"calls": [{"rpc": "A.b", "wait": 1}]}"#, #"calls[0] has no "wait""#),
    (#"{"calls": [{"rpc": "A.b", "weight": 0}]}"#, "calls[0].weight is a whole number"),
    (#"{"calls": [{"rpc": "A.b", "idempotencyKey": 1}]}"#, "true or false"),
    (#"{"calls": [{"rpc": "A.b"}], "lists": {"x": {}}}"#, "lists.x is"),
    (#"{"calls": [{"rpc": "A.b"}], "lists": {"x": {"from": 3, "to": 1}}}"#, "lists.x is"),
  ])
  func `with mistakes say what to write`(_ text: String, _ message: String) throws {
    let json = try JSONParser.parse(Array(text.utf8))
    let error = #expect(throws: LoadError.self) { try LoadPlan(json: json) }
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "no error")")
  }
}

struct `Objectives` {
  @Test func `are read with their units`() throws {
    let list = try Objective.list("p99<20ms, errors<=0.1%,rate>1000,p50<=500us,max<2s")
    #expect(list.map(\.measure) == [.p99, .errors, .rate, .p50, .max])
    #expect(list.map(\.comparison) == [.less, .atMost, .more, .atMost, .less])
    #expect(list.map(\.bound) == [20_000, 0.1, 1000, 500, 2_000_000])
  }

  @Test(arguments: [
    ("p98<20ms", #"no figure "p98""#), ("p99", "no condition"), ("p99<", "20ms"),
    ("p99<20", "a time such as"), ("errors<x", "0.1%"), ("", "no condition"),
    ("p99<-1ms", "a time"),
    ("p99<20ms,", "no condition"),
  ])
  func `that make no sense are refused`(_ text: String, _ message: String) {
    let error = #expect(throws: LoadError.self) { try Objective.list(text) }
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "no error")")
  }

  @Test func `are held against a report`() throws {
    let report: JSONValue = [
      "total": [
        "callsPerSecond": .number("1200.5"), "p99Microseconds": .number("19999.9"),
        "errorRatio": .number("0.002"),
      ]
    ]
    let met = try Objective.list("p99<20ms,errors<0.1%,rate>1000,server-cpu<5us")
      .map { $0.isMet(by: report) }
    #expect(met == [true, false, true, nil])
  }
}

struct `Comparisons` {
  private static func report(rate: String, p99: String, errors: String) -> JSONValue {
    [
      "format": .string("frontdesk.load.v1"), "load": .string("8x16"),
      "total": [
        "callsPerSecond": .number(rate), "p99Microseconds": .number(p99),
        "errorRatio": .number(errors),
      ],
    ]
  }

  @Test func `give ratios and say which conditions hold`() throws {
    let comparison = try ReportComparison(
      Self.report(rate: "1000.0", p99: "100.0", errors: "0.000000"),
      Self.report(rate: "900.0", p99: "150.0", errors: "0.010000"))
    #expect(comparison.ratio(.p99) == 1.5)
    #expect(comparison.ratio(.rate) == 0.9)
    #expect(comparison.ratio(.serverCPU) == nil)
    #expect(comparison.table.contains("1.50x"))
    let conditions = try Objective.ratios("p99>1.2x,rate<0.9x,errors>2x,server-cpu>1.5x")
    #expect(comparison.met(conditions).map(\.measure) == [.p99, .errors])
    #expect(throws: LoadError.self) { try Objective.ratios("p99>20ms") }
  }

  @Test func `take reports only`() {
    #expect(throws: LoadError.self) { try ReportComparison([:], [:]) }
  }
}
