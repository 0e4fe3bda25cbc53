/// How hard and how long a run pushes.
package struct LoadShape: Sendable, Hashable {
  /// What decides when a call is sent.
  package enum Pace: Sendable, Hashable {
    /// The end of another: so many calls are in flight on each connection.
    case closed(inFlight: Int)
    /// The clock: calls a second at the beginning and at the end.
    case open(from: Double, to: Double)
  }

  package var connections = 1
  package var pace = Pace.closed(inFlight: 1)
  package var threads = 1
  package var warmUpSeconds = 1.0
  package var seconds = 10.0
  /// The run ends after so many calls, if that is sooner.
  package var count: Int?
  package var spinMicroseconds = 0
  package var seed: UInt64 = 1

  package init() {}

  /// Reads `8x16`: a closed loop of so many connections and calls on each.
  package init?(_ text: String) {
    let parts = text.split(separator: "x").map { Int($0) }
    guard parts.count == 2, let connections = parts[0], let inFlight = parts[1],
      (1...100_000).contains(connections), (1...1024).contains(inFlight)
    else { return nil }
    self.connections = connections
    pace = .closed(inFlight: inFlight)
  }

  /// `8x16`, or `64 connections, 5000/s`.
  package var text: String {
    switch pace {
    case .closed(let inFlight): "\(connections)x\(inFlight)"
    case .open(let from, let to) where from == to:
      "\(connections) connections, \(NumberText.grouped(from))/s"
    case .open(let from, let to):
      "\(connections) connections, \(NumberText.grouped(from)) to \(NumberText.grouped(to))/s"
    }
  }
}
