import SQLInterface
import Seams
import Synchronization

/// How the writer keeps the store's log short, and free of what was erased.
extension Writer {
  /// By how many logs the mover may be behind before the writer stands still for it.
  private static let logsBehindMax = 3
  /// For how many commits like the last one a log has room before it is moved, unless it is longer
  /// than so many others then.
  private static let commitsInLog = 12
  private static let longLog = 4

  /// Whether the log still holds what was erased.
  package var isErasureInLog: Bool { state.withLock { $0.isErasureInLog } }

  /// Takes what was erased out of the log, before the answers leave. A reader with an old
  /// snapshot keeps it there; then it is tried again after each batch.
  func emptyLog(_ lane: WriterLane) {
    do throws(SQLError) {
      try lane.batch.store.sql.connection.checkpoint(.truncateSoon)
      lane.mustEmptyLog = false
    } catch {
      // The next batch tries again; an idle store is given one by whoever waits for it.
    }
    let isLeft = lane.mustEmptyLog
    state.withLock { $0.isErasureInLog = isLeft }
  }

  /// Moves the log to the main file when it has grown, after the answers have left; most of it by
  /// `mover`, unless that falls far behind. A reader that holds an old snapshot may keep the log
  /// from starting over; then the next attempt waits for a quarter more, because each one syncs the
  /// main file. What is committed while `mover` works is left to the writer, so after large commits
  /// that is a large part of a short log, and a longer one is waited for.
  func checkpointIfDue(_ lane: WriterLane) {
    let connection = lane.batch.store.sql.connection
    let pages = connection.logPages
    let committed = pages - lane.logPages
    lane.logPages = pages
    if pages < lane.checkpointAt - options.logPagesMax {
      lane.checkpointAt = options.logPagesMax
      lane.longestLog = 0
    }
    let wanted = min(committed * Self.commitsInLog, Self.longLog * options.logPagesMax)
    let due = max(lane.checkpointAt, wanted)
    lane.longestLog = max(lane.longestLog, due)
    guard pages >= due else { return }
    if let mover, pages < lane.longestLog + Self.logsBehindMax * options.logPagesMax {
      guard mover.hasMoved() else { return }
    }
    lane.checkpointAt = pages + options.logPagesMax / 4
    let start = clock.monotonicNanoseconds()
    // A checkpoint that fails loses nothing: the log still has all of it.
    try? connection.checkpoint(.passive)
    let took = clock.monotonicNanoseconds() &- start
    state.withLock { state in
      state.metrics.checkpoints += 1
      state.metrics.checkpointNanoseconds &+= took
    }
  }
}
