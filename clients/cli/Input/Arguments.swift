/// A command line taken apart: `--name value`, `--name=value`, and the rest in order.
struct Arguments {
  let command: Command
  private(set) var operands: [String] = []
  private var values: [String: String] = [:]
  private var switches: Set<String> = []

  init(_ arguments: [String], for command: Command) throws(CommandFailure) {
    self.command = command
    var rest = arguments[...]
    var takesFlags = true
    while let argument = rest.popFirst() {
      if takesFlags, argument == "--" {
        takesFlags = false
      } else if takesFlags, argument == "-h" {
        switches.insert("help")
      } else if takesFlags, argument.hasPrefix("--") {
        try takeFlag(argument.dropFirst(2), &rest)
      } else if takesFlags, argument.hasPrefix("-"), argument != "-" {
        throw .usage("flags begin with two dashes: \(argument)", for: command)
      } else {
        operands.append(argument)
      }
    }
    guard !wantsHelp else { return }
    if operands.count > command.operands.upperBound {
      let extra = operands[command.operands.upperBound]
      throw .usage("\"\(extra)\" is one argument too many.", for: command)
    }
    if operands.count < command.operands.lowerBound {
      throw .usage("Service.method is missing.", for: command)
    }
  }

  var wantsHelp: Bool { isSet("help") }

  func isSet(_ name: String) -> Bool { switches.contains(name) }

  /// The value of `--name`; nil when it was not given.
  func value(_ name: String) -> String? { values[name] }

  private mutating func takeFlag(
    _ text: Substring, _ rest: inout ArraySlice<String>
  ) throws(CommandFailure) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    if command.switches.contains(name) {
      guard parts.count == 1 else { throw .usage("--\(name) takes no value.", for: command) }
      switches.insert(name)
      return
    }
    guard command.valueFlags.contains(name) else {
      let flags = (command.valueFlags + command.switches).map { "--\($0)" }
      throw .misspelled(
        "flag", "--\(name)", among: flags, see: "frontdesk \(command.rawValue) --help")
    }
    guard let value = parts.count == 2 ? String(parts[1]) : rest.popFirst() else {
      throw .usage("--\(name) needs a value.", for: command)
    }
    guard values.updateValue(value, forKey: name) == nil else {
      throw .usage("--\(name) is given twice.", for: command)
    }
  }
}
