/// Received bytes that have not been taken as frames yet: a queue in one piece of memory.
///
/// Sendable although it holds a pointer: it cannot be copied and nothing else knows the memory,
/// so that it has one owner at a time.
package struct ReceiveBuffer: ~Copyable, @unchecked Sendable {
  private var base: UnsafeMutableRawPointer?
  private var head = 0
  private var tail = 0
  /// Bytes that the memory holds.
  package private(set) var capacity: Int

  /// An empty buffer with room for `capacity` bytes.
  package init(capacity: Int) {
    self.capacity = capacity
    base = capacity > 0 ? .allocate(byteCount: capacity, alignment: 16) : nil
  }

  deinit { base?.deallocate() }

  /// A buffer that holds no memory until it is needed.
  package static var empty: ReceiveBuffer { ReceiveBuffer(capacity: 0) }

  /// Bytes that wait.
  package var count: Int { tail - head }

  /// A view of the bytes that wait.
  package var bytes: RawSpan {
    @_lifetime(borrow self)
    borrowing get {
      guard let base else { return RawSpan() }
      let view = RawSpan(_unsafeStart: base + head, byteCount: tail - head)
      return _overrideLifetime(view, borrowing: self)
    }
  }

  /// Drops the first `count` bytes.
  package mutating func consume(_ count: Int) {
    precondition(count >= 0 && count <= tail - head, "More is consumed than is there.")
    head += count
    if head == tail {
      head = 0
      tail = 0
    }
  }

  /// Makes room for at least `room` bytes at the end; what waits may move.
  package mutating func reserve(_ room: Int) {
    guard capacity - tail < room else { return }
    let waiting = tail - head
    if let base, capacity - waiting >= room {
      base.copyMemory(from: base + head, byteCount: waiting)
    } else {
      let larger = max(capacity * 2, waiting + room)
      let moved = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 16)
      if let base {
        moved.copyMemory(from: base + head, byteCount: waiting)
        base.deallocate()
      }
      base = moved
      capacity = larger
    }
    head = 0
    tail = waiting
  }

  /// Lets `body` fill the room at the end and return how many bytes it wrote.
  package mutating func fill<Result>(
    _ body: (UnsafeMutableRawBufferPointer) -> (count: Int, result: Result)
  ) -> Result {
    let room = UnsafeMutableRawBufferPointer(
      start: base.map { $0 + tail }, count: capacity - tail)
    let (count, result) = body(room)
    precondition(count >= 0 && count <= room.count, "More was written than there was room for.")
    tail += count
    return result
  }

  /// Adds `bytes` at the end.
  package mutating func append(_ bytes: RawSpan) {
    reserve(bytes.byteCount)
    bytes.withUnsafeBytes { source in
      guard let start = source.baseAddress, let base else { return }
      (base + tail).copyMemory(from: start, byteCount: source.count)
    }
    tail += bytes.byteCount
  }
}
