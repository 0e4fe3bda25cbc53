/// Why a text is not JSON of the strict kind.
enum JSONError: Error {
  case malformed, tooDeep, tooMany, duplicateName, outOfRange
}

/// Reads JSON (RFC 8259) without any of the liberties that let two readers of one token see
/// different claims: no duplicate names, no invalid UTF-8, no lone surrogates, no NUL, no
/// integer that a double cannot hold, nothing after the value.
struct JSONParser {
  static let depthMax = 4
  static let membersMax = 64
  static let elementsMax = 256
  static let integerMax: Int64 = 1 << 53

  private let bytes: [UInt8]
  private var position = 0

  /// The value that is the whole of `bytes`.
  static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    var parser = JSONParser(bytes: bytes)
    let value = try parser.value(depth: 1)
    parser.skipSpace()
    guard parser.position == bytes.count else { throw .malformed }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      position += 1
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    skipSpace()
    guard let first = next else { throw .malformed }
    switch first {
    case UInt8(ascii: "{"): return .object(try object(depth: depth))
    case UInt8(ascii: "["): return .array(try array(depth: depth))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(
    _ word: StaticString, _ value: JSONValue
  ) throws(JSONError) -> JSONValue {
    for byte in word.description.utf8 {
      guard take(byte) else { throw .malformed }
    }
    return value
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONObject {
    guard depth <= JSONParser.depthMax else { throw .tooDeep }
    position += 1
    var object = JSONObject()
    skipSpace()
    if take(UInt8(ascii: "}")) { return object }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw .malformed }
      let name = try string()
      guard object[name] == nil else { throw .duplicateName }
      guard object.members.count < JSONParser.membersMax else { throw .tooMany }
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw .malformed }
      object.append(name, try value(depth: depth + 1))
      skipSpace()
      if take(UInt8(ascii: "}")) { return object }
      guard take(UInt8(ascii: ",")) else { throw .malformed }
    }
  }

  private mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
    guard depth <= JSONParser.depthMax else { throw .tooDeep }
    position += 1
    var array: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return array }
    while true {
      guard array.count < JSONParser.elementsMax else { throw .tooMany }
      array.append(try value(depth: depth + 1))
      skipSpace()
      if take(UInt8(ascii: "]")) { return array }
      guard take(UInt8(ascii: ",")) else { throw .malformed }
    }
  }
}

// Strings.
extension JSONParser {
  private mutating func string() throws(JSONError) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else { throw .malformed }
        return string
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<0x20: throw .malformed
      default: text.append(byte)
      }
    }
    throw .malformed
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    guard let letter = next else { throw .malformed }
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): try unicode(into: &text)
    default: throw .malformed
    }
  }

  private mutating func unicode(into text: inout [UInt8]) throws(JSONError) {
    var value = try codeUnit()
    if 0xD800..<0xDC00 ~= value {
      guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else { throw .malformed }
      let low = try codeUnit()
      guard 0xDC00..<0xE000 ~= low else { throw .malformed }
      value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
    }
    // A lone low surrogate is no scalar.
    guard value != 0, let scalar = Unicode.Scalar(value) else { throw .malformed }
    text.append(contentsOf: String(scalar).utf8)
  }

  private mutating func codeUnit() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next else { throw .malformed }
      let digit: UInt8
      switch byte {
      case 48...57: digit = byte - 48
      case 97...102: digit = byte - 87
      case 65...70: digit = byte - 55
      default: throw .malformed
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}

// Numbers.
extension JSONParser {
  private mutating func number() throws(JSONError) -> JSONValue {
    let start = position
    let isNegative = take(UInt8(ascii: "-"))
    var magnitude: Int64 = 0
    let digitsStart = position
    while let byte = next, 48...57 ~= byte {
      // A leading zero would be octal to some readers.
      if position == digitsStart + 1, magnitude == 0 { throw .malformed }
      magnitude = magnitude * 10 + Int64(byte - 48)
      guard magnitude <= JSONParser.integerMax else { throw .outOfRange }
      position += 1
    }
    guard position > digitsStart else { throw .malformed }
    var isInteger = true
    if take(UInt8(ascii: ".")) {
      isInteger = false
      try skipDigits()
    }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      isInteger = false
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try skipDigits()
    }
    if isInteger { return .integer(isNegative ? -magnitude : magnitude) }
    return .fraction(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func skipDigits() throws(JSONError) {
    let start = position
    while let byte = next, 48...57 ~= byte { position += 1 }
    guard position > start else { throw .malformed }
  }
}
