import JSONText
import SchemaLanguage
import Testing
import WireFormat

@testable import SchemaJSON

@Suite("Transcoding by schema")
struct TranscoderTests {
  let transcoder = SchemaTranscoder(SampleSchema.schema)

  func decoded(
    _ bytes: [UInt8], as name: String = "Everything",
    _ options: TranscodingOptions = TranscodingOptions()
  ) throws -> String {
    JSONPrinter.print(try transcoder.decode(bytes, as: name, options))
  }

  static let full = """
    {"flag":true,"small":-2147483648,"large":-9223372036854775808,"count":4294967295,\
    "total":18446744073709551615,"hash":3735928559,"ratio":0.1,"name":"Zoë \\"Z\\"\\n",\
    "data":"AP8=","id":"0190c0de-0000-7000-8000-000000000001",\
    "createdAt":"2026-03-01T09:30:00.000001Z","birthday":"1984-02-29","length":"1.5s",\
    "price":{"minor":9007199254740993,"currency":"EUR"},"rate":"-12.30","stage":"contacted",\
    "email":"","maybe":0,"numbers":[1,-1,9223372036854775807],"tags":["b","","a"],\
    "stages":["new",7],"attributes":{"a":"1","b":"2"},\
    "byNumber":{"-1":{"value":"x","verified":false},"2":{"value":"","verified":true}},\
    "contact":{"value":"v","verified":false},"extra":{"value":"","verified":false},\
    "phone":"","byFlag":{"false":"new","true":"unspecified"}}
    """

  @Test func `Every kind of field survives the way to bytes and back`() throws {
    let bytes = try transcoder.encode(Self.full, as: "Everything")
    #expect(try decoded(bytes) == Self.full)
    #expect(try transcoder.encode(try decoded(bytes), as: "Everything") == bytes)
  }

  @Test func `The order of members makes no difference to the bytes`() throws {
    guard case .object(let members) = try JSONParser.parse(Self.full) else { return }
    let reversed = JSONValue.object(members.reversed())
    #expect(
      try transcoder.encode(reversed, as: "Everything")
        == transcoder.encode(Self.full, as: "Everything"))
  }

  @Test func `An empty message shows plain fields and leaves optionals out`() throws {
    #expect(try decoded([], as: "Contact") == #"{"value":"","verified":false}"#)
    #expect(try decoded([], as: "Node") == #"{"children":[],"named":{}}"#)
    let empty = try transcoder.decode([], as: "Everything")
    #expect(empty["id"] == .string("00000000-0000-0000-0000-000000000000"))
    #expect(empty["createdAt"] == .string("1970-01-01T00:00:00Z"))
    #expect(empty["stage"] == .string("unspecified"))
    #expect(empty["email"] == nil)
    #expect(empty["extra"] == nil)
    #expect(empty["phone"] == nil)
  }

  @Test func `What an empty message shows encodes to no bytes`() throws {
    let empty = try transcoder.decode([], as: "Everything")
    #expect(try transcoder.encode(empty, as: "Everything") == [])
    #expect(try transcoder.encode(#"{"email": null, "tags": null}"#, as: "Everything") == [])
  }

  @Test func `Bytes are those of the codecs`() throws {
    var writer = WireWriter()
    writer.field(3, -5, Int64Codec.self)
    writer.field(14, Money(minor: 1234, currency: "EUR"), MoneyCodec.self)
    writer.packed(19, [1, 300], Int64Codec.self)
    writer.map(22, ["b": "2", "a": "1"], StringCodec.self, StringCodec.self)
    writer.present(31, "", StringCodec.self)
    let json = """
      {"large":-5,"price":{"minor":1234,"currency":"EUR"},"numbers":[1,300],
       "attributes":{"b":"2","a":"1"},"handle":""}
      """
    #expect(try transcoder.encode(json, as: "Everything") == writer.finish())
  }

  @Test func `Unpacked numbers are read like packed ones`() throws {
    var writer = WireWriter()
    writer.list(19, [1, 2], Int64Codec.self)
    writer.packed(19, [3], Int64Codec.self)
    let json = try transcoder.decode(writer.finish(), as: "Everything")
    #expect(json["numbers"] == .array([.number("1"), .number("2"), .number("3")]))
  }

  @Test func `Sensitive fields are hidden when asked`() throws {
    let bytes = try transcoder.encode(#"{"email":"a@b.c"}"#, as: "Everything")
    let json = try transcoder.decode(bytes, as: "Everything", .init(redactsSensitive: true))
    #expect(json["email"] == .string("***"))
    #expect(json["name"] == .string(""))
  }

  @Test func `Unknown fields show only when asked`() throws {
    var writer = WireWriter()
    writer.present(90, 7, UInt64Codec.self)
    writer.present(91, [1, 2], BytesCodec.self)
    writer.present(90, 8, UInt64Codec.self)
    writer.present(92, 1, Fixed32Codec.self)
    let bytes = writer.finish()
    #expect(try decoded(bytes, as: "Empty") == "{}")
    let shown = try decoded(bytes, as: "Empty", .init(showsUnknownFields: true))
    #expect(shown == #"{"?90":[7,8],"?91":"AQI=","?92":1}"#)
  }

  static let refused: [(json: String, path: String, suggestion: String?)] = [
    (#"{"nmae":"x"}"#, "nmae", "name"),
    (#"{"stage":"contactd"}"#, "stage", "contacted"),
    (#"{"contact":{"verifed":true}}"#, "contact.verifed", "verified"),
    (#"{"small":2147483648}"#, "small", nil),
    (#"{"large":1.0}"#, "large", nil),
    (#"{"large":"1"}"#, "large", nil),
    (#"{"count":-1}"#, "count", nil),
    (#"{"ratio":1e999}"#, "ratio", nil),
    (#"{"name":"a\u0000b"}"#, "name", nil),
    (#"{"data":"A"}"#, "data", nil),
    (#"{"id":"0190c0de"}"#, "id", nil),
    (#"{"createdAt":"yesterday"}"#, "createdAt", nil),
    (#"{"birthday":"2026-02-29"}"#, "birthday", nil),
    (#"{"length":"1.5"}"#, "length", nil),
    (#"{"price":12.34}"#, "price", nil),
    (#"{"rate":12.34}"#, "rate", nil),
    (#"{"tags":["a",null]}"#, "tags[1]", nil),
    (#"{"tags":"a"}"#, "tags", nil),
    (#"{"byNumber":{"x":{}}}"#, #"byNumber["x"]"#, nil),
    (#"{"byNumber":{"1":{},"01":{}}}"#, "byNumber", nil),
    (#"{"attributes":{"k":1}}"#, #"attributes["k"]"#, nil),
    (#"{"phone":"1","handle":"2"}"#, "handle", nil),
    ("[]", "", nil),
    ("{", "", nil),
  ]

  @Test(arguments: refused)
  func `What does not fit is refused with its path`(
    _ example: (json: String, path: String, suggestion: String?)
  ) {
    let error = #expect(throws: TranscodingError.self) {
      try transcoder.encode(example.json, as: "Everything")
    }
    #expect(error?.path == example.path)
    #expect(error?.suggestion == example.suggestion)
  }

  @Test func `A misspelled message is answered with the one that was meant`() {
    let error = #expect(throws: TranscodingError.self) {
      try transcoder.encode("{}", as: "Contcat")
    }
    #expect(error?.suggestion == "Contact")
  }

  @Test func `Thirty-two messages may nest and no more`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: #"{"next":"#, count: depth - 1) + "{}"
        + String(repeating: "}", count: depth - 1)
    }
    let bytes = try transcoder.encode(nested(32), as: "Node")
    _ = try transcoder.decode(bytes, as: "Node")
    #expect(throws: TranscodingError.self) { try transcoder.encode(nested(33), as: "Node") }
    let deeper = [0x0A, UInt8(bytes.count)] + bytes
    #expect(throws: TranscodingError.self) { try transcoder.decode(deeper, as: "Node") }
  }

  @Test(arguments: [
    [0x08, 0x02], [0x08, 0x01, 0x08, 0x01], [0x0B], [0x42, 0x01, 0xFF], [0x52, 0x01, 0x00], [0x08],
    [0xF2, 0x01, 0x00, 0xFA, 0x01, 0x00],
  ])
  func `Bytes that break a rule are refused`(_ bytes: [UInt8]) {
    #expect(throws: TranscodingError.self) { try transcoder.decode(bytes, as: "Everything") }
  }

  @Test func `A schema that nests plain messages without end is refused, not followed`() {
    let loop = MessageType(
      name: "Loop",
      fields: [
        Field(number: 1, name: "a", type: .message("Loop")),
        Field(number: 2, name: "b", type: .message("Loop")),
      ])
    let schema = Schema(package: "x", files: [SchemaFile(name: "x", messages: [loop])])
    #expect(throws: TranscodingError.self) {
      try SchemaTranscoder(schema).decode([], as: "Loop")
    }
  }
}
