import CLinux
import Glibc

/// The memory of this process.
package enum ProcessMemory {
  /// Bytes that it has in memory, mapped files too; 0 where the kernel says nothing.
  package static var residentBytes: Int { figure("VmRSS:") }

  /// The same without files.
  package static var anonymousBytes: Int { figure("RssAnon:") }

  /// Bytes that the allocator has given out.
  package static var allocatedBytes: Int { Int(clamping: linux_allocated_bytes()) }

  /// Gives the kernel what the allocator keeps and nobody uses: after a flood of calls that is
  /// nearly all that the flood took, and by itself the allocator keeps it for ever. Takes some
  /// milliseconds, in which other threads may wait for memory.
  package static func trim() { linux_trim_memory() }

  /// Has the processor fetch bytes that will be read soon, without waiting for them. Any address
  /// will do.
  @inline(__always)
  package static func prefetch(_ bytes: UnsafeRawPointer, _ count: Int) {
    unsafe linux_prefetch(bytes, count)
  }

  private static func figure(_ name: String) -> Int {
    let number = unsafe open("/proc/self/status", O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { return 0 }
    defer { close(number) }
    let text = unsafe String(unsafeUninitializedCapacity: 8192) {
      unsafe max(0, read(number, $0.baseAddress, $0.count))
    }
    let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
    // In KiB, whatever the size of a page.
    let words = line?.split(whereSeparator: { $0 == " " || $0 == "\t" }) ?? []
    return words.count > 1 ? (Int(words[1]) ?? 0) * 1024 : 0
  }
}
