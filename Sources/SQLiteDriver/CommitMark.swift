import Glibc
import Synchronization
package import WireFormat

/// How far each tenant's feed had come, kept in a file apart from the database and its log: a
/// log that lost its end opens without a word, and only something outside can tell.
///
/// A ring of the last commits, written after each COMMIT and before its answers leave. It is in
/// the kernel's hands then and not on the disk: a process that is killed loses nothing of it,
/// and after a power cut the last moments (until the kernel wrote them, 30 s by default) may
/// go unnoticed. Syncing it too would double what a commit costs.
///
/// Each record is 64 bytes: its number, the tenant, the number of the tenant's last event, and
/// a sum of these; the rest is zero.
@safe
package final class CommitMark: Sendable {
  /// The file cannot be used; the number is errno.
  package struct Failure: Error, Sendable, Hashable {
    package let code: Int32
  }

  package static let fileName = "commits.mark"
  private static let recordBytes = 64
  private static let recordsMax = 4096

  private let file: Int32
  /// The number of the next record.
  private let next: Mutex<UInt64>

  /// What the file held when it was opened: each tenant's last event among the last commits.
  package let found: [Uuid: Int64]

  /// Opens the mark of the data directory `directory`, or begins it.
  package init(in directory: String) throws(Failure) {
    let file = unsafe open("\(directory)/\(Self.fileName)", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Failure(code: errno) }
    self.file = file
    let (found, last) = Self.read(file)
    self.found = found
    next = Mutex(last + 1)
  }

  deinit { close(file) }

  /// Notes a commit: the tenants whose feeds grew, and the numbers of their last events. What
  /// cannot be written is not noted; the commit itself is durable already.
  package func note(_ grown: [Uuid: Int64]) {
    next.withLock { next in
      for (tenant, event) in grown {
        let words = Self.words(next, tenant, event)
        let place = Int(next % UInt64(Self.recordsMax)) * Self.recordBytes
        unsafe words.withUnsafeBytes { bytes in
          _ = unsafe pwrite(file, bytes.baseAddress, bytes.count, place)
        }
        next += 1
      }
    }
  }

  /// Begins anew, where what was lost is known to be lost.
  package func reset() {
    next.withLock { next in
      _ = ftruncate(file, 0)
      next = 1
    }
  }

  /// What a mark that nobody writes to says; nothing where there is none.
  package static func look(in directory: String) -> [Uuid: Int64] {
    let file = unsafe open("\(directory)/\(fileName)", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return [:] }
    defer { close(file) }
    return read(file).found
  }

  private static func words(_ number: UInt64, _ tenant: Uuid, _ event: Int64) -> [UInt64] {
    var words = [number, tenant.high, tenant.low, UInt64(bitPattern: event)]
    words.append(sum(words))
    return words + [0, 0, 0]
  }

  /// Tells a record from one that was half written.
  private static func sum(_ words: [UInt64]) -> UInt64 {
    var sum: UInt64 = 0x9E37_79B9_7F4A_7C15
    for word in words { sum = (sum ^ word) &* 0x1000_0000_01B3 &+ (sum >> 29) }
    return sum
  }

  private static func read(_ file: Int32) -> (found: [Uuid: Int64], last: UInt64) {
    var found: [Uuid: Int64] = [:]
    var last: UInt64 = 0
    var words = [UInt64](repeating: 0, count: recordsMax * recordBytes / 8)
    let count = unsafe words.withUnsafeMutableBytes { bytes in
      unsafe pread(file, bytes.baseAddress, bytes.count, 0)
    }
    for start in stride(from: 0, to: max(count, 0) / recordBytes * 8, by: 8) {
      let record = Array(words[start..<start + 5])
      guard record[0] > 0, sum(Array(record.prefix(4))) == record[4] else { continue }
      last = max(last, record[0])
      let tenant = Uuid(high: record[1], low: record[2])
      found[tenant] = max(found[tenant] ?? 0, Int64(bitPattern: record[3]))
    }
    return (found, last)
  }
}
