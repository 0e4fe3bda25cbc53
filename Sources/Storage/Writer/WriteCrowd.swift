import Synchronization

/// Who else wants the writer, for a job that would give way to others.
final class WriteCrowd: Sendable {
  /// After so long without a call of somebody who waits, nobody is expected.
  private static let quietNanoseconds: UInt64 = 5_000_000_000

  private let jobs = Atomic<Int>(0)
  private let lastCall = Atomic<UInt64>(0)
  private let callers = Atomic<Bool>(false)

  // For decisions that may be wrong; nothing is read by them.

  /// How many jobs wait for the writer or run there.
  var count: Int { jobs.load(ordering: .relaxed) }
  func add(_ number: Int) { jobs.add(number, ordering: .relaxed) }

  /// Whether somebody wrote lately who waited for it, and so may come again.
  var hasCallers: Bool { callers.load(ordering: .relaxed) }

  /// A batch begins at `now`, with a job that somebody waits for or without.
  func begin(_ now: UInt64, isCalled: Bool) {
    if isCalled { lastCall.store(now, ordering: .relaxed) }
    let last = lastCall.load(ordering: .relaxed)
    callers.store(last > 0 && now &- last < Self.quietNanoseconds, ordering: .relaxed)
  }
}
