import TestKit
import Testing

/// `schemac check` reads each example as the messages of its rpc.
@Suite struct `An example` {
  static let schema = """
    schema frontdesk.v1

    /// What to do.
    service PlanService {
      /// Makes a plan.
      rpc makePlan(Plan) -> Plan @writes @auth(portal) @example("plan.json")
    }

    /// What to do, and when.
    message Plan {
      /// When it begins.
      1 startsAt: timestamp
    }
    """

  @Test(
    arguments: [
      (#"{"request": {"startsAt": "2026-03-01T09:30:00Z"}}"#, nil),
      (#"{"request": {"starts": "2026-03-01T09:30:00Z"}}"#, "request.starts: Plan has no field"),
      (#"{"request": {}, "response": {"startsAt": "soon"}}"#, "response.startsAt: "),
      (#"{"request": {}, "request": {}}"#, "The member \"request\" is given twice."),
      (#"{"response": {}}"#, "has no `request`"), (#"{"request": 1}"#, "request: "),
      (#"{"request": {}, "note": 1}"#, "has a member `note`"), ("[]", "is not a JSON object"),
    ] as [(String, String?)])
  func `that does not fit its rpc is an error that says where`(
    text: String, problem: String?
  ) throws {
    let folder = try TemporaryDirectory()
    try folder.write(Array(Self.schema.utf8), to: "Schema/plans.schema")
    try folder.write(Array(text.utf8), to: "Schema/examples/plan.json")
    let schemac = try BuiltProgram("schemac")
    let lock = try schemac.run(["lock", "--root", folder.path])
    try #require(lock.status == 0, "\(lock.errors)")
    let result = try schemac.run(["check", "--root", folder.path])
    #expect(result.status == (problem == nil ? 0 : 1), "\(result.errors)")
    if let problem { #expect(result.errors.contains(problem), "\(result.errors)") }
  }
}
