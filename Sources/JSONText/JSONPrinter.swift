/// Writes a tree as JSON text.
package struct JSONPrinter {
  /// How the text is laid out.
  package enum Layout: Sendable, Hashable {
    /// One line without spaces.
    case compact
    /// One member a line, two spaces a level.
    case pretty
  }

  private let layout: Layout
  private var out: [UInt8] = []

  private init(_ layout: Layout) { self.layout = layout }

  /// The text of `value`, without a newline at its end.
  package static func print(_ value: JSONValue, _ layout: Layout = .compact) -> String {
    var printer = JSONPrinter(layout)
    printer.write(value, indent: 0)
    return String(decoding: printer.out, as: UTF8.self)
  }

  private mutating func write(_ value: JSONValue, indent: Int) {
    switch value {
    case .null: append("null")
    case .bool(let flag): append(flag ? "true" : "false")
    case .number(let literal): append(literal)
    case .string(let text): quote(text)
    case .array(let elements):
      enclose("[", "]", count: elements.count, indent: indent) { printer, index in
        printer.write(elements[index], indent: indent + 1)
      }
    case .object(let members):
      enclose("{", "}", count: members.count, indent: indent) { printer, index in
        printer.quote(members[index].name)
        printer.append(printer.layout == .pretty ? ": " : ":")
        printer.write(members[index].value, indent: indent + 1)
      }
    }
  }

  private mutating func enclose(
    _ open: String, _ close: String, count: Int, indent: Int,
    _ element: (inout JSONPrinter, Int) -> Void
  ) {
    append(open)
    for index in 0..<count {
      if index > 0 { append(",") }
      newline(indent + 1)
      element(&self, index)
    }
    if count > 0 { newline(indent) }
    append(close)
  }

  private mutating func newline(_ indent: Int) {
    guard layout == .pretty else { return }
    out.append(10)
    out.append(contentsOf: repeatElement(32, count: indent * 2))
  }

  private mutating func append(_ text: String) { out.append(contentsOf: text.utf8) }

  private mutating func quote(_ text: String) {
    out.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "\\"): append("\\\\")
      case 10: append("\\n")
      case 13: append("\\r")
      case 9: append("\\t")
      case 0..<32, 127:
        // Escaped, so that no terminal takes them for its own commands.
        let digits = String(byte, radix: 16)
        append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
      default: out.append(byte)
      }
    }
    out.append(UInt8(ascii: "\""))
  }
}
