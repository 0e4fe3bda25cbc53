import Flags
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
    guard !arguments.isEmpty else {
      throw .usage("No command is given.", hint: Commands.all.help)
    }
    let choice: CommandSet.Choice
    do throws(UsageError) {
      choice = try Commands.all.choose(arguments)
    } catch {
      throw .usage(error.message, hint: "See: frontdesk --help")
    }
    switch choice {
    case .help(let text): output.print(text)
    case .command(let command, let rest): try run(command, rest, environment, &output)
    }
  }

  private static func run(
    _ command: Command, _ words: [String], _ environment: Environment, _ output: inout Output
  ) throws(CommandFailure) {
    if Commands.load.contains(where: { $0.name == command.name }) {
      try Commands.runLoad(command, words, environment, &output)
      return
    }
    let settings: Settings
    let connection: ConnectionFlags
    do throws(UsageError) {
      settings = try Settings(command, words, environment: environment.settings)
      connection = try ConnectionFlags(settings, environment)
    } catch {
      throw .usage(error.message, for: command)
    }
    switch command.name {
    case Commands.call.name: try CallCommand(settings, connection, environment).run(&output)
    case Commands.watch.name: try WatchCommand(settings, connection).run(&output)
    case Commands.importFile.name: try ImportCommand(settings, connection).run(&output)
    case Commands.exportFile.name: try ExportCommand(settings, connection).run(&output)
    case Commands.tenantExport.name:
      try TenantFileCommand(settings, connection, environment).export(&output)
    case Commands.tenantImport.name:
      try TenantFileCommand(settings, connection, environment).importFile(&output)
    case Commands.describe.name: try DescribeCommand(settings, connection).run(&output)
    case Commands.health.name: try HealthCommand(connection).run(&output)
    default: try ServerCommand(settings, connection).run(&output)
    }
  }
}
