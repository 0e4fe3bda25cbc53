import Flags
import Foundation
import LoadTest

/// `bench measure`: runs that take turns, a line of figures for each.
struct MeasureCommand {
  private struct Case {
    let name: String
    let kind: String
    let shape: LoadShape
  }

  private let settings: BenchSettings
  private let admin: LoadTarget?
  private let cases: [Case]
  private let rounds: Int
  private let label: String
  private let scenario: String?
  private let keys: Int
  private let tenants: Int

  init(_ given: Settings) throws(LoadFailure) {
    (settings, admin, cases, rounds, keys, tenants) = try LoadFailure.reading {
      () throws(UsageError) in
      let seconds = try BenchSettings.seconds("seconds", given)
      let warmUp = try BenchSettings.seconds("warm-up", given)
      let threads = try given.integer("threads", 1...64) ?? 1
      let cases = try given.required("cases", "a list such as get:8x16,book:64x16") { text in
        let read = text.split(separator: ",").map { word -> Case? in
          let parts = word.split(separator: ":").map(String.init)
          guard parts.count == 2, ["get", "list", "book", "mix"].contains(parts[0]),
            var shape = LoadShape(parts[1])
          else { return nil }
          shape.seconds = max(seconds, 0.1)
          shape.warmUpSeconds = warmUp
          shape.threads = min(threads, shape.connections)
          return Case(name: "\(parts[0]) \(parts[1])", kind: parts[0], shape: shape)
        }
        return read.contains { $0 == nil } || read.isEmpty ? nil : read.compactMap { $0 }
      }
      return (
        try BenchSettings(given), try given.value("admin", "HOST:PORT") { LoadTarget($0) }, cases,
        try given.integer("rounds", atLeast: 1), try given.integer("keys", 1...10_000_000) ?? 1,
        try given.integer("tenants", 0...100_000) ?? 0
      )
    }
    label = given["label"] ?? "frontdesk"
    scenario = given["scenario"]
  }

  func run() throws(LoadFailure) {
    do throws(LoadError) {
      let contract = try LoadContract(of: settings.target)
      let callers = try LoadCallers.first(
        tenants, of: settings.target, token: settings.token, contract)
      for _ in 0..<rounds {
        for item in cases {
          var shape = item.shape
          // Bookings of two runs must not want the same hours of the same people.
          shape.seed = UInt64.random(in: 1...0xFFFF_FFFF)
          let job = try LoadJob(
            try CasePlan(keys: keys, scenario: scenario).plan(item.kind), contract: contract,
            target: settings.target, callers: callers,
            shape: shape)
          var run = LoadRun(job)
          run.pid = settings.pid
          run.admin = admin
          let line = Self.line(label, item.name, try run.measure()) + "\n"
          FileHandle.standardOutput.write(Data(line.utf8))
        }
      }
    } catch {
      throw .load(error)
    }
  }

  /// `frontdesk|get 8x16|rps=... p50us=...`, as the peers print theirs.
  private static func line(_ label: String, _ name: String, _ report: LoadReport) -> String {
    let total = report.total
    let time = { (fraction: Double) in
      NumberText.fixed(Double(total.latencies.percentile(fraction)) / 1000, 1)
    }
    var text =
      "\(label)|\(name)|rps=\(NumberText.fixed(report.rate, 0)) p50us=\(time(0.5)) "
      + "p99us=\(time(0.99)) p999us=\(time(0.999)) "
      + "cli_us=\(NumberText.fixed(report.clientCPUPerCall, 3)) "
      + "bytes=\(NumberText.fixed(Double(total.bytes) / Double(max(total.ok + total.late, 1)), 0)) "
      + "errors%=\(NumberText.fixed(total.errorRatio * 100, 3))"
    if let cpu = report.serverCPUPerCall { text += " srv_us=\(NumberText.fixed(cpu, 3))" }
    if let first = report.server.first?.values, let last = report.server.last?.values,
      let jobs = last["writer_jobs_total"], let jobsBefore = first["writer_jobs_total"],
      let batches = last["writer_batches_total"], let batchesBefore = first["writer_batches_total"],
      batches > batchesBefore
    {
      text += " batch=\(NumberText.fixed((jobs - jobsBefore) / (batches - batchesBefore), 1))"
    }
    return text
  }
}
