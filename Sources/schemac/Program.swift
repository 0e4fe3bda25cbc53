import Flags
import Foundation

/// A reason to stop, and the exit status it stops with.
struct CommandFailure: Error {
  var message: String
  var status: Int32

  /// The files are not as they have to be.
  init(_ message: String) {
    self.message = "schemac: \(message)"
    self.status = 1
  }

  /// The command line makes no sense.
  init(_ error: UsageError) {
    self.message = "schemac: \(error.message)\nTry `schemac help`."
    self.status = 2
  }
}

/// The command line; each command is in a file of its own.
enum Program {
  /// Runs the command that `arguments` name and gives the exit status.
  static func run(_ arguments: [String]) throws(CommandFailure) -> Int32 {
    let command: Command
    let settings: Settings
    do throws(UsageError) {
      switch try Commands.all.choose(arguments) {
      case .help(let text):
        print(text)
        return arguments.isEmpty ? 2 : 0
      case .command(let chosen, let rest):
        command = chosen
        settings = try Settings(chosen, rest, environment: [:])
      }
    } catch {
      throw CommandFailure(error)
    }
    let workspace = Workspace(root: settings["root"] ?? ".")
    switch command.name {
    case Commands.generate.name: return try generate(workspace, settings)
    case Commands.check.name: return try check(workspace, settings)
    case Commands.format.name: return try format(workspace, settings)
    default: return try lock(workspace, settings)
    }
  }
}

/// Writes a line to standard error.
func printError(_ text: String) {
  FileHandle.standardError.write(Data((text + "\n").utf8))
}
