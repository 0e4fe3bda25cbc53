/// Something that the compiler has to say about a schema text. A value: nothing is printed here.
public struct Diagnostic: Sendable, Hashable {
  /// How bad it is; an error means that there is no schema.
  public enum Severity: String, Sendable, Hashable {
    /// The schema is refused.
    case error
    /// The schema is accepted.
    case warning
  }

  /// Error or warning.
  public var severity: Severity
  /// Where the caret points; line 0 when the finding has no place of its own.
  public var location: SourceLocation
  /// How many Unicode scalars are underlined, at least 1.
  public var length: Int
  /// What is wrong, as a sentence without a full stop.
  public var message: String
  /// The text of the line that `location` names.
  public var sourceLine: String
  /// What would be right, for example "did you mean `LeadStage`?".
  public var suggestion: String?
  /// The name of the lint or compatibility rule; nil for the compiler's own refusals.
  public var rule: String?
  /// More lines to show below, for example who would break.
  public var notes: [String]

  /// A finding at `location`.
  public init(
    _ severity: Severity, _ message: String, at location: SourceLocation, length: Int = 1,
    sourceLine: String = "", suggestion: String? = nil, rule: String? = nil, notes: [String] = []
  ) {
    self.severity = severity
    self.location = location
    self.length = max(length, 1)
    self.message = message
    self.sourceLine = sourceLine
    self.suggestion = suggestion
    self.rule = rule
    self.notes = notes
  }
}

extension Diagnostic {
  /// The finding as a terminal shows it, without a final line break; `folder` precedes the file.
  public func rendered(folder: String = "") -> String {
    var head = location.file.isEmpty ? "" : folder + location.file
    if location.line > 0 { head += ":\(location.line):\(location.column)" }
    if !head.isEmpty { head += ": " }
    var lines = ["\(head)\(severity.rawValue): \(message)\(rule.map { " [\($0)]" } ?? "")"]
    if location.line > 0, !sourceLine.isEmpty {
      // Tabs become single spaces, so that the caret stands under what it means.
      let shown = String(sourceLine.map { $0 == "\t" ? " " : $0 })
      let before = String(repeating: " ", count: max(location.column - 1, 0))
      let under = String(repeating: "~", count: length - 1)
      lines += ["  \(shown)", "  \(before)^\(under)"]
    }
    if let suggestion { lines.append("  \(suggestion)") }
    lines += notes.map { "  \($0)" }
    return lines.joined(separator: "\n")
  }
}

extension [Diagnostic] {
  /// Whether any of them refuses the schema.
  public var hasErrors: Bool { contains { $0.severity == .error } }
}
