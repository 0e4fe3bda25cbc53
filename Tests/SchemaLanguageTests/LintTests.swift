import SchemaLanguage
import Testing

@Suite struct LintTests {
  private func rules(_ text: String, package: String = "t.v1") throws -> [String] {
    let source = "schema \(package)\n" + text
    let (schema, diagnostics) = SchemaCompiler.compile(files: [("t", source)])
    let compiled = try #require(schema, "\(diagnostics.map { $0.rendered() })")
    return SchemaLint.findings(in: compiled, sources: ["t.schema": source]).map { finding in
      "\(finding.rule ?? "") \(finding.suggestion ?? "")"
    }
  }

  @Test func `a documented schema in house style passes`() throws {
    #expect(
      try rules(
        """
        /// A.
        message A { 1 fieldName: string; 2 url2: string }
        /// E.
        enum E { 0 unspecified; 1 oneValue }
        /// S.
        service AService {
          /// Does it.
          rpc getA(A) -> A @reads(point) @auth(portal)
        }
        """) == [])
  }

  @Test func `names are in camel case`() throws {
    #expect(
      try rules(
        """
        /// A.
        message lead_page { 1 Field_name: string; oneof Some_thing 10...19 { 10 x_y: string } }
        /// E.
        enum STAGE { 0 unspecified; 1 NEW_ONE }
        """) == [
          "typeName call it `LeadPage`", "memberName call it `fieldName`",
          "memberName call it `xY`", "memberName call it `someThing`", "typeName call it `Stage`",
          "memberName call it `newOne`",
        ])
  }

  @Test func `declarations have documentation`() throws {
    #expect(
      try rules(
        """
        message A {}
        ///
        enum E { 0 unspecified }
        service AService { rpc getA(A) -> A @reads(point) @auth(portal) }
        """) == Array(repeating: "docMissing write `/// ...` before it", count: 4))
  }

  @Test func `services and rpcs keep to the house rules`() throws {
    #expect(
      try rules(
        """
        /// A.
        message A {}
        /// S.
        service Leads {
          /// Makes one.
          rpc createA(A) -> A @reads(point) @auth(portal)
          /// Takes the same.
          rpc getA(A) -> A @reads(point) @auth(portal)
        }
        """, package: "leads") == [
          "packageVersion for example `frontdesk.v1`", "serviceName call it `LeadsService`",
          "writeNamedRead clients repeat reads: use @writes when it changes data",
          "requestShared give each rpc a request of its own",
        ])
  }

  @Test func `only marked files are stale`() {
    let mark = "// \(GeneratedFiles.mark) a.schema\n"
    let files = GeneratedFiles(
      emitted: ["a": "1", "b": "2", "c": "3"],
      existing: ["a": "1", "b": "x", "old": mark, "mine": "// mine\n" + mark])
    #expect(files.changed == ["b": "2", "c": "3"])
    #expect(files.stale == ["old"])
    #expect(!files.isEmpty && GeneratedFiles(emitted: ["a": "1"], existing: ["a": "1"]).isEmpty)
  }
}
