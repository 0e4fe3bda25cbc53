package import Flags
import Foundation
import JSONText
import RPCCore
package import WireFormat

/// The flags that say how a load is made, for every program that makes one.
package struct LoadSettings: Sendable {
  package static let flags: [Flag] = [
    Flag("scenario", "FILE", "A mix of calls; \"frontdesk load example\" prints one."),
    Flag("request", "JSON", "The request of the one rpc that is named, generators included."),
    Flag(switch: "keys", "Give each call of the one rpc an idempotency key."),
    Flag("connections", "N", "Connections.", standard: "8"),
    Flag(
      "in-flight", "M", "Closed loop: calls in flight on each connection.", standard: "1"),
    Flag(
      "rate", "N|N..M",
      "Open loop: calls a second, constant or growing evenly. Latency counts from when a call was "
        + "due, so that stalls show."),
    Flag("duration", "TIME", "How long is counted.", standard: "10s"),
    Flag("warm-up", "TIME", "How long it runs before that.", standard: "1s"),
    Flag("count", "N", "End after N calls, without a warm-up."),
    Flag("threads", "T", "Threads that make the load.", standard: "1"),
    Flag(
      "spin", "US", "Keep looking for answers so long before sleeping.", standard: "0"),
    Flag(
      "tenants", "N",
      "Call for the first N tenants; the token is a platform admin's."),
    Flag("tenants-file", "FILE", "Call for the tenants whose tokens the file has, one a line."),
    Flag(
      "skew", "S", "Zipf's exponent over the tenants: 0 calls all alike, 1 the first the most.",
      standard: "0"),
    Flag("seed", "N", "The same numbers again; another one each time when left out."),
    Flag("admin", "HOST:PORT", "The server's admin port, for its own figures."),
    Flag("pid", "PID", "The server's process on this machine, for its CPU time and memory."),
  ]

  package var plan: LoadPlan
  package var shape: LoadShape
  package var admin: LoadTarget?
  package var pid: Int32?
  private var tenants: Int?
  private var tenantsFile: String?
  private var skew: Double

  package init(_ settings: Settings, rpc: String?) throws(LoadFailure) {
    do throws(UsageError) {
      shape = try Self.shape(settings)
      admin = try settings.value("admin", "HOST:PORT") { text in
        let bare = text.hasPrefix("http://") ? String(text.dropFirst(7)) : text
        return LoadTarget(String(bare.prefix { $0 != "/" }))
      }
      pid = try settings.value("pid", "the number of a process") { Int32($0) }
      tenants = try settings.integer("tenants", 1...100_000)
      tenantsFile = settings["tenants-file"]
      skew = try settings.required("skew", "a number from 0 to 10") { text in
        Double(text).flatMap { (0...10).contains($0) ? $0 : nil }
      }
    } catch {
      throw .usage(error.message)
    }
    guard tenants == nil || tenantsFile == nil else {
      throw .usage("--tenants and --tenants-file exclude each other.")
    }
    plan = try Self.plan(settings, rpc)
  }

  private static func plan(_ settings: Settings, _ rpc: String?) throws(LoadFailure) -> LoadPlan {
    switch (rpc, settings["scenario"]) {
    case (nil, nil): throw .usage("Name an rpc, or a file of --scenario.")
    case (.some, .some): throw .usage("An rpc and --scenario exclude each other.")
    case (nil, let path?):
      guard let data = FileManager.default.contents(atPath: path) else {
        throw .load(LoadError("The scenario \(path) cannot be read."))
      }
      let json = try parse(Array(data), path)
      return try LoadFailure.wrap { () throws(LoadError) in try LoadPlan(json: json) }
    case (let rpc?, nil):
      let json = try parse(Array((settings["request"] ?? "{}").utf8), "--request")
      return LoadPlan([.init(rpc: rpc, request: json, hasKey: settings.isOn("keys"))])
    }
  }

  private static func parse(_ bytes: [UInt8], _ place: String) throws(LoadFailure) -> JSONValue {
    do throws(JSONParser.Failure) {
      return try JSONParser.parse(bytes)
    } catch {
      throw .load(
        LoadError(
          "\(place) is not JSON, line \(error.line), column \(error.column): \(error.message)"))
    }
  }

  private static func shape(_ settings: Settings) throws(UsageError) -> LoadShape {
    var shape = LoadShape()
    shape.connections = try settings.integer("connections", 1...100_000) ?? 8
    shape.pace = .closed(inFlight: try settings.integer("in-flight", 1...1024) ?? 1)
    let pace = try settings.value("rate", "calls a second, such as 5000 or 1000..20000") {
      text -> LoadShape.Pace? in
      let parts = text.split(separator: ".", omittingEmptySubsequences: true)
      let rates = (text.contains("..") ? parts.map(String.init) : [text]).compactMap { Double($0) }
      guard let first = rates.first, let last = rates.last, rates.count <= 2, first >= 0,
        last >= 0, max(first, last) > 0, max(first, last) <= 1e8, rates.count == 2 || first > 0
      else { return nil }
      return .open(from: first, to: last)
    }
    if let pace { shape.pace = pace }
    shape.seconds = try seconds("duration", settings)
    shape.warmUpSeconds = try seconds("warm-up", settings)
    guard shape.seconds >= 0.1 else { throw UsageError("--duration is at least 100ms.") }
    shape.count = try settings.integer("count", 1...1_000_000_000_000)
    if shape.count != nil {
      shape.warmUpSeconds = 0
      if settings.origin("duration") == .standard { shape.seconds = 86_400 }
    }
    shape.threads = min(try settings.integer("threads", 1...256) ?? 1, shape.connections)
    shape.spinMicroseconds = try settings.integer("spin", 0...1_000_000) ?? 0
    let seed = try settings.value("seed", "a whole number") { UInt64($0) }
    shape.seed = seed ?? UInt64.random(in: 1...0xFFFF_FFFF)
    return shape
  }

  private static func seconds(
    _ name: String, _ settings: Settings
  ) throws(UsageError) -> Double {
    try settings.required(name, "a time such as 10s or 500ms") { text in
      TimeText.seconds(text).flatMap { (0...86_400).contains($0) ? $0 : nil }
    }
  }

  /// The tenants to call for, some of which the server has to be asked for.
  package func callers(
    _ target: LoadTarget, token: String?, tenant: Uuid?, _ contract: LoadContract
  ) throws(LoadError) -> LoadCallers {
    if let path = tenantsFile {
      let tokens = try ValueList.lines(path).map { line in
        line.split(separator: " ").last.map(String.init) ?? line
      }
      return LoadCallers(tokens.map { LoadTenant(token: $0) }, skew: skew)
    }
    guard let tenants else {
      return LoadCallers([LoadTenant(token: token, named: tenant)])
    }
    return try LoadCallers.first(tenants, of: target, token: token, contract, skew: skew)
  }
}

/// Why a load is not made: the command line, or what came of it.
package enum LoadFailure: Error {
  case usage(String)
  case load(LoadError)

  static func wrap<Value>(
    _ body: () throws(LoadError) -> Value
  ) throws(LoadFailure) -> Value {
    do throws(LoadError) { return try body() } catch { throw .load(error) }
  }
}

/// Lengths of time as people type them.
enum TimeText {
  /// Seconds of `500ms`, `10s`, `2m` or `1h`.
  static func seconds(_ text: String) -> Double? {
    for (unit, factor) in [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600)]
    where text.hasSuffix(unit) {
      if let number = Double(text.dropLast(unit.count)), number >= 0 { return number * factor }
    }
    return nil
  }
}
