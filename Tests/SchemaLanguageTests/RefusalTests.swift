import SchemaLanguage
import Testing

/// A text that is refused, and words of the reason.
struct Refusal: Sendable, CustomTestStringConvertible {
  var text: String
  var reason: String

  init(_ text: String, _ reason: String) {
    self.text = text
    self.reason = reason
  }

  var testDescription: String { text }

  /// One field of a message.
  static func field(_ text: String, _ reason: String) -> Refusal {
    Refusal("message M { \(text) }\nmessage N {}\nenum E { 0 unspecified }", reason)
  }

  /// A stream in a lane that must not wait.
  static func stream(_ rpc: String) -> Refusal {
    Refusal(
      "message M {}\nservice AService { \(rpc) }", "the stream `f` cannot run in this lane")
  }

  /// What follows `rpc f(M) -> M`.
  static func rpc(_ annotations: String, _ reason: String) -> Refusal {
    Refusal("message M {}\nservice AService { rpc f(M) -> M \(annotations) }", reason)
  }
}

@Suite struct RefusalTests {
  private func expectRefused(_ refusal: Refusal) {
    let findings = Samples.findings(refusal.text)
    #expect(
      findings.contains { $0.severity == .error && $0.message.contains(refusal.reason) },
      "\(findings.map { $0.rendered() })")
  }

  private static let typeRefusals: [Refusal] = [
    .field("1 a: [string?]", "the elements of a list cannot be optional"),
    .field("1 a: [[string]]", "the elements of a list cannot be lists or maps"),
    .field("1 a: [{string: string}]", "the elements of a list cannot be lists or maps"),
    .field("1 a: [string]?", "a list or map cannot be optional"),
    .field("1 a: {string: string}?", "a list or map cannot be optional"),
    .field("1 a: string??", "one `?` is enough"),
    .field("1 a: {string: N?}", "the values of a map cannot be optional"),
    .field("1 a: {string: [N]}", "the values of a map cannot be lists or maps"),
    .field("1 a: {double: string}", "`double` cannot be the key"),
    .field("1 a: {uuid: string}", "`uuid` cannot be the key"),
    .field("1 a: {E: string}", "`E` cannot be the key"),
    .field("1 a: {Missing: string}", "there is no type `Missing`"),
    .field("1 a: {[string]: string}", "this cannot be the key"),
    .field("1 a: Missing", "there is no type `Missing`"),
    .field("1 a: M", "`M` would hold itself without end: M -> M"),
    .field("oneof o 10...19 { 10 a: M }", "`M` would hold itself without end"),
    Refusal("message A { 1 b: B }\nmessage B { 1 c: C }\nmessage C { 1 a: A }", "A -> B -> C -> A"),
    .field("1 a: [[[[[[[[[[[[string]]]]]]]]]]]]", "nested too deeply"),
  ]

  @Test(arguments: typeRefusals)
  func `a type is refused`(refusal: Refusal) {
    expectRefused(refusal)
  }

  private static let memberRefusals: [Refusal] = [
    .field("0 a: string", "a field's number is between 1 and 536870911"),
    .field("-1 a: string", "a field's number is between"),
    .field("536870912 a: string", "a field's number is between"),
    .field("99999999999999999999 a: string", "does not fit 64 bits"),
    .field("19000 a: string", "19000 to 19999"),
    .field("19999 a: string", "19000 to 19999"),
    .field("1 a: string; 1 b: string", "the number 1 belongs to `a` already"),
    .field("1 a: string; 2 a: string", "`a` is declared twice in M"),
    .field("1 a: string; reserved 1", "the number 1 is reserved"),
    .field("5 a: string; reserved 3...7", "the number 5 is reserved"),
    .field("1 a: string; reserved \"a\"", "the name `a` is reserved"),
    .field("reserved 1, 1", "1 is reserved already, by 1"),
    .field("reserved 1...5, 4...9", "4...9 is reserved already, by 1...5"),
    .field("reserved 5...1", "the range is empty"),
    .field("reserved 0", "a reserved number is between 1"),
    .field("reserved \"a\", \"a\"", "the name `a` is reserved twice"),
    .field("reserved \"a b\"", "cannot be a name anyway"),
    .field("reserved a", "expected a number, a range or a name in quotes"),
    .field("1 a string", "expected `:` after the field's name"),
    .field("1 a:", "expected a type"),
    .field("a: string", "the field `a` has no number"),
    .field("1a: string", "expected the field's name"),
    .field("1 a: string 2 b: string", "expected a new line or `;`"),
    .field("optional string a = 1", "`optional` is no word of a schema"),
    .field("1 unknownFields: string", "the generated code needs the name"),
    .field("oneof o { 1 a: string }", "reserves no range of numbers"),
    .field("oneof o 10...19 { 9 a: string }", "outside of the oneof's range, 10...19"),
    .field("oneof o 10...19 { 10 a: string }; 11 b: string", "in the range of the oneof `o`"),
    .field("oneof o 10...19 { 10 a: string? }", "a field of a oneof is plain"),
    .field("oneof o 10...19 { 10 a: [string] }", "a field of a oneof is plain"),
    .field("oneof o 10...19 {}", "has no fields"),
    .field("oneof o 10...19 { 10 a: N }; oneof p 15...20 { 20 b: N }", "overlaps that of `o`"),
    .field("oneof o 10...19 { 10 o: string }", "names the oneof already"),
    .field("oneof n 10...19 { 10 a: string }", "would hide the type `N`"),
    .field("message X {}", "a message holds no message"),
    Refusal("enum E { 1 a }", "has no value 0"),
    Refusal("enum E { 0 none }", "value 0 of an enum is `unspecified`"),
    Refusal("enum E { 0 unspecified; 1 a; 1 b }", "the number 1 belongs to `a` already"),
    Refusal("enum E { 0 unspecified; 1 a; 2 a }", "`a` is declared twice in E"),
    Refusal("enum E { 0 unspecified; 1 a; reserved 1 }", "the number 1 is reserved"),
    Refusal("enum E { 0 unspecified; 1 a; reserved \"a\" }", "the name `a` is reserved"),
    Refusal("enum E { 0 unspecified; -1 a }", "an enum's number is between 0"),
    Refusal("enum E { 0 unspecified; 2147483648 a }", "an enum's number is between 0"),
    Refusal("enum E { 0 unspecified; 1 unrecognized }", "the generated code needs the name"),
    Refusal("message A {}\nenum A { 0 unspecified }", "`A` is declared twice"),
    Refusal("message string {}", "is a type of the language"),
    Refusal("message Uuid {}", "the generated code needs the name `Uuid`"),
    Refusal("message IndirectBox {}", "the generated code needs the name `IndirectBox`"),
    Refusal("message TextFormat {}", "the generated code needs the name `TextFormat`"),
    Refusal("message WireTransfer {}", "the generated code needs the name `WireTransfer`"),
    Refusal("enum AudioCodec { 0 unspecified }", "the generated code needs the name `AudioCodec`"),
    Refusal("service AService {}\nservice AService {}", "service `AService` is declared twice"),
    Refusal("message A {", "the `{` of message A is never closed"),
    Refusal("message A {\nmessage B {}", "the `{` of message A is never closed"),
    Refusal("mesage A {}", "expected `message`, `enum`, `service` or `import`"),
    Refusal("schema t.v1", "the package is named once"),
    Refusal("message A {}\nimport \"t\"", "imports stand before the first declaration"),
    Refusal("import \"t\"", "a file does not import itself"),
    Refusal("import \"x\"", "there is no file `x.schema`"),
    Refusal("/* no */", "a schema has no `/*` here"),
    Refusal("message A { 1 a: string @deprecated(\"x) }", "this string is not closed"),
    Refusal("message A { 1 a: string @pattern(\"\\d\") }", "a backslash in a string"),
  ]

  @Test(arguments: memberRefusals)
  func `a declaration is refused`(refusal: Refusal) {
    expectRefused(refusal)
  }

  private static let annotationRefusals: [Refusal] = [
    .field("1 a: int32 @length(1...2)", "@length is for string and bytes, not for `int32`"),
    .field("1 a: string @length(1...)", "@length needs an upper bound"),
    .field("1 a: string @length", "@length needs an upper bound"),
    .field("1 a: string @length(5...2)", "the range is empty"),
    .field("1 a: string @length(-1...2)", "the range's first number is between 0"),
    .field("1 a: string @count(0...2)", "@count is for lists and maps"),
    .field("1 a: string @range(0...2)", "@range is for numbers"),
    .field("1 a: int32 @range(5)", "@range takes one range"),
    .field("1 a: int32 @range(5...2)", "the range is empty"),
    .field("1 a: uint32 @range(-1...2)", "a bound of this type is between 0"),
    .field("1 a: int32 @range(0...3000000000)", "a bound of this type is between"),
    .field("1 a: int32 @format(email)", "@format is for strings"),
    .field("1 a: string @format(mail)", "there is no format `mail`"),
    .field("1 a: string @format(\"email\")", "@format takes the name"),
    .field("1 a: int32 @pattern(\"a\")", "@pattern is for strings"),
    .field("1 a: string @pattern(\"(a\")", "a `)` is missing"),
    .field("1 a: string @pattern(\"a)\")", "a `)` too many"),
    .field("1 a: string @pattern(\"[a\")", "a `]` is missing"),
    .field("1 a: string @pattern(\"[z-a]\")", "the range `z-a` is empty"),
    .field("1 a: string @pattern(\"^a$\")", "without `^` and `$`"),
    .field("1 a: string @pattern(\"*\")", "`*` repeats nothing"),
    .field("1 a: string @pattern(\"a{2,1}\")", "`{2,1}` is empty"),
    .field("1 a: string @pattern(\"a{9999}\")", "between 0 and 1000"),
    .field("1 a: string @pattern(\"a+*\")", "repeated twice"),
    .field("1 a: string @pattern(\"(?=a)\")", "only `(?:` is known"),
    .field("1 a: string @pattern(\"\\\\p\")", "`\\p` is not known"),
    .field("1 a: string @open", "@open is for enums"),
    .field("1 a: string @sensitive(1)", "@sensitive takes no arguments"),
    .field("1 a: string @sensitive @sensitive", "@sensitive stands here twice"),
    .field("1 a: string @deprecated", "@deprecated says in one string"),
    .field("1 a: string @sensitve", "there is no annotation @sensitve"),
    .field("1 a: string @auth(portal)", "@auth belongs to an rpc, not to a field"),
    Refusal("message A @sensitive {}", "@sensitive belongs to a field, not to a message"),
    Refusal("enum E @deprecated(\"x\") { 0 unspecified }", "not to an enum"),
  ]

  @Test(arguments: annotationRefusals)
  func `an annotation is refused`(refusal: Refusal) {
    expectRefused(refusal)
  }

  private static let rpcRefusals: [Refusal] = [
    .rpc("@auth(portal)", "does not say where it runs"),
    .rpc("@reads @auth(portal)", "@reads says how much it reads"),
    .rpc("@reads(all) @auth(portal)", "@reads takes point, page or report"),
    .rpc("@writes @works @auth(portal)", "an rpc runs in one lane only"),
    .rpc("@feed @auth(portal)", "@feed is for an rpc that streams its response"),
    .stream("rpc f(M) -> stream M @reads(page) @auth(portal)"),
    .stream("rpc f(stream M) -> M @reads(point) @auth(portal)"),
    .stream("rpc f(stream M) -> stream M @writes @auth(portal)"),
    .rpc("@works", "does not say who may call it"),
    .rpc("@works @auth", "@auth names at least one role"),
    .rpc("@works @auth()", "@auth names at least one role"),
    .rpc("@works @auth(public)", "for HealthService and ReflectionService only"),
    .rpc("@works @auth(public, portal)", "@auth(public) stands alone"),
    .rpc("@works @auth(admin)", "there is no role `admin`"),
    .rpc("@works @auth(portal, portal)", "this role stands here twice"),
    .rpc("@works @auth(clientAdmin, clientAdmin(scope: \"a\"))", "let in already"),
    .rpc("@works @auth(clientAdmin(\"a\"))", "not the scope of a client admin"),
    .rpc("@works @auth(service)", "a service names the scope"),
    .rpc("@works @auth(service(\"a b\"))", "a service names the scope"),
    .rpc("@works @auth(portal(\"a\"))", "`portal` takes no scope"),
    .rpc("@works @auth(except: portal)", "`except:` cannot stand here"),
    .rpc("@works @auth(portal, only: platformAdmin)", "`only:` cannot stand here"),
    .rpc("@works @auth(5)", "this is not a role"),
    .rpc("@works @auth(portal) @timeout(none)", "@timeout(none) is for streams only"),
    .rpc("@works @auth(portal) @timeout(5)", "a time needs its unit"),
    .rpc("@works @auth(portal) @timeout(0s)", "more than nothing and at most 24h"),
    .rpc("@works @auth(portal) @timeout(25h)", "more than nothing and at most 24h"),
    .rpc("@works @auth(portal) @timeout(9223372036854775807h)", "at most 24h"),
    .rpc("@works @auth(portal) @errors(missing)", "not the name of an error code"),
    .rpc("@works @auth(portal) @errors(notFound, notFound)", "stands here twice"),
    .rpc("@works @auth(portal) @errors", "@errors names at least one code"),
    .rpc("@works @auth(portal) @example(\"../x.json\")", "@example takes the name"),
    .rpc("@works @auth(portal) @example(\"x\")", "@example takes the name"),
    .rpc("@works @auth(portal) @prepared", "@prepared is for @writes"),
    .rpc("@works @auth(portal) @written", "@written is for @reads"),
    Refusal("service S { rpc f(X) -> uuid @works @auth(portal) }", "`uuid` is none"),
    Refusal("service S { rpc f(X) -> uuid @works @auth(portal) }", "there is no message `X`"),
    Refusal(
      "enum E { 0 unspecified }\nservice S { rpc f(E) -> E @works @auth(portal) }", "is an enum"),
    Refusal(
      """
      message M {}
      service AService {
        rpc f(M) -> M @works @auth(portal)
        rpc f(M) -> M @works @auth(portal)
      }
      """, "`f` is declared twice in AService"),
    Refusal(
      "message M {}\nservice AService { rpc stlaxul(M) -> M @works @auth(portal) }",
      "the id of `AService/stlaxul` is 0"),
    Refusal(
      """
      message M {}
      service AService {
        rpc getolbpr(M) -> M @works @auth(portal)
        rpc getqaczd(M) -> M @works @auth(portal)
      }
      """, "`AService/getqaczd` has the same id as `AService/getolbpr`"),
  ]

  @Test(arguments: rpcRefusals)
  func `an rpc is refused`(refusal: Refusal) {
    expectRefused(refusal)
  }

  @Test func `files of one package fit together`() {
    func messages(_ files: [(name: String, text: String)]) -> [String] {
      SchemaCompiler.compile(files: files).diagnostics.map(\.message)
    }
    #expect(
      messages([("a", "schema t.v1\n"), ("b", "schema t.v2\n")]) == [
        "all files belong to one package, and the others say `t.v1`"
      ])
    #expect(
      messages([("a", "schema t.v1\nmessage A {}"), ("b", "schema t.v1\nmessage B { 1 a: A }")])
        == [
          "`A` is declared in a.schema, which this file does not import"
        ])
    let ring = "schema t.v1\nimport "
    #expect(
      messages([("a", ring + "\"b\""), ("b", ring + "\"a\"")]).contains(
        "files import each other: `a` -> `b` -> `a`"))
    #expect(
      messages([("a", "schema t.v1\n"), ("b", ring + "\"a\"")]) == ["nothing of `a` is used"])
    #expect(
      messages([("a", "schema t.v1\n"), ("A", "schema t.v1\n")]) == ["there are two files `a`"])
  }
}
