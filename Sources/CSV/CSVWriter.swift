/// Writes CSV (RFC 4180, CRLF) whose cells no spreadsheet takes for formulas.
package struct CSVWriter: Sendable {
  /// What was written and not taken yet.
  package private(set) var bytes: [UInt8] = []
  private let delimiter: UInt8
  private var isRowStart = true

  package init(delimiter: UInt8 = UInt8(ascii: ",")) { self.delimiter = delimiter }

  /// Adds the mark by which spreadsheets know UTF-8.
  package mutating func writeByteOrderMark() { bytes += [0xEF, 0xBB, 0xBF] }

  /// Adds a whole row.
  package mutating func row(_ cells: [String]) {
    for cell in cells { self.cell(cell) }
    endRow()
  }

  /// Adds one cell of a row.
  package mutating func cell(_ text: String) {
    if !isRowStart { bytes.append(delimiter) }
    isRowStart = false
    var text = text
    text.withUTF8 { utf8 in
      let isFormula = Self.isFormula(utf8)
      let mustQuote =
        isFormula
        || utf8.contains { $0 == delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
        || utf8.first == 0x20 || utf8.last == 0x20
      guard mustQuote else {
        bytes.append(contentsOf: utf8)
        return
      }
      bytes.append(0x22)
      if isFormula { bytes.append(UInt8(ascii: "'")) }
      for byte in utf8 {
        if byte == 0x22 { bytes.append(byte) }
        bytes.append(byte)
      }
      bytes.append(0x22)
    }
  }

  package mutating func endRow() {
    bytes += [0x0D, 0x0A]
    isRowStart = true
  }

  /// Gives what was written, and begins anew.
  package mutating func take() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  /// `text` as it can stand in any spreadsheet's cell.
  package static func inert(_ text: String) -> String {
    var text = text
    return text.withUTF8 { isFormula($0) } ? "'" + text : text
  }

  /// Whether a spreadsheet may take the text for a formula: what comes first after blanks,
  /// quotation marks and byte order marks is = + - @, a tab, a line break, or a full-width form
  /// of one of those signs.
  static func isFormula(_ text: some Collection<UInt8>) -> Bool {
    var rest = text[...]
    while let first = rest.first {
      switch first {
      case 0x20, 0x22, 0x27: rest = rest.dropFirst()
      case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0A, 0x0D: return true
      case 0xEF:
        let sign = Array(rest.prefix(3))
        if sign == [0xEF, 0xBB, 0xBF] {
          rest = rest.dropFirst(3)
        } else {
          return [[0xEF, 0xBC, 0x9D], [0xEF, 0xBC, 0x8B], [0xEF, 0xBC, 0x8D], [0xEF, 0xBC, 0xA0]]
            .contains(sign)
        }
      case 0xC2 where rest.dropFirst().first == 0xA0: rest = rest.dropFirst(2)
      default: return false
      }
    }
    return false
  }
}
