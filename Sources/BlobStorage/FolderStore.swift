import Glibc

/// Files' bytes in a folder of this machine.
package struct FolderStore: BlobStore {
  private let folder: String

  /// The folder is made with its first file.
  package init(_ folder: String) { self.folder = folder }

  package func put(_ path: String, from source: String) throws(BlobError) {
    let target = "\(folder)/\(path)"
    try LocalFile.makeFolders(of: target)
    guard rename(source, target) == 0 else { throw LocalFile.failure() }
    try LocalFile.sync(target)
    try LocalFile.sync(LocalFile.folder(of: target))
  }

  package func read(
    _ path: String, from offset: UInt64, count: Int
  ) throws(BlobError) -> [UInt8] {
    let file = try LocalFile("\(folder)/\(path)", .read)
    return try file.read(from: offset, count: count)
  }

  package func remove(_ path: String) throws(BlobError) {
    try LocalFile.remove("\(folder)/\(path)")
  }
}
