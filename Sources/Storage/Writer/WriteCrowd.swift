import Synchronization

/// How many jobs wait for the writer or run there, for a job that would give way to others.
final class WriteCrowd: Sendable {
  private let jobs = Atomic<Int>(0)

  // A count for a decision that may be wrong; nothing is read by it.
  var count: Int { jobs.load(ordering: .relaxed) }
  func add(_ number: Int) { jobs.add(number, ordering: .relaxed) }
}
