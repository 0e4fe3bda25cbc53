import Synchronization

/// What ended in one stretch of a run, or in all of it.
package struct LoadFigures: Sendable {
  /// Of calls that succeeded, and of an open loop's calls that never ended: how long these had
  /// been due when the run gave up on them.
  package var latencies = LatencyHistogram()
  /// Calls that succeeded in time.
  package var ok = 0
  /// Calls that succeeded only after the run's last moment.
  package var late = 0
  /// Calls of an open loop that were due and had no end, sent or not.
  package var unended = 0
  /// Calls that failed, by status code.
  package var failures: [UInt32: Int] = [:]
  /// Of the answers; counted for a whole run only.
  package var bytes = 0

  package init() {}

  package var failed: Int { failures.values.reduce(0, +) }
  package var calls: Int { ok + late + unended + failed }
  /// The part of all calls that did not succeed.
  package var errorRatio: Double {
    calls == 0 ? 0 : Double(failed + unended) / Double(calls)
  }

  package mutating func add(_ other: LoadFigures) {
    latencies.add(other.latencies)
    ok += other.ok
    late += other.late
    bytes += other.bytes
    unended += other.unended
    failures.merge(other.failures, uniquingKeysWith: +)
  }
}

/// A run in equal stretches of time, gathered from all its threads.
package final class Timeline: Sendable {
  private struct State {
    var stretches: [LoadFigures] = []
    /// How many stretches each worker has handed in.
    var handedIn: [Int]
  }

  package let stretchNanoseconds: UInt64
  private let state: Mutex<State>

  init(stretchNanoseconds: UInt64, workers: Int) {
    self.stretchNanoseconds = stretchNanoseconds
    state = Mutex(State(handedIn: Array(repeating: 0, count: workers)))
  }

  /// Adds what a worker saw in the stretch `index`, after which it adds no more there.
  func add(_ figures: LoadFigures, at index: Int, worker: Int) {
    state.withLock { state in
      while state.stretches.count <= index { state.stretches.append(LoadFigures()) }
      state.stretches[index].add(figures)
      state.handedIn[worker] = max(state.handedIn[worker], index + 1)
    }
  }

  /// The stretches that every worker has left behind.
  package var complete: [LoadFigures] {
    state.withLock { Array($0.stretches.prefix($0.handedIn.min() ?? 0)) }
  }

  package var all: [LoadFigures] { state.withLock { $0.stretches } }
}
