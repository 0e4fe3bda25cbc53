import SystemIO

/// Wakes whoever goes on with long work.
package final class JobBell: Sendable {
  private struct State {
    var hasRung = false
    var isOver = false
  }

  private let state = Monitor(State())

  package init() {}

  /// There is work.
  package func ring() { state.changeAll { $0.hasRung = true } }

  /// Nobody is to work any more.
  func end() { state.changeAll { $0.isOver = true } }

  var isOver: Bool { state.look { $0.isOver } }

  /// Waits for work, or for so many seconds; false when it is all over.
  func wait(seconds: Double) -> Bool {
    let isOver = state.wait(seconds: seconds) { state -> Bool? in
      if state.isOver { return true }
      guard state.hasRung else { return nil }
      state.hasRung = false
      return false
    }
    return isOver != true
  }
}
