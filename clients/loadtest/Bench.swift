import Flags
import Foundation
import JSONText
import WireFormat

/// The load generator behind `make bench`.
@main
enum Bench {
  static func main() {
    do throws(LoadError) {
      if let options = options() { try run(options) }
    } catch {
      complain(error.message)
      exit(1)
    }
  }

  /// What the command line asks for; nil when that was help. Ends the program on bad usage.
  private static func options() -> LoadOptions? {
    do throws(UsageError) {
      switch try LoadOptions.commands.choose(Array(CommandLine.arguments.dropFirst())) {
      case .help(let text):
        print(text)
        return nil
      case .command(let command, let rest):
        return try LoadOptions(Settings(command, rest, environment: [:]))
      }
    } catch {
      complain("\(error.message)\nSee: bench --help")
      exit(2)
    }
  }

  private static func complain(_ message: String) {
    FileHandle.standardError.write(Data("bench: \(message)\n".utf8))
  }

  private static func run(_ options: LoadOptions) throws(LoadError) {
    let ids = try CustomerIDs.all(options.target, tenant: options.tenant, limit: options.keys)
    var reports = options.rpcs.flatMap { rpc in
      options.shapes.map { Report(rpc: rpc, shape: $0, measures: []) }
    }
    // The runs take turns, so that a slow minute of the machine falls on all kinds alike.
    for _ in 0..<options.rounds {
      for index in reports.indices {
        let measure = try measure(reports[index], ids, options)
        reports[index].measures.append(measure)
      }
    }
    if !options.printsJSON {
      print("\(ids.count) customers, \(options.rounds) x \(options.seconds) s each, medians")
      print(Report.header)
    }
    for report in reports {
      print(options.printsJSON ? JSONPrinter.print(report.json) : report.line)
    }
    if let pid = options.pid, let memory = ServerProcess(pid: pid).memoryMiB {
      let (now, peak) = (Int(memory.now.rounded()), Int(memory.peak.rounded()))
      print(
        options.printsJSON
          ? JSONPrinter.print(["memoryMiB": .integer(now), "memoryPeakMiB": .integer(peak)])
          : "server memory: \(now) MiB, at its highest \(peak) MiB")
    }
    guard reports.allSatisfy({ $0.callsPerSecond > 0 }) else {
      throw LoadError("No call succeeded.")
    }
  }

  private static func measure(
    _ report: Report, _ ids: [Uuid], _ options: LoadOptions
  ) throws(LoadError) -> RunMeasure {
    switch report.rpc {
    case "createBooking":
      let scenario = try CreateBookingScenario(
        ids: ids, tenant: options.tenant, run: UInt32.random(in: 0...UInt32.max))
      return try LoadRun(
        scenario: scenario, shape: report.shape, options: options
      ).measure()
    default:
      let scenario = try GetCustomerScenario(ids: ids, tenant: options.tenant)
      return try LoadRun(
        scenario: scenario, shape: report.shape, options: options
      ).measure()
    }
  }
}
