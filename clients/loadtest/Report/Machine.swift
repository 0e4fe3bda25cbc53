import Foundation

/// What a run was measured on.
package struct Machine: Sendable, Hashable {
  package var processors: Int
  package var model: String
  package var system: String
  /// Processes that wanted to run, over the last minute.
  package var load: String

  package static var current: Machine {
    let info = read("/proc/cpuinfo").split(separator: "\n")
    let model = info.first { $0.hasPrefix("model name") }?.split(separator: ":").last
    var name = utsname()
    uname(&name)
    let release = withUnsafeBytes(of: &name.release) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    return Machine(
      processors: ProcessInfo.processInfo.activeProcessorCount,
      model: model?.trimmingCharacters(in: .whitespaces) ?? "unknown processor",
      system: "Linux \(release)",
      load: read("/proc/loadavg").split(separator: " ").first.map(String.init) ?? "-")
  }

  package var text: String {
    "\(processors) CPUs, \(model), \(system), load average \(load)"
  }

  private static func read(_ path: String) -> String {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
