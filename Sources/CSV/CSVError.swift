/// Why a file cannot be read on.
package enum CSVError: Error, Sendable, Hashable {
  /// It is something else: the words say what.
  case notText(String)
  /// It has no header.
  case empty
  case nulCharacter(line: Int)
  case recordTooLong(line: Int, bytesMax: Int)
  case tooManyColumns(line: Int, columnsMax: Int)
  /// A quoted cell that begins here never ends.
  case openQuote(line: Int)
  case textAfterQuote(line: Int)
  /// One line is UTF-8 and another is not, so neither can be trusted.
  case mixedEncodings(line: Int)
  /// The bytes are none in the encoding that the file is said to have.
  case badCharacters(line: Int, encoding: String)

  /// What to tell the caller.
  package var message: String {
    switch self {
    case .notText(let what): "The file is \(what), not CSV. Save it as CSV and send that."
    case .empty: "The file is empty; its first line must name the columns."
    case .nulCharacter(let line):
      "Line \(line) has a NUL character. The file is no text, or is damaged."
    case .recordTooLong(let line, let bytesMax):
      "The row that begins in line \(line) is longer than \(bytesMax) bytes. Is a quotation mark "
        + "missing?"
    case .tooManyColumns(let line, let columnsMax):
      "Line \(line) has more than \(columnsMax) columns."
    case .openQuote(let line):
      "The quotation mark in line \(line) is never closed."
    case .textAfterQuote(let line):
      "In line \(line) there is text after a closing quotation mark. Double the quotation marks "
        + "within a cell."
    case .mixedEncodings(let line):
      "The file mixes encodings: line \(line) is written in another one than the lines before. "
        + "Save it again as UTF-8, or say its encoding."
    case .badCharacters(let line, let encoding):
      "Line \(line) is not \(encoding). Save the file again as UTF-8."
    }
  }
}
