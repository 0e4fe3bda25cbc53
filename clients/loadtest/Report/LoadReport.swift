import RPCCore
package import WireFormat

/// What a run came to.
package struct LoadReport: Sendable {
  /// One of the plan's calls.
  package struct Call: Sendable {
    package var rpc: String
    package var figures = LoadFigures()

    package init(rpc: String) { self.rpc = rpc }
  }

  package var startedAt: Timestamp
  package var shape: LoadShape
  package var tenants: Int
  package var skew: Double
  /// How long was counted.
  package var seconds: Double
  package var stretchSeconds: Double
  package var calls: [Call]
  package var stretches: [LoadFigures] = []
  /// How late an open loop's calls were sent.
  package var sending = SendFigures()
  /// CPU time of the threads that made the load.
  package var clientCPUMicroseconds = 0.0
  /// CPU time of the server; nil without its process.
  package var serverCPUMicroseconds: Double?
  package var server: [ServerSample] = []
  package var machine = Machine.current

  package init(
    startedAt: Timestamp, shape: LoadShape, tenants: Int = 1, skew: Double = 0, seconds: Double,
    stretchSeconds: Double, calls: [Call]
  ) {
    self.startedAt = startedAt
    self.shape = shape
    self.tenants = tenants
    self.skew = skew
    self.seconds = seconds
    self.stretchSeconds = stretchSeconds
    self.calls = calls
  }

  /// All calls together.
  package var total: LoadFigures {
    calls.reduce(into: LoadFigures()) { $0.add($1.figures) }
  }

  /// Calls that succeeded, a second.
  package var rate: Double { seconds > 0 ? Double(total.ok) / seconds : 0 }

  /// The server's CPU time for each call, in microseconds.
  package var serverCPUPerCall: Double? {
    serverCPUMicroseconds.map { $0 / Double(max(total.calls, 1)) }
  }

  package var clientCPUPerCall: Double { clientCPUMicroseconds / Double(max(total.calls, 1)) }
}

extension LoadFigures {
  /// Failed calls by the name of their code, the most frequent first.
  package var errors: [(name: String, count: Int)] {
    var named = failures.map { (StatusCode(rawValue: $0.key)?.name ?? "code\($0.key)", $0.value) }
    if unended > 0 { named.append(("unended", unended)) }
    return named.sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }
  }
}
