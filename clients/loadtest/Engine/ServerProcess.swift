import Foundation

/// What the kernel says about the server's process.
package struct ServerProcess: Sendable {
  package let pid: Int32

  package init(pid: Int32) { self.pid = pid }

  /// CPU time used so far, user and system, in microseconds; nil when there is no such process.
  package var cpuMicroseconds: Double? {
    guard let stat = read("stat"), let end = stat.lastIndex(of: ")") else { return nil }
    // After the name in parentheses the third field (state) is the first.
    let fields = stat[stat.index(after: end)...].split(separator: " ")
    guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else {
      return nil
    }
    return (user + system) * 1_000_000 / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// Resident memory in MiB: now, and at its highest.
  package var memoryMiB: (now: Double, peak: Double)? {
    guard let status = read("status"), let now = kibibytes("VmRSS:", in: status),
      let peak = kibibytes("VmHWM:", in: status)
    else { return nil }
    return (now / 1024, peak / 1024)
  }

  private func read(_ name: String) -> String? {
    FileManager.default.contents(atPath: "/proc/\(pid)/\(name)")
      .map { String(decoding: $0, as: UTF8.self) }
  }

  private func kibibytes(_ name: String, in status: String) -> Double? {
    status.split(separator: "\n").first { $0.hasPrefix(name) }
      .flatMap { Double($0.split(whereSeparator: \.isWhitespace)[1]) }
  }
}
