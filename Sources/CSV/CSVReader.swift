/// Reads CSV (RFC 4180) as its bytes come, in bounded memory. Cells may be quoted or not; rows
/// end with CRLF, LF or CR; the delimiter is found out from the first row where none is given.
///
///     reader.feed(bytes)
///     while let record = try reader.next() { ... }
///     reader.finish()  // and again
package struct CSVReader: Sendable {
  /// What a row may have.
  package struct Limits: Sendable {
    package var recordBytes = 1 << 20
    package var columns = 500

    package init() {}
  }

  private enum State {
    case cellStart, plain, quoted
    /// After a quotation mark within a quoted cell: its end, or the first of two.
    case quoteInQuoted
  }

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  // A header that is longer than this tells its delimiter anyway.
  private static let sniffedBytesMax = 64 << 10

  private let limits: Limits
  private var input: TextInput
  private var decoder: CellDecoder
  private let encoding: CSVEncoding?
  private var delimiter: UInt8?
  private var pending: [UInt8] = []
  private var place = 0
  private var isFinished = false
  private var failure: CSVError?

  private var state = State.cellStart
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var line = 1
  private var recordLine = 1
  private var quoteLine = 1
  private var skipsLineFeed = false
  private var hasRecords = false

  package init(
    delimiter: UInt8? = nil, encoding: CSVEncoding? = nil, limits: Limits = Limits()
  ) {
    self.limits = limits
    self.delimiter = delimiter
    self.encoding = encoding
    input = TextInput(encoding)
    decoder = CellDecoder(encoding)
  }

  /// Takes the next bytes of the file. Call `next` until it gives nil before the next ones.
  package mutating func feed(_ bytes: [UInt8]) { take(bytes) }

  /// There are no more bytes.
  package mutating func finish() {
    isFinished = true
    take([])
  }

  private mutating func take(_ bytes: [UInt8]) {
    guard failure == nil else { return }
    pending.removeFirst(place)
    place = 0
    do throws(CSVError) {
      try input.read(bytes, isLast: isFinished, line: line, to: &pending)
      if input.isUTF16, encoding != .utf16 { decoder = CellDecoder(.utf8) }
    } catch {
      failure = error
    }
  }

  /// The next row; nil when more bytes are needed, or after the last one.
  package mutating func next() throws(CSVError) -> CSVRecord? {
    if let failure { throw failure }
    do throws(CSVError) {
      guard let delimiter = try sniffed() else { return nil }
      return try next(delimiter)
    } catch {
      failure = error
      throw error
    }
  }

  private mutating func next(_ delimiter: UInt8) throws(CSVError) -> CSVRecord? {
    while place < pending.count {
      let byte = pending[place]
      place += 1
      if byte == Self.lineFeed, skipsLineFeed {
        skipsLineFeed = false
        continue
      }
      skipsLineFeed = false
      guard byte != 0 else { throw .nulCharacter(line: line) }
      guard bytes.count < limits.recordBytes else {
        throw .recordTooLong(line: recordLine, bytesMax: limits.recordBytes)
      }
      if state == .quoted {
        if byte == Self.quote { state = .quoteInQuoted } else { appendQuoted(byte) }
        continue
      }
      if byte == delimiter {
        try endCell()
      } else if byte == Self.lineFeed || byte == Self.carriageReturn {
        skipsLineFeed = byte == Self.carriageReturn
        if let record = try endRecord() { return record }
      } else if byte == Self.quote, state == .cellStart {
        state = .quoted
        quoteLine = line
      } else if state == .quoteInQuoted {
        guard byte == Self.quote else { throw .textAfterQuote(line: line) }
        bytes.append(byte)
        state = .quoted
      } else {
        state = .plain
        bytes.append(byte)
      }
    }
    return isFinished ? try last() : nil
  }

  private mutating func appendQuoted(_ byte: UInt8) {
    if byte == Self.lineFeed { line += 1 }
    bytes.append(byte)
  }

  private mutating func endCell() throws(CSVError) {
    ends.append(bytes.count)
    state = .cellStart
    guard ends.count < limits.columns else {
      throw .tooManyColumns(line: recordLine, columnsMax: limits.columns)
    }
  }

  /// The row that ends here; nil for a line without anything.
  private mutating func endRecord() throws(CSVError) -> CSVRecord? {
    defer {
      line += 1
      recordLine = line
      state = .cellStart
    }
    let isEmpty = ends.isEmpty && bytes.isEmpty && state == .cellStart
    if isEmpty, !hasRecords { return nil }
    ends.append(bytes.count)
    let record = CSVRecord(
      line: recordLine, cells: try decoder.cells(bytes, ends, line: recordLine))
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    hasRecords = true
    return record
  }

  private mutating func last() throws(CSVError) -> CSVRecord? {
    guard state != .quoted else { throw .openQuote(line: quoteLine) }
    if !ends.isEmpty || !bytes.isEmpty || state != .cellStart { return try endRecord() }
    guard hasRecords else { throw .empty }
    return nil
  }

  /// The delimiter: what the first row has most of, outside of quotation marks. Nil when the
  /// first row is not there yet.
  private mutating func sniffed() throws(CSVError) -> UInt8? {
    if let delimiter { return delimiter }
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    var isWhole = isFinished || pending.count > Self.sniffedBytesMax
    var length = 0
    for byte in pending {
      if byte == Self.quote { isQuoted.toggle() }
      if !isQuoted, byte == Self.lineFeed || byte == Self.carriageReturn {
        isWhole = isWhole || length > 0
        if length > 0 { break }
        continue
      }
      length += 1
      if !isQuoted, Self.delimiters.contains(byte) { counts[byte, default: 0] += 1 }
    }
    guard isWhole else { return nil }
    if let separator = separatorLine() { return separator }
    let best = Self.delimiters.max { counts[$0, default: 0] < counts[$1, default: 0] }
    let found = counts.isEmpty ? UInt8(ascii: ",") : best
    delimiter = found
    return found
  }

  private static let delimiters = [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: ",")]

  /// The delimiter of a first line such as `sep=;`, which Excel writes, and which is skipped.
  private mutating func separatorLine() -> UInt8? {
    guard pending.count > 4, pending.starts(with: Array("sep=".utf8)) else { return nil }
    let separator = pending[4]
    guard Self.delimiters.contains(separator) else { return nil }
    let rest = pending[5...].prefix(2)
    guard rest.first == Self.lineFeed || rest.first == Self.carriageReturn else { return nil }
    place = rest.elementsEqual([Self.carriageReturn, Self.lineFeed]) ? 7 : 6
    line = 2
    recordLine = 2
    delimiter = separator
    return separator
  }
}
