import Flags
import Glibc

/// The server's program: each command in a file of its own.
@main
struct Program {
  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    do {
      switch try Commands.all.choose(words) {
      case .help(let text): print(text)
      case .command(let command, let rest):
        let settings = try Configuration.settings(command, rest)
        try run(command.name, settings)
      }
    } catch let error as UsageError {
      Terminal.complain("\(error.message)\nTry \"frontdeskd --help\".")
      end(ExitCode.usage)
    } catch let error as Failure {
      Terminal.complain(error.message)
      end(error.code)
    } catch {
      Terminal.complain("\(error)")
      end(ExitCode.failure)
    }
  }

  /// Ends the process. Threads may run still, and what libraries made is not taken down under them.
  static func end(_ status: Int32) -> Never {
    fflush(nil)
    _exit(status)
  }

  private static func run(_ name: String, _ settings: Settings) throws {
    switch name {
    case "serve": try ServeCommand(settings).run()
    case "keys new": try KeysCommand(settings).run()
    case "keys rotate-master": try RotateCommand(settings).run()
    case "keys tls": try CertificateCommand(settings).run()
    case "token": try TokenCommand(settings).run()
    case "demo seed": try DemoCommand(settings).seed()
    case "backup": try BackupCommand(settings).run()
    case "restore": try RestoreCommand(settings).run()
    case "verify": try VerifyCommand(settings).run()
    case "copy": try CopyCommand(settings).run()
    case "migrate status": try MigrateCommand(settings).status()
    case "migrate up": try MigrateCommand(settings).up()
    case "store lint": StoreCommand(settings).lint()
    case "demo clean": try DemoCommand(settings).clean()
    default: try Configuration.show(settings)
    }
  }
}

/// What the program's exit status means.
enum ExitCode {
  static let failure: Int32 = 1
  static let usage: Int32 = 2
  /// Another process holds the data directory.
  static let locked: Int32 = 3
  /// The store failed under way; a supervisor starts the server again.
  static let storeFailed: Int32 = 4
}

/// A command that could not do its work, in words for the person at the terminal.
struct Failure: Error {
  let message: String
  let code: Int32

  init(_ message: String, code: Int32 = ExitCode.failure) {
    self.message = message
    self.code = code
  }
}
