import Testing

@testable import CSV

@Suite struct `Reading CSV` {
  private func records(
    _ bytes: [UInt8], step: Int = .max, delimiter: UInt8? = nil, encoding: CSVEncoding? = nil
  ) throws(CSVError) -> [CSVRecord] {
    var reader = CSVReader(delimiter: delimiter, encoding: encoding)
    var records: [CSVRecord] = []
    var start = 0
    while start < bytes.count {
      let end = step == .max ? bytes.count : min(bytes.count, start + step)
      reader.feed(Array(bytes[start..<end]))
      while let record = try reader.next() { records.append(record) }
      start = end
    }
    reader.finish()
    while let record = try reader.next() { records.append(record) }
    return records
  }

  private func cells(_ text: String, step: Int = .max) throws(CSVError) -> [[String]] {
    try records(Array(text.utf8), step: step).map(\.cells)
  }

  @Test(arguments: [1, 2, 3, 7, Int.max])
  func `does not depend on how the bytes come`(step: Int) throws {
    let text = "name,note\r\n\"Ann \"\"A\"\" Lee\",\"two\nlines, one cell\"\r\nÉmile,\n\nBo,x"
    #expect(
      try cells(text, step: step) == [
        ["name", "note"], ["Ann \"A\" Lee", "two\nlines, one cell"], ["Émile", ""], [""],
        ["Bo", "x"],
      ])
  }

  static let dialects: [(text: String, cells: [[String]])] = [
    ("a;b\n1;2\n", [["a", "b"], ["1", "2"]]),
    ("a\tb\r1\t2", [["a", "b"], ["1", "2"]]),
    ("a\n1\n", [["a"], ["1"]]),
    ("sep=;\r\na;b\r\n1,5;2\r\n", [["a", "b"], ["1,5", "2"]]),
    ("\"a,x\";b\n1;2", [["a,x", "b"], ["1", "2"]]),
    ("\n\na,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a,b\n1 \"x\" 2,3", [["a", "b"], ["1 \"x\" 2", "3"]]),
    ("a,b\n\"\",\"\"\n", [["a", "b"], ["", ""]]),
  ]

  @Test(arguments: dialects)
  func `finds out the delimiter and takes any quoting`(_ sample: (text: String, cells: [[String]]))
    throws
  {
    #expect(try cells(sample.text) == sample.cells)
  }

  @Test func `knows the encodings`() throws {
    let text = "name,city\nJosé 😀,Zürich\n"
    let plain = "name,city\nJosé,Zürich\n"
    let expected = [["name", "city"], ["José", "Zürich"]]
    #expect(try cells("\u{FEFF}" + text) == [["name", "city"], ["José 😀", "Zürich"]])
    let little = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    for bytes in [[0xFF, 0xFE] + little, [0xFE, 0xFF] + big, little, big] {
      for step in [1, 5, Int.max] {
        #expect(try records(bytes, step: step).last?.cells == ["José 😀", "Zürich"])
      }
    }
    let latin = plain.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    #expect(try records(latin).map(\.cells) == expected)
    #expect(try records([0x61, 0x0A, 0x80, 0x0A]).map(\.cells) == [["a"], ["€"]])
  }

  static let refusals: [(bytes: [UInt8], error: CSVError)] = [
    ([], .empty), (Array("\n\n".utf8), .empty),
    ([0x50, 0x4B, 3, 4, 1, 2, 3, 4, 5], .notText("a ZIP archive or an Excel workbook")),
    (Array("%PDF-1.7 and more".utf8), .notText("a PDF document")),
    (Array("a,b\n1,\0\n".utf8), .nulCharacter(line: 2)),
    (Array("a,b\n\"1,2\n3,4\n".utf8), .openQuote(line: 2)),
    (Array("a,b\n\"1\"2,3\n".utf8), .textAfterQuote(line: 2)),
    (
      Array("a\né\n".utf8) + [0xE9, 0x0A], .mixedEncodings(line: 3)
    ),
    ([0x61, 0x0A, 0xE9, 0x0A] + Array("é\n".utf8), .mixedEncodings(line: 3)),
    (
      Array(repeating: UInt8(ascii: ","), count: 10_000),
      .tooManyColumns(line: 1, columnsMax: 500)
    ),
    ([0xFF, 0xFE, 0x00, 0xD8, 0x61, 0x00, 0x0A, 0x00], .badCharacters(line: 1, encoding: "UTF-16")),
    ([0x61, 0x0A, 0x81, 0x0A], .badCharacters(line: 2, encoding: "Latin-1")),
  ]

  @Test(arguments: refusals)
  func `says what is wrong with a file`(_ sample: (bytes: [UInt8], error: CSVError)) {
    #expect(throws: sample.error) { try records(sample.bytes) }
    #expect(throws: sample.error) { try records(sample.bytes, step: 1) }
    #expect(sample.error.message.hasSuffix(".") || sample.error.message.hasSuffix("?"))
  }

  @Test(arguments: [UInt8(ascii: "x"), UInt8(ascii: "\"")])
  func `gives up a line without end before it has read much of it`(first: UInt8) {
    var reader = CSVReader()
    let part = [UInt8](repeating: UInt8(ascii: "x"), count: 64 << 10)
    reader.feed([first] + part)
    var fed = 0
    #expect(throws: CSVError.recordTooLong(line: 1, bytesMax: 1 << 20)) {
      for _ in 0..<16_384 {
        fed += part.count
        reader.feed(part)
        while try reader.next() != nil {}
      }
    }
    #expect(fed < 2 << 20)
  }
}

@Suite struct `Writing CSV` {
  static let formulas = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\rx", "\nx", " =1", "\"=1", "'=1", "\u{FEFF}=1",
    "\u{A0}=1", "＝1", "＋1", "－1", "＠x", "  \"=HYPERLINK(\"\"x\"\")",
  ]

  @Test(arguments: formulas)
  func `makes formulas inert`(_ cell: String) throws {
    var writer = CSVWriter()
    writer.row([cell, "b"])
    let bytes = writer.take()
    #expect(bytes.starts(with: Array("\"'".utf8)))
    var reader = CSVReader()
    reader.feed(bytes)
    reader.finish()
    #expect(try reader.next()?.cells == ["'" + cell, "b"])
  }

  @Test func `quotes what must be quoted, and nothing else`() {
    var writer = CSVWriter()
    writer.row(["a", "b c", "x,y", "say \"hi\"", "two\nlines", "", " x"])
    #expect(
      String(decoding: writer.take(), as: UTF8.self)
        == "a,b c,\"x,y\",\"say \"\"hi\"\"\",\"two\nlines\",,\" x\"\r\n")
  }
}
