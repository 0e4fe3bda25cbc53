/// The first step of reading a file: finds out what it is, drops a byte order mark, and turns
/// UTF-16 into UTF-8, so that what follows only sees bytes in which ASCII is ASCII.
struct TextInput {
  private enum Form { case unknown, bytes, utf16(isBigEndian: Bool) }

  private var form = Form.unknown
  private let wanted: CSVEncoding?
  /// Bytes at the beginning that do not tell yet what the file is, or half a unit of UTF-16.
  private var held: [UInt8] = []
  private var highSurrogate: UInt16?

  init(_ wanted: CSVEncoding?) { self.wanted = wanted }

  /// Whether the bytes have turned out to be UTF-16: what comes out is UTF-8 then.
  var isUTF16: Bool {
    if case .utf16 = form { true } else { false }
  }

  /// Appends the text of `bytes` to `output`.
  mutating func read(
    _ bytes: [UInt8], isLast: Bool, line: Int, to output: inout [UInt8]
  ) throws(CSVError) {
    var bytes = bytes
    if case .unknown = form {
      held += bytes
      guard held.count >= 8 || isLast else { return }
      bytes = held
      held = []
      bytes.removeFirst(try recognise(bytes))
    }
    guard case .utf16(let isBigEndian) = form else {
      output += bytes
      return
    }
    try readUTF16(bytes, isBigEndian, isLast: isLast, line: line, to: &output)
  }

  /// Settles the form; how many bytes at the beginning are no text.
  private mutating func recognise(_ bytes: [UInt8]) throws(CSVError) -> Int {
    for (magic, what) in Self.others where bytes.starts(with: magic) { throw .notText(what) }
    form = .bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return 3 }
    if bytes.starts(with: [0xFF, 0xFE]) {
      form = .utf16(isBigEndian: false)
      return 2
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      form = .utf16(isBigEndian: true)
      return 2
    }
    guard bytes.count >= 4 else { return 0 }
    // A header begins with letters: half of each is zero, always the same half.
    let isZero = bytes.prefix(4).map { $0 == 0 }
    if isZero == [false, true, false, true] { form = .utf16(isBigEndian: false) }
    if isZero == [true, false, true, false] { form = .utf16(isBigEndian: true) }
    if wanted == .utf16, case .bytes = form {
      throw .badCharacters(line: 1, encoding: CSVEncoding.utf16.name)
    }
    return 0
  }

  private static let others: [([UInt8], String)] = [
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or an Excel workbook"),
    ([0x50, 0x4B, 0x05, 0x06], "an empty ZIP archive"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel or Word document"),
    ([0x1F, 0x8B], "a compressed file (gzip)"),
    ([0x25, 0x50, 0x44, 0x46], "a PDF document"),
    ([0x89, 0x50, 0x4E, 0x47], "a picture"), ([0xFF, 0xD8, 0xFF], "a picture"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"), ([0x53, 0x51, 0x4C, 0x69, 0x74, 0x65], "a database"),
    ([0x37, 0x7A, 0xBC, 0xAF], "an archive"), ([0x52, 0x61, 0x72, 0x21], "an archive"),
  ]

  private mutating func readUTF16(
    _ bytes: [UInt8], _ isBigEndian: Bool, isLast: Bool, line: Int, to output: inout [UInt8]
  ) throws(CSVError) {
    let all = held + bytes
    held = []
    let bad = CSVError.badCharacters(line: line, encoding: CSVEncoding.utf16.name)
    var index = 0
    while index + 1 < all.count {
      let (first, second) = (UInt16(all[index]), UInt16(all[index + 1]))
      let unit = isBigEndian ? first << 8 | second : second << 8 | first
      index += 2
      var scalar = UInt32(unit)
      if let high = highSurrogate {
        guard 0xDC00...0xDFFF ~= unit else { throw bad }
        scalar = 0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(unit) - 0xDC00)
        highSurrogate = nil
      } else if 0xD800...0xDBFF ~= unit {
        highSurrogate = unit
        continue
      }
      guard let character = Unicode.Scalar(scalar) else { throw bad }
      if character.isASCII {
        output.append(UInt8(truncatingIfNeeded: scalar))
      } else {
        output.append(contentsOf: UTF8.encode(character).map { Array($0) } ?? [])
      }
    }
    if index < all.count { held = Array(all[index...]) }
    if isLast, !held.isEmpty || highSurrogate != nil { throw bad }
  }
}
