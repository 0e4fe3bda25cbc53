import Flags
import Foundation
import WireFormat

/// What the command line asks for.
struct LoadOptions: Sendable {
  static let scenarios = ["getCustomer", "createBooking"]

  let target: LoadTarget
  let tenant: Uuid?
  let rpcs: [String]
  let shapes: [LoadShape]
  let seconds: Double
  let warmUpSeconds: Double
  let rounds: Int
  let threads: Int
  let spinMicroseconds: Int
  let keys: Int
  let seed: UInt64
  let pid: Int32?
  let printsJSON: Bool

  static let commands = CommandSet(
    "bench", "Measures a Frontdesk server.",
    [
      Command(
        "",
        "Measures a Frontdesk server: a closed loop of as many calls in flight as are asked for.",
        flags: [
          Flag("server", "HOST:PORT", "The server.", standard: "127.0.0.1:7411"),
          Flag("token-file", "FILE", "A token of a client admin or a service."),
          Flag("tenant", "ID", "The tenant, where the token does not say it."),
          Flag(
            "rpc", "NAMES", "getCustomer, createBooking, or both with a comma.",
            standard: "getCustomer"),
          Flag("connections", "N", "Connections.", standard: "1"),
          Flag("in-flight", "M", "Calls in flight on each.", standard: "1"),
          Flag("load", "NxM,...", "Several shapes instead, such as 1x1,50x1,8x64."),
          Flag("seconds", "S", "How long each run counts.", standard: "5"),
          Flag("warm-up", "S", "How long it runs before that.", standard: "1"),
          Flag(
            "rounds", "R", "Runs of each kind; they take turns, and medians are shown.",
            standard: "1"),
          Flag("threads", "T", "Client threads.", standard: "1"),
          Flag(
            "spin", "US", "Keep looking for answers so long before sleeping.", standard: "0"),
          Flag("keys", "N", "Customers to spread the calls over, at most.", standard: "100000"),
          Flag("seed", "N", "Of the random numbers.", standard: "1"),
          Flag("pid", "PID", "The server's process, for its CPU time and memory."),
          Flag(switch: "json", "Print one JSON object a line instead of a table."),
        ])
    ])

  init(_ settings: Settings) throws(UsageError) {
    target = try Self.target(settings)
    tenant = try settings.value("tenant", "a uuid") { Uuid($0) }
    let names = Self.scenarios.joined(separator: " or ")
    rpcs = try settings.required("rpc", "\(names), or both with a comma") { text in
      let rpcs = text.split(separator: ",").map(String.init)
      return rpcs.isEmpty || rpcs.contains { !Self.scenarios.contains($0) } ? nil : rpcs
    }
    let shape = LoadShape(
      connections: try settings.integer("connections", atLeast: 1),
      inFlight: try settings.integer("in-flight", atLeast: 1))
    let shapes = try settings.value("load", "shapes such as 1x1,50x1,8x64") { text in
      let read = text.split(separator: ",").map { LoadShape(String($0)) }
      return read.isEmpty || read.contains { $0 == nil } ? nil : read.compactMap { $0 }
    }
    self.shapes = shapes ?? [shape]
    seconds = try Self.seconds("seconds", atLeast: 0.1, settings)
    warmUpSeconds = try Self.seconds("warm-up", atLeast: 0, settings)
    rounds = try settings.integer("rounds", atLeast: 1)
    threads = try settings.integer("threads", atLeast: 1)
    spinMicroseconds = try settings.integer("spin", atLeast: 0)
    keys = try settings.integer("keys", atLeast: 1)
    seed = try settings.required("seed", "a whole number") { UInt64($0) }
    pid = try settings.value("pid", "the number of a process") { Int32($0) }
    printsJSON = settings.isOn("json")
  }

  private static func seconds(
    _ name: String, atLeast least: Double, _ settings: Settings
  ) throws(UsageError) -> Double {
    try settings.required(name, "a time of at least \(least) seconds") { text in
      Double(text).flatMap { $0 >= least ? $0 : nil }
    }
  }

  /// The server and the token from its file.
  private static func target(_ settings: Settings) throws(UsageError) -> LoadTarget {
    var target = try settings.required("server", "HOST:PORT") { text -> LoadTarget? in
      guard let colon = text.lastIndex(of: ":") else { return nil }
      return LoadTarget(
        host: String(text[..<colon]), port: String(text[text.index(after: colon)...]))
    }
    if let path = settings["token-file"] {
      guard let data = FileManager.default.contents(atPath: path) else {
        throw UsageError("The token's file \(path) cannot be read.")
      }
      let words = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      target.token = words.first.map(String.init)
    }
    return target
  }
}
