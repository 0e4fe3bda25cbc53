import Foundation
import Seams
import Synchronization
import SystemIO
import WireFormat

/// A run: its threads, what they came to, and what the server says meanwhile.
package struct LoadRun {
  private struct Outcome {
    var results: [WorkerResult] = []
    var failure: LoadError?
    var running: Int
    var cpuAtStart: Double?
  }

  let job: LoadJob
  /// The server's process, when it is on this machine.
  package var pid: Int32?
  /// Where the server answers operators.
  package var admin: LoadTarget?

  package init(_ job: LoadJob) { self.job = job }

  /// Runs to the end. `progress` hears twice a second how it goes; nil while it warms up.
  package func measure(
    progress: (_ seconds: Double, _ last: LoadFigures?, _ length: Double) -> Void = { _, _, _ in }
  ) throws(LoadError) -> LoadReport {
    let shape = job.shape
    _ = try? ProcessLimits.raiseDescriptorLimit()
    // Sixty to two hundred stretches make a plot.
    let stretch = max(0.1, (shape.seconds / 120 * 10).rounded(.up) / 10)
    let timeline = Timeline(
      stretchNanoseconds: UInt64(stretch * 1e9), workers: shape.threads)
    let monitor = ServerMonitor(pid: pid, admin: admin)
    // Connecting takes its time: it comes before the clock starts.
    var workers: [LoadWorker] = []
    for index in 0..<shape.threads {
      workers.append(try LoadWorker(job, index: index, timeline: timeline))
    }
    let start = monotonicNanoseconds() + UInt64(shape.warmUpSeconds * 1e9)
    let end = start + UInt64(shape.seconds * 1e9)
    let outcome = OutcomeBox(Outcome(running: shape.threads))
    let startedAt = SystemClock().now()
    launch(workers, from: start, to: end, outcome)
    var shown = 0
    while outcome.state.withLock({ $0.running }) > 0 {
      poll(nil, 0, 50)
      let now = monotonicNanoseconds()
      guard now >= start else { continue }
      let seconds = Double(now - start) / 1e9
      monitor.sample(at: seconds, interval: max(stretch, 0.5))
      let complete = timeline.complete
      let batch = max(1, Int(0.5 / stretch))
      if complete.count >= shown + batch {
        var last = LoadFigures()
        for figures in complete[shown...] { last.add(figures) }
        progress(seconds, last, Double(complete.count - shown) * stretch)
        shown = complete.count
      }
    }
    let (results, failure, cpu) = outcome.state.withLock {
      ($0.results, $0.failure, $0.cpuAtStart)
    }
    if let failure { throw failure }
    return report(results, timeline, monitor, cpuAtStart: cpu, stretch, at: startedAt)
  }

  /// The box is what the threads and the one that waits share.
  private final class OutcomeBox: Sendable {
    let state: Mutex<Outcome>
    init(_ outcome: Outcome) { state = Mutex(outcome) }
  }

  private func launch(
    _ workers: [LoadWorker], from start: UInt64, to end: UInt64, _ outcome: OutcomeBox
  ) {
    let pid = pid
    for (index, worker) in workers.enumerated() {
      // Each worker is used by the one thread that runs it.
      nonisolated(unsafe) let own = worker
      Thread.detachNewThread {
        do throws(LoadError) {
          let result = try own.run(
            from: start, to: end,
            atStart: {
              guard index == 0, let pid else { return }
              let cpu = ServerProcess(pid: pid).cpuMicroseconds
              outcome.state.withLock { $0.cpuAtStart = cpu }
            })
          outcome.state.withLock {
            $0.results.append(result)
            $0.running -= 1
          }
        } catch {
          outcome.state.withLock {
            $0.failure = error
            $0.running -= 1
          }
        }
      }
    }
  }

  private func report(
    _ results: [WorkerResult], _ timeline: Timeline, _ monitor: ServerMonitor,
    cpuAtStart: Double?, _ stretch: Double, at startedAt: Timestamp
  ) -> LoadReport {
    let began = results.map(\.began).min() ?? 0
    let ended = results.map(\.ended).max() ?? 0
    let seconds = ended > began ? Double(ended - began) / 1e9 : 0
    var calls = job.programs.map { LoadReport.Call(rpc: $0.name) }
    for result in results {
      for index in calls.indices { calls[index].figures.add(result.calls[index]) }
    }
    var report = LoadReport(
      startedAt: startedAt, shape: job.shape, tenants: job.callers.tenants.count,
      skew: job.callers.skew, seconds: seconds, stretchSeconds: stretch, calls: calls)
    // A run that ended early leaves a last stretch that is not whole.
    report.stretches = Array(timeline.all.prefix(max(1, Int((seconds / stretch).rounded()))))
    for result in results { report.sending.add(result.sending) }
    report.clientCPUMicroseconds =
      Double(results.reduce(0) { $0 + $1.cpuNanoseconds }) / 1000
    if let pid, let cpuAtStart, let now = ServerProcess(pid: pid).cpuMicroseconds {
      report.serverCPUMicroseconds = now - cpuAtStart
    }
    report.server = monitor.samples
    return report
  }
}
