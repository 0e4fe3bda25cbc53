import Foundation

/// What this process has in memory now, in bytes. Bounds on how it grows are multiplied by
/// `SanitizerCost.memory`.
package enum ResidentMemory {
  package static func bytes() throws -> Int {
    let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    guard let pages = text.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return pages * 4096
  }
}
