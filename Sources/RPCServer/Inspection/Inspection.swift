import SystemIO

/// A question to all reactors: each adds its part on its own thread, and whoever asked waits.
final class Inspection: Sendable {
  private let state: Monitor<(missing: Int, snapshot: ServerSnapshot)>

  init(of reactors: Int) { state = Monitor((reactors, ServerSnapshot())) }

  /// One reactor's part; nothing from one that has ended.
  func add(_ connections: [OpenConnection] = [], _ calls: [OpenCall] = []) {
    state.change { state in
      state.snapshot.connections += connections
      state.snapshot.calls += calls
      state.missing -= 1
    }
  }

  /// Waits for all parts; nil when that takes too long.
  func wait(seconds: Double) -> ServerSnapshot? {
    state.wait(seconds: seconds) { $0.missing == 0 ? $0.snapshot : nil }
  }
}
