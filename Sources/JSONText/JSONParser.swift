/// A strict RFC 8259 reader: no comments, no trailing commas, no invalid UTF-8, no lone
/// surrogates, bounded depth, and no member twice, as two readers of one text could then see
/// different values. It never traps, whatever the bytes are.
package struct JSONParser {
  /// Why a text is not JSON, with the place counted from 1.
  package struct Failure: Error, Sendable, Hashable {
    package var reason: Reason
    package var message: String
    package var line: Int
    package var column: Int
  }

  /// What kind of failure it is, where the words do not matter.
  package enum Reason: Sendable, Hashable {
    case malformed, tooDeep, tooMany, duplicateName, outOfRange
  }

  private let bytes: [UInt8]
  private let limits: JSONLimits
  private var at = 0

  private init(_ bytes: [UInt8], _ limits: JSONLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  /// Reads exactly one value from UTF-8 bytes.
  package static func parse(
    _ bytes: [UInt8], _ limits: JSONLimits = .message
  ) throws(Failure) -> JSONValue {
    var parser = JSONParser(bytes, limits)
    parser.skipSpace()
    let value = try parser.value(depth: 1)
    parser.skipSpace()
    guard parser.at == bytes.count else {
      throw parser.failure("There is more text after the end of the JSON value.")
    }
    return value
  }

  /// Reads exactly one value from a text.
  package static func parse(
    _ text: String, _ limits: JSONLimits = .message
  ) throws(Failure) -> JSONValue {
    try parse(Array(text.utf8), limits)
  }

  private func failure(_ message: String, _ reason: Reason = .malformed) -> Failure {
    let read = bytes.prefix(at)
    let line = read.count { $0 == 10 } + 1
    let start = read.lastIndex(of: 10).map { $0 + 1 } ?? 0
    // Continuation bytes do not begin a character.
    let column = read[start...].count { $0 & 0xC0 != 0x80 } + 1
    return Failure(reason: reason, message: message, line: line, column: column)
  }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 32 || byte == 10 || byte == 13 || byte == 9 { at += 1 }
  }

  private mutating func take(_ byte: Character) -> Bool {
    guard next == byte.asciiValue else { return false }
    at += 1
    return true
  }

  private mutating func value(depth: Int) throws(Failure) -> JSONValue {
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case .some(UInt8(ascii: "0")...UInt8(ascii: "9")), UInt8(ascii: "-"): return try number()
    case nil: throw failure("The JSON text ends where a value should stand.")
    default:
      throw failure("Expected a value: {, [, \", a digit, -, true, false or null.")
    }
  }

  private mutating func literal(_ word: String, _ value: JSONValue) throws(Failure) -> JSONValue {
    guard bytes[at...].starts(with: word.utf8) else {
      throw failure("Expected \(word).")
    }
    at += word.utf8.count
    return value
  }

  private mutating func enter(depth: Int) throws(Failure) {
    guard depth <= limits.depthMax else {
      throw failure("The JSON text is nested too deeply.", .tooDeep)
    }
    at += 1
  }

  private mutating func object(depth: Int) throws(Failure) -> JSONValue {
    try enter(depth: depth)
    var members = JSONObject()
    var names: Set<[UInt8]> = []
    skipSpace()
    if take("}") { return .object([]) }
    while true {
      guard next == UInt8(ascii: "\"") else {
        throw failure("Expected a member name in double quotes.")
      }
      let name = try string()
      // By bytes: to Swift, composed and decomposed letters are equal strings.
      guard names.insert(Array(name.utf8)).inserted else {
        throw failure("The member \"\(name)\" is given twice.", .duplicateName)
      }
      guard members.count < limits.membersMax else {
        throw failure("An object has too many members.", .tooMany)
      }
      skipSpace()
      guard take(":") else { throw failure("Expected : after \"\(name)\".") }
      skipSpace()
      members.append(JSONValue.Member(name, try value(depth: depth + 1)))
      skipSpace()
      if take("}") { return .object(members) }
      guard take(",") else { throw failure("Expected , or } after the member \"\(name)\".") }
      skipSpace()
    }
  }

  private mutating func array(depth: Int) throws(Failure) -> JSONValue {
    try enter(depth: depth)
    var elements: [JSONValue] = []
    skipSpace()
    if take("]") { return .array([]) }
    while true {
      guard elements.count < limits.elementsMax else {
        throw failure("A list has too many elements.", .tooMany)
      }
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return .array(elements) }
      guard take(",") else { throw failure("Expected , or ] after a list's element.") }
      skipSpace()
    }
  }

  private mutating func digits() -> Int {
    let start = at
    while let byte = next, byte >= 48, byte <= 57 { at += 1 }
    return at - start
  }

  private mutating func number() throws(Failure) -> JSONValue {
    let start = at
    _ = take("-")
    let leading = next
    let count = digits()
    guard count > 0, count == 1 || leading != 48 else {
      throw failure("A number starts with a digit, and with 0 only when it stands alone.")
    }
    if let most = limits.integerMax {
      let digits = String(decoding: bytes[at - count..<at], as: UTF8.self)
      guard let magnitude = UInt64(digits), magnitude <= most else {
        throw failure("A number is further than \(most) from zero.", .outOfRange)
      }
    }
    if take(".") {
      guard digits() > 0 else { throw failure("Expected a digit after the point.") }
    }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      guard digits() > 0 else { throw failure("Expected a digit in the exponent.") }
    }
    return .number(String(decoding: bytes[start..<at], as: UTF8.self))
  }
}

extension JSONParser {
  private mutating func string() throws(Failure) -> String {
    at += 1
    var text: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        guard let string = String(validating: text, as: UTF8.self) else {
          throw failure("The string is not valid UTF-8.")
        }
        return string
      case UInt8(ascii: "\\"):
        at += 1
        let scalar = try escape()
        guard limits.allowsNUL || scalar != "\0" else {
          throw failure("A string holds the character NUL.")
        }
        text.append(contentsOf: String(Character(scalar)).utf8)
      case 0..<32:
        throw failure("Control characters in a string are written as \\n, \\t or \\u00XX.")
      default:
        text.append(byte)
        at += 1
      }
    }
    throw failure("The string has no closing quote.")
  }

  private mutating func escape() throws(Failure) -> Unicode.Scalar {
    guard let byte = next else { throw failure("The string has no closing quote.") }
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let first = try hexUnit()
      if let scalar = Unicode.Scalar(first) { return scalar }
      guard first < 0xDC00, take("\\"), take("u") else {
        throw failure("A surrogate stands alone in the string.")
      }
      let second = try hexUnit()
      guard (0xDC00..<0xE000).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      else { throw failure("A surrogate stands alone in the string.") }
      return scalar
    default: throw failure("Unknown escape; JSON has \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX.")
    }
  }

  private mutating func hexUnit() throws(Failure) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw failure("Expected four hexadecimal digits after \\u.")
      }
      unit = unit << 4 | UInt32(digit)
      at += 1
    }
    return unit
  }
}
