import JSONText
import LoadTest
import RPCCore
import Testing
import WireFormat

struct `Reports` {
  private static func report() -> LoadReport {
    var shape = LoadShape()
    shape.seconds = 3
    var call = LoadReport.Call(rpc: "CustomerService.getCustomer<&>")
    var stretch = LoadFigures()
    for value in 1...100 {
      stretch.latencies.add(nanoseconds: UInt64(value) * 10_000)
      stretch.ok += 1
    }
    stretch.failures = [StatusCode.resourceExhausted.rawValue: 3]
    for _ in 0..<3 { call.figures.add(stretch) }
    var report = LoadReport(
      startedAt: Timestamp(microseconds: 1_700_000_000_000_000), shape: shape, seconds: 3,
      stretchSeconds: 1, calls: [call])
    report.stretches = [stretch, stretch, stretch]
    for index in 0..<4 {
      let step = Double(index)
      var values: [String: Double] = ["writer_queue": 3]
      values["process_cpu_seconds_total"] = step * 0.5
      values["writer_jobs_total"] = step * 100
      values["writer_batches_total"] = step * 10
      values["writer_commit_seconds_total"] = step * 0.01
      report.server.append(ServerSample(seconds: step, values: values))
    }
    return report
  }

  @Test func `as a page have every plot, labelled with units, and nothing from outside`() throws {
    let page = Self.report().html(try Objective.list("p99<20ms,p50<1us"))
    let wanted = [
      "Throughput", "calls/s", "time (s)", "Latency", "milliseconds, logarithmic", "p99",
      "Histogram of latencies", "Errors by code", "resourceExhausted", "% of one processor",
      "Writes that wait", "Writes in one commit", "Commit, fsync included",
      "prefers-color-scheme: dark", "objective p99&lt;20ms", "met", "missed",
      "getCustomer&lt;&amp;",
    ]
    for text in wanted { #expect(page.contains(text), "\(text)") }
    #expect(page.split(separator: "<svg").count > 8)
    for outside in ["http:", "https:", "src=", "<link", "<script", "url(", "@import"] {
      #expect(!page.contains(outside), "\(outside)")
    }
    // A number that is none is written as a dash.
    #expect(!page.contains("=\"-\"") && !page.contains(",- "))
  }

  @Test func `as JSON have the figures, and compare with themselves`() throws {
    let json = Self.report().json
    let again = try JSONParser.parse(Array(JSONPrinter.print(json).utf8))
    #expect(again == json)
    #expect(Measure.rate.value(in: json) == 100)
    #expect(Measure.p50.value(in: json).map { abs($0 - 500) < 10 } == true)
    #expect(Measure.errors.value(in: json).map { abs($0 - 2.9126) < 0.001 } == true)
    #expect(json["total"]?["errors"]?["resourceExhausted"]?.integer == 9)
    #expect(json["stretches"]?.array?.count == 3)
    #expect(try ReportComparison(json, json).ratio(.p99) == 1)
  }

  @Test func `without a single call are still a page and a table`() {
    var empty = Self.report()
    empty.calls = [LoadReport.Call(rpc: "A.b")]
    empty.stretches = []
    empty.server = []
    #expect(empty.html().contains("nothing was measured"))
    #expect(empty.table.contains("A.b"))
  }
}

struct `Numbers` {
  @Test func `are written for people`() {
    #expect(NumberText.grouped(1_234_567.4) == "1,234,567")
    #expect(NumberText.grouped(-1234) == "-1,234")
    #expect(NumberText.grouped(999) == "999")
    #expect(NumberText.fixed(0.055, 2) == "0.06")
    #expect(NumberText.fixed(.nan, 2) == "-")
    #expect(NumberText.time(nanoseconds: 1_500_000) == "1.50 ms")
  }
}
