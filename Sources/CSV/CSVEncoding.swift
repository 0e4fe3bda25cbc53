/// How the characters of a file are written.
package enum CSVEncoding: Sendable, Hashable {
  case utf8
  /// With a byte order mark, or of the order that its first bytes show.
  case utf16
  /// Latin-1 with more quotation marks.
  case windows1252

  var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16: "UTF-16"
    case .windows1252: "Latin-1"
    }
  }
}

/// What is known of the encoding of lines, each of which is looked at by itself: until one is
/// not ASCII, UTF-8 and Latin-1 are the same.
struct CellDecoder {
  private enum State { case undecided, settled(CSVEncoding) }

  private var state: State
  /// Whether the caller said so: then nothing is found out.
  private let isGiven: Bool

  init(_ encoding: CSVEncoding?) {
    isGiven = encoding != nil
    state = encoding.map { .settled($0) } ?? .undecided
  }

  /// The cells of one row, whose bytes end at `ends`.
  mutating func cells(
    _ bytes: [UInt8], _ ends: [Int], line: Int
  ) throws(CSVError) -> [String] {
    let encoding = try encoding(of: bytes, line: line)
    var cells: [String] = []
    cells.reserveCapacity(ends.count)
    var start = 0
    for end in ends {
      let cell = bytes[start..<end]
      if encoding == .windows1252 {
        guard let text = Self.latin(cell) else {
          throw .badCharacters(line: line, encoding: CSVEncoding.windows1252.name)
        }
        cells.append(text)
      } else {
        cells.append(String(decoding: cell, as: UTF8.self))
      }
      start = end
    }
    return cells
  }

  private mutating func encoding(
    of bytes: [UInt8], line: Int
  ) throws(CSVError) -> CSVEncoding {
    if bytes.allSatisfy({ $0 < 0x80 }) { return .utf8 }
    if isGiven, case .settled(.windows1252) = state { return .windows1252 }
    let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
    switch state {
    case .undecided:
      let found: CSVEncoding = isUTF8 ? .utf8 : .windows1252
      state = .settled(found)
      return found
    case .settled(.windows1252):
      guard !isUTF8 else { throw .mixedEncodings(line: line) }
      return .windows1252
    case .settled(let encoding):
      guard isUTF8 else {
        throw isGiven
          ? .badCharacters(line: line, encoding: encoding.name) : .mixedEncodings(line: line)
      }
      return .utf8
    }
  }

  /// nil where a byte stands for no character.
  private static func latin(_ bytes: ArraySlice<UInt8>) -> String? {
    var text = ""
    for byte in bytes {
      if 0x80...0x9F ~= byte {
        guard let scalar = quotes[byte] else { return nil }
        text.unicodeScalars.append(scalar)
      } else {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return text
  }

  /// What Windows-1252 has in the place of Latin-1's control characters.
  private static let quotes: [UInt8: Unicode.Scalar] = [
    0x80: "€", 0x82: "‚", 0x83: "ƒ", 0x84: "„", 0x85: "…", 0x86: "†", 0x87: "‡", 0x88: "ˆ",
    0x89: "‰", 0x8A: "Š", 0x8B: "‹", 0x8C: "Œ", 0x8E: "Ž", 0x91: "‘", 0x92: "’", 0x93: "“",
    0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—", 0x98: "˜", 0x99: "™", 0x9A: "š", 0x9B: "›",
    0x9C: "œ", 0x9E: "ž", 0x9F: "Ÿ",
  ]
}
