import SQLInterface
import Synchronization
import SystemIO

/// Moves the log into the main file beside the writer, which would stand still for it: a whole log
/// takes some tenths of a second. A second pass moves what was committed during the first. What is
/// left then is little, and the writer moves it between two batches, because only a log of which
/// everything has been moved begins anew.
final class LogMover: Sendable {
  private enum Phase {
    case idle, wanted, moving, moved
    /// There is no thread that would move anything.
    case off
  }

  private static let passes = 2
  private let phase = Monitor(Phase.off)
  private let thread = Mutex<JoinBox?>(nil)
  private let open: @Sendable () throws(SQLError) -> any SQLConnection

  /// `open` gives a connection that may write.
  init(_ open: @escaping @Sendable () throws(SQLError) -> any SQLConnection) {
    self.open = open
  }

  /// Whether the writer is to move what is left: most of the log has just been moved, or nobody
  /// else does it. If not, that is begun, unless it is under way.
  func hasMoved() -> Bool {
    phase.changeAll { phase in
      switch phase {
      case .off: return true
      case .moved:
        phase = .idle
        return true
      case .idle:
        phase = .wanted
        return false
      case .wanted, .moving: return false
      }
    }
  }

  /// Starts a thread that moves the log whenever that is wanted, until `end`.
  func start() throws(SystemError) {
    phase.look { $0 = .idle }
    do throws(SystemError) {
      let started = JoinBox(try SystemThread(name: "log") { [self] in run() })
      thread.withLock { $0 = started }
    } catch {
      phase.look { $0 = .off }
      throw error
    }
  }

  /// Returns when the thread has ended, after the passes that it is at.
  func end() {
    phase.changeAll { $0 = .off }
    thread.withLock { $0 }?.join()
  }

  private func run() {
    SystemThread.comeSecond()
    var connection: (any SQLConnection)?
    while isWanted() {
      // What fails here the writer tries itself, as it does without this thread.
      do throws(SQLError) {
        if connection == nil { connection = try open() }
        for _ in 0..<Self.passes {
          try connection?.checkpoint(.passive)
          // Or the writer's own pass would wait for the disk to take all of it.
          try connection?.syncMoved()
        }
      } catch {}
      phase.look { if $0 == .moving { $0 = .moved } }
    }
    connection?.close()
  }

  /// Waits until the log is to be moved; false at the end.
  private func isWanted() -> Bool {
    phase.wait { phase in
      switch phase {
      case .off: return false
      case .wanted:
        phase = .moving
        return true
      case .idle, .moving, .moved: return nil
      }
    }
  }
}
