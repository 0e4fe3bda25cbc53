/// One edit of a small schema that breaks nobody: the table that the check of schemas and the
/// calls between versions are both tried with.
package struct HarmlessChange: Sendable, CustomStringConvertible {
  package let name: String
  /// Texts of `base` and what stands in their place.
  package let edits: [(from: String, to: String)]

  package init(_ name: String, _ edits: (from: String, to: String)...) {
    self.name = name
    self.edits = edits
  }

  package var description: String { name }

  /// The schema after the change.
  package var text: String {
    var text = Self.base
    for (from, to) in edits { text.replace(from, with: to) }
    return text
  }

  /// The schema before it.
  package static let base = """
    schema t.v1
    message Lead {
      1 id: uuid
      2 name: string @length(0...200)
      3 stage: Stage @open
      4 note: string? @sensitive
      5 tags: [string] @count(0...50)
      6 size: int32 @range(0...9)
      7 mail: string @format(email)
      8 plan: Plan
      40 labels: {string: string}
      41 plans: {int32: Plan}
      oneof channel 10...19 { 10 phone: string; 11 handle: string }
      reserved 20...25, "score"
    }
    message Plan { 1 name: string }
    message Quiet { 1 name: string @length(0...200) }
    enum Stage { 0 unspecified; 1 new; 2 won; reserved 9, "lost" }
    service LeadService {
      rpc getLead(Lead) -> Quiet @reads(point) @auth(clientAdmin, portal) @errors(notFound)
      rpc saveLead(Lead) -> Lead @writes @auth(portal) @tenantless
      rpc watch(Plan) -> stream Lead @feed @timeout(none) @auth(portal)
      rpc collect(stream Lead) -> Plan @works @auth(portal)
      rpc talk(stream Plan) -> stream Lead @works @auth(portal)
    }
    service PlanService { rpc getPlan(Plan) -> Plan @works @auth(portal) }
    """

  /// Every kind of change that `schemac check` allows.
  package static let all: [HarmlessChange] = [
    HarmlessChange("nothing"),
    HarmlessChange("new field", ("1 id: uuid", "1 id: uuid\n 9 age: int32 @range(0...150)")),
    HarmlessChange(
      "new required field in an answer", ("Quiet { ", "Quiet { 2 x: string @length(1...2); ")),
    HarmlessChange(
      "new optional field", ("1 id: uuid", "1 id: uuid\n 9 why: string? @length(1...9)")),
    HarmlessChange("new oneof member", ("11 handle: string", "11 handle: string; 12 fax: string")),
    HarmlessChange("new oneof", ("1 id: uuid", "1 id: uuid\n oneof age 30...39 { 30 y: int32 }")),
    HarmlessChange("new value", ("2 won", "2 won; 3 gone")),
    HarmlessChange(
      "new service",
      (
        "service PlanService",
        "service S { rpc f(Plan) -> Plan @works @auth(portal) }\nservice PlanService"
      )),
    HarmlessChange("new message", ("enum Stage", "message New {}\nenum Stage")),
    HarmlessChange(
      "new rpc", ("  rpc saveLead", "  rpc f(Plan) -> Plan @works @auth(portal)\n rpc saveLead")),
    HarmlessChange(
      "new streams",
      (
        "  rpc saveLead",
        """
          rpc f(stream Plan) -> stream Plan @works @auth(portal)
          rpc g(stream Plan) -> Plan @works @auth(portal)
          rpc h(Plan) -> stream Plan @works @auth(portal)
          rpc saveLead
        """
      )),
    HarmlessChange("new map", ("1 id: uuid", "1 id: uuid\n 42 sums: {string: int64}")),
    HarmlessChange(
      "new field of a map's values",
      ("message Plan { 1 name: string }", "message Plan { 1 name: string; 2 size: int32 }")),
    HarmlessChange("looser length", ("string @length(0...200)\n", "string\n")),
    HarmlessChange("looser range", ("@range(0...9)", "@range(0...)")),
    HarmlessChange(
      "tighter constraint in an answer",
      ("1 name: string @length(0...200)", "1 name: string @length(0...9)")),
    HarmlessChange("more reserved", ("reserved 20...25", "reserved 20...30")),
    HarmlessChange("reserved otherwise", ("reserved 20...25", "reserved 23...25, 20...22")),
    HarmlessChange(
      "wider auth", ("@auth(clientAdmin, portal)", "@auth(clientAdmin, portal, supportStaff)")),
    HarmlessChange("another read lane", ("@reads(point)", "@reads(report)")),
    HarmlessChange("fewer errors", (" @errors(notFound)", "")),
    HarmlessChange("more time", ("@works", "@works @timeout(1m)")),
    HarmlessChange("deprecation", ("1 id: uuid", "1 id: uuid @deprecated(\"x\")")),
    HarmlessChange("docs", ("message Plan", "/// A plan.\nmessage Plan")),
    HarmlessChange("sensitive", ("1 id: uuid", "1 id: uuid @sensitive")),
  ]
}
