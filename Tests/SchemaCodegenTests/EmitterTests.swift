import SchemaCodegen
import SchemaLanguage
import Testing

struct EmitterTests {
  static let files = SchemaCodegen.generateAll(
    LeadSchema.schema, sources: LeadSchema.sources, examples: LeadSchema.examples)

  private func text(_ path: String) throws -> String {
    try #require(Self.files.first { $0.path == path }, "\(path)").text
  }

  @Test func `every file has its place`() {
    #expect(
      Self.files.map(\.path) == [
        "Schema/reference/LeadFeed.md", "Schema/reference/LeadService.md",
        "Schema/reference/README.md", "Sources/FrontdeskAPI/Generated/Common.swift",
        "Sources/FrontdeskAPI/Generated/LeadFeedClient.swift",
        "Sources/FrontdeskAPI/Generated/LeadServiceClient.swift",
        "Sources/FrontdeskAPI/Generated/Leads.swift",
        "Sources/FrontdeskServices/Generated/LeadFeedHandlers.swift",
        "Sources/FrontdeskServices/Generated/LeadServiceHandlers.swift",
        "Sources/FrontdeskServices/Generated/SchemaText.swift",
        "Sources/RPCCore/Generated/Rpc.swift", "clients/proto/common.proto",
        "clients/proto/leads.proto", "clients/proto/rpc.proto", "clients/proto/values.proto",
      ]
        + [
          "__init__", "common", "lead_feed", "lead_service", "leads", "rpc",
        ].map { "clients/python/src/frontdesk_client/generated/\($0).py" }
        + [
          "clients/swift/Generated/LeadFeedFake.swift",
          "clients/swift/Generated/LeadServiceFake.swift",
        ])
  }

  @Test func `every file says that it is generated and ends in a line break`() {
    for file in Self.files {
      let first = file.text.prefix { $0 != "\n" }
      #expect(first.contains("DO NOT EDIT: generated from"), "\(file.path)")
      #expect(file.text.hasSuffix("\n") && !file.text.hasSuffix("\n\n"), "\(file.path)")
    }
  }

  @Test func `generated Swift keeps to the columns and forces nothing`() {
    for file in Self.files where file.path.hasSuffix(".swift") {
      for line in file.text.split(separator: "\n") {
        #expect(line.count <= 100, "\(file.path): \(line)")
        #expect(!line.contains("try!") && !line.hasSuffix(" "), "\(file.path): \(line)")
      }
    }
  }

  @Test func `the output is the same each time`() {
    let again = SchemaCodegen.generateAll(
      LeadSchema.schema, sources: LeadSchema.sources, examples: LeadSchema.examples)
    #expect(again == Self.files)
  }

  @Test func `a file that uses messages of the runtime imports it`() throws {
    #expect(try text("Sources/FrontdeskAPI/Generated/Leads.swift").contains("import RPCCore"))
    #expect(!(try text("Sources/FrontdeskAPI/Generated/Common.swift").contains("import RPCCore")))
  }

  @Test func `each kind of handler has its shape`() throws {
    let handlers = try text("Sources/FrontdeskServices/Generated/LeadServiceHandlers.swift")
    for part in [
      "func getLead(_ request: LeadRequest, _ call: ReadCall) throws(RPCError) -> Lead\n",
      "_ request: LeadRequest, _ call: ReadCall, _ answer: inout WireWriter\n",
      "func updateLead(_ request: Lead, _ call: WriteCall) throws(RPCError) -> Lead\n",
      "associatedtype CreateLeadPlan: Sendable\n",
      "func prepareCreateLead(_ request: Lead, _ call: PrepareCall)",
      "func createLead(_ plan: CreateLeadPlan, _ call: WriteCall) throws(RPCError) -> Lead\n",
      "func importLeads(_ request: LeadRequest, _ call: WorkCall) throws(RPCError) -> Page\n",
      "access: AccessRule(isExclusive: true, grants: [.platformAdmin]),",
      "access: AccessRule(grants: [.clientAdmin(scope: \"finance\")]),",
      "access: AccessRule(isPublic: true),", "isTenantless: true,",
    ] {
      #expect(handlers.contains(part), "\(part)")
    }
    let feed = try text("Sources/FrontdeskServices/Generated/LeadFeedHandlers.swift")
    #expect(feed.contains("body: .feed { (bytes, call) throws(RPCError) in"))
    #expect(feed.contains(") throws(RPCError) -> FeedSource<LeadEvent>"))
  }

  @Test func `each rpc has a stub of its shape and a line in the table`() throws {
    let client = try text("Sources/FrontdeskAPI/Generated/LeadServiceClient.swift")
    #expect(client.contains("id: 0x1234_5678, name: \"frontdesk.v1.LeadService/getLead\""))
    #expect(client.contains("static let all: [MethodInfo] = [getLead, peekLead,"))
    let feed = try text("Sources/FrontdeskAPI/Generated/LeadFeedClient.swift")
    for part in [
      "static let watchLeads", "isRead: false, shape: .serverStream)",
      "func watchLeads(\n", "    _ request: LeadRequest, options: CallOptions = CallOptions()\n",
      ") async throws(RPCError) -> ResponseStream<LeadEvent> {\n",
      "try await channel.responses(LeadFeedMethods.watchLeads, request, options)\n",
      "func sendLeads(\n", "    options: CallOptions = CallOptions()\n",
      ") async throws(RPCError) -> RequestStream<Lead, Page> {\n",
      "try await channel.requests(LeadFeedMethods.sendLeads, options)\n",
      ") async throws(RPCError) -> DuplexStream<Lead, LeadEvent> {\n",
      "try await channel.duplex(LeadFeedMethods.matchLeads, options)\n",
    ] {
      #expect(feed.contains(part), "\(part)")
    }
  }

  @Test func `a service has a fake for its callers' tests`() throws {
    let fake = try text("clients/swift/Generated/LeadFeedFake.swift")
    for part in [
      "public var watchLeads: FakeChannel.Responses<LeadRequest, LeadEvent>?\n",
      "channel.answer(LeadFeedMethods.watchLeads, responses: watchLeads)\n",
      "channel.answer(LeadFeedMethods.sendLeads, requests: sendLeads)\n",
      "channel.answer(LeadFeedMethods.matchLeads, duplex: matchLeads)\n",
    ] {
      #expect(fake.contains(part), "\(part)")
    }
    let unary = try text("clients/swift/Generated/LeadServiceFake.swift")
    #expect(unary.contains("public var getLead: FakeChannel.Unary<LeadRequest, Lead>?\n"))
  }

  @Test func `the schema's text survives quotes and back-slashes`() throws {
    let source = try text("Sources/FrontdeskServices/Generated/SchemaText.swift")
    let literal = "##\"\"\"\n      schema frontdesk.v1\n\n      /// \"\"\"# and \\# inside"
    #expect(source.contains(literal))
  }

  @Test func `the reference shows what a caller has to know`() throws {
    let page = try text("Schema/reference/LeadService.md")
    for part in [
      "| [getLead](#getlead) | reads(point) | clientAdmin, service with scope `leads.read`, ",
      "- Time-out: 1.5 s\n", "- Time-out: 1 min\n", "- Errors of its own: `notFound`, besides ",
      "| `email` | 4 | `string?` | format email, sensitive |  |",
      "| `tags` | 8 | `[string]` | count 0 to 50 | Deprecated: use attributes. |",
      "`LeadStage` is one of `unspecified` (0), `new` (1), `contacted` (2).",
      #"frontdesk call LeadService.getLead '{"id":"018f","note":"it'\''s \"one\" {"}'"#,
    ] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(try text("Schema/reference/README.md").contains("(LeadService.md#getlead): Finds one"))
  }

  @Test func `protobuf names are in its own style and keep ours for JSON`() throws {
    let proto = try #require(
      SchemaCodegen.protoFiles(of: VectorsSchema.schema).first { $0.path.contains("vectors") }
    ).text
    for part in [
      "uint32 tenant_id = 2 [json_name = \"tenantID\"];", "COLOUR_FAR = 2000000000;",
      "reserved 90 to 95, 99;", "optional Money money_maybe = 34;", "sint32 date_value = 12;",
      "map<fixed32, sint64> fixed32_map = 3000;", "repeated sfixed64 timestamp_list = 51;",
    ] {
      #expect(proto.contains(part), "\(part)")
    }
  }

  @Test func `Python has a dataclass, a table and a stub`() throws {
    let folder = "clients/python/src/frontdesk_client/generated"
    let leads = try text("\(folder)/leads.py")
    for part in [
      "from frontdesk_client.generated.common import LeadStage\n",
      "class Lead(_wire.OneOfMessage):\n",
      "    tags: list[str] = _dc.field(default_factory=list)\n",
      "    stage: LeadStage = LeadStage.UNSPECIFIED\n", "    value: _wire.Money | None = None\n",
      "    _wire.mapping(9, \"attributes\", _wire.STRING, _wire.STRING),\n",
      "    _wire.oneof(\"channel\", 10, 19),\n",
      "    _wire.member(10, \"phone\", _wire.STRING, \"channel\"),\n",
    ] {
      #expect(leads.contains(part), "\(part)")
    }
    let stubs = try text("\(folder)/lead_service.py")
    for part in [
      "self, request: LeadRequest, options: CallOptions | None = None\n    ) -> Lead:\n",
      "id=0x1234_5678,\n", "timeout=1.5,\n", "Its own errors: not_found.\n",
    ] {
      #expect(stubs.contains(part), "\(part)")
    }
    let streams = try text("\(folder)/lead_feed.py")
    for part in [
      "ServerStreamMethod", "ResponseStream[LeadEvent]",
      "    def send_leads(\n        self, options: CallOptions | None = None\n"
        + "    ) -> RequestStream[Lead, Page]:\n",
      "return self._channel.duplex(", "DuplexStream[Lead, LeadEvent]", "ClientStreamMethod",
    ] {
      #expect(streams.contains(part), "\(part)")
    }
    #expect(try !text("\(folder)/__init__.py").contains("rpc"))
  }
}
