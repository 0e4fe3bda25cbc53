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

/// The way into a reactor: a mutex around a list, and an eventfd that is signalled only when
/// the reactor sleeps, once for all that is posted until it wakes.
final class Mailbox: Sendable {
  private struct State {
    var mail: [Mail] = []
    var isAsleep = false
    /// Nobody reads any more.
    var isClosed = false
    /// How many have more to post before the reactor is to be woken.
    var holders = 0
    /// Whether it is to be woken then.
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
      defer { state.isAsleep = false }
      guard state.isAsleep, state.holders > 0 else { return (true, state.isAsleep) }
      state.mustWake = true
      return (true, false)
    }
    if mustWake { wake.signal() }
    return isTaken
  }

  /// Lets the reactor sleep on until `release`, whatever is posted.
  func hold() { state.withLock { $0.holders += 1 } }

  /// Wakes the reactor if it slept when something was posted since `hold`, once nobody holds it.
  func release() {
    let mustWake = state.withLock { state in
      state.holders -= 1
      guard state.holders == 0, state.mustWake else { return false }
      state.mustWake = false
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
