import RPCCore
import Seams
import Synchronization
import SystemIO
import TLS

/// A reactor as other threads see it: a mailbox, counters and a thread. What the thread works
/// on is `ReactorCore`, which nobody else can reach.
final class Reactor: Sendable, CallHome {
  let mailbox: Mailbox
  let counters = ReactorCounters()

  init() throws(SystemError) { mailbox = try Mailbox() }

  func finished(_ call: CallID, _ outcome: CallOutcome, times: CallTimes) {
    mailbox.post(.finished(call, outcome, times))
  }

  /// Hands over a connection; false, and closed, when the reactor has ended.
  func take(_ socket: consuming Socket, _ tls: TLSServer?) {
    counters.connections.add(1, ordering: .relaxed)
    let number = socket.release()
    if !mailbox.post(.socket(number, tls)) { _ = Socket(owning: number) }
  }
}
