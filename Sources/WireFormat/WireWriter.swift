/// An output buffer that owns its memory and grows by doubling. Ascending fields,
/// minimal varints: what it writes is deterministic.
@safe
public struct WireWriter: ~Copyable {
  @usableFromInline var base: UnsafeMutableRawPointer
  @usableFromInline var capacity: Int
  /// Bytes written so far.
  public private(set) var count: Int

  /// An empty writer with room for `capacity` bytes.
  public init(capacity: Int = 256) {
    unsafe self.base = .allocate(byteCount: max(capacity, 16), alignment: 16)
    self.capacity = max(capacity, 16)
    self.count = 0
  }

  deinit { unsafe base.deallocate() }

  /// Calls `body` with the bytes written so far; they must not outlive the call.
  public borrowing func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    unsafe body(UnsafeRawBufferPointer(start: base, count: count))
  }

  /// A copy of the bytes; the writer is empty afterwards.
  public mutating func finish() -> [UInt8] {
    let array = unsafe [UInt8](UnsafeRawBufferPointer(start: base, count: count))
    count = 0
    return array
  }
}
