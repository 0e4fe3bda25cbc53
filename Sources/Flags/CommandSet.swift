import Suggestions

/// The commands of one program.
package struct CommandSet: Sendable {
  package let program: String
  /// What the program is, in a sentence or two.
  package let about: String
  package let commands: [Command]

  package init(_ program: String, _ about: String, _ commands: [Command]) {
    self.program = program
    self.about = about
    self.commands = commands
  }

  /// What a command line asks for.
  package enum Choice: Sendable {
    case command(Command, rest: [String])
    case help(String)
  }

  /// Finds the command that `words` begin with; `--help` anywhere asks for the help.
  package func choose(_ words: [String]) throws(UsageError) -> Choice {
    let asksForHelp = words.contains { $0 == "--help" || $0 == "-h" }
    let named = words.first == "help" ? Array(words.dropFirst()) : words
    let candidates = commands.sorted { $0.name.count > $1.name.count }
    let found = candidates.first { command in
      named.starts(with: command.name.split(separator: " ").map(String.init))
    }
    if let found {
      if asksForHelp || words.first == "help" { return .help(help(found)) }
      let length = found.name.split(separator: " ").count
      return .command(found, rest: Array(named.dropFirst(length)))
    }
    if asksForHelp || words.isEmpty || words.first == "help" { return .help(help) }
    let near = Suggestion.nearest(to: words[0], among: commands.map(\.name))
    let group = commands.filter { $0.name.hasPrefix(words[0] + " ") }.map(\.name)
    let hint =
      group.isEmpty
      ? near.map { " Did you mean \($0)?" } ?? ""
      : " There are \(group.joined(separator: ", "))."
    throw UsageError("There is no command \"\(words.prefix(2).joined(separator: " "))\".\(hint)")
  }

  /// The help of the whole program.
  package var help: String {
    let width = commands.map(\.name.count).max() ?? 0
    let lines = commands.map { "  \(pad($0.name, width))  \($0.summary)" }
    return """
      \(about)

      Usage: \(program) COMMAND [OPTION ...]

      Commands:
      \(lines.joined(separator: "\n"))

      "\(program) COMMAND --help" tells more of each.
      """
  }

  /// The help of one command.
  package func help(_ command: Command) -> String {
    var usage = "\(program) \(command.name)"
    let least = command.arguments.count - command.optionalArguments
    for (index, argument) in command.arguments.enumerated() {
      usage += index < least ? " \(argument)" : " [\(argument)]"
    }
    if !command.flags.isEmpty { usage += " [OPTION ...]" }
    var text = "\(command.summary)\n\nUsage: \(usage)\n"
    if !command.flags.isEmpty {
      let names = command.flags.map { flag in
        "--\(flag.name)\(flag.value.map { " \($0)" } ?? "")"
      }
      let width = names.map(\.count).max() ?? 0
      text += "\nOptions:\n"
      for (flag, name) in zip(command.flags, names) {
        let standard = flag.standard.map { " (default \($0))" } ?? ""
        text += "  \(pad(name, width))  \(flag.help)\(standard)\n"
      }
    }
    if !command.notes.isEmpty { text += "\n\(command.notes)\n" }
    return String(text.dropLast())
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
