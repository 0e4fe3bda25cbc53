import Flags
import Foundation
import LoadTest
import RPCCore

/// `bench streams`: messages a second over one stream.
struct StreamsCommand {
  private let settings: BenchSettings
  private let seconds: Double
  private let sizes: [Int]
  private let label: String

  init(_ given: Settings) throws(LoadFailure) {
    (settings, seconds, sizes) = try LoadFailure.reading { () throws(UsageError) in
      let sizes = try given.required("sizes", "numbers of bytes") { text in
        let read = text.split(separator: ",").map { Int($0) }
        let good = read.compactMap { $0 }.filter { (1...1 << 20).contains($0) }
        return good.count == read.count && !good.isEmpty ? good : nil
      }
      return (try BenchSettings(given), try BenchSettings.seconds("seconds", given), sizes)
    }
    label = given["label"] ?? "streams"
  }

  func run() throws(LoadFailure) {
    do throws(LoadError) {
      if let token = settings.token {
        let run = try StreamRun.events(settings.target, token: token)
        return try measure(run, "events that are there")
      }
      for size in sizes {
        for method in StreamService.allCases {
          let run = StreamRun(
            settings.target, token: nil, method.info, request: StreamService.request(size),
            message: [UInt8](repeating: 0x5A, count: size))
          try measure(run, "\(method), \(size) bytes")
        }
      }
    } catch {
      throw .load(error)
    }
  }

  private func measure(_ run: StreamRun, _ name: String) throws(LoadError) {
    var run = run
    run.pid = settings.pid
    Self.print(label, name, try run.measure(seconds: seconds))
  }

  /// A line of figures, those of each message or connection.
  static func print(_ label: String, _ name: String, _ figures: StreamFigures) {
    let count = Double(max(figures.messages, 1))
    let rate = Double(figures.messages) / figures.seconds
    var text =
      "\(label)|\(name)|rps=\(NumberText.fixed(rate, 0)) "
      + "cli_us=\(NumberText.fixed(figures.clientMicroseconds / count, 3)) errors%=0"
    if figures.bytes > 0 {
      let rate = Double(figures.bytes) / figures.seconds / 1e6
      text += " mbs=\(NumberText.fixed(rate, 1))"
    }
    if let server = figures.serverMicroseconds {
      text += " srv_us=\(NumberText.fixed(server / count, 3))"
    }
    if figures.delays.total > 0 {
      for (key, share) in [("p50us", 0.5), ("p99us", 0.99)] {
        let time = Double(figures.delays.percentile(share)) / 1000
        text += " \(key)=\(NumberText.fixed(time, 1))"
      }
    }
    FileHandle.standardOutput.write(Data((text + "\n").utf8))
  }
}
