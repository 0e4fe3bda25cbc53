extension CommandSet {
  /// The widest line of a help text.
  private static let columnsMax = 100

  /// The help of the whole program.
  package var help: String {
    let list = table(commands.map { ($0.name, $0.summary) })
    let text = """
      \(about)

      Usage: \(program) COMMAND [OPTION ...]

      Commands:
      \(list)

      "\(program) COMMAND --help" tells more of each.
      """
    return notes.isEmpty ? text : text + "\n\n\(notes)"
  }

  /// The help of one command.
  package func help(_ command: Command) -> String {
    var parts = [command.summary, "Usage: \(usage(command))", command.details]
    if !command.flags.isEmpty {
      let rows = command.flags.map { flag in
        let standard = flag.standard.map { " (default \($0))" } ?? ""
        return ("--\(flag.name)\(flag.value.map { " \($0)" } ?? "")", flag.help + standard)
      }
      parts.append("Options:\n\(table(rows))")
    }
    parts.append(command.notes)
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func usage(_ command: Command) -> String {
    let least = command.arguments.count - command.optionalArguments
    var words = [program] + command.words
    for (index, argument) in command.arguments.enumerated() {
      let isRepeated = command.repeatsLastArgument && index == command.arguments.count - 1
      let shown = isRepeated ? "\(argument) ..." : argument
      words.append(index < least ? shown : "[\(shown)]")
    }
    if !command.flags.isEmpty { words.append("[OPTION ...]") }
    return words.joined(separator: " ")
  }

  /// Rows of a name and what it means, which goes on below itself where it is long.
  private func table(_ rows: [(name: String, meaning: String)]) -> String {
    let width = rows.map(\.name.count).max() ?? 0
    let indent = String(repeating: " ", count: width + 4)
    return rows.map { row in
      let gap = String(repeating: " ", count: width - row.name.count + 2)
      let lines = wrapped(row.meaning, CommandSet.columnsMax - indent.count)
      return "  \(row.name)\(gap)" + lines.joined(separator: "\n\(indent)")
    }.joined(separator: "\n")
  }

  private func wrapped(_ text: String, _ width: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let line = lines[lines.count - 1]
      if line.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if line.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(line) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
