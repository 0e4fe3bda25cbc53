/// What has to happen on disk so that it holds what the generators emit now.
public struct GeneratedFiles: Sendable, Hashable {
  /// Files that are missing or differ, by path.
  public private(set) var changed: [String: String] = [:]
  /// Generated files that nothing emits any more.
  public private(set) var stale: [String] = []

  /// Words in the first line of every generated file, in the comment of its language.
  public static let mark = "DO NOT EDIT: generated from"

  /// Nothing is to be done.
  public var isEmpty: Bool { changed.isEmpty && stale.isEmpty }

  /// Compares `emitted` with the `existing` files of the generated folders, both text by path.
  ///
  /// A file without the mark in its first line was written by a person and is never stale.
  public init(emitted: [String: String], existing: [String: String]) {
    for (path, text) in emitted where existing[path] != text { changed[path] = text }
    stale = existing.filter { path, text in
      let firstLine = text.prefix { !$0.isNewline }
      return emitted[path] == nil && firstLine.contains(Self.mark)
    }.map(\.key).sorted()
  }
}
