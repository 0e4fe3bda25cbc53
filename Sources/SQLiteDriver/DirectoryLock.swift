import Glibc

/// The right to write in a data directory; held until it goes away, or the process does.
package struct DirectoryLock: ~Copyable {
  /// Why the lock was not given.
  package enum Failure: Error, Sendable, Hashable {
    /// Another process holds it; its number when it could be read.
    case held(by: Int32?)
    /// The directory cannot be written; the number is errno.
    case unusable(Int32)
  }

  private let file: Int32

  /// Locks `directory`, which must exist.
  package init(of directory: String) throws(Failure) {
    let file = unsafe open(directory + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .unusable(errno) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      let holder = DirectoryLock.holder(in: file)
      close(file)
      throw code == EWOULDBLOCK ? .held(by: holder) : .unusable(code)
    }
    self.file = file
    // For the other process's message only; the lock itself is the kernel's.
    let text = "\(getpid())\n"
    ftruncate(file, 0)
    _ = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe pwrite(file, bytes.baseAddress, bytes.count, 0)
    }
  }

  deinit { close(file) }

  private static func holder(in file: Int32) -> Int32? {
    let text = unsafe withUnsafeTemporaryAllocation(byteCount: 16, alignment: 1) { buffer in
      let count = unsafe pread(file, buffer.baseAddress, buffer.count, 0)
      return unsafe String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self)
    }
    return Int32(text.prefix { $0.isNumber })
  }
}
