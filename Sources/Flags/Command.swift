/// One command of a program: what it is called, what it takes, and its help.
package struct Command: Sendable {
  /// For example `demo seed`.
  package let name: String
  /// One line for the list of commands.
  package let summary: String
  /// What the positional arguments are called, for example `["SERVICE.METHOD", "JSON"]`.
  package let arguments: [String]
  /// How many of `arguments` may be left out, from the end.
  package let optionalArguments: Int
  package let flags: [Flag]
  /// Further paragraphs of the help.
  package let notes: String

  package init(
    _ name: String, _ summary: String, arguments: [String] = [], optionalArguments: Int = 0,
    flags: [Flag] = [], notes: String = ""
  ) {
    self.name = name
    self.summary = summary
    self.arguments = arguments
    self.optionalArguments = optionalArguments
    self.flags = flags
    self.notes = notes
  }
}

/// A command line that does not fit; the text says what would.
package struct UsageError: Error, Sendable, Hashable {
  package let message: String

  package init(_ message: String) { self.message = message }
}
