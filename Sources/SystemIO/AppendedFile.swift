import Glibc
import Synchronization

/// A file of lines that only grows: each line is on the disk before `append` returns. One
/// process at a time may have it open.
@safe
package final class AppendedFile: Sendable {
  private let path: String
  // The descriptor; nil before the first line.
  private let file = Mutex<Int32?>(nil)

  /// The file at `path`, which is made with its first line.
  package init(path: String) { self.path = path }

  deinit { if let number = file.withLock({ $0 }) { close(number) } }

  /// What the file holds; nothing where there is none.
  package func read() throws(SystemError) -> [UInt8] {
    let number = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else {
      if errno == ENOENT { return [] }
      throw SystemError("open", code: errno)
    }
    defer { close(number) }
    return try Self.read(number)
  }

  /// Appends `text`, which ends with a newline, and returns once the disk has it. What an
  /// interrupted append left of a line goes first.
  package func append(_ text: String) throws(SystemError) {
    try file.withLock { file throws(SystemError) in
      let number: Int32
      if let known = file { number = known } else { number = try begin() }
      file = number
      let bytes = Array(text.utf8)
      guard
        unsafe bytes.withUnsafeBytes({ unsafe write(number, $0.baseAddress, $0.count) })
          == bytes.count
      else {
        let code = errno
        // Begun anew next time, which takes away what was written of it.
        close(number)
        file = nil
        throw SystemError("write", code: code)
      }
      guard fsync(number) == 0 else { throw SystemError("fsync", code: errno) }
    }
  }

  /// Opens the file for appending, without a last line that was never ended.
  private func begin() throws(SystemError) -> Int32 {
    let number = unsafe open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard number >= 0 else { throw SystemError("open", code: errno) }
    do throws(SystemError) {
      let bytes = try Self.read(number)
      let whole = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      if whole < bytes.count, ftruncate(number, whole) != 0 {
        throw SystemError("ftruncate", code: errno)
      }
      try syncFolder()
    } catch {
      close(number)
      throw error
    }
    return number
  }

  /// So that the file itself is found after a power cut.
  private func syncFolder() throws(SystemError) {
    let end = path.lastIndex(of: "/")
    let folder = end.map { String(path[..<$0]) } ?? "."
    let number = unsafe open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard number >= 0 else { throw SystemError("open", code: errno) }
    defer { close(number) }
    guard fsync(number) == 0 else { throw SystemError("fsync", code: errno) }
  }

  private static func read(_ number: Int32) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe pread(number, $0.baseAddress, $0.count, bytes.count)
      }
      guard count >= 0 else { throw SystemError("read", code: errno) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }
}
