import RPCCore
import Seams
import Synchronization
import SystemIO
import TLS

/// A reactor as other threads see it: a mailbox, counters and a thread. What the thread works
/// on is `ReactorCore`, which nobody else can reach.
final class Reactor: Sendable, CallHome, StreamHome {
  let mailbox: Mailbox
  let news: NewsBoard
  let counters = ReactorCounters()
  let index: Int
  let statistics: CallStatistics
  /// Shared by all reactors, as are the room and the door.
  let census: ConnectionCensus
  let room: RequestRoom
  let door: Door

  init(
    _ index: Int, _ census: ConnectionCensus, _ room: RequestRoom, _ door: Door,
    _ statistics: CallStatistics
  ) throws(SystemError) {
    mailbox = try Mailbox()
    news = NewsBoard(mailbox)
    self.index = index
    self.census = census
    self.room = room
    self.door = door
    self.statistics = statistics
  }

  func finished(_ call: CallID, _ outcome: CallOutcome, times: CallTimes) {
    mailbox.post(.finished(call, outcome, times))
  }

  func streamIsReady(_ call: CallID) { mailbox.post(.streamReady(call)) }

  func streamHasEnded(_ call: CallID) { mailbox.post(.streamEnded(call)) }

  /// Hands over a connection; false, and closed, when the reactor has ended.
  func take(_ socket: consuming Socket, _ tls: TLSServer?) {
    counters.connections.add(1, ordering: .relaxed)
    let number = socket.release()
    guard mailbox.post(.socket(number, tls)) else { return drop(number) }
  }

  /// Closes a socket that was accepted and became no connection.
  func drop(_ number: Int32) {
    census.leave(number)
    _ = Socket(owning: number)
  }
}
