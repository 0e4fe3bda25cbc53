import Flags
import Foundation
import LoadTest

/// `bench watch`: how soon changes reach those that watch.
struct WatchCommand {
  private let settings: BenchSettings
  private let seconds: Double
  private let watchers: Int
  private let connections: Int
  private let rate: Double?
  private let label: String

  init(_ given: Settings) throws(LoadFailure) {
    (settings, seconds, watchers, connections, rate) = try LoadFailure.reading {
      () throws(UsageError) in
      let watchers = try given.integer("watchers", 1...100_000) ?? 1
      return (
        try BenchSettings(given), try BenchSettings.seconds("seconds", given), watchers,
        min(watchers, try given.integer("connections", 1...100_000) ?? 1),
        try given.value("rate", "bookings a second") { text in
          Double(text).flatMap { (0.1...100_000).contains($0) ? $0 : nil }
        }
      )
    }
    label = given["label"] ?? "watch"
  }

  func run() throws(LoadFailure) {
    let name = "\(watchers) over \(connections)"
    do throws(LoadError) {
      let contract = try LoadContract(of: settings.target)
      let callers = try LoadCallers.first(0, of: settings.target, token: settings.token, contract)
      var shape = LoadShape()
      shape.seed = UInt64.random(in: 1...0xFFFF_FFFF)
      let job = try LoadJob(
        try CasePlan(keys: 1000).plan("book"), contract: contract, target: settings.target,
        callers: callers, shape: shape)
      let run = try WatchRun(
        job, watchers: watchers, connections: connections, pid: settings.pid)
      if let rate {
        let paced = try run.measure(seconds: seconds, rate: rate)
        StreamsCommand.print(label, "\(name), \(NumberText.short(rate))/s", paced.figures)
      }
      let full = try run.measure(seconds: seconds, rate: nil)
      StreamsCommand.print(label, "\(name), one by one", full.figures)
      if let each = full.kibibytesEach {
        print("\(label)|\(name), idle|kib=\(NumberText.fixed(each, 2))")
      }
    } catch {
      throw .load(error)
    }
  }
}
