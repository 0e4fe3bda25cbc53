import Suggestions

/// The commands of one program.
package struct CommandSet: Sendable {
  package let program: String
  /// What the program is, in a sentence or two.
  package let about: String
  package let commands: [Command]
  /// Further paragraphs of the program's help.
  package let notes: String

  package init(_ program: String, _ about: String, _ commands: [Command], notes: String = "") {
    self.program = program
    self.about = about
    self.commands = commands
    self.notes = notes
  }

  /// What a command line asks for.
  package enum Choice: Sendable {
    case command(Command, rest: [String])
    case help(String)
  }

  /// Finds the command that `words` begin with; `--help` before any `--` asks for the help, and
  /// so does an empty command line of a program whose commands have names.
  package func choose(_ words: [String]) throws(UsageError) -> Choice {
    let isHelp = words.first == "help"
    let asksForHelp =
      isHelp || words.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
    let named = isHelp ? Array(words.dropFirst()) : words
    let candidates = commands.sorted { $0.name.count > $1.name.count }
    if let found = candidates.first(where: { named.starts(with: $0.words) }) {
      if asksForHelp { return .help(help(found)) }
      return .command(found, rest: Array(named.dropFirst(found.words.count)))
    }
    guard let first = named.first, !asksForHelp else { return .help(help) }
    throw UsageError(unknown(first, Array(words.dropFirst())))
  }

  private func unknown(_ first: String, _ rest: [String]) -> String {
    guard !first.hasPrefix("-") else {
      return "The command comes first: \(program) COMMAND [OPTION ...]."
    }
    let group = commands.map(\.name).filter { $0.hasPrefix(first + " ") }
    guard group.isEmpty else {
      let name = ([first] + rest.prefix(1)).joined(separator: " ")
      return "There is no command \"\(name)\". There are \(group.joined(separator: ", "))."
    }
    let near = Suggestion.nearest(to: first, among: commands.map(\.name))
    return "There is no command \"\(first)\"." + (near.map { " Did you mean \"\($0)\"?" } ?? "")
  }
}
