import RPCCore
import Synchronization
import SystemIO
import TLS

/// What other threads tell a reactor.
enum Mail: Sendable {
  case finished(CallID, CallOutcome, CallTimes)
  /// A stream has something for its connection.
  case streamReady(CallID)
  /// A stream's handler has ended.
  case streamEnded(CallID)
  /// The reactor's news board is not empty.
  case news
  /// A socket that was accepted; the reactor owns the number from now on.
  case socket(Int32, TLSServer?)
  case listener(Int32, TLSServer?)
  /// The door has done a step of a handshake.
  case greeted(Greeting)
  case local(LocalPipe)
  /// The client's end of the pipe has bytes, or has closed.
  case localReady(LocalPipe)
  case inspect(Inspection)
  case drain(milliseconds: Int)
  case stop
}

/// The way into a reactor: a mutex around a list, and an eventfd that is signalled when the reactor
/// sleeps, once for all that is posted until it wakes.
final class Mailbox: Sendable {
  private struct State {
    var mail: [Mail] = []
    var isAsleep = false
    /// Nobody reads any more.
    var isClosed = false
    /// The thread whose mail does not wake the reactor yet; 0 for none.
    var holder: UInt64 = 0
    /// Whether it is to be woken when that has posted all.
    var mustWake = false
  }

  private let state = Mutex(State())
  // Looked at while spinning. Relaxed: whoever sees it set takes the mutex before the mail.
  private let isFilled = Atomic(false)
  let wake: WakeEvent

  init() throws(SystemError) { wake = try WakeEvent() }

  /// Adds to what the reactor finds next; false when the reactor has ended.
  @discardableResult
  func post(_ mail: Mail) -> Bool {
    let (isTaken, mustWake) = state.withLock { state in
      guard !state.isClosed else { return (false, false) }
      state.mail.append(mail)
      isFilled.store(true, ordering: .relaxed)
      guard state.isAsleep else { return (true, false) }
      if state.holder > 0, state.holder == SystemThread.current {
        state.mustWake = true
        return (true, false)
      }
      state.isAsleep = false
      return (true, true)
    }
    if mustWake { wake.signal() }
    return isTaken
  }

  /// Lets the reactor sleep on, whatever the calling thread posts, until that releases it; false
  /// when another thread does that already, and nothing is to be released.
  func hold() -> Bool {
    state.withLock { state in
      guard state.holder == 0 else { return false }
      state.holder = SystemThread.current
      return true
    }
  }

  /// Wakes the reactor if it still sleeps over what was posted since `hold`.
  func release() {
    let mustWake = state.withLock { state in
      state.holder = 0
      defer { state.mustWake = false }
      guard state.mustWake, state.isAsleep else { return false }
      state.isAsleep = false
      return true
    }
    if mustWake { wake.signal() }
  }

  /// Whether there is mail; may be late by a moment.
  var hasMail: Bool { isFilled.load(ordering: .relaxed) }

  /// Swaps what has come for `emptied`, which keeps its memory for the next time.
  func take(into emptied: inout [Mail]) {
    state.withLock { state in
      swap(&state.mail, &emptied)
      isFilled.store(false, ordering: .relaxed)
      state.isAsleep = false
      state.mustWake = false
    }
  }

  /// Announces that the reactor will sleep; false when there is mail to take first.
  func prepareToSleep() -> Bool {
    state.withLock { state in
      guard state.mail.isEmpty else { return false }
      state.isAsleep = true
      return true
    }
  }

  /// Ends the sleep that was announced.
  func awaken() { state.withLock { $0.isAsleep = false } }

  /// Takes no more mail and gives what was left.
  func close() -> [Mail] {
    state.withLock { state in
      state.isClosed = true
      defer { state.mail = [] }
      return state.mail
    }
  }
}
