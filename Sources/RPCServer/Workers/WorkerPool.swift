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
  /// What a pool does now.
  package struct Figures: Sendable, Hashable {
    package var threads: Int
    package var queued: Int
    package var running: Int
  }

  private struct State {
    var queue = FairQueue<Uuid, ServerCall>()
    var running = 0
    var isStopping = false
  }

  private let monitor: Monitor<State>
  private let threads: Mutex<[JoinBox]>
  private let threadCount: Int
  private let queueMax: Int

  /// Starts `threads` threads; at most `queueMax` calls wait, over all tenants.
  package init(
    name: String, threads: Int, queueMax: Int = 4096,
    makeWorker: @escaping @Sendable () -> any Worker
  ) throws(SystemError) {
    let monitor = Monitor(State())
    var started: [JoinBox] = []
    for index in 0..<max(1, threads) {
      let thread = try SystemThread(name: "\(name)-\(index)") {
        WorkerPool.work(monitor, makeWorker())
      }
      started.append(JoinBox(thread))
    }
    self.monitor = monitor
    self.threads = Mutex(started)
    self.threadCount = started.count
    self.queueMax = queueMax
  }

  deinit { stop() }

  /// Queues a call behind those of its own tenant. A full queue ends it with
  /// `resourceExhausted`.
  package func submit(_ call: ServerCall) {
    let refusal: RPCError? = monitor.change { state in
      guard !state.isStopping else {
        return RPCError(.unavailable, "The server is going away.", neverExecuted: true)
      }
      guard state.queue.count < queueMax else {
        return RPCError(
          .resourceExhausted, "Too many calls are waiting; try again later.",
          retryAfterMilliseconds: 100, neverExecuted: true)
      }
      // What belongs to no tenant takes turns as if it were one.
      state.queue.append(call, of: call.context.scope?.tenantID ?? .zero)
      return nil
    }
    if let refusal { call.finish(error: refusal) }
  }

  /// What the pool does now.
  package var figures: Figures {
    monitor.look {
      Figures(threads: threadCount, queued: $0.queue.count, running: $0.running)
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

  private static func work(_ monitor: Monitor<State>, _ worker: any Worker) {
    while true {
      let next: ServerCall?? = monitor.wait { state in
        if let call = state.queue.popFirst() {
          state.running += 1
          return .some(call)
        }
        return state.isStopping ? .some(nil) : nil
      }
      guard let call = next ?? nil else { return }
      if call.begin() { worker.run(call) }
      monitor.look { $0.running -= 1 }
    }
  }
}
