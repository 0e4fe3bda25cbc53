/// One option of a command, for example `--listen HOST:PORT`.
package struct Flag: Sendable, Hashable {
  /// Without the dashes.
  package let name: String
  /// What stands for the value in the help; nil for a switch.
  package let value: String?
  package let help: String
  /// What holds when nobody says anything.
  package let standard: String?
  /// Whether it may be given several times.
  package let isList: Bool

  /// An option with a value.
  package init(
    _ name: String, _ value: String, _ help: String, standard: String? = nil, isList: Bool = false
  ) {
    self.name = name
    self.value = value
    self.help = help
    self.standard = standard
    self.isList = isList
  }

  /// A switch.
  package init(switch name: String, _ help: String) {
    self.name = name
    self.value = nil
    self.help = help
    self.standard = nil
    self.isList = false
  }

  /// `FRONTDESK_PORT_FILE` for `port-file`.
  package var environmentName: String {
    "FRONTDESK_" + name.uppercased().split(separator: "-").joined(separator: "_")
  }
}
