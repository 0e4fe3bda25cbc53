import Flags
import RPCCore
import Suggestions

/// Why a command stops.
enum CommandFailure: Error {
  /// What was typed makes no sense: exit status 2.
  case usage(String, hint: String)
  /// The call failed: JSON on standard error, exit status 1.
  case call(RPCError)
  /// What there is to say has been printed: exit status 1.
  case silent

  static func usage(_ message: String, for command: Command) -> CommandFailure {
    .usage(message, hint: "See: frontdesk \(command.name) --help")
  }

  /// A name that does not exist, with the one that was probably meant.
  static func misspelled(
    _ kind: String, _ name: String, among names: [String], see: String
  ) -> CommandFailure {
    let meant = Suggestion.nearest(to: name, among: names)
    let hint = meant.map { " Did you mean \"\($0)\"?" } ?? ""
    return .usage("There is no \(kind) \"\(name)\".\(hint)", hint: "See: \(see)")
  }
}
