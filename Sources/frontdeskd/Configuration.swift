import Flags
import Foundation

/// Flags, then the environment, then a file.
enum Configuration {
  static func settings(_ command: Command, _ words: [String]) throws -> Settings {
    var settings = try Settings(
      command, words, environment: ProcessInfo.processInfo.environment)
    if command.flags.contains(Commands.config), let path = settings["config"] {
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
        throw Failure("The configuration file \(path) cannot be read.")
      }
      try settings.merge(file: path, text)
    }
    return settings
  }

  /// A table of every setting, its value and its origin.
  static func show(_ settings: Settings) throws {
    let rows = settings.command.flags.map { flag in
      let values = flag.isList ? settings.list(flag.name) : settings[flag.name].map { [$0] } ?? []
      // A connection string may have a password.
      let isStore = ["store", StoreChoice.standbyFlag.name].contains(flag.name)
      let shown =
        values.isEmpty
        ? "-" : values.map { isStore ? StoreChoice.shown($0) : $0 }.joined(separator: ", ")
      return [flag.name, shown, settings.origin(flag.name).text]
    }
    let widths = (0..<2).map { column in rows.map { $0[column].count }.max() ?? 0 }
    for row in rows {
      let cells = (0..<2).map { column in
        row[column] + String(repeating: " ", count: widths[column] - row[column].count)
      }
      Terminal.say("\(cells[0])  \(cells[1])  \(row[2])")
    }
  }
}
