/// One file that the compiler writes.
public struct GeneratedFile: Sendable, Hashable {
  /// The path below the project's folder.
  public var path: String
  /// The whole text, ending in a line break.
  public var text: String

  /// A file at `path` with `text`.
  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}
