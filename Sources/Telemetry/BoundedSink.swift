import Synchronization
package import SystemIO

/// A queue in front of something slow: whoever offers never waits, a thread of its own takes what
/// has come, and what does not fit is dropped and counted.
package final class BoundedSink<Element: Sendable>: Sendable {
  private struct State {
    var waiting: [Element] = []
    var dropped: UInt64 = 0
    var isEnding = false
  }

  private let state = Monitor(State())
  private let capacity: Int
  private let droppedInAll = Atomic<UInt64>(0)
  private let thread = Mutex<JoinBox?>(nil)

  /// `take` gets what has come, in its order, and how many were dropped before; it runs on the
  /// sink's thread and may be slow.
  package init(
    name: String, capacity: Int, take: @escaping @Sendable ([Element], UInt64) -> Void
  ) throws(SystemError) {
    self.capacity = capacity
    let state = state
    let thread = try SystemThread(name: name) {
      while true {
        let (elements, dropped, isOver) = state.wait { state -> ([Element], UInt64, Bool)? in
          guard !state.waiting.isEmpty || state.dropped > 0 || state.isEnding else { return nil }
          defer {
            state.waiting = []
            state.dropped = 0
          }
          return (state.waiting, state.dropped, state.isEnding)
        }
        if !elements.isEmpty || dropped > 0 { take(elements, dropped) }
        if isOver { return }
      }
    }
    let box = JoinBox(thread)
    self.thread.withLock { $0 = box }
  }

  deinit { end() }

  /// Adds an element, or drops it when too many wait.
  package func offer(_ element: Element) {
    let isTaken = state.change { state in
      guard state.waiting.count < capacity, !state.isEnding else {
        state.dropped += 1
        return false
      }
      state.waiting.append(element)
      return true
    }
    if !isTaken { droppedInAll.add(1, ordering: .relaxed) }
  }

  /// All that were dropped since the start.
  package var droppedCount: UInt64 { droppedInAll.load(ordering: .relaxed) }

  /// Takes no more; returns once what waited has been taken.
  package func end() {
    state.changeAll { $0.isEnding = true }
    thread.withLock { $0 }?.join()
  }
}
