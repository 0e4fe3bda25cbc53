import SchemaLanguage
import TestKit
import Testing

@Suite struct MutationTests {
  private static let words = [
    "{", "}", "(", ")", "[", "]", ":", ";", ",", ".", "...", "->", "@", "?", "\"", "\\", "//",
    "///", "\n", "message", "enum", "service", "rpc", "oneof", "reserved", "stream", "import",
    "schema", "0", "1", "-1", "19000", "99999999999999999999", "9223372036854775807", "5s",
    "\u{0}", "\u{FEFF}", "é", "👩‍👩‍👧", "Lead", "string", "[[[[[[[[[[", "((((((((((", "@range(...",
    "@timeout(9223372036854775807h)", "@auth(service(service(service(service(", "\r\n", "\t",
  ]

  /// Every construct once, and short: the rounds are many.
  private static let seed = """
    // A file.
    schema t.v1
    /// A lead.
    message Lead @deprecated("x") {
      1 id: uuid @sensitive // who
      20 name: string? @length(1...9) @format(email) @pattern("[a-z]+(\\\\d|x){1,3}")
      3 tags: [Stage] @count(0...5) @open
      4 more: {string: double} @range(-1...)
      oneof how 10...19 { 10 phone: string; 11 lead: Page }
      reserved 2, 5...9, "score"
    }
    message Page { 1 leads: [Lead] }
    enum Stage { 0 unspecified; 1 new; reserved 9 }
    service LeadService {
      rpc get(Page) -> Lead @reads(point) @written @auth(clientAdmin(scope: "a"), service("b.c"))
      rpc put(Lead) -> Page @writes @prepared @tenantless @auth(only: portal) @errors(aborted)
      rpc see(stream Page) -> stream Page @works @timeout(none) @auth(portal) @example("x.json")
    }
    // The end.
    """

  private static func mutate(
    _ scalars: [Unicode.Scalar], _ random: inout SeededRandom
  ) -> [Unicode.Scalar] {
    var scalars = scalars
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let start = Int.random(in: 0...scalars.count, using: &random)
      let end = min(start + Int.random(in: 0...30, using: &random), scalars.count)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: scalars.removeSubrange(start..<end)
      case 1: scalars.insert(contentsOf: Array(scalars[start..<end]), at: 0)
      case 2: scalars.removeSubrange(end...)
      case 3:
        let copy = Array(scalars[start..<end])
        scalars.insert(contentsOf: copy, at: Int.random(in: 0...scalars.count, using: &random))
      default:
        let word = words.randomElement(using: &random) ?? ""
        scalars.replaceSubrange(start..<min(start + 1, end), with: Array(word.unicodeScalars))
      }
    }
    return scalars
  }

  @Test(arguments: [UInt64(1), 0xf00d])
  func `no text stops the compiler, and formatting keeps its meaning`(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let source = Array(Self.seed.unicodeScalars)
    var compiled = 0
    #expect(SchemaCompiler.compile(files: [("t", Self.seed)]).diagnostics.isEmpty)
    for round in 0..<10_000 {
      let text = String(String.UnicodeScalarView(Self.mutate(source, &random)))
      let (schema, diagnostics) = SchemaCompiler.compile(files: [("t", text)])
      #expect((schema == nil) == diagnostics.hasErrors, "seed \(seed) round \(round)")
      for diagnostic in diagnostics { _ = diagnostic.rendered() }
      // Formatting costs more than compiling, so only some rounds pay for it.
      guard schema != nil || round.isMultiple(of: 8) else { continue }
      guard let formatted = SchemaPrinter.format(text, file: "t").text else { continue }
      let again = SchemaPrinter.format(formatted, file: "t")
      #expect(again.text == formatted, "seed \(seed) round \(round): \(text)")
      guard let schema else { continue }
      compiled += 1
      let reformatted = SchemaCompiler.compile(files: [("t", formatted)])
      #expect(
        reformatted.schema?.withoutLocations == schema.withoutLocations,
        "seed \(seed) round \(round): \(text)")
      if compiled.isMultiple(of: 4) {
        let lock = LockFile.render(schema)
        let parsed = LockFile.parse(lock)
        #expect(parsed.diagnostics.map { $0.rendered() } == [], "seed \(seed) round \(round)")
        #expect(parsed.schema.map(LockFile.render) == lock, "seed \(seed) round \(round)")
      }
    }
    #expect(compiled > 50, "too few of the texts still compile to say much")
  }
}
