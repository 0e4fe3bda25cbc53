import SchemaLanguage
import Testing

/// A text and all that the compiler prints about it.
struct Golden: Sendable, CustomTestStringConvertible {
  var text: String
  var output: String
  var testDescription: String { text }
}

@Suite struct DiagnosticTests {
  private static let goldens: [Golden] = [
    Golden(
      text: """
        message Lead {
          1 stage: LeadStag
        }
        enum LeadStage { 0 unspecified }
        """,
      output: """
        Schema/t.schema:3:12: error: there is no type `LeadStag`
            1 stage: LeadStag
                     ^~~~~~~~
          did you mean `LeadStage`?
        """),
    Golden(
      text: """
        message Lead {
          1 id: uuid
          1 name: string
        }
        """,
      output: """
        Schema/t.schema:4:3: error: the number 1 belongs to `id` already
            1 name: string
            ^
          the next free number is 2
        """),
    Golden(
      text: """
        message Lead {
          3 name: string
          reserved 2...4, 1
        }
        """,
      output: """
        Schema/t.schema:3:3: error: the number 3 is reserved in Lead
            3 name: string
            ^
          the next free number is 5
        """),
    Golden(
      text: """
        message Lead {
          1 tags: [string?]
        }
        """,
      output: """
        Schema/t.schema:3:12: error: the elements of a list cannot be optional
            1 tags: [string?]
                     ^~~~~~~
          leave out the `?`
        """),
    Golden(
      text: """
        message Lead {
          1 name: string @lenght(1...200)
        }
        """,
      output: """
        Schema/t.schema:3:18: error: there is no annotation @lenght
            1 name: string @lenght(1...200)
                           ^~~~~~~
          did you mean `@length`?
        """),
    Golden(
      text: """
        message Lead {
          1 size: int32 @length(1...200)
        }
        """,
      output: """
        Schema/t.schema:3:17: error: @length is for string and bytes, not for `int32`
            1 size: int32 @length(1...200)
                          ^~~~~~~
        """),
    Golden(
      text: """
        message Lead {
          oneof channel 10...19 {
            20 phone: string
          }
        }
        """,
      output: """
        Schema/t.schema:4:5: error: the number 20 lies outside of the oneof's range, 10...19
              20 phone: string
              ^~
        """),
    Golden(
      text: """
        message Lead {
          1 parent: Parent
        }
        message Parent {
          1 lead: Lead
        }
        """,
      output: """
        Schema/t.schema:3:5: error: `Lead` would hold itself without end: Lead -> Parent -> Lead
            1 parent: Parent
              ^~~~~~
          make `parent` optional (`Parent?`) or a list
        """),
    Golden(
      text: """
        message Lead {
          1 name: string

        message Other {}
        """,
      output: """
        Schema/t.schema:2:14: error: the `{` of message Lead is never closed
          message Lead {
                       ^
          add a `}`
        """),
    Golden(
      text: """
        enum Stage { 1 new }
        """,
      output: """
        Schema/t.schema:2:6: error: enum `Stage` has no value 0
          enum Stage { 1 new }
               ^~~~~
          begin with `0 unspecified`
        """),
    Golden(
      text: """
        message A {}
        service LeadService {
          rpc getLead(A) -> A @auth(clientAdmin)
        }
        """,
      output: """
        Schema/t.schema:4:7: error: the rpc `getLead` does not say where it runs
            rpc getLead(A) -> A @auth(clientAdmin)
                ^~~~~~~
          add @reads(point), @reads(page), @reads(report), @writes, @works or @feed
        """),
    Golden(
      text: """
        message A {}
        service LeadService {
          rpc getLead(A) -> A @reads(point)
        }
        """,
      output: """
        Schema/t.schema:4:7: error: the rpc `getLead` does not say who may call it
            rpc getLead(A) -> A @reads(point)
                ^~~~~~~
          add @auth(clientAdmin) or another role
        """),
    Golden(
      text: """
        message A {}
        service LeadService {
          rpc getLead(A) -> A @reads(pont) @auth(public)
        }
        """,
      output: """
        Schema/t.schema:4:30: error: @reads takes point, page or report, not `pont`
            rpc getLead(A) -> A @reads(pont) @auth(public)
                                       ^~~~
          did you mean `point`?
        Schema/t.schema:4:36: error: @auth(public) is for HealthService and ReflectionService only
            rpc getLead(A) -> A @reads(pont) @auth(public)
                                             ^~~~~
          name the roles that may call
        """),
    Golden(
      text: """
        message A {}
        service LeadService {
          rpc getLead(A) -> A @writes @auth(clientAdmim) @timeout(none)
        }
        """,
      output: """
        Schema/t.schema:4:37: error: there is no role `clientAdmim`
            rpc getLead(A) -> A @writes @auth(clientAdmim) @timeout(none)
                                              ^~~~~~~~~~~
          did you mean `clientAdmin`?
        Schema/t.schema:4:59: error: @timeout(none) is for streams only
            rpc getLead(A) -> A @writes @auth(clientAdmim) @timeout(none)
                                                                    ^~~~
          write a number and us, ms, s, m or h: `@timeout(500ms)`
        """),
    Golden(
      text: """
        message Lead {
          optional string name = 1;
        }
        """,
      output: """
        Schema/t.schema:3:3: error: `optional` is no word of a schema
            optional string name = 1;
            ^~~~~~~~
          write `1 name: type?`
        """),
    Golden(
      text: """
        message A {}
        service LeadService {
          rpc getLead(A) -> A @works @auth(portal) @errors(notfound)
        }
        """,
      output: """
        Schema/t.schema:4:52: error: this is not the name of an error code
            rpc getLead(A) -> A @works @auth(portal) @errors(notfound)
                                                             ^~~~~~~~
          did you mean `notFound`?
        """),
    Golden(
      text: """
        mesage Lead {}
        """,
      output: """
        Schema/t.schema:2:1: error: expected `message`, `enum`, `service` or `import`, \
        found `mesage`
          mesage Lead {}
          ^~~~~~
          did you mean `message`?
        """),
    Golden(
      text: """
        import "comon"
        """,
      output: """
        Schema/t.schema:2:8: error: there is no file `comon.schema`
          import "comon"
                 ^~~~~~~
        """),
    Golden(
      text: """
        message Lead {
          1 name: string @pattern("[a-z")
        }
        """,
      output: """
        Schema/t.schema:3:27: error: this is no pattern: a `]` is missing
            1 name: string @pattern("[a-z")
                                    ^~~~~~
        """),
  ]

  @Test(arguments: goldens)
  func `a finding is printed exactly so`(golden: Golden) {
    let findings = Samples.findings(golden.text)
    #expect(
      findings.map { $0.rendered(folder: "Schema/") }.joined(separator: "\n") == golden.output)
  }

  @Test func `a suggestion is near or absent`() {
    func suggestion(_ type: String) -> String? {
      Samples.findings("message Customer { 1 a: \(type) }").first?.suggestion
    }
    #expect(suggestion("Custmer") == "did you mean `Customer`?")
    #expect(suggestion("Cusotmer") == "did you mean `Customer`?")
    #expect(suggestion("strng") == "did you mean `string`?")
    #expect(suggestion("Elephant") == nil)
  }

  @Test func `one wrong line does not hide the next`() {
    let findings = Samples.findings(
      """
      message A {
        1 a string
        2 b: Strin
        3 c: [string?]
      }
      service S {
        rpc f A -> A
        rpc g(A) -> A @works
      }
      """)
    #expect(findings.map(\.location.line) == [3, 4, 5, 8, 9])
  }

  @Test func `a file that is wrong throughout is given up`() {
    let text = String(repeating: "message A { 1 a\n}\n", count: 1000)
    #expect(Samples.findings(text).count <= 100)
  }

  @Test func `columns count Unicode scalars and tabs are one column`() throws {
    let finding = try #require(
      Samples.findings("message A {\n\t1 a: string @deprecated(\"né👍\") @nope\n}").first)
    #expect(finding.location == SourceLocation(file: "t.schema", line: 3, column: 33))
    #expect(finding.rendered().contains("\n   1 a: string"))
  }
}
