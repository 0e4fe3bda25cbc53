import SchemaLanguage

extension SourceText {
  /// A text for Python, whose levels are four spaces.
  static func python(of file: String) -> SourceText {
    var out = SourceText(spaces: 4)
    out.line(header(of: file, comment: "#"))
    return out
  }

  /// Adds a docstring; `fallback` when the schema says nothing, nothing when that is nil.
  mutating func docstring(
    _ doc: [String], _ fallback: String? = nil, deprecated: String? = nil, notes: [String] = []
  ) {
    var lines = doc.isEmpty ? fallback.map { [$0] } ?? [] : doc
    for note in notes + (deprecated.map { ["Deprecated: \($0)."] } ?? []) {
      lines += lines.isEmpty ? [note] : ["", note]
    }
    lines = lines.flatMap { wrap(Self.escaped($0)) }
    guard let first = lines.first else { return }
    if lines.count == 1, fits("\"\"\"\(first)\"\"\"") { return line("\"\"\"\(first)\"\"\"") }
    line("\"\"\"\(first)")
    for text in lines.dropFirst() { line(text) }
    line("\"\"\"")
  }

  /// Adds `items` between `open` and `close`: on one line, or one a line with a comma each.
  mutating func items(_ open: String, _ items: [String], _ close: String) {
    let whole = open + items.joined(separator: ", ") + close
    if fits(whole) { return line(whole) }
    line(open)
    indented { out in
      for item in items { out.line(item + ",") }
    }
    line(close)
  }

  /// Imports `names` from `module`.
  mutating func imports(_ names: [String], from module: String) {
    let whole = "from \(module) import " + names.joined(separator: ", ")
    if fits(whole) { return line(whole) }
    items("from \(module) import (", names, ")")
  }

  /// Words in lines that leave room for the quotes.
  private func wrap(_ text: String) -> [String] {
    if fits(text + "xxx") { return [text] }
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, fits(last + " " + word + "xxx") {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// Back-slashes and quotes that would end the string early.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for letter in text {
      if letter == "\\" { escaped += "\\" }
      escaped.append(letter)
    }
    if escaped.hasSuffix("\"") { escaped = escaped.dropLast() + "\\\"" }
    return escaped.split(separator: "\"\"\"", omittingEmptySubsequences: false)
      .joined(separator: "\\\"\"\"")
  }
}
