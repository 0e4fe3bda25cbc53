import RPCCore
import Seams
import Synchronization
import SystemIO

/// A reactor as other threads see it: a mailbox, counters and a thread. What the thread works
/// on is `ReactorCore`, which nobody else can reach.
final class Reactor: Sendable, CallHome, StreamHome {
  let mailbox: Mailbox
  let news: NewsBoard
  let counters = ReactorCounters()

  init() throws(SystemError) {
    mailbox = try Mailbox()
    news = NewsBoard(mailbox)
  }

  func finished(_ call: CallID, _ outcome: CallOutcome, times: CallTimes) {
    mailbox.post(.finished(call, outcome, times))
  }

  func streamIsReady(_ call: CallID) { mailbox.post(.streamReady(call)) }

  func streamHasEnded(_ call: CallID) { mailbox.post(.streamEnded(call)) }

  /// Hands over a connection; false, and closed, when the reactor has ended.
  func take(_ socket: consuming Socket) {
    counters.connections.add(1, ordering: .relaxed)
    let number = socket.release()
    if !mailbox.post(.socket(number)) { _ = Socket(owning: number) }
  }
}
