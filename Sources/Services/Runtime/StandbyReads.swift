import SQLInterface
import Storage
import Synchronization

/// One worker's connections to the standbys of the store, made when they are first wanted.
final class StandbyReads {
  private let store: Store
  private let standbys: [any SQLStandby]
  private var readers: [ReadStore?]
  private var turn = 0

  init(_ store: Store) {
    self.store = store
    standbys = store.standbys
    readers = standbys.map { _ in nil }
  }

  /// A standby that is behind by at most `nanoseconds`; nil where none is known to be. Several
  /// take turns.
  func reader(within nanoseconds: UInt64) -> ReadStore? {
    for _ in standbys {
      turn = (turn + 1) % standbys.count
      guard let lag = standbys[turn].lagNanoseconds, lag <= nanoseconds else { continue }
      if let reader = readers[turn] {
        if let lag = reader.lagNanoseconds, lag <= nanoseconds { return reader }
        forget(reader)
      }
      readers[turn] = try? store.makeReadStore(of: standbys[turn])
      if let reader = readers[turn], let lag = reader.lagNanoseconds, lag <= nanoseconds {
        return reader
      }
    }
    return nil
  }

  /// Lets go of a reader that has failed.
  func forget(_ reader: ReadStore) {
    for index in readers.indices where readers[index] === reader { readers[index] = nil }
    reader.close()
  }
}

/// Counts the reads whose callers took what is a little old, over all workers.
final class StandbyCounters: Sendable {
  // Only counted, so relaxed is enough.
  let answered = Atomic(0)
  let behind = Atomic(0)
  let failed = Atomic(0)
}

/// What became of reads whose callers took what is a little old.
package struct StandbyFigures: Sendable {
  /// Answered by a standby.
  package let answered: Int
  /// Answered by the primary, because no standby was near enough.
  package let behind: Int
  /// Of the others, those that a standby failed to answer, so that the primary did.
  package let failed: Int
  /// How far each standby is behind, in nanoseconds; nil while nobody knows.
  package let lags: [(name: String, nanoseconds: UInt64?)]
}
