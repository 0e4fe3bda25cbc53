import Foundation
import Testing

/// What the process holds of what a leak would take.
struct Belongings: Sendable, Hashable, CustomStringConvertible {
  var descriptors: Int
  var threads: Int
  /// In bytes.
  var resident: Int

  static func now() throws -> Belongings {
    let statm = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    let pages = try #require(statm.split(separator: " ").dropFirst().first.flatMap { Int($0) })
    return Belongings(
      descriptors: try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count,
      threads: try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count,
      resident: pages * 4096)
  }

  /// Whether there are no more descriptors and threads than in `other`.
  func isWithin(_ other: Belongings) -> Bool {
    descriptors <= other.descriptors && threads <= other.threads
  }

  var description: String {
    "\(descriptors) descriptors, \(threads) threads, \(resident >> 10) KiB"
  }
}
