import RPCCore
import RPCServer
import Services
import Storage
import SystemIO
import Telemetry

/// The server's figures in Prometheus' text format.
enum Metrics {
  static func text(_ server: FrontdeskServer, _ secure: SecurePort?, name: String) -> String {
    var page = PrometheusText(prefix: "frontdesk_")
    let statistics = server.runtime.statistics
    build(&page, name)
    calls(&page, statistics)
    connections(&page, server, statistics)
    if let secure { certificate(&page, secure) }
    workers(&page, server)
    if let figures = server.linkFigures { links(&page, figures) }
    if let figures = server.standbyFigures { standbys(&page, figures) }
    if let answers = server.store.answers { self.answers(&page, answers.figures) }
    jobs(&page, server)
    writer(&page, server.store.writer.metrics)
    process(&page)
    return page.text
  }

  private static func certificate(_ page: inout PrometheusText, _ secure: SecurePort) {
    page.family(
      "tls_certificate_expires_seconds", .gauge,
      "When the certificate ends, in seconds since 1970.")
    page.sample(secure.certificateEnd)
    page.family(
      "tls_reload_failures_total", .counter,
      "Times that the files of TLS were no good when read again.")
    page.sample(secure.reloadFailures)
  }

  private static func build(_ page: inout PrometheusText, _ name: String) {
    page.family("build_info", .gauge, "Always 1; the labels say what runs.")
    page.sample(1, [("name", name)])
  }

  /// Methods that nobody has called are left out, as Prometheus counts from what it sees first.
  private static func calls(_ page: inout PrometheusText, _ statistics: ServerStatistics) {
    let called = statistics.methods.filter { $0.latency.count > 0 }
    page.family("calls_total", .counter, "Calls that ended, by method, code and lane.")
    for method in called {
      for (code, count) in method.codes.enumerated() where count > 0 {
        let name = StatusCode(rawValue: UInt32(code))?.name ?? "unknown"
        page.sample(count, labels(method) + [("code", name)])
      }
    }
    page.family(
      "call_seconds", .histogram, "From the received request to the end, waiting included.")
    for method in called { histogram(&page, method.latency, labels(method)) }
    page.family(
      "queue_seconds", .histogram, "From the received request to the handler's begin, by lane.")
    for lane in Lane.allCases {
      guard let queueing = statistics.queueing[lane] else { continue }
      histogram(&page, queueing, [("lane", lane.schemaName)])
    }
    page.family(
      "calls_over_budget_total", .counter, "Calls refused because their tenant makes too many.")
    page.sample(statistics.budgetRefused)
  }

  private static func labels(_ method: MethodStatistics) -> [PrometheusText.Label] {
    [
      ("method", method.name.isEmpty ? "none" : method.name),
      ("lane", method.lane?.schemaName ?? "none"),
    ]
  }

  private static func histogram(
    _ page: inout PrometheusText, _ histogram: DurationHistogram, _ labels: [PrometheusText.Label]
  ) {
    page.histogram(
      bounds: DurationHistogram.bounds.map { Double($0) / 1e6 }, counts: histogram.counts,
      sum: Double(histogram.sumMicroseconds) / 1e6, labels)
  }

  private static func connections(
    _ page: inout PrometheusText, _ server: FrontdeskServer, _ statistics: ServerStatistics
  ) {
    let counters = server.runtime.counters
    page.family("connections", .gauge, "Open connections.")
    page.sample(counters.connections)
    page.family("connections_before_auth", .gauge, "Of these, those without a good token.")
    page.sample(server.runtime.connectionsBeforeAuth)
    page.family("connections_accepted_total", .counter, "Connections accepted.")
    page.sample(counters.connectionsAccepted)
    page.family(
      "connections_closed_total", .counter, "Connections that the server refused or ended, by why.")
    for reason in CloseReason.allCases {
      page.sample(statistics.closed[reason] ?? 0, [("reason", reason.name)])
    }
    page.family("calls_in_flight", .gauge, "Calls off the reactors whose handler has not ended.")
    page.sample(counters.callsInFlight)
    page.family("received_bytes_total", .counter, "Bytes received.")
    page.sample(counters.bytesReceived)
    page.family("sent_bytes_total", .counter, "Bytes sent.")
    page.sample(counters.bytesSent)
    page.family("frames_dropped_total", .counter, "Late frames dropped.")
    page.sample(counters.framesDropped)
    page.family(
      "connection_rests_total", .counter,
      "How often a connection was not read for a moment, because many calls were refused.")
    page.sample(counters.rests)
    page.family("auth_total", .counter, "Tokens in AUTH frames, by what was made of them.")
    page.sample(statistics.authAccepted, [("result", "accepted")])
    page.sample(statistics.authRefused, [("result", "refused")])
  }

  private static func workers(_ page: inout PrometheusText, _ server: FrontdeskServer) {
    guard let figures = server.workerFigures else { return }
    page.family("worker_threads", .gauge, "Threads for reports and long work.")
    page.sample(figures.threads)
    page.family("worker_queue", .gauge, "Calls that wait for a worker.")
    page.sample(figures.queued)
    page.family("worker_running", .gauge, "Calls that workers run.")
    page.sample(figures.running)
    page.family("worker_refused_total", .counter, "Calls refused because too many waited.")
    page.sample(figures.refused)
    page.family("worker_shed_total", .counter, "Calls dropped because the queue stood too long.")
    page.sample(figures.shed)
  }

  private static func answers(_ page: inout PrometheusText, _ figures: AnswerCache.Figures) {
    page.family(
      "answer_cache_reads_total", .counter,
      "Customers and pages looked for in the cache of answers: those it had, and those it had not.")
    page.sample(figures.hits, [("result", "hit")])
    page.sample(figures.misses, [("result", "miss")])
    page.family(
      "answer_cache_entries", .gauge, "Customers and pages that the cache of answers holds.")
    page.sample(figures.entries)
    page.family(
      "answer_cache_bytes", .gauge, "Memory of these, with what the cache needs for each.")
    page.sample(figures.bytes)
  }

  private static func links(_ page: inout PrometheusText, _ figures: LinkFigures) {
    page.family(
      "link_reads_total", .counter,
      "Reads that reactors sent to PostgreSQL: answered there, or left to a worker after all.")
    page.sample(figures.answered, [("result", "answered")])
    page.sample(figures.handedOver, [("result", "left")])
    page.family("links_opened_total", .counter, "Reactors' own links to PostgreSQL.")
    page.sample(figures.opened)
    page.family("links_lost_total", .counter, "Of those, which broke or did not answer.")
    page.sample(figures.lost)
  }

  private static func standbys(_ page: inout PrometheusText, _ figures: StandbyFigures) {
    page.family(
      "stale_reads_total", .counter,
      "Reads that might be a little old, by who answered: behind and failed are the primary's.")
    page.sample(figures.answered, [("result", "standby")])
    page.sample(figures.behind, [("result", "behind")])
    page.sample(figures.failed, [("result", "failed")])
    page.family("standby_known", .gauge, "Whether it is known how far a standby is behind.")
    for (name, lag) in figures.lags { page.sample(lag == nil ? 0 : 1, [("standby", name)]) }
    page.family("standby_lag_seconds", .gauge, "How far a standby may be behind.")
    for (name, lag) in figures.lags {
      if let lag { page.sample(Double(lag) / 1e9, [("standby", name)]) }
    }
  }

  private static func jobs(_ page: inout PrometheusText, _ server: FrontdeskServer) {
    guard let figures = server.jobFailures else { return }
    page.family(
      "job_failures_total", .counter, "Steps of long work that failed and are tried again, by code."
    )
    for (code, count) in figures.total.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      page.sample(count, [("code", code.name)])
    }
    page.family("jobs_failing", .gauge, "Long work whose last step failed.")
    page.sample(figures.failing)
  }

  private static func writer(_ page: inout PrometheusText, _ metrics: Writer.Metrics) {
    page.family("writer_queue", .gauge, "Writes that wait.")
    page.sample(metrics.queuedJobs)
    page.family("writer_jobs_refused_total", .counter, "Writes refused.")
    page.sample(metrics.refusedJobs)
    page.family("writer_restarts_total", .counter, "Batches that began again with savepoints.")
    page.sample(metrics.restarts)
    page.family("writer_batch_jobs", .histogram, "Writes that shared a commit.")
    page.histogram(
      bounds: Writer.Metrics.batchBounds.map(Double.init), counts: metrics.batchSizes,
      sum: Double(metrics.jobs))
    page.family("writer_commit_seconds", .histogram, "Time spent in a commit, fsync included.")
    page.histogram(
      bounds: Writer.Metrics.commitBounds.map { Double($0) / 1e6 }, counts: metrics.commitTimes,
      sum: Double(metrics.commitNanoseconds) / 1e9)
    page.family("writer_commit_seconds_max", .gauge, "The slowest commit.")
    page.sample(Double(metrics.slowestCommitNanoseconds) / 1e9)
    page.family("writer_checkpoints_total", .counter, "Checkpoints.")
    page.sample(metrics.checkpoints)
    page.family(
      "writer_checkpoint_seconds_total", .counter,
      "Time that the writer stood still for checkpoints.")
    page.sample(Double(metrics.checkpointNanoseconds) / 1e9)
  }

  private static func process(_ page: inout PrometheusText) {
    page.family("log_lines_dropped_total", .counter, "Log lines dropped because too many waited.")
    page.sample(Log.droppedCount)
    page.standardFamily("process_cpu_seconds_total", .counter, "CPU time of all threads.")
    page.sample(Double(ProcessLimits.cpuNanoseconds) / 1e9)
    page.standardFamily("process_resident_memory_bytes", .gauge, "Memory in use.")
    page.sample(ProcessMemory.residentBytes)
    page.standardFamily("process_open_fds", .gauge, "Open descriptors.")
    page.sample(ProcessFigures.openDescriptors)
    page.standardFamily("process_threads", .gauge, "Threads.")
    page.sample(ProcessFigures.threads)
  }
}
