import Foundation

/// How hard and how long one run pushes.
struct LoadShape: Sendable, Hashable {
  var connections: Int
  var inFlight: Int

  /// Reads `8x64`.
  init?(_ text: String) {
    let parts = text.split(separator: "x").map { Int($0) }
    guard parts.count == 2, let connections = parts[0], let inFlight = parts[1],
      connections > 0, inFlight > 0
    else { return nil }
    self.init(connections: connections, inFlight: inFlight)
  }

  init(connections: Int, inFlight: Int) {
    self.connections = connections
    self.inFlight = inFlight
  }
}

/// What one run measured.
struct LoadResult: Sendable {
  var latencies = LatencyHistogram()
  /// Ended calls by status code, 0 included.
  var codes: [UInt32: Int] = [:]
  var seconds = 0.0

  var calls: Int { codes.values.reduce(0, +) }

  mutating func add(_ other: LoadResult) {
    latencies.add(other.latencies)
    codes.merge(other.codes, uniquingKeysWith: +)
    seconds = max(seconds, other.seconds)
  }
}

/// One thread of a run, with connections of its own, in poll.
final class LoadWorker<S: Scenario> {
  private let scenario: S
  private let connections: [LoadConnection]
  private let inFlight: Int
  private let spinNanoseconds: UInt64
  private let frame: [UInt8]
  private var requests: RequestSequence
  private var result = LoadResult()
  private var okCalls = 0
  private var isMeasuring = false

  init(
    _ scenario: S, _ target: LoadTarget, connections: Int, inFlight: Int, spinMicroseconds: Int,
    requests: RequestSequence
  ) throws(LoadError) {
    self.scenario = scenario
    self.inFlight = inFlight
    self.requests = requests
    spinNanoseconds = UInt64(spinMicroseconds) * 1000
    frame = scenario.frame
    var made: [LoadConnection] = []
    for _ in 0..<connections { made.append(try LoadConnection(target, inFlight: inFlight)) }
    self.connections = made
  }

  /// Runs from now until `end`, and counts what ends after `start`; both in monotonic
  /// nanoseconds. `atStart` and `atEnd` are called at those moments.
  func run(
    from start: UInt64, to end: UInt64, atStart: () -> Void, atEnd: () -> Void
  ) throws(LoadError) -> LoadResult {
    var watched = connections.map {
      pollfd(fd: $0.socket.descriptor, events: Int16(POLLIN | POLLOUT), revents: 0)
    }
    var spinUntil: UInt64 = 0
    var began: UInt64 = 0
    while true {
      var now = monotonicNanoseconds()
      if !isMeasuring, now >= start {
        isMeasuring = true
        began = now
        atStart()
      }
      if now >= end {
        atEnd()
        result.seconds = Double(now - began) / 1_000_000_000
        result.codes[0] = okCalls
        return result
      }
      let milliseconds = now < spinUntil ? 0 : Int32(min((end - now) / 1_000_000 + 1, 100))
      let ready = poll(&watched, nfds_t(watched.count), milliseconds)
      guard ready > 0 else { continue }
      now = monotonicNanoseconds()
      spinUntil = now + spinNanoseconds
      for index in watched.indices where watched[index].revents != 0 {
        let connection = connections[index]
        if watched[index].revents & ~Int16(POLLOUT) != 0 {
          try connection.receive { began, code in note(began, code, now) }
        }
        fill(connection, now)
        try connection.flush()
        watched[index].events = Int16(connection.hasOutput ? POLLIN | POLLOUT : POLLIN)
      }
    }
  }

  /// Writes calls until as many are in flight as are wanted and allowed.
  private func fill(_ connection: LoadConnection, _ now: UInt64) {
    let wanted = min(inFlight, connection.callsInFlightMax)
    while connection.callsInFlight < wanted {
      guard let place = connection.append(frame, now: now) else { return }
      scenario.patch(place, &requests)
    }
  }

  private func note(_ began: UInt64, _ code: UInt32, _ now: UInt64) {
    guard isMeasuring else { return }
    guard code == 0 else {
      result.codes[code, default: 0] += 1
      return
    }
    okCalls &+= 1
    result.latencies.add(nanoseconds: now - began)
  }
}

func monotonicNanoseconds() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
