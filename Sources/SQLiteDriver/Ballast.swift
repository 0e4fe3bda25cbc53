import Glibc
import Synchronization

/// Room on the disk that is set aside while there is some: a file of zeros beside the store, which
/// is given up when the disk is full, so that what frees room (an erasure, moving the log to the
/// main file, an orderly end) still can be written.
package final class Ballast: Sendable {
  package static let fileName = "ballast"
  /// Enough for a long log of erasures.
  private static let bytes: off_t = 16 << 20
  /// Taken only where as much is left again, or a full disk would be full once more at once.
  private static let bytesLeft = 16 << 20

  private let path: String
  private let isHeld: Mutex<Bool>

  /// The ballast of the data directory `directory`, taken where there is room for it.
  package init(in directory: String) {
    path = "\(directory)/\(Self.fileName)"
    isHeld = Mutex(false)
    _ = retake()
  }

  private static func isRoomy(_ file: Int32) -> Bool {
    var disk = statvfs()
    guard unsafe fstatvfs(file, &disk) == 0 else { return false }
    let free = UInt64(disk.f_bavail).multipliedReportingOverflow(by: UInt64(disk.f_frsize))
    return free.overflow || free.partialValue >= UInt64(bytes) + UInt64(bytesLeft)
  }

  /// Gives the room up.
  package func release() {
    isHeld.withLock { isHeld in
      isHeld = false
      _ = unsafe unlink(path)
    }
  }

  /// Takes the room again; false while the disk has none.
  package func retake() -> Bool {
    isHeld.withLock { isHeld in
      guard !isHeld else { return true }
      let file = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard file >= 0 else { return false }
      defer { close(file) }
      guard Self.isRoomy(file), posix_fallocate(file, 0, Self.bytes) == 0 else {
        _ = unsafe unlink(path)
        return false
      }
      isHeld = true
      return true
    }
  }
}
