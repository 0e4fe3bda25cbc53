import Testing

@testable import Flags

@Suite struct `A set of commands` {
  static let set = CommandSet(
    "tool", "A tool.",
    [Command("serve", "Serves."), Command("demo seed", "Seeds."), Command("demo clean", "Cleans.")])

  @Test func `finds commands of two words`() throws {
    guard case .command(let command, let rest) = try Self.set.choose(["demo", "seed", "--x"]) else {
      Issue.record("no command")
      return
    }
    #expect(command.name == "demo seed")
    #expect(rest == ["--x"])
  }

  @Test(arguments: [["--help"], [], ["help"]])
  func `helps`(words: [String]) throws {
    guard case .help(let text) = try Self.set.choose(words) else {
      Issue.record("no help")
      return
    }
    #expect(text.contains("demo clean  Cleans."))
  }

  @Test(arguments: [
    (["serv"], "There is no command \"serv\". Did you mean \"serve\"?"),
    (["serv", "more"], "There is no command \"serv\". Did you mean \"serve\"?"),
    (["demo"], "There is no command \"demo\". There are demo seed, demo clean."),
    (["demo", "x"], "There is no command \"demo x\". There are demo seed, demo clean."),
    (["--x", "serve"], "The command comes first: tool COMMAND [OPTION ...]."),
  ])
  func `suggests`(words: [String], message: String) {
    #expect(throws: UsageError(message)) { try Self.set.choose(words) }
  }

  @Test func `leaves what follows two dashes to the command`() throws {
    guard case .command(_, let rest) = try Self.set.choose(["serve", "--", "--help"]) else {
      Issue.record("no command")
      return
    }
    #expect(rest == ["--", "--help"])
  }

  @Test func `of one command without a name needs no name`() throws {
    let set = CommandSet("tool", "A tool.", [Command("", "Works.", flags: [Flag("x", "N", "X.")])])
    guard case .command(_, let rest) = try set.choose(["--x", "1"]) else {
      Issue.record("no command")
      return
    }
    #expect(rest == ["--x", "1"])
    #expect(set.help(set.commands[0]).contains("Usage: tool [OPTION ...]\n"))
  }

  @Test func `goes on below itself where a line of its help is long`() {
    let long = Array(repeating: "word", count: 30).joined(separator: " ")
    let command = Command("do", "Does.", flags: [Flag("x", "N", long, standard: "1")])
    let lines = Self.set.help(command).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(lines.last?.hasPrefix("         word") == true)
    #expect(lines.last?.hasSuffix("(default 1)") == true)
  }
}
