import Foundation
import WireFormat

/// The load generator behind `make bench`.
@main
enum Bench {
  static func main() {
    do throws(LoadError) {
      let options = try LoadOptions(Array(CommandLine.arguments.dropFirst()))
      if options.wantsHelp {
        print(LoadOptions.help)
      } else {
        try run(options)
      }
    } catch {
      FileHandle.standardError.write(Data("bench: \(error.message)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ options: LoadOptions) throws(LoadError) {
    let target = try options.target()
    let ids = try CustomerIDs.all(target, tenant: options.tenant, limit: options.keys)
    var reports = options.rpcs.flatMap { rpc in
      options.shapes.map { Report(rpc: rpc, shape: $0, measures: []) }
    }
    // The runs take turns, so that a slow minute of the machine falls on all kinds alike.
    for _ in 0..<options.rounds {
      for index in reports.indices {
        let measure = try measure(reports[index], target, ids, options)
        reports[index].measures.append(measure)
      }
    }
    if !options.printsJSON {
      print("\(ids.count) customers, \(options.rounds) x \(options.seconds) s each, medians")
      print(Report.header)
    }
    for report in reports { print(options.printsJSON ? report.json : report.line) }
    if let pid = options.pid, let memory = ServerProcess(pid: pid).memoryMiB {
      let (now, peak) = (Int(memory.now.rounded()), Int(memory.peak.rounded()))
      print(
        options.printsJSON
          ? "{\"memoryMiB\":\(now),\"memoryPeakMiB\":\(peak)}"
          : "server memory: \(now) MiB, at its highest \(peak) MiB")
    }
    guard reports.allSatisfy({ $0.callsPerSecond > 0 }) else {
      throw LoadError("No call succeeded.")
    }
  }

  private static func measure(
    _ report: Report, _ target: LoadTarget, _ ids: [Uuid], _ options: LoadOptions
  ) throws(LoadError) -> RunMeasure {
    switch report.rpc {
    case "createBooking":
      let scenario = try CreateBookingScenario(
        ids: ids, tenant: options.tenant, run: UInt32.random(in: 0...UInt32.max))
      return try LoadRun(
        scenario: scenario, target: target, shape: report.shape, options: options
      ).measure()
    default:
      let scenario = try GetCustomerScenario(ids: ids, tenant: options.tenant)
      return try LoadRun(
        scenario: scenario, target: target, shape: report.shape, options: options
      ).measure()
    }
  }
}
