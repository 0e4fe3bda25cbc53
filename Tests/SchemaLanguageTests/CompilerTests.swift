import SchemaLanguage
import Testing

@Suite struct CompilerTests {
  @Test func `a schema with everything compiles`() throws {
    let (schema, diagnostics) = SchemaCompiler.compile(files: Samples.good)
    #expect(diagnostics.map { $0.rendered() } == [])
    let files = try #require(schema).files
    #expect(files.map(\.name) == ["common", "lead"])
    let lead = try #require(files[1].messages.first)
    #expect(lead.doc == ["A prospect who has not booked yet."])
    #expect(lead.fields.map(\.number) == [1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 30, 31, 32])
    #expect(lead.reserved == Reserved(numbers: [2...2, 20...25], names: ["rating"]))
    #expect(lead.oneofs.map(\.range) == [10...19])
    let email = lead.fields[2]
    #expect(email.type == .optional(.scalar(.string)))
    #expect(email.constraints == [.format("email")])
    #expect(email.isSensitive)
    #expect(lead.fields[8].oneof == "channel")
    #expect(lead.fields[10].isOpen)
  }

  @Test func `an rpc carries all that its annotations say`() throws {
    let schema = try #require(SchemaCompiler.compile(files: Samples.good).schema)
    let methods = try #require(schema.files[1].services.first).methods
    #expect(methods.map(\.lane) == [.readsPoint, .readsPage, .writes, .feed])
    #expect(methods.map(\.timeoutMicroseconds) == [5_000_000, 500_000, 5_000_000, nil])
    #expect(methods[0].id == fnv1a32("frontdesk.v1.LeadService/getLead"))
    #expect(methods[0].isWritten && !methods[0].isPrepared)
    #expect(methods[0].errors == ["notFound"])
    #expect(
      methods[0].access.grants == [.clientAdmin(scope: nil), .service(scope: "leads.read")])
    #expect(methods[1].access.grants == [.clientAdmin(scope: "finance")])
    #expect(methods[2].access.isExclusive && methods[2].isPrepared)
    #expect(methods[2].examples == ["createLead.json"])
    #expect(methods[3].streamsResponse && methods[3].deprecated == "use getLead")
    let check = try #require(schema.files[1].services.last?.methods.first)
    #expect(check.access.isPublic && check.isTenantless)
  }

  @Test func `the hash is FNV-1a`() {
    #expect(fnv1a32("") == 0x811c_9dc5)
    #expect(fnv1a32("foobar") == 0xbf9c_f968)
    #expect(fnv1a64("foobar") == 0x8594_4171_f739_67e8)
  }
}
