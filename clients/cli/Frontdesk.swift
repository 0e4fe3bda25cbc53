import Foundation

/// The command line of any Frontdesk server.
@main
enum Frontdesk {
  static func main() {
    var output = Output()
    let status = run(Array(CommandLine.arguments.dropFirst()), Environment(), &output)
    exit(status)
  }

  /// Runs one command and gives the exit status: 0 done, 1 the call failed, 2 bad usage.
  static func run(
    _ arguments: [String], _ environment: Environment, _ output: inout Output
  ) -> Int32 {
    do throws(CommandFailure) {
      try dispatch(arguments, environment, &output)
      return 0
    } catch {
      switch error {
      case .usage(let message, let hint):
        output.error("frontdesk: \(message)\n\(hint)")
        return 2
      case .call(let error):
        output.error(error)
        return 1
      case .silent: return 1
      }
    }
  }

  private static func dispatch(
    _ arguments: [String], _ environment: Environment, _ output: inout Output
  ) throws(CommandFailure) {
    guard let name = arguments.first else {
      throw .usage("no command is given.", hint: HelpText.overview)
    }
    if ["help", "--help", "-h"].contains(name) {
      let topic = arguments.dropFirst().first.flatMap { Command(rawValue: $0) }
      output.print(topic?.help ?? HelpText.overview)
      return
    }
    guard let command = Command(rawValue: name) else {
      throw .misspelled("command", name, among: Command.allCases.map(\.rawValue))
    }
    let parsed = try Arguments(Array(arguments.dropFirst()), for: command)
    if parsed.wantsHelp {
      output.print(command.help)
      return
    }
    switch command {
    case .call: try CallCommand(parsed, environment).run(&output)
    case .describe: try DescribeCommand(parsed, environment).run(&output)
    case .health: try HealthCommand(parsed, environment).run(&output)
    }
  }
}

/// What the program can be asked to do.
enum Command: String, CaseIterable {
  case call
  case describe
  case health

  var help: String {
    switch self {
    case .call: HelpText.call
    case .describe: HelpText.describe
    case .health: HelpText.health
    }
  }

  /// The flags that take a value.
  var valueFlags: [String] {
    switch self {
    case .call: ["server", "token", "tenant", "timeout", "idempotency-key"]
    case .describe, .health: ["server", "token", "tenant", "timeout"]
    }
  }

  /// The flags that stand alone.
  var switches: [String] {
    self == .call ? ["help", "compact", "redact", "unknown"] : ["help"]
  }

  /// How many arguments without a flag there may be.
  var operands: ClosedRange<Int> {
    switch self {
    case .call: 1...2
    case .describe: 0...1
    case .health: 0...0
    }
  }
}
