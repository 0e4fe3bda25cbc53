import SchemaLanguage
import TestKit
import Testing

/// One edit of the base schema and the rules that it breaks.
struct Change: Sendable, CustomTestStringConvertible {
  var name: String
  var edits: [(from: String, to: String)]
  var rules: [CompatibilityRule]

  init(_ name: String, _ edits: (from: String, to: String)..., breaks rules: CompatibilityRule...) {
    self.name = name
    self.edits = edits
    self.rules = rules
  }

  init(_ change: HarmlessChange) {
    name = change.name
    edits = change.edits
    rules = []
  }

  var testDescription: String { name }
}

@Suite struct CompatibilityTests {
  static let base = HarmlessChange.base

  private static let breaking: [Change] = [
    Change("package", ("schema t.v1", "schema t.v2"), breaks: .packageChanged),
    Change(
      "message removed", ("message Quiet { 1 name: string @length(0...200) }", ""),
      ("-> Quiet", "-> Plan"), breaks: .messageRemoved, .responseChanged),
    Change(
      "message renamed", ("message Quiet", "message Loud"), ("-> Quiet", "-> Loud"),
      breaks: .messageRenamed),
    Change(
      "enum renamed", ("enum Stage", "enum Step"), ("stage: Stage", "stage: Step"),
      breaks: .enumRenamed),
    Change(
      "enum removed", ("enum Stage { 0 unspecified; 1 new; 2 won; reserved 9, \"lost\" }", ""),
      ("stage: Stage @open", "stage: int32"), breaks: .enumRemoved, .fieldTypeChanged),
    Change(
      "message becomes an enum",
      ("message Quiet { 1 name: string @length(0...200) }", "enum Quiet { 0 unspecified }"),
      ("-> Quiet", "-> Plan"), breaks: .kindChanged, .responseChanged),
    Change("field removed", ("  1 id: uuid\n", ""), breaks: .fieldRemovedUnreserved),
    Change(
      "field removed, number reserved", ("  1 id: uuid\n", "  reserved 1\n"),
      breaks: .fieldNameUnreserved),
    Change(
      "field removed and reserved", ("  1 id: uuid\n", "  reserved 1, \"id\"\n"),
      breaks: .fieldRemoved),
    Change("field renamed", ("1 id: uuid", "1 leadID: uuid"), breaks: .fieldRenamed),
    Change("field moved", ("1 id: uuid", "30 id: uuid"), breaks: .fieldMoved),
    Change("number reused", ("1 id: uuid", "1 age: uint32"), breaks: .numberReused),
    Change(
      "reserved number reused", ("reserved 20...25", "20 age: uint32\n reserved 21...25"),
      breaks: .numberReused),
    Change("type", ("1 id: uuid", "1 id: fixed32"), breaks: .fieldTypeChanged),
    Change("wider type", ("6 size: int32", "6 size: int64"), breaks: .fieldTypeResized),
    Change("one to many", ("1 id: uuid", "1 id: [uuid]"), breaks: .fieldShapeChanged),
    Change("list element", ("tags: [string]", "tags: [bytes]"), breaks: .fieldTypeResized),
    Change("plain to optional", ("1 id: uuid", "1 id: uuid?"), breaks: .fieldPresenceChanged),
    Change("optional to plain", ("note: string?", "note: string"), breaks: .fieldPresenceChanged),
    Change(
      "new field must be set", ("1 id: uuid", "1 id: uuid\n 9 why: string @length(1...9)"),
      breaks: .requiredFieldAdded),
    Change(
      "new message field must be set", ("1 id: uuid", "1 id: uuid\n 9 why: Why"),
      ("enum Stage", "message Why { 1 n: int32 @range(1...) }\nenum Stage"),
      breaks: .requiredFieldAdded),
    Change(
      "length", ("name: string @length(0...200)\n", "name: string @length(0...100)\n"),
      breaks: .constraintTightened),
    Change(
      "new length", ("8 plan", "30 x: bool\n 8 plan"),
      ("1 name: string }", "1 name: string @length(0...9) }"),
      breaks: .constraintTightened),
    Change("count", ("@count(0...50)", "@count(1...50)"), breaks: .constraintTightened),
    Change("range", ("@range(0...9)", "@range(0...8)"), breaks: .constraintTightened),
    Change("format", ("@format(email)", "@format(url)"), breaks: .constraintTightened),
    Change(
      "pattern", ("@format(email)", "@format(email) @pattern(\"a+\")"),
      breaks: .constraintTightened),
    Change("open removed", ("stage: Stage @open", "stage: Stage"), breaks: .openRemoved),
    Change("sensitive removed", ("? @sensitive", "?"), breaks: .sensitiveRemoved),
    Change(
      "left a oneof", ("10 phone: string; ", ""), ("1 id: uuid", "1 id: uuid\n 10 phone: string"),
      ("channel 10...19", "channel 11...19"), breaks: .oneofRangeShrunk, .oneofMembershipChanged),
    Change(
      "joined a oneof", ("  4 note: string? @sensitive\n", ""),
      ("channel 10...19 {", "channel 4...19 { 4 note: string @sensitive;"),
      ("  5 tags: [string] @count(0...50)\n", ""), ("  6 size: int32 @range(0...9)\n", ""),
      ("  7 mail: string @format(email)\n", ""), ("  8 plan: Plan\n", ""),
      ("reserved 20...25", "reserved 5...8, \"tags\", \"size\", \"mail\", \"plan\", 20...25"),
      breaks: .oneofRangeGrown, .fieldPresenceChanged, .oneofMembershipChanged, .fieldRemoved,
      .fieldRemoved, .fieldRemoved, .fieldRemoved),
    Change("oneof renamed", ("oneof channel", "oneof reach"), breaks: .oneofRenamed),
    Change(
      "oneof removed",
      ("  oneof channel 10...19 { 10 phone: string; 11 handle: string }\n", ""),
      ("reserved 20", "reserved 10, 11, \"phone\", \"handle\", 20"),
      breaks: .oneofRemoved, .fieldRemoved, .fieldRemoved),
    Change("oneof shrunk", ("channel 10...19", "channel 10...15"), breaks: .oneofRangeShrunk),
    Change("oneof grown", ("channel 10...19", "channel 9...19"), breaks: .oneofRangeGrown),
    Change("reserved number freed", ("20...25", "20...24"), breaks: .reservationRemoved),
    Change("reserved name freed", ("25, \"score\"", "25"), breaks: .reservationRemoved),
    Change("value removed", ("; 2 won", ""), breaks: .valueRemovedUnreserved),
    Change(
      "value removed, number reserved", ("; 2 won; reserved", "; reserved 2,"),
      breaks: .valueNameUnreserved),
    Change(
      "value removed and reserved", ("; 2 won; reserved", "; reserved \"won\", 2,"),
      breaks: .valueRemoved),
    Change("value renamed", ("2 won", "2 gained"), breaks: .valueRenamed),
    Change("value moved", ("2 won", "3 won"), breaks: .valueMoved),
    Change("enum reservation", ("reserved 9, \"lost\"", "reserved 9"), breaks: .reservationRemoved),
    Change(
      "service removed",
      ("service PlanService { rpc getPlan(Plan) -> Plan @works @auth(portal) }", ""),
      breaks: .serviceRemoved),
    Change(
      "service renamed", ("service PlanService", "service PlansService"),
      breaks: .serviceRenamed),
    Change(
      "rpc removed", ("  rpc saveLead(Lead) -> Lead @writes @auth(portal) @tenantless\n", ""),
      breaks: .rpcRemoved),
    Change("rpc renamed", ("rpc saveLead", "rpc storeLead"), breaks: .rpcRenamed),
    Change("request", ("getLead(Lead)", "getLead(Plan)"), breaks: .requestChanged),
    Change("response", ("-> Quiet", "-> Lead"), breaks: .responseChanged),
    Change(
      "stream", ("getPlan(Plan) -> Plan", "getPlan(Plan) -> stream Plan"),
      breaks: .streamChanged),
    Change("read to write", ("@reads(point)", "@writes"), breaks: .readBecameWrite),
    Change("write to read", ("@writes", "@reads(page)"), breaks: .writeBecameRead),
    Change("role lost", ("@auth(clientAdmin, portal)", "@auth(portal)"), breaks: .authNarrowed),
    Change(
      "scope needed", ("@auth(clientAdmin, ", "@auth(clientAdmin(scope: \"finance\"), "),
      breaks: .authNarrowed),
    Change(
      "platform admin lost", ("clientAdmin, portal", "only: clientAdmin, portal"),
      breaks: .authNarrowed),
    Change("tenant needed", (" @tenantless", ""), breaks: .tenantRequired),
    Change(
      "less time", ("Plan) -> Plan @works", "Plan) -> Plan @works @timeout(1s)"),
      breaks: .timeoutShortened),
    Change("time at all", (" @timeout(none)", ""), breaks: .timeoutShortened),
    Change("new error", ("@errors(notFound)", "@errors(notFound, aborted)"), breaks: .errorAdded),
  ]

  private func findings(_ change: Change) throws -> [Diagnostic] {
    var text = Self.base
    for (from, to) in change.edits {
      try #require(text.contains(from), "the base does not hold \(from)")
      text = text.replacing(from, with: to)
    }
    let old = try #require(SchemaCompiler.compile(files: [("t", Self.base)]).schema)
    let lock = try #require(LockFile.parse(LockFile.render(old)).schema)
    let (new, diagnostics) = SchemaCompiler.compile(files: [("t", text)])
    let schema = try #require(new, "\(diagnostics.map { $0.rendered() })")
    return CompatibilityCheck.breakingChanges(
      from: lock, to: schema, sources: ["t.schema": text, "lock": LockFile.render(old)])
  }

  @Test(arguments: breaking)
  func `a breaking change is found`(change: Change) throws {
    let found = try findings(change)
    #expect(
      found.map(\.rule).sorted { ($0 ?? "") < ($1 ?? "") }
        == change.rules.map(\.rawValue).sorted(), "\(found.map { $0.rendered() })")
    for finding in found {
      #expect(finding.notes.allSatisfy { $0.hasPrefix("breaks ") } && !finding.notes.isEmpty)
      #expect(finding.location.line == 0 || !finding.sourceLine.isEmpty)
    }
  }

  @Test(arguments: HarmlessChange.all)
  func `an addition is fine`(change: HarmlessChange) throws {
    #expect(try findings(Change(change)).map { $0.rendered() } == [])
  }

  @Test func `every rule has a case in the table and says whom it breaks`() {
    let covered = Set(Self.breaking.flatMap(\.rules))
    #expect(Set(CompatibilityRule.allCases).subtracting(covered) == [])
    for rule in CompatibilityRule.allCases { #expect(!rule.damages.isEmpty, "\(rule)") }
  }

  @Test func `the lock knows only the contract and reads itself`() throws {
    let schema = try #require(SchemaCompiler.compile(files: Samples.good).schema)
    let lock = LockFile.render(schema)
    #expect(!lock.contains("///") && !lock.contains("@example") && !lock.contains("@prepared"))
    let parsed = try #require(LockFile.parse(lock).schema)
    #expect(LockFile.render(parsed) == lock)
    #expect(parsed.fingerprint == schema.fingerprint)
    #expect(LockFile.parse("<<<<<<< HEAD\n" + lock).schema == nil)
    #expect(LockFile.parse("").diagnostics.first?.location.file == "lock")
  }

  @Test func `the fingerprint follows the contract and nothing else`() throws {
    func fingerprint(_ text: String) throws -> UInt64 {
      try #require(SchemaCompiler.compile(files: [("t", text)]).schema).fingerprint
    }
    let base = try fingerprint(Self.base)
    #expect(try fingerprint("// hello\n" + Self.base) == base)
    #expect(try fingerprint(Self.base.replacing("2 won", with: "2 won; 3 gone")) != base)
  }
}
