/// Text under construction: lines with an indentation of some spaces a level.
struct SourceText {
  private(set) var lines: [String] = []
  private var level = 0
  private let spaces: Int

  init(spaces: Int = 2) { self.spaces = spaces }

  /// The widest line that house style allows.
  static let columnsMax = 100

  /// The first line of every generated file, in the language's comment.
  static func header(of file: String, comment: String = "//") -> String {
    "\(comment) DO NOT EDIT: generated from Schema/\(file).schema"
  }

  var text: String { lines.joined(separator: "\n") + "\n" }

  /// Adds `text` at the current level; an empty text is an empty line.
  mutating func line(_ text: String = "") {
    lines.append(text.isEmpty ? "" : String(repeating: " ", count: spaces * level) + text)
  }

  mutating func lines(_ texts: [String]) {
    for text in texts { line(text) }
  }

  /// Adds what `body` adds, one level deeper.
  mutating func indented(_ body: (inout SourceText) -> Void) {
    level += 1
    body(&self)
    level -= 1
  }

  /// Adds `open`, then what `body` adds one level deeper, then `close`.
  mutating func block(_ open: String, _ close: String = "}", _ body: (inout SourceText) -> Void) {
    line(open)
    indented(body)
    line(close)
  }

  /// Adds a switch whose cases `body` adds; they stand as deep as the switch itself.
  mutating func cases(_ subject: String, _ body: (inout SourceText) -> Void) {
    line("switch \(subject) {")
    body(&self)
    line("}")
  }

  /// Adds `open`, the comma-separated `items` and `close` on one line, or the items in filled
  /// lines of their own when one line is too short.
  mutating func list(_ open: String, _ items: [String], _ close: String) {
    let whole = open + items.joined(separator: ", ") + close
    if fits(whole) { return line(whole) }
    line(open)
    level += 1
    var filled = ""
    for (index, item) in items.enumerated() {
      let next = index == items.count - 1 ? item : item + ","
      if filled.isEmpty {
        filled = next
      } else if fits(filled + " " + next) {
        filled += " " + next
      } else {
        line(filled)
        filled = next
      }
    }
    // A call's parenthesis ends its last line; a declaration's begins the next.
    let isCall = close == ")" || close == "),"
    line(isCall ? filled + close : filled)
    level -= 1
    if !isCall { line(close) }
  }

  /// Adds `head` and `tail` on one line, or `tail` one level deeper when that is too wide.
  mutating func wrapped(_ head: String, _ tail: String) {
    if fits(head + " " + tail) { return line(head + " " + tail) }
    line(head)
    level += 1
    line(tail)
    level -= 1
  }

  func fits(_ text: String) -> Bool {
    text.unicodeScalars.count + spaces * level <= Self.columnsMax
  }
}
