/// State behind a monitor that has a thread of its own, which runs from when it is first needed
/// until it is stopped.
package protocol ThreadedState {
  /// nil while it does not run.
  var thread: JoinBox? { get set }
  /// Set for good: the thread is to end, and none begins any more.
  var isStopping: Bool { get set }
}

extension ThreadedState {
  /// Starts the thread, unless it runs or was stopped. Where the system has no more threads,
  /// nothing happens, and the next call tries again.
  package mutating func start(_ name: String, _ body: @escaping @Sendable () -> Void) {
    guard thread == nil, !isStopping, let started = try? SystemThread(name: name, body) else {
      return
    }
    thread = JoinBox(started)
  }
}

extension Monitor where Value: ThreadedState {
  /// Whether the thread is to end.
  package var isStopping: Bool { look { $0.isStopping } }

  /// Wakes the thread to end, and returns once it has.
  package func stop() {
    let thread = changeAll { state in
      state.isStopping = true
      return state.thread.take()
    }
    thread?.join()
  }

  /// Waits so long, or until the thread is to end.
  package func pause(seconds: Double) {
    _ = wait(seconds: seconds) { $0.isStopping ? () : nil }
  }
}
