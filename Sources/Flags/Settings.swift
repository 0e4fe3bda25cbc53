import Suggestions

/// Where a setting comes from.
package enum SettingOrigin: Sendable, Hashable {
  case flag
  case environment(String)
  case file(String)
  case standard

  /// For people.
  package var text: String {
    switch self {
    case .flag: "flag"
    case .environment(let name): "environment \(name)"
    case .file(let path): "file \(path)"
    case .standard: "default"
    }
  }
}

/// What was said on a command line, in the environment and in a file, in this order.
package struct Settings: Sendable {
  package let command: Command
  package let arguments: [String]
  private var values: [String: (values: [String], origin: SettingOrigin)] = [:]

  /// Reads `words`, the command line after the command's name.
  package init(
    _ command: Command, _ words: [String], environment: [String: String]
  ) throws(UsageError) {
    self.command = command
    var arguments: [String] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        arguments.append(contentsOf: rest)
        break
      }
      guard word.hasPrefix("-"), word != "-" else {
        arguments.append(word)
        continue
      }
      guard word.hasPrefix("--") else {
        throw UsageError("An option begins with two dashes, unlike \(word).")
      }
      let (flag, inline) = try Settings.flag(word, of: command)
      var value = inline
      if flag.value != nil, value == nil {
        guard let next = rest.popFirst() else {
          throw UsageError("--\(flag.name) needs a value: --\(flag.name) \(flag.value ?? "").")
        }
        value = next
      }
      if flag.value == nil, inline != nil {
        throw UsageError("--\(flag.name) takes no value.")
      }
      let known = values[flag.name]?.values ?? []
      guard known.isEmpty || flag.isList else {
        throw UsageError("--\(flag.name) stands there twice.")
      }
      values[flag.name] = (known + [value ?? "true"], .flag)
    }
    try Settings.check(arguments, of: command)
    self.arguments = arguments
    for flag in command.flags where values[flag.name] == nil {
      if let value = environment[flag.environmentName], !value.isEmpty {
        values[flag.name] = ([value], .environment(flag.environmentName))
      }
    }
  }

  /// Takes over what nobody said before from the `name = value` lines of a file.
  package mutating func merge(file path: String, _ text: String) throws(UsageError) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let content = line.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)[0]
      let parts = content.split(separator: "=", maxSplits: 1).map(Settings.trimmed)
      if parts.isEmpty || parts == [""] { continue }
      guard parts.count == 2 else {
        throw UsageError("\(path), line \(index + 1): write \"name = value\".")
      }
      guard let flag = command.flags.first(where: { $0.name == parts[0] }) else {
        throw UsageError("\(path), line \(index + 1): there is no setting \"\(parts[0])\".")
      }
      if values[flag.name] == nil { values[flag.name] = ([parts[1]], .file(path)) }
    }
  }

  /// The value of `name`, or its default.
  package subscript(_ name: String) -> String? {
    values[name]?.values.last ?? command.flags.first { $0.name == name }?.standard
  }

  /// Every value of a flag that may be given several times; in the environment commas part them.
  package func list(_ name: String) -> [String] {
    guard let entry = values[name] else { return [] }
    if entry.origin == .flag { return entry.values }
    return entry.values.flatMap { $0.split(separator: ",").map(Settings.trimmed) }
  }

  /// Whether a switch is on.
  package func isOn(_ name: String) -> Bool {
    guard let value = self[name] else { return false }
    return !["false", "0", "no", "off", ""].contains(value.lowercased())
  }

  /// The value of a flag that must be there.
  package func required(_ name: String) throws(UsageError) -> String {
    guard let value = self[name] else { throw UsageError("--\(name) is missing.") }
    return value
  }

  /// The value of `name` as `parse` reads it, nil when there is none; `form` says for the error
  /// what it has to be, for example `a UUID`.
  package func value<Value>(
    _ name: String, _ form: String, _ parse: (String) -> Value?
  ) throws(UsageError) -> Value? {
    guard let text = self[name] else { return nil }
    guard let value = parse(text) else {
      throw UsageError("\(place(of: name)) is \(form), not \"\(text)\".")
    }
    return value
  }

  /// The value of a flag that must be there, as `parse` reads it.
  package func required<Value>(
    _ name: String, _ form: String, _ parse: (String) -> Value?
  ) throws(UsageError) -> Value {
    guard let value = try value(name, form, parse) else {
      throw UsageError("--\(name) is missing.")
    }
    return value
  }

  /// A whole number within `range`.
  package func integer(_ name: String, _ range: ClosedRange<Int>) throws(UsageError) -> Int? {
    let form = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    return try value(name, form) { text in Int(text).flatMap { range.contains($0) ? $0 : nil } }
  }

  /// A whole number of at least `least`, which must be there.
  package func integer(_ name: String, atLeast least: Int) throws(UsageError) -> Int {
    try required(name, "a whole number of at least \(least)") { text in
      Int(text).flatMap { $0 >= least ? $0 : nil }
    }
  }

  /// Where the value of `name` comes from.
  package func origin(_ name: String) -> SettingOrigin { values[name]?.origin ?? .standard }

  /// What to mend when the value of `name` is wrong.
  private func place(of name: String) -> String {
    switch origin(name) {
    case .flag, .standard: "--\(name)"
    case .environment(let variable): variable
    case .file(let path): "\(name) in \(path)"
    }
  }

  private static func check(_ arguments: [String], of command: Command) throws(UsageError) {
    let least = command.arguments.count - command.optionalArguments
    guard arguments.count >= least else {
      throw UsageError("\(command.arguments[arguments.count]) is missing.")
    }
    guard arguments.count <= command.arguments.count || command.repeatsLastArgument else {
      throw UsageError("\"\(arguments[command.arguments.count])\" is one argument too many.")
    }
  }

  private static func flag(
    _ word: String, of command: Command
  ) throws(UsageError) -> (Flag, inline: String?) {
    let parts = word.dropFirst(2).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let flag = command.flags.first(where: { $0.name == name }) else {
      let near = Suggestion.nearest(to: name, among: command.flags.map(\.name))
      let hint = near.map { " Did you mean \"--\($0)\"?" } ?? ""
      throw UsageError("There is no option --\(name).\(hint)")
    }
    return (flag, parts.count > 1 ? String(parts[1]) : nil)
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let blanks: Set<Character> = [" ", "\t", "\r"]
    let head = text.drop { blanks.contains($0) }
    return String(head.reversed().drop { blanks.contains($0) }.reversed())
  }
}
