import JSONText
import Seams
import Testing

@testable import Auth

@Suite("JSON within the limits of tokens and key sets")
struct TokenJSONTests {
  private func parse(_ text: String) throws -> JSONValue {
    try JSONParser.parse(text, .token)
  }

  /// Why `bytes` are refused; nil when they are not.
  private func refusal(_ bytes: [UInt8]) -> JSONParser.Reason? {
    do throws(JSONParser.Failure) {
      _ = try JSONParser.parse(bytes, .token)
      return nil
    } catch {
      return error.reason
    }
  }

  private func refusal(_ text: String) -> JSONParser.Reason? { refusal(Array(text.utf8)) }

  @Test("Ordinary texts have their values")
  func ordinary() throws {
    #expect(
      JSONPrinter.print(try parse(" {\"a\" : [1, -2, \"b\"],\n\"c\":{} } "))
        == "{\"a\":[1,-2,\"b\"],\"c\":{}}")
    #expect(try parse("[true,false,null]") == .array([.bool(true), .bool(false), .null]))
    #expect(try parse("0").integer == 0)
    #expect(try parse("-0").integer == 0)
    #expect(try parse("9007199254740992").integer == 1 << 53)
    #expect(try parse("1.50e+3") == .number("1.50e+3"))
    #expect(try parse("1.50e+3").integer == nil)
    #expect(
      try parse(#""\"\\\/\b\f\n\r\t\u0041\ud83d\ude00é""#).string == "\"\\/\u{8}\u{c}\n\r\tA😀é")
  }

  @Test(
    "What is not JSON, or could be read in two ways, is refused",
    arguments: [
      "", " ", "{", "}", "[", "[1", "[1,", "[1,]", "[,1]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}",
      "{a:1}", "{'a':1}", "{1:1}", "01", "-", "-01", "+1", ".5", "1.", "1e", "1e+", "0x10", "NaN",
      "Infinity", "tru", "truex", "nul", "\"", "\"\\", "\"\\x41\"", "\"\\u12\"", "\"\\u12g4\"",
      "\"\\u0000\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"\\ud800x\"",
      "\"\u{1}\"", "\"\n\"", "\"\u{0}\"", "1 2", "{}x", "[] []", "\u{FEFF}{}", "// no\n1", "[1 2]",
    ])
  func refused(text: String) {
    #expect(refusal(text) == .malformed)
  }

  @Test(
    "Invalid UTF-8 is refused",
    arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82]])
  func invalidUTF8(bytes: [UInt8]) {
    #expect(refusal([0x22] + bytes + [0x22]) == .malformed)
  }

  @Test("A name that comes twice is refused, escaped or not")
  func duplicates() throws {
    #expect(refusal("{\"a\":1,\"a\":1}") == .duplicateName)
    #expect(refusal("{\"a\":1,\"\\u0061\":1}") == .duplicateName)
    #expect(refusal("{\"x\":{\"\":1,\"\":2}}") == .duplicateName)
    #expect(try parse("{\"a\":1,\"A\":1}").object?.count == 2)
  }

  @Test("Nesting of more than four is refused")
  func depth() throws {
    #expect(try parse("[[[[1]]]]").array?.count == 1)
    #expect(refusal("[[[[[1]]]]]") == .tooDeep)
    #expect(refusal("{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}") == .tooDeep)
    #expect(refusal(String(repeating: "[", count: 100_000)) == .tooDeep)
  }

  @Test("Integers beyond 2^53, many members and many elements are refused")
  func bounds() {
    for text in ["9007199254740993", "-9007199254740993", String(repeating: "9", count: 4000)] {
      #expect(refusal(text) == .outOfRange)
    }
    let members = (0...64).map { "\"\($0)\":0" }.joined(separator: ",")
    #expect(refusal("{\(members)}") == .tooMany)
    let elements = (0...256).map(String.init).joined(separator: ",")
    #expect(refusal("[\(elements)]") == .tooMany)
  }

  @Test("Names are compared by bytes, not by canonical equivalence")
  func exactNames() throws {
    // A Kelvin sign equals a K as Swift strings go.
    let object = try #require(try parse("{\"jw\u{212A}\":1}").object)
    #expect(object["jwK"] == nil)
    #expect(object["jw\u{212A}"] == .integer(1))
  }

  @Test("A value goes through its text")
  func roundTrip() throws {
    let text = #"{"a":"\"\\\u0001é","b":[1,2.5,{"c":null}],"d":false}"#
    #expect(JSONPrinter.print(try parse(text)) == text)
  }

  @Test("No bytes whatever make the parser trap")
  func anyBytes() {
    let seed: UInt64 = 0x5EED_0001
    print("seed: \(seed)")
    var random = SplitMix64(seed: seed)
    let seeds = [#"{"a":["\u00e9",1.5e3,{"b":null}],"c":-12}"#, #"[[1,2],"\ud83d\ude00"]"#]
    for _ in 0..<20_000 {
      var bytes = Array(random.pick(seeds).utf8)
      for _ in 0...random.below(4) {
        let index = random.below(bytes.count)
        switch random.below(3) {
        case 0: bytes[index] = UInt8(truncatingIfNeeded: random.next())
        case 1 where bytes.count > 1: bytes.remove(at: index)
        default: bytes.insert(random.pick(Array("{}[],:\"\\0u-e".utf8)), at: index)
        }
      }
      _ = try? JSONParser.parse(bytes, .token)
    }
  }
}
