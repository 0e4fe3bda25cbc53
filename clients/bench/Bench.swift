import Flags
import Foundation
import LoadTest

/// The parts of the standing benchmark.
@main
enum Bench {
  static func main() {
    do throws(LoadFailure) {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      switch error {
      case .usage(let message): stop("\(message)\nSee: bench --help", 2)
      case .load(let error): stop(error.message, 1)
      }
    }
  }

  private static func run(_ words: [String]) throws(LoadFailure) {
    let settings: Settings
    do throws(UsageError) {
      switch try Commands.all.choose(words) {
      case .help(let text):
        print(text)
        return
      case .command(let command, let rest):
        settings = try Settings(command, rest, environment: [:])
      }
    } catch {
      throw .usage(error.message)
    }
    switch settings.command.name {
    case Commands.measure.name: try MeasureCommand(settings).run()
    case Commands.codec.name: CodecCommand.run()
    case Commands.idle.name: try IdleCommand(settings).run()
    case Commands.handshakes.name: try HandshakesCommand(settings).run()
    case Commands.streams.name: try StreamsCommand(settings).run()
    case Commands.streamServer.name: try StreamServerCommand(settings).run()
    case Commands.watch.name: try WatchCommand(settings).run()
    default: try TableCommand(settings).run()
    }
  }

  private static func stop(_ message: String, _ status: Int32) -> Never {
    FileHandle.standardError.write(Data("bench: \(message)\n".utf8))
    exit(status)
  }
}
