import JSONText
import Testing

@Suite("JSON text")
struct JSONTests {
  @Test(arguments: [
    "null", "true", "-0", "1.5e+3", "18446744073709551616", #""a\"\\b\n""#, "[]", "{}",
    #"{"a":[1,{"b":null}],"c":""}"#, #""\u0001\u007f""#,
  ])
  func `Compact text comes back as it was`(_ text: String) throws {
    #expect(JSONPrinter.print(try JSONParser.parse(text)) == text)
  }

  @Test func `Pretty text has one member a line`() throws {
    let value = try JSONParser.parse(#"{"a":[1,2],"b":{},"c":[]}"#)
    let pretty = """
      {
        "a": [
          1,
          2
        ],
        "b": {},
        "c": []
      }
      """
    #expect(JSONPrinter.print(value, .pretty) == pretty)
    #expect(try JSONParser.parse(pretty) == value)
  }

  @Test func `Escapes and surrogate pairs are read`() throws {
    let value = try JSONParser.parse(#""\u00e9\ud83d\ude00\/\b\f\r\t""#)
    #expect(value == .string("é😀/\u{8}\u{C}\r\t"))
  }

  @Test(arguments: [
    "", " ", "nul", "tru", "01", "-", "1.", "1e", "+1", ".5", "'a'", #""a"#, #""\x""#, #""\u12G4""#,
    #""\ud800""#, #""\ud800A""#, #""\udc00""#, "\"\n\"", "[1,]", "[1", "{\"a\":1,}",
    "{\"a\" 1}", "{a:1}", "{\"a\":1,\"a\":2}", "1 2", "NaN", "// c\n1",
  ])
  func `What is not JSON is refused`(_ text: String) {
    #expect(throws: JSONParser.Failure.self) { try JSONParser.parse(text) }
  }

  @Test func `A failure says where`() {
    let failure = #expect(throws: JSONParser.Failure.self) {
      try JSONParser.parse("{\n  \"é\": x\n}")
    }
    #expect(failure?.line == 2)
    #expect(failure?.column == 8)
  }

  @Test func `Member names are compared by bytes`() throws {
    let value = try JSONParser.parse("{\"\u{e9}\":1,\"e\u{301}\":2}")
    guard case .object(let members) = value else { return }
    #expect(members.count == 2)
  }

  @Test func `Depth is bounded`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: JSONParser.Failure.self) { try JSONParser.parse(deep) }
  }
}
