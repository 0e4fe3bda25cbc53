/// Where the master key is.
package enum MasterKeySource: Sendable, Hashable {
  /// In the data directory, with the other keys.
  case directory
  /// In files of their own, such as a mounted secret; `previous` is the one before it, while keys
  /// are wrapped anew.
  case files(current: String, previous: String?)
  /// In the environment: 32 bytes as base64url.
  case text(current: String, previous: String?)

  /// What the environment calls it; `_FILE`, `_PREVIOUS` and `_PREVIOUS_FILE` are its variants.
  package static let variable = "FRONTDESK_MASTER_KEY"

  /// What `environment` says.
  package init(_ environment: [String: String]) {
    let name = Self.variable
    if let text = environment[name] {
      self = .text(current: text, previous: environment[name + "_PREVIOUS"])
    } else if let file = environment[name + "_FILE"] {
      self = .files(current: file, previous: environment[name + "_PREVIOUS_FILE"])
    } else {
      self = .directory
    }
  }
}
