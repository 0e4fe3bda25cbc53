import RPCServer
import Services
import Storage

/// The server's figures in Prometheus' text format.
enum Metrics {
  static func text(_ server: FrontdeskServer, _ secure: SecurePort?) -> String {
    let calls = server.runtime.counters
    let writer = server.store.writer.metrics
    var rows: [(name: String, kind: String, help: String, value: String)] = [
      ("connections", "gauge", "Open connections.", "\(calls.connections)"),
      (
        "connections_accepted_total", "counter", "Connections accepted.",
        "\(calls.connectionsAccepted)"
      ),
      (
        "connections_refused_total", "counter", "Connections closed for breaking the protocol.",
        "\(calls.connectionsRefused)"
      ),
      ("calls_in_flight", "gauge", "Calls whose handler has not ended.", "\(calls.callsInFlight)"),
      ("calls_total", "counter", "Calls begun.", "\(calls.calls)"),
      (
        "calls_failed_total", "counter", "Calls that ended with another code than ok.",
        "\(calls.callsFailed)"
      ),
      ("received_bytes_total", "counter", "Bytes received.", "\(calls.bytesReceived)"),
      ("sent_bytes_total", "counter", "Bytes sent.", "\(calls.bytesSent)"),
      ("frames_dropped_total", "counter", "Late frames dropped.", "\(calls.framesDropped)"),
      ("writer_queue", "gauge", "Writes that wait.", "\(writer.queuedJobs)"),
      ("writer_batches_total", "counter", "Commits.", "\(writer.batches)"),
      ("writer_jobs_total", "counter", "Writes run.", "\(writer.jobs)"),
      ("writer_jobs_refused_total", "counter", "Writes refused.", "\(writer.refusedJobs)"),
      ("writer_batch_max", "gauge", "The largest batch so far.", "\(writer.largestBatch)"),
      (
        "writer_commit_seconds_total", "counter", "Time spent in commits, fsync included.",
        "\(Double(writer.commitNanoseconds) / 1e9)"
      ),
      (
        "writer_commit_seconds_max", "gauge", "The slowest commit.",
        "\(Double(writer.slowestCommitNanoseconds) / 1e9)"
      ),
      ("writer_checkpoints_total", "counter", "Checkpoints.", "\(writer.checkpoints)"),
    ]
    if let secure {
      rows += [
        (
          "tls_certificate_expires_seconds", "gauge",
          "When the certificate ends, in seconds since 1970.", "\(secure.certificateEnd)"
        ),
        (
          "tls_reload_failures_total", "counter",
          "Times that the files of TLS were no good when read again.", "\(secure.reloadFailures)"
        ),
      ]
    }
    return rows.map { row in
      """
      # HELP frontdesk_\(row.name) \(row.help)
      # TYPE frontdesk_\(row.name) \(row.kind)
      frontdesk_\(row.name) \(row.value)

      """
    }.joined()
  }
}
