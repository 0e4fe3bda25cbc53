/// One file that the compiler writes.
package struct GeneratedFile: Sendable, Hashable {
  /// The path below the project's folder.
  package var path: String
  /// The whole text, ending in a line break.
  package var text: String

  /// A file at `path` with `text`.
  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}
