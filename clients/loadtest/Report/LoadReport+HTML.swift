import Foundation
import WireFormat

extension LoadReport {
  /// One page of plots and tables that needs nothing beside itself.
  package func html(_ objectives: [Objective] = []) -> String {
    let total = total
    let latency = { (fraction: Double) in
      NumberText.time(nanoseconds: Double(total.latencies.percentile(fraction)))
    }
    var tiles = [
      ("calls a second", NumberText.grouped(rate)), ("p50", latency(0.5)), ("p99", latency(0.99)),
      ("p99.9", latency(0.999)), ("errors", NumberText.fixed(total.errorRatio * 100, 2) + " %"),
      ("client CPU a call", NumberText.short(clientCPUPerCall) + " us"),
    ]
    if let server = serverCPUPerCall {
      tiles.append(("server CPU a call", NumberText.short(server) + " us"))
    }
    if sending.delays.total > 0 {
      let late = NumberText.time(nanoseconds: Double(sending.delays.percentile(0.99)))
      tiles.append(("sent late by, p99", late + (sending.isLate ? ", the generator's limit" : "")))
    }
    let json = json
    for objective in objectives {
      let met = objective.isMet(by: json) ?? false
      tiles.append(("objective \(objective.text)", met ? "met" : "missed"))
    }
    let shown = tiles.map { name, value in
      "<div class=\"tile\"><b>\(HTMLText.escaped(value))</b>"
        + "<span>\(HTMLText.escaped(name))</span></div>"
    }
    let date = Date(timeIntervalSince1970: Double(startedAt.microseconds) / 1e6)
    let facts =
      "\(date.formatted(.iso8601)), \(shape.text), \(shape.threads) threads, "
      + "\(NumberText.short(seconds)) s, \(tenants) tenants, seed \(shape.seed), \(machine.text)"
    let plots = clientPlots + [histogram, errorPlot]
    var body = """
      <p class="facts">\(HTMLText.escaped(facts))</p>
      <div class="tiles">\(shown.joined())</div>
      <div class="plots">\(plots.map(\.html).joined())</div>
      <h2>Calls</h2>
      \(callTable)
      <h2>Errors by code</h2>
      \(errorTable)
      """
    body += "<h2>The server's own figures</h2>\n"
    body +=
      server.count < 2
      ? "<p class=\"none\">Not asked for: name the admin port with --admin, or the process with "
        + "--pid.</p>"
      : "<div class=\"plots\">\(serverPlots.map(\.html).joined())</div>"
    return HTMLText.page("Frontdesk under load", body)
  }

  private func series(
    _ name: String, _ value: (LoadFigures) -> Double
  ) -> Plot.Series {
    Plot.Series(
      name,
      stretches.enumerated().map { index, figures in
        ((Double(index) + 1) * stretchSeconds, value(figures))
      })
  }

  private var clientPlots: [Plot] {
    let rates = Plot(
      "Throughput", x: "time (s)", y: "calls/s",
      [
        series("succeeded") { Double($0.ok) / stretchSeconds },
        series("failed") { Double($0.failed + $0.unended) / stretchSeconds },
      ])
    let latency = { (name: String, fraction: Double) in
      let all = series(name) { Double($0.latencies.percentile(fraction)) / 1e6 }
      return Plot.Series(name, all.points.filter { $0.y > 0 })
    }
    var times = Plot(
      "Latency", x: "time (s)", y: "milliseconds, logarithmic",
      [latency("p50", 0.5), latency("p90", 0.9), latency("p99", 0.99), latency("max", 1)])
    times.hasLogY = true
    return [rates, times]
  }

  private var histogram: Plot {
    let bars = total.latencies.bars.map { (x: Double($0.upTo) / 1e6, y: Double($0.count)) }
    var plot = Plot(
      "Histogram of latencies", x: "milliseconds, logarithmic", y: "calls",
      [Plot.Series("calls", bars)])
    plot.hasLogX = true
    plot.isBars = true
    return plot
  }

  private var errorPlot: Plot {
    let names = total.errors.prefix(5)
    let lines = names.map { error in
      series(error.name) { figures in
        Double(figures.errors.first { $0.name == error.name }?.count ?? 0) / stretchSeconds
      }
    }
    return Plot("Errors by code over time", x: "time (s)", y: "calls/s", Array(lines))
  }

  private var callTable: String {
    let rows = calls.map { call in
      let figures = call.figures
      let times = [0.5, 0.9, 0.99, 0.999, 1].map {
        NumberText.time(nanoseconds: Double(figures.latencies.percentile($0)))
      }
      return [call.rpc, NumberText.grouped(Double(figures.ok) / max(seconds, 1e-9))] + times + [
        NumberText.grouped(Double(figures.failed + figures.unended))
      ]
    }
    return HTMLText.table(
      ["call", "calls/s", "p50", "p90", "p99", "p99.9", "max", "errors"], rows)
  }

  private var errorTable: String {
    let errors = total.errors
    guard !errors.isEmpty else { return "<p>None.</p>" }
    return HTMLText.table(
      ["code", "calls", "of all"],
      errors.map { error in
        let part = 100 * Double(error.count) / Double(max(total.calls, 1))
        return [
          error.name, NumberText.grouped(Double(error.count)), NumberText.fixed(part, 2) + " %",
        ]
      })
  }
}

// What the server said.
extension LoadReport {
  private var serverPlots: [Plot] {
    var plots: [Plot] = []
    let cpu = rates("process_cpu_seconds_total").map { (x: $0.x, y: $0.y * 100) }
    if !cpu.isEmpty {
      let client = clientCPUMicroseconds / 1e4 / max(seconds, 1e-9)
      let flat = cpu.map { (x: $0.x, y: client) }
      plots.append(
        Plot(
          "CPU", x: "time (s)", y: "% of one processor",
          [Plot.Series("server", cpu), Plot.Series("client, on average", flat)]))
    }
    let add = { (title: String, unit: String, points: [(x: Double, y: Double)]) in
      if !points.isEmpty {
        plots.append(Plot(title, x: "time (s)", y: unit, [Plot.Series(title, points)]))
      }
    }
    add("Server memory", "MiB", values("process_resident_memory_bytes") { $0 / 1_048_576 })
    add("Writes that wait", "writes", values("writer_queue") { $0 })
    add("Calls in flight at the server", "calls", values("calls_in_flight") { $0 })
    add(
      "Writes in one commit", "writes", quotients("writer_jobs_total", "writer_batches_total"))
    add(
      "Commit, fsync included", "milliseconds",
      quotients("writer_commit_seconds_total", "writer_batches_total").map {
        (x: $0.x, y: $0.y * 1000)
      })
    return plots
  }

  private func values(
    _ name: String, _ convert: (Double) -> Double
  ) -> [(x: Double, y: Double)] {
    server.compactMap { sample in
      sample.values[name].map { (x: sample.seconds, y: convert($0)) }
    }
  }

  /// How fast a counter rose.
  private func rates(_ name: String) -> [(x: Double, y: Double)] {
    zip(server, server.dropFirst()).compactMap { old, new in
      guard let before = old.values[name], let after = new.values[name],
        new.seconds > old.seconds
      else { return nil }
      return (x: new.seconds, y: (after - before) / (new.seconds - old.seconds))
    }
  }

  /// How much one counter rose for each step of another.
  private func quotients(_ name: String, _ other: String) -> [(x: Double, y: Double)] {
    zip(server, server.dropFirst()).compactMap { old, new in
      guard let before = old.values[name], let after = new.values[name],
        let least = old.values[other], let most = new.values[other], most > least
      else { return nil }
      return (x: new.seconds, y: (after - before) / (most - least))
    }
  }
}
