/// Gives memory back that a flood of calls took: looks now and then how much the process has beyond
/// what it uses.
package final class MemoryRelief: Sendable {
  /// What the process may keep for the next calls.
  private static let spareBytesMax = 48 << 20

  private let recurring = RecurringWork()

  /// Looks every `seconds`, until it is let go.
  package init(every seconds: Double) throws(SystemError) {
    // What cannot be given back lies between what is used: asking for it again would bring nothing.
    let kept = Monitor(0)
    try recurring.start("memory", after: seconds, every: seconds) {
      let allocated = ProcessMemory.allocatedBytes
      let spare = ProcessMemory.anonymousBytes - allocated
      kept.look { kept in
        if spare > kept + Self.spareBytesMax {
          ProcessMemory.trim()
          // By what was in use before: what has been let go since is there for the next look.
          kept = max(ProcessMemory.anonymousBytes - allocated, 0)
        } else {
          kept = max(min(kept, spare), 0)
        }
      }
    }
  }

  deinit { recurring.stop() }
}
