import Foundation
import WireFormat

/// One look at the server's own figures.
package struct ServerSample: Sendable, Hashable {
  /// Since the run began to count.
  package var seconds: Double
  /// By name, without the prefix `frontdesk_`; labelled ones are added up.
  package var values: [String: Double]

  package init(seconds: Double, values: [String: Double]) {
    self.seconds = seconds
    self.values = values
  }
}

/// Reads the server's figures while a run goes on: over HTTP from its admin port, and from the
/// kernel when the process is on this machine. Used by the thread that waits for the run.
final class ServerMonitor {
  private(set) var samples: [ServerSample] = []
  private let pid: Int32?
  private let admin: LoadTarget?

  init(pid: Int32?, admin: LoadTarget?) {
    self.pid = pid
    self.admin = admin
  }

  /// Takes a sample when the last one is `interval` seconds old.
  func sample(at seconds: Double, interval: Double) {
    guard pid != nil || admin != nil else { return }
    if let last = samples.last, seconds - last.seconds < interval { return }
    var values: [String: Double] = [:]
    if let admin, let text = Self.fetch(admin) { values = Self.parse(text) }
    if let pid {
      let process = ServerProcess(pid: pid)
      if let cpu = process.cpuMicroseconds { values["process_cpu_seconds_total"] = cpu / 1e6 }
      if let memory = process.memoryMiB {
        values["process_resident_memory_bytes"] = memory.now * 1_048_576
      }
    }
    if !values.isEmpty { samples.append(ServerSample(seconds: seconds, values: values)) }
  }

  /// Reads Prometheus' text format.
  static func parse(_ text: String) -> [String: Double] {
    var values: [String: Double] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      guard let space = line.lastIndex(of: " "),
        let value = Double(line[line.index(after: space)...])
      else { continue }
      var name = line[..<space].prefix { $0 != "{" && $0 != " " }
      if name.hasPrefix("frontdesk_") { name = name.dropFirst("frontdesk_".count) }
      values[String(name), default: 0] += value
    }
    return values
  }

  /// The body of `GET /metrics`; nil when there is none.
  private static func fetch(_ admin: LoadTarget) -> String? {
    do throws(LoadError) {
      let socket = try LoadSocket(admin)
      var limit = timeval(tv_sec: 1, tv_usec: 0)
      let size = socklen_t(MemoryLayout<timeval>.size)
      setsockopt(socket.descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
      let host = "\(admin.host):\(admin.port)"
      try socket.sendAll(Array("GET /metrics HTTP/1.0\r\nHost: \(host)\r\n\r\n".utf8))
      var bytes: [UInt8] = []
      var chunk = [UInt8](repeating: 0, count: 16 << 10)
      while bytes.count < 4 << 20 {
        let count = recv(socket.descriptor, &chunk, chunk.count, 0)
        guard count > 0 else { break }
        bytes += chunk[..<count]
      }
      let text = String(decoding: bytes, as: UTF8.self)
      guard text.hasPrefix("HTTP/1."), text.dropFirst(9).hasPrefix("200"),
        let head = text.range(of: "\r\n\r\n")
      else { return nil }
      return String(text[head.upperBound...])
    } catch {
      return nil
    }
  }
}
