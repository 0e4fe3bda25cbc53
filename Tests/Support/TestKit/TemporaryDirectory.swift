package import Foundation

/// A directory of a test's own that is removed, with all in it, when the last
/// reference to it goes.
package final class TemporaryDirectory: Sendable {
  /// Its absolute path.
  package let path: String

  /// Makes an empty directory that only this user can enter.
  package init() throws {
    let parent = FileManager.default.temporaryDirectory
    let directory = parent.appendingPathComponent("frontdesk-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: directory, withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o700])
    path = directory.path
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The path of `name` below the directory; nothing is made there.
  package func path(of name: String) -> String {
    "\(path)/\(name)"
  }

  /// Writes `contents` to the file `name`, making the folders on the way, and returns its path.
  @discardableResult
  package func write(_ contents: some DataProtocol, to name: String) throws -> String {
    let file = URL(fileURLWithPath: path(of: name))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(contents).write(to: file)
    return file.path
  }
}
