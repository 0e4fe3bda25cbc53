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
  /// Whether the last argument may be given any number of times.
  package let repeatsLastArgument: Bool
  package let flags: [Flag]
  /// Paragraphs of the help before the options.
  package let details: String
  /// Paragraphs of the help after the options.
  package let notes: String

  /// A command without a name is the only one of its program.
  package init(
    _ name: String, _ summary: String, arguments: [String] = [], optionalArguments: Int = 0,
    repeatsLastArgument: Bool = false, flags: [Flag] = [], details: String = "",
    notes: String = ""
  ) {
    self.name = name
    self.summary = summary
    self.arguments = arguments
    self.optionalArguments = optionalArguments
    self.repeatsLastArgument = repeatsLastArgument
    self.flags = flags
    self.details = details
    self.notes = notes
  }

  /// The name's words, which begin its command line.
  var words: [String] { name.split(separator: " ").map(String.init) }
}

/// A command line that does not fit; the text says what would.
package struct UsageError: Error, Sendable, Hashable {
  package let message: String

  package init(_ message: String) { self.message = message }
}
