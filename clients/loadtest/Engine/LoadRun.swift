import Foundation
import Synchronization

/// What one run and the server's process came to.
struct RunMeasure: Sendable {
  var result: LoadResult
  /// CPU time of the server between the first and the last moment that counts, in microseconds.
  var serverCPU: Double?
}

/// A run: its threads, and the server's CPU time at their first and last moment.
struct LoadRun<S: Scenario> {
  let scenario: S
  let shape: LoadShape
  let options: LoadOptions

  func measure() throws(LoadError) -> RunMeasure {
    let threads = min(options.threads, shape.connections)
    var workers: [LoadWorker<S>] = []
    for index in 0..<threads {
      let own = shape.connections / threads + (index < shape.connections % threads ? 1 : 0)
      workers.append(
        try LoadWorker(
          scenario, options.target, connections: own, inFlight: shape.inFlight,
          spinMicroseconds: options.spinMicroseconds,
          requests: RequestSequence(seed: options.seed, worker: index, workers: threads)))
    }
    let start = monotonicNanoseconds() + UInt64(options.warmUpSeconds * 1_000_000_000)
    let end = start + UInt64(options.seconds * 1_000_000_000)
    let server = options.pid.map { ServerProcess(pid: $0) }
    let outcome = Mutex((RunMeasure(result: LoadResult()), LoadError?.none))
    let cpu = Mutex((0.0, 0.0))
    // Each worker is used by the one thread that runs it.
    nonisolated(unsafe) let shared = workers
    let body = { @Sendable (index: Int) in
      do throws(LoadError) {
        let result = try shared[index].run(
          from: start, to: end,
          atStart: { if index == 0 { cpu.withLock { $0.0 = server?.cpuMicroseconds ?? 0 } } },
          atEnd: { if index == 0 { cpu.withLock { $0.1 = server?.cpuMicroseconds ?? 0 } } })
        outcome.withLock { $0.0.result.add(result) }
      } catch {
        outcome.withLock { $0.1 = error }
      }
    }
    if threads == 1 {
      body(0)
    } else {
      DispatchQueue.concurrentPerform(iterations: threads) { body($0) }
    }
    var (measure, error) = outcome.withLock { $0 }
    if let error { throw error }
    if server?.cpuMicroseconds != nil { measure.serverCPU = cpu.withLock { $0.1 - $0.0 } }
    return measure
  }
}
