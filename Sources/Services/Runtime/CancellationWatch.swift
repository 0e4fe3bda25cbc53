import RPCServer
import SQLInterface
import Storage
import SystemIO

/// Ends the statements of calls whose callers have gone, where the store is a server: there a
/// read runs on after nobody wants its answer. One thread looks a few times a second at what
/// runs, and sleeps while nothing has for a while: a call that comes and goes wakes nobody.
final class CancellationWatch: Sendable {
  private struct State: ThreadedState {
    var running: [Int: (call: ServerCall, canceller: any SQLCanceller)] = [:]
    var next = 0
    /// Its statement is being ended just now; it must not leave before that is done, or the
    /// connection's next statement would be ended in its place.
    var ending: Int?
    var thread: JoinBox?
    /// Whether the thread looks by itself; otherwise it has to be woken.
    var isLooking = false
    var isStopping = false
  }

  private static let secondsBetweenLooks = 0.05
  /// Looks in vain after which the thread sleeps.
  private static let looksMax = 20

  private let monitor = Monitor(State())

  /// Watches `call`, which reads from `store`; nil where nothing can be ended from outside.
  func begin(_ call: ServerCall, _ store: ReadStore) -> Int? {
    guard let canceller = store.canceller else { return nil }
    let (number, mustWake) = monitor.look { state in
      state.start("cancel") { [self] in loop() }
      state.next += 1
      state.running[state.next] = (call, canceller)
      let isLooking = state.isLooking
      state.isLooking = true
      return (state.next, !isLooking)
    }
    if mustWake { monitor.changeAll { _ in } }
    return number
  }

  /// The call has ended.
  func end(_ number: Int?) {
    guard let number else { return }
    monitor.wait { state -> Void? in
      guard state.ending != number else { return nil }
      state.running[number] = nil
      return ()
    }
  }

  func stop() { monitor.stop() }

  private func loop() {
    var looksInVain = 0
    while true {
      let isOver = monitor.wait { state -> Bool? in
        if state.isStopping { return true }
        if !state.running.isEmpty { looksInVain = 0 }
        if looksInVain >= Self.looksMax {
          state.isLooking = false
          looksInVain = 0
        }
        return state.isLooking ? false : nil
      }
      if isOver { return }
      looksInVain += 1
      if let canceller = nextToEnd() {
        canceller.cancel()
        monitor.changeAll { state in
          if let number = state.ending { state.running[number] = nil }
          state.ending = nil
        }
      } else {
        monitor.pause(seconds: Self.secondsBetweenLooks)
      }
    }
  }

  private func nextToEnd() -> (any SQLCanceller)? {
    monitor.look { state in
      guard let gone = state.running.first(where: { $0.value.call.wasCancelled }) else {
        return nil
      }
      state.ending = gone.key
      return gone.value.canceller
    }
  }
}
