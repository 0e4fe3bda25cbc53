import SchemaLanguage

/// The example of rpc.md, with one rpc of each kind, as a resolved value.
enum LeadSchema {
  static let schema = Schema(package: "frontdesk.v1", files: [common, leads, rpc])

  static let common = SchemaFile(
    name: "common", messages: [MessageType(name: "Page")],
    enums: [
      EnumType(
        name: "LeadStage", doc: ["How far a lead has come."],
        values: [
          EnumValue(number: 0, name: "unspecified"), EnumValue(number: 1, name: "new"),
          EnumValue(number: 2, name: "contacted"),
        ],
        reserved: Reserved(numbers: [9...9]))
    ])

  static let rpc = SchemaFile(
    name: "rpc",
    messages: [
      MessageType(
        name: "CallStatus", fields: [Field(number: 1, name: "code", type: .scalar(.uint32))])
    ])

  static let lead = MessageType(
    name: "Lead", doc: ["A prospect who has not booked yet."],
    fields: [
      Field(number: 1, name: "id", type: .scalar(.uuid)),
      Field(
        number: 3, name: "name", type: .scalar(.string), doc: ["As the person wrote it."],
        constraints: [.length(1...200)]),
      Field(
        number: 4, name: "email", type: .optional(.scalar(.string)),
        constraints: [.format("email")], isSensitive: true),
      Field(number: 5, name: "stage", type: .enumeration("LeadStage")),
      Field(number: 6, name: "value", type: .optional(.scalar(.money))),
      Field(number: 7, name: "createdAt", type: .scalar(.timestamp)),
      Field(
        number: 8, name: "tags", type: .list(.scalar(.string)), constraints: [.count(0...50)],
        deprecated: "use attributes"),
      Field(number: 9, name: "attributes", type: .map(key: .string, value: .scalar(.string))),
      Field(
        number: 10, name: "phone", type: .scalar(.string), isSensitive: true, oneof: "channel"),
      Field(number: 11, name: "handle", type: .scalar(.string), oneof: "channel"),
    ],
    oneofs: [OneOf(name: "channel", range: 10...19)],
    reserved: Reserved(numbers: [2...2, 20...25], names: ["score"]))

  static let leads = SchemaFile(
    name: "leads", imports: ["common"],
    messages: [
      lead,
      MessageType(
        name: "LeadRequest", fields: [Field(number: 1, name: "id", type: .scalar(.uuid))]),
      MessageType(
        name: "LeadEvent",
        fields: [
          Field(number: 1, name: "lead", type: .message("Lead")),
          Field(number: 2, name: "status", type: .optional(.message("CallStatus"))),
        ]),
    ],
    services: [service, feeds])

  static let service = Service(
    name: "LeadService", doc: ["Keeps prospects."],
    methods: [
      Method(
        id: 0x1234_5678, name: "getLead", doc: ["Finds one lead by id."], request: "LeadRequest",
        response: "Lead", lane: .readsPoint,
        access: Access(grants: [.clientAdmin(scope: nil), .service(scope: "leads.read")]),
        errors: ["notFound"], examples: ["getLead.json"]),
      Method(
        id: 2, name: "peekLead", request: "LeadRequest", response: "Lead", lane: .readsPage,
        access: Access(grants: [.supportStaff, .portal]), timeoutMicroseconds: 1_500_000,
        isWritten: true),
      Method(
        id: 3, name: "updateLead", request: "Lead", response: "Lead", lane: .writes,
        access: Access(grants: [.clientAdmin(scope: "finance")])),
      Method(
        id: 4, name: "createLead", request: "Lead", response: "Lead", lane: .writes,
        access: Access(isExclusive: true, grants: [.platformAdmin]), isPrepared: true),
      Method(
        id: 5, name: "importLeads", request: "LeadRequest", response: "Page", lane: .works,
        access: Access(isPublic: true), timeoutMicroseconds: 60_000_000, isTenantless: true),
    ])

  static let feeds = Service(
    name: "LeadFeed",
    methods: [
      Method(
        id: 6, name: "watchLeads", request: "LeadRequest", response: "LeadEvent",
        streamsResponse: true, lane: .feed, access: Access(grants: [.clientAdmin(scope: nil)]),
        timeoutMicroseconds: nil),
      Method(
        id: 7, name: "sendLeads", request: "Lead", response: "Page", streamsRequest: true,
        lane: .works, access: Access(grants: [.clientAdmin(scope: nil)])),
      Method(
        id: 8, name: "matchLeads", request: "Lead", response: "LeadEvent", streamsRequest: true,
        streamsResponse: true, lane: .works, access: Access(grants: [.clientAdmin(scope: nil)])),
    ])

  static let sources = [
    (name: "common", text: "schema frontdesk.v1\n"),
    (name: "leads", text: "schema frontdesk.v1\n\n/// \"\"\"# and \\# inside\n"),
  ]

  static let examples = [
    "getLead": """
    {
      "request": {"id": "018f", "note": "it's \\"one\\" {"},
      "response": {"id": "018f"}
    }

    """
  ]
}
