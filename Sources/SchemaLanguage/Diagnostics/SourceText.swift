/// Some scalars of one line of a source text.
package struct Span: Sendable, Hashable {
  package var line: Int
  package var column: Int
  package var length: Int

  /// From the start of this span to the end of `other`, or to the end of the line.
  func joined(to other: Span) -> Span {
    guard other.line == line else { return self }
    return Span(line: line, column: column, length: max(other.column + other.length - column, 1))
  }
}

/// One file's text, from which diagnostics quote lines.
package struct SourceText: Sendable {
  /// `lead.schema`, as diagnostics show it.
  package let fileName: String
  private let text: String

  package init(fileName: String, text: String) {
    self.fileName = fileName
    self.text = text
  }

  /// The line with that number, without its line break; empty when there is none.
  package func line(_ number: Int) -> String {
    var line = 1
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        line += 1
        if line > number { break }
      } else if line == number, scalar != "\r", scalar != "\u{FEFF}" {
        result.append(scalar)
      }
    }
    return String(result)
  }

  package func location(_ span: Span) -> SourceLocation {
    SourceLocation(file: fileName, line: span.line, column: span.column)
  }
}

/// What has been found in one file so far.
package struct DiagnosticSink: Sendable {
  package let source: SourceText
  package private(set) var diagnostics: [Diagnostic] = []

  /// A file that is wrong throughout does not bury the first finding.
  static let diagnosticsMax = 50

  package init(source: SourceText) {
    self.source = source
  }

  var isFull: Bool { diagnostics.count >= Self.diagnosticsMax }

  mutating func error(_ message: String, at span: Span, suggestion: String? = nil) {
    add(.error, message, at: span, suggestion: suggestion)
  }

  mutating func warning(_ message: String, at span: Span, suggestion: String? = nil) {
    add(.warning, message, at: span, suggestion: suggestion)
  }

  private mutating func add(
    _ severity: Diagnostic.Severity, _ message: String, at span: Span, suggestion: String?
  ) {
    // A warning must not use up the room that keeps errors from being lost.
    if severity == .warning ? isFull : diagnostics.count >= Self.diagnosticsMax * 2 { return }
    diagnostics.append(
      Diagnostic(
        severity, message, at: source.location(span), length: span.length,
        sourceLine: source.line(span.line), suggestion: suggestion))
  }
}
