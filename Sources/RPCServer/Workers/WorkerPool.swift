import Auth
import RPCCore
import Synchronization
package import SystemIO
import WireFormat

/// Runs calls on one thread of a pool; made and used on that thread only.
package protocol Worker: AnyObject {
  /// Runs a call and finishes it. Calls whose deadline has passed never come here.
  func run(_ call: ServerCall)
}

/// A bounded number of threads behind a queue that is fair to tenants: the lanes for reports,
/// for long and outside work, and for everything on a store that blocks.
package final class WorkerPool: Sendable {
  private struct State {
    var queue = FairQueue<Uuid, ServerCall>()
    var running = 0
    /// Running calls by tenant; kept only where there is a limit.
    var runningOf: [Uuid: Int] = [:]
    var gauge: OverloadGauge
    var refused = 0
    var shed = 0
    /// A thread looks for calls without sleeping, and need not be woken.
    var hasSpinner = false
    var isStopping = false

    /// Whether there is no room for one call more of `tenant`.
    func isFull(for tenant: Uuid, _ options: Options) -> Bool {
      queue.count >= options.queueMax || queue.count(of: tenant) >= options.queueTenantMax
    }

    /// Why a call cannot be taken now.
    func refusal(of call: CallContext, _ options: Options) -> RPCError? {
      if isStopping {
        return RPCError(.unavailable, "The server is going away.", neverExecuted: true)
      }
      if isFull(for: call.owner, options) { return .tooManyWait }
      return gauge.isOverloaded && call.criticality == .sheddable ? .overloaded : nil
    }

    /// The call whose turn it is.
    mutating func next(_ options: Options) -> ServerCall? {
      let call =
        options.runningTenantMax == .max
        ? queue.popFirst()
        : queue.popFirst { runningOf[$0, default: 0] < options.runningTenantMax }
      guard let call else { return nil }
      running += 1
      if options.runningTenantMax < .max { runningOf[call.owner, default: 0] += 1 }
      return call
    }

    /// Notes how long `call` has waited, and says whether it is dropped for that.
    mutating func mustDrop(_ call: ServerCall) -> Bool {
      let (now, waited) = call.waiting
      gauge.note(waited: waited, at: now)
      let isDropped = gauge.drops(call.context.criticality, waited: waited)
      if isDropped { shed += 1 }
      return isDropped
    }

    /// What a thread does next, after it has ended `done` or looked for calls as the spinner; nil
    /// when it sleeps.
    mutating func turn(
      _ done: inout ServerCall?, isSpinner: inout Bool, _ options: Options
    ) -> Turn? {
      let wasBusy = done != nil
      // A tenant at its limit may have its turn now, and this thread is there to take it.
      if let call = done.take() { ended(call) }
      let wasSpinner = isSpinner
      if wasSpinner { hasSpinner = false }
      isSpinner = false
      if let call = next(options) {
        return .run(call, isDropped: mustDrop(call), wakesAnother: wasSpinner && queue.count > 0)
      }
      if queue.count == 0 { gauge.noteEmpty() }
      if isStopping { return .stop }
      guard wasBusy, running == 0, !hasSpinner, options.spinMicroseconds > 0 else { return nil }
      hasSpinner = true
      isSpinner = true
      return .spin
    }

    mutating func ended(_ call: ServerCall) {
      running -= 1
      guard let count = runningOf[call.owner] else { return }
      runningOf[call.owner] = count > 1 ? count - 1 : nil
    }
  }

  private enum Turn {
    case run(ServerCall, isDropped: Bool, wakesAnother: Bool)
    case spin
    case stop
  }

  private let monitor: Monitor<State>
  private let bell: Bell
  private let threads: Mutex<[JoinBox]>
  private let threadCount: Int
  private let options: Options
  private let fullness: Fullness

  /// Starts `threads` threads.
  package init(
    name: String, threads: Int, options: Options = Options(), fullness: Fullness = Fullness(),
    makeWorker: @escaping @Sendable () -> any Worker
  ) throws(SystemError) {
    let monitor = Monitor(State(gauge: OverloadGauge(options)))
    let bell = Bell()
    var started: [JoinBox] = []
    for index in 0..<max(1, threads) {
      let thread = try SystemThread(name: "\(name)-\(index)") {
        WorkerPool.work(monitor, bell, options, makeWorker())
      }
      started.append(JoinBox(thread))
    }
    self.monitor = monitor
    self.bell = bell
    self.threads = Mutex(started)
    self.threadCount = started.count
    self.options = options
    self.fullness = fullness
  }

  deinit { stop() }

  /// Whether there is no room for a call now; then it counts as refused. Asked before a call is
  /// made, so that a refusal costs little, and answered only while the last one was refused.
  package func refuses(_ call: CallContext) -> Bool {
    guard fullness.isLikely else { return false }
    let isRefused = monitor.look { state in
      guard state.isFull(for: call.owner, options) else { return false }
      state.refused += 1
      return true
    }
    if !isRefused { fullness.note(false) }
    return isRefused
  }

  /// Counts calls that were refused like one before them, without being asked about.
  package func noteRefused(_ calls: Int) { monitor.look { $0.refused += calls } }

  /// Queues a call behind those of its own tenant. A full queue ends it with
  /// `resourceExhausted`.
  package func submit(_ call: ServerCall) {
    let owner = call.owner
    let (refusal, mustWake): (RPCError?, Bool) = monitor.look { state in
      if let refusal = state.refusal(of: call.context, options) {
        state.refused += 1
        fullness.note(state.isFull(for: owner, options))
        return (refusal, false)
      }
      state.queue.append(call, of: owner)
      if state.hasSpinner { bell.ring() }
      return (nil, !state.hasSpinner)
    }
    if mustWake { monitor.wakeOne() }
    if let refusal { call.finish(error: refusal) }
  }

  /// Ends the calls that wait and that nobody waits for any more: their callers took them back, or
  /// their time is over. However long the threads are busy, such calls take no places.
  package func sweep() {
    let over = monitor.look { state in
      state.queue.count == 0 ? [] : state.queue.removeAll(where: \.isCancelled)
    }
    // One that is over never begins, and is finished with the reason instead.
    for call in over where call.begin() { submit(call) }
  }

  /// What the pool does now.
  package var figures: Figures {
    monitor.look {
      Figures(
        threads: threadCount, queued: $0.queue.count, running: $0.running, refused: $0.refused,
        shed: $0.shed, isOverloaded: $0.gauge.isOverloaded)
    }
  }

  /// Ends the threads after the calls that run; those that wait end `unavailable`.
  package func stop() {
    let waiting = monitor.changeAll { state in
      state.isStopping = true
      var waiting: [ServerCall] = []
      while let call = state.queue.popFirst() { waiting.append(call) }
      return waiting
    }
    for call in waiting {
      call.finish(error: RPCError(.unavailable, "The server is going away.", neverExecuted: true))
    }
    let threads = threads.withLock { list in
      defer { list = [] }
      return list
    }
    for thread in threads { thread.join() }
  }

  private static func work(
    _ monitor: Monitor<State>, _ bell: Bell, _ options: Options, _ worker: any Worker
  ) {
    var done: ServerCall?
    var isSpinner = false
    while true {
      switch monitor.wait({ $0.turn(&done, isSpinner: &isSpinner, options) }) {
      case .stop: return
      case .spin: bell.wait(microseconds: options.spinMicroseconds)
      case .run(let call, let isDropped, let wakesAnother):
        if wakesAnother { monitor.wakeOne() }
        if isDropped {
          call.finish(error: .overloaded)
        } else if call.begin() {
          worker.run(call)
        }
        done = call
      }
    }
  }
}

/// What the one thread that does not sleep listens to.
private final class Bell: Sendable {
  // Relaxed: whoever hears it takes the lock before the call, and one that is heard late is found
  // under the lock.
  private let hasRung = Atomic(false)

  func ring() { hasRung.store(true, ordering: .relaxed) }

  /// Returns when it rings, or after `microseconds`. Whoever else could run goes first.
  func wait(microseconds: Int) {
    let end = ContinuousClock.now + .microseconds(microseconds)
    while !hasRung.load(ordering: .relaxed), ContinuousClock.now < end { SystemThread.giveWay() }
    hasRung.store(false, ordering: .relaxed)
  }
}

extension ServerCall {
  /// Whose turn the call takes; what belongs to no tenant takes turns as if it were one.
  fileprivate var owner: Uuid { context.owner }
}

extension RPCError {
  fileprivate static var tooManyWait: RPCError {
    RPCError(
      .resourceExhausted, "Too many calls are waiting; try again later.",
      retryAfterMilliseconds: 100, neverExecuted: true)
  }

  fileprivate static var overloaded: RPCError {
    RPCError(
      .resourceExhausted, "The server has more work than it can do; try again later.",
      retryAfterMilliseconds: 1000, neverExecuted: true)
  }
}
