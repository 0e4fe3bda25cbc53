import Foundation
import Glibc

/// Files for their owner alone that are on the disk, whole, once they have their name.
enum PrivateFile {
  static func write(_ text: String, to path: String) throws {
    try place(path) { file in
      let bytes = Array(text.utf8)
      return bytes.withUnsafeBytes { writeAll($0, to: file) }
    }
  }

  /// Copies the file at `source`; the folders above `path` are made when missing.
  static func copy(_ source: String, to path: String) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    guard let content = FileHandle(forReadingAtPath: source) else {
      throw Failure("\(source) cannot be read.")
    }
    defer { try? content.close() }
    try place(path) { file in
      while let part = try? content.read(upToCount: 1 << 20), !part.isEmpty {
        guard part.withUnsafeBytes({ writeAll($0, to: file) }) else { return false }
      }
      return true
    }
  }

  private static func place(_ path: String, _ fill: (Int32) -> Bool) throws {
    let temporary = path + ".new"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw failure(path) }
    let isWhole = fill(file) && fsync(file) == 0
    let code = errno
    close(file)
    guard isWhole, rename(temporary, path) == 0 else {
      unlink(temporary)
      errno = code
      throw failure(path)
    }
    // The name itself must be durable too.
    let folder = open(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY)
    if folder >= 0 {
      fsync(folder)
      close(folder)
    }
  }

  private static func writeAll(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Glibc.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private static func failure(_ path: String) -> Failure {
    Failure("\(path) cannot be written: \(String(cString: strerror(errno))).")
  }
}
