import Foundation
import TestKit

/// What the process holds of what a leak would take.
struct Belongings: Sendable, Hashable, CustomStringConvertible {
  var descriptors: Int
  var threads: Int
  /// In bytes.
  var resident: Int
  /// What the threads are called, so that one too many can be told.
  var names: [String]

  static func now() throws -> Belongings {
    let tasks = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")
    let names = tasks.compactMap {
      try? String(contentsOfFile: "/proc/self/task/\($0)/comm", encoding: .utf8).dropLast()
    }
    return Belongings(
      descriptors: try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count,
      threads: tasks.count, resident: try ResidentMemory.bytes(),
      names: names.map(String.init).sorted())
  }

  /// How many threads are called as those of the pool that runs Swift's tasks. A client's thread
  /// takes that name over from the task that made it.
  private var poolThreads: Int {
    names.count { $0.hasSuffix("-qos") || $0.hasSuffix("overcommit") }
  }

  /// Whether there are no more descriptors and threads than in `other`, but for the few that the
  /// pool of tasks makes as it pleases, and keeps.
  func isWithin(_ other: Belongings) -> Bool {
    descriptors <= other.descriptors && poolThreads <= other.poolThreads + 4
      && threads - poolThreads <= other.threads - other.poolThreads
  }

  var description: String {
    "\(descriptors) descriptors, \(threads) threads \(names), \(resident >> 10) KiB"
  }
}
