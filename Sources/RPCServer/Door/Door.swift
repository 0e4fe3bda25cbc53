import Seams
import Synchronization
import SystemIO

/// Where secured connections begin. A handshake costs as much as a hundred calls and strangers may
/// ask for any number of them, so threads of their own do them: few, with the least of the kernel's
/// priorities, so that they give way to reactors even on the same processor. What waits is bounded
/// by the connections that may be there without a token, and networks take turns.
final class Door: Sendable {
  /// When nothing was begun for so many nanoseconds, because others have the processors, a reactor
  /// does one handshake itself: nobody is kept out for good. Who calls meanwhile waits for it, so
  /// it is sooner where nobody has just called, and where the reactor sleeps now and then.
  enum Patience: UInt64 {
    case short = 2_000_000
    case medium = 20_000_000
    case long = 100_000_000
  }

  private struct State {
    var queue = FairQueue<UInt64, Greeting>()
    var isClosed = false
  }

  private let state = Monitor(State())
  /// When the last handshake was begun, or came where none waited; 0 while none waits. Who
  /// finds it old takes the lock before he believes it.
  private let waitingSince = Atomic<UInt64>(0)
  /// How many handshakes the threads are at.
  private let underWay = Atomic<Int>(0)
  private let threads = Mutex<[JoinBox]>([])
  /// The machine's own in every server, whatever its test holds still: it is about what the kernel
  /// lets run.
  private let clock: any Clock

  init(clock: any Clock = SystemClock()) { self.clock = clock }

  /// Starts the threads unless they run.
  func open(threads count: Int) throws(SystemError) {
    try threads.withLock { (threads) throws(SystemError) in
      while threads.count < count {
        let thread = try SystemThread(name: "door-\(threads.count)") { [self] in
          SystemThread.comeLast()
          work()
        }
        threads.append(JoinBox(thread))
      }
    }
  }

  /// Queues a step of a handshake; its reactor is told by mail when it is done.
  func add(_ greeting: Greeting) {
    let now = max(clock.monotonicNanoseconds(), 1)
    state.change { state in
      guard !state.isClosed else { return }
      if state.queue.count == 0 { waitingSince.store(now, ordering: .relaxed) }
      state.queue.append(greeting, of: greeting.network)
    }
  }

  /// Whether handshakes wait.
  // Acquire, with the release in `take`: who sees that none waits sees those that were taken.
  var isBusy: Bool { waitingSince.load(ordering: .acquiring) > 0 }

  /// Whether none waits, and the threads are at none.
  var isIdle: Bool { !isBusy && underWay.load(ordering: .relaxed) == 0 }

  /// A handshake for the reactor that asks, when the threads have not come to any for long.
  func overdue(_ patience: Patience) -> Greeting? {
    let since = waitingSince.load(ordering: .relaxed)
    guard since > 0, clock.monotonicNanoseconds() >= since &+ patience.rawValue else { return nil }
    return state.look { take(from: &$0) }
  }

  /// Ends the threads. Handshakes that wait are forgotten: their reactors have ended.
  func close() {
    state.changeAll { state in
      state.isClosed = true
      state.queue = FairQueue()
    }
    for thread in threads.withLock({ $0 }) { thread.join() }
  }

  private func work() {
    while case .some(let greeting) = next() {
      greeting.advance()
      underWay.subtract(1, ordering: .relaxed)
      greeting.home.mailbox.post(.greeted(greeting))
    }
  }

  /// The next handshake; nil at the end.
  private func next() -> Greeting? {
    state.wait { state -> Greeting?? in
      if state.isClosed { return .some(nil) }
      // Before it waits no more, so that it is one or the other at any moment.
      underWay.add(1, ordering: .relaxed)
      guard let greeting = take(from: &state) else {
        underWay.subtract(1, ordering: .relaxed)
        return nil
      }
      return .some(greeting)
    }
  }

  private func take(from state: inout State) -> Greeting? {
    guard let greeting = state.queue.popFirst() else { return nil }
    let since = state.queue.count > 0 ? max(clock.monotonicNanoseconds(), 1) : 0
    waitingSince.store(since, ordering: .releasing)
    return greeting
  }
}
