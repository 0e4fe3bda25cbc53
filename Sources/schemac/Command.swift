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
  init(usage message: String) {
    self.message = "schemac: \(message)\nTry `schemac help`."
    self.status = 2
  }
}

/// The command line.
enum Command: String, CaseIterable {
  case generate, check, format, lock, help

  /// Runs the command that `arguments` name and gives the exit status.
  static func run(_ arguments: [String]) throws(CommandFailure) -> Int32 {
    guard let name = arguments.first, !["-h", "--help"].contains(name) else {
      print(HelpText.overview)
      return arguments.isEmpty ? 2 : 0
    }
    guard let command = Command(rawValue: name) else {
      throw CommandFailure(usage: "there is no command `\(name)`")
    }
    let rest = Array(arguments.dropFirst())
    if command == .help {
      print(rest.first.flatMap(Command.init)?.helpText ?? HelpText.overview)
      return 0
    }
    if rest.contains("-h") || rest.contains("--help") {
      print(command.helpText)
      return 0
    }
    var options = try Options(rest, allowed: command.flags, values: command.valueOptions)
    let workspace = Workspace(root: options.take("--root") ?? ".")
    if command != .format, let extra = options.operands.first {
      throw CommandFailure(usage: "`\(name)` takes no argument `\(extra)`")
    }
    switch command {
    case .generate: return try generate(workspace, options)
    case .check: return try check(workspace, options)
    case .format: return try format(workspace, options)
    case .lock: return try lock(workspace, options)
    case .help: return 0
    }
  }

  private var flags: [String] {
    switch self {
    case .generate, .format: ["--check"]
    case .check: ["--strict"]
    case .lock: ["--accept-breaking"]
    case .help: []
    }
  }

  private var valueOptions: [String] {
    self == .check ? ["--root", "--against"] : ["--root"]
  }

  private var helpText: String {
    switch self {
    case .generate: HelpText.generate
    case .check: HelpText.check
    case .format: HelpText.format
    case .lock: HelpText.lock
    case .help: HelpText.overview
    }
  }
}

/// What stands behind the command's name.
struct Options {
  private var flags: Set<String> = []
  private var values: [String: String] = [:]
  private(set) var operands: [String] = []

  init(_ arguments: [String], allowed: [String], values: [String]) throws(CommandFailure) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      if allowed.contains(argument) {
        flags.insert(argument)
      } else if let name = parts.first, values.contains(name) {
        guard let value = parts.count == 2 ? parts[1] : rest.popFirst() else {
          throw CommandFailure(usage: "`\(name)` needs a value")
        }
        self.values[name] = value
      } else if argument.hasPrefix("-"), argument != "-" {
        throw CommandFailure(usage: "`\(argument)` is not known here")
      } else {
        operands.append(argument)
      }
    }
  }

  func has(_ flag: String) -> Bool { flags.contains(flag) }

  mutating func take(_ name: String) -> String? { values.removeValue(forKey: name) }

  func value(_ name: String) -> String? { values[name] }
}

/// Writes a line to standard error.
func printError(_ text: String) {
  FileHandle.standardError.write(Data((text + "\n").utf8))
}
