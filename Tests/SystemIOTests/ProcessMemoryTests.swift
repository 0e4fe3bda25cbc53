import TestKit
import Testing

@testable import SystemIO

/// What the kernel and the allocator say of this process.
@Suite(.serialized) struct `The memory of the process` {
  /// Takes 80 MB and lets them go, in pieces that the allocator keeps for itself, but for one at
  /// the end; gives that one, and what the process had before.
  private func flood() -> (last: [UInt8], bytes: Int) {
    var pieces = (0..<40_000).map { _ in [UInt8](repeating: 1, count: 2_000) }
    let last = pieces.removeLast()
    let bytes = ProcessMemory.anonymousBytes
    #expect(bytes > 70 << 20 && ProcessMemory.residentBytes >= bytes)
    #expect(ProcessMemory.allocatedBytes > 70 << 20)
    return (last, bytes)
  }

  @Test func `comes back when it is asked for`() {
    let (last, bytes) = flood()
    #expect(ProcessMemory.anonymousBytes > bytes - (20 << 20), "by itself it does not")
    ProcessMemory.trim()
    #expect(ProcessMemory.anonymousBytes < bytes - (60 << 20))
    withExtendedLifetime(last) {}
  }

  @Test func `comes back after a flood, and after the next one too`() throws {
    let relief = try MemoryRelief(every: 0.01)
    for _ in 0..<2 {
      let (last, bytes) = flood()
      // It may look while the pieces are being let go, and leaves what is no more than 48 MiB.
      #expect(eventually { ProcessMemory.anonymousBytes < bytes - (24 << 20) })
      withExtendedLifetime(last) {}
    }
    withExtendedLifetime(relief) {}
  }
}
