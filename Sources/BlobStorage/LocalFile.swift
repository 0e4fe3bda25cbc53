import Glibc

/// An open file of this machine; closed when nothing holds it.
package final class LocalFile: Sendable {
  /// What it is opened for.
  package enum Use: Sendable {
    case read
    /// Made where it is missing, and held against all others who want to write to it.
    case write
  }

  private let descriptor: Int32

  package init(_ path: String, _ use: Use) throws(BlobError) {
    switch use {
    case .read: descriptor = open(path, O_RDONLY | O_CLOEXEC)
    case .write: descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    }
    guard descriptor >= 0 else { throw Self.failure() }
    guard use == .write, flock(descriptor, LOCK_EX | LOCK_NB) != 0 else { return }
    close(descriptor)
    throw .unavailable("Somebody else writes it.")
  }

  deinit { close(descriptor) }

  /// Up to `count` bytes from `offset` on; fewer at the end only.
  package func read(from offset: UInt64, count: Int) throws(BlobError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let place = Int(clamping: offset) + filled
      let got = bytes.withUnsafeMutableBytes { buffer in
        pread(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled, place)
      }
      if got == 0 { break }
      guard got > 0 else {
        if errno == EINTR { continue }
        throw Self.failure()
      }
      filled += got
    }
    bytes.removeLast(count - filled)
    return bytes
  }

  package func write(_ bytes: [UInt8], at offset: UInt64) throws(BlobError) {
    var done = 0
    while done < bytes.count {
      let place = Int(clamping: offset) + done
      let put = bytes.withUnsafeBytes { buffer in
        pwrite(descriptor, buffer.baseAddress.map { $0 + done }, bytes.count - done, place)
      }
      guard put > 0 else {
        if errno == EINTR { continue }
        throw Self.failure()
      }
      done += put
    }
  }

  package func cut(at length: UInt64) throws(BlobError) {
    guard ftruncate(descriptor, Int(clamping: length)) == 0 else { throw Self.failure() }
  }

  /// Returns once everything written is on the disk.
  package func sync() throws(BlobError) {
    guard fsync(descriptor) == 0 else { throw Self.failure() }
  }

  static func failure() -> BlobError {
    switch errno {
    case ENOENT: .absent
    case ENOSPC, EDQUOT: .full
    default: .unavailable(String(cString: strerror(errno)))
    }
  }
}

extension LocalFile {
  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }

  /// Makes the folders that lead to `path`.
  package static func makeFolders(of path: String) throws(BlobError) {
    let folder = folder(of: path)
    guard access(folder, F_OK) != 0, !folder.isEmpty else { return }
    try makeFolders(of: folder)
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw failure() }
  }

  static func sync(_ path: String) throws(BlobError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure() }
  }

  /// Removes a file; nothing happens where it is not there.
  package static func remove(_ path: String) throws(BlobError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw failure() }
  }
}
