import Foundation
import RPCCore
package import TLS

/// How many connections a second are opened, greeted and closed, one after the other.
package struct HandshakeRun {
  /// What a connection is secured with.
  package enum Kind: String, Sendable, CaseIterable {
    case plain
    /// Certificates are shown and checked.
    case full
    /// Goes on from the session before.
    case resumed
  }

  private let target: LoadTarget
  private let settings: TLSClient.Settings?
  /// The server's process, when it is on this machine.
  package var pid: Int32?

  /// `settings` are needed for secured connections.
  package init(_ target: LoadTarget, _ settings: TLSClient.Settings?) {
    self.target = target
    self.settings = settings
  }

  /// Runs on this thread; `delays` are from the first packet to the server's greeting.
  package func measure(_ kind: Kind, seconds: Double) throws(LoadError) -> StreamFigures {
    var figures = StreamFigures()
    var target = target
    target.tls = kind == .plain ? nil : try client()
    // The first one has no session to go on from.
    if kind == .resumed { _ = try greet(target) }
    let cpu = (CPUTime.ofThread, pid.flatMap { ServerProcess(pid: $0).cpuMicroseconds })
    let start = monotonicNanoseconds()
    let end = start + UInt64(seconds * 1e9)
    while monotonicNanoseconds() < end {
      if kind == .full { target.tls = try client() }
      let begin = monotonicNanoseconds()
      let wasResumed = try greet(target)
      figures.delays.add(nanoseconds: monotonicNanoseconds() - begin)
      figures.messages += 1
      guard wasResumed == (kind == .resumed) else {
        throw LoadError("The server \(wasResumed ? "resumed" : "did not resume") a session.")
      }
    }
    figures.seconds = Double(monotonicNanoseconds() - start) / 1e9
    figures.clientMicroseconds = CPUTime.ofThread - cpu.0
    if let pid, let before = cpu.1, let now = ServerProcess(pid: pid).cpuMicroseconds {
      figures.serverMicroseconds = now - before
    }
    return figures
  }

  private func client() throws(LoadError) -> TLSClient {
    guard let settings else { throw LoadError("Nobody is trusted; name an authority.") }
    do throws(TLSError) {
      return try TLSClient(settings)
    } catch {
      throw LoadError("TLS: \(error.message).")
    }
  }

  /// Opens a connection until the server has greeted; whether it went on from another.
  private func greet(_ target: LoadTarget) throws(LoadError) -> Bool {
    let connection = try MessageConnection(target)
    try connection.flush()
    var isReady = false
    while !isReady {
      try connection.receive { event, _ in
        if case .ready = event { isReady = true }
      }
    }
    return connection.socket.wasResumed
  }
}
