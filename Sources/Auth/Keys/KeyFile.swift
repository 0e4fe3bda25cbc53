import Crypto
import Glibc

/// Why a file of keys could not be used. The message names files, never their content.
package enum KeyStoreError: Error, Hashable {
  case missing(file: String)
  case unreadable(file: String, errno: Int32)
  case unwritable(file: String, errno: Int32)
  /// Others than the owner may read or change a secret.
  case tooOpen(file: String)
  case malformed(file: String)
  case tooManyKeys(file: String)
  /// Another process is making keys right now.
  case busy(file: String)

  /// What is wrong, and what to do.
  package var message: String {
    switch self {
    case .missing(let file):
      "\(file) does not exist; put it back from your copy of the keys, or make new ones with "
        + "frontdeskd keys new where nothing is stored yet."
    case .unreadable(let file, let number): "\(file) cannot be read (errno \(number))."
    case .unwritable(let file, let number): "\(file) cannot be written (errno \(number))."
    case .tooOpen(let file): "\(file) can be read by others; give it the mode 0600."
    case .malformed(let file): "\(file) does not hold what it should."
    case .tooManyKeys(let file): "\(file) is full; remove the keys that are no longer used."
    case .busy(let file): "\(file) is being changed by another process."
    }
  }
}

/// What tells one version of a file from the next.
struct FileStamp: Equatable {
  let device: UInt64
  let inode: UInt64
  let byteCount: Int
  let modified: Int64
  let changed: Int64

  init(_ status: stat) {
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    byteCount = Int(status.st_size)
    modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    changed = Int64(status.st_ctim.tv_sec) * 1_000_000_000 + Int64(status.st_ctim.tv_nsec)
  }

  /// The stamp of the file at `path`; nil when there is none.
  init?(path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    self.init(status)
  }
}

/// Reading and writing of small files that must be whole, durable and private.
enum KeyFile {
  /// All of a regular file of at most `bytesMax`; `isSecret` refuses one that others may read.
  static func read(
    _ path: String, bytesMax: Int, isSecret: Bool
  ) throws(KeyStoreError) -> (bytes: [UInt8], stamp: FileStamp) {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT { throw .missing(file: path) }
      throw .unreadable(file: path, errno: errno)
    }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { throw .unreadable(file: path, errno: errno) }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= bytesMax else {
      throw .malformed(file: path)
    }
    if isSecret, status.st_mode & 0o077 != 0 { throw .tooOpen(file: path) }
    var bytes = [UInt8](repeating: 0, count: bytesMax + 1)
    var filled = 0
    while filled < bytes.count {
      let count = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe Glibc.read(
          file, buffer.baseAddress.map { unsafe $0 + filled }, buffer.count - filled)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(file: path, errno: errno) }
      if count == 0 { break }
      filled += count
    }
    guard filled <= bytesMax else { throw .malformed(file: path) }
    bytes.removeLast(bytes.count - filled)
    return (bytes, FileStamp(status))
  }

  /// The same for a secret: the copy on the way is erased.
  static func readSecret(_ path: String, bytesMax: Int) throws(KeyStoreError) -> SecretBytes {
    var (bytes, _) = try read(path, bytesMax: bytesMax, isSecret: true)
    return SecretBytes(taking: &bytes)
  }

  /// Writes `bytes` so that after a crash the file is as before or whole. Without
  /// `mayReplace` an existing file is left alone and false returned.
  static func write(
    _ path: String, _ bytes: RawSpan, mayReplace: Bool
  ) throws(KeyStoreError) -> Bool {
    let draft = path + ".new"
    // The caller holds the directory's lock, so a draft is what a crash left behind.
    unsafe unlink(draft)
    let file = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .unwritable(file: path, errno: errno) }
    defer {
      close(file)
      unsafe unlink(draft)
    }
    var written = 0
    while written < bytes.byteCount {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          file, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .unwritable(file: path, errno: errno) }
      written += count
    }
    guard fsync(file) == 0 else { throw .unwritable(file: path, errno: errno) }
    if mayReplace {
      guard unsafe rename(draft, path) == 0 else { throw .unwritable(file: path, errno: errno) }
      return true
    }
    // A link, unlike a rename, never replaces.
    guard unsafe link(draft, path) == 0 else {
      if errno == EEXIST { return false }
      throw .unwritable(file: path, errno: errno)
    }
    return true
  }
}
