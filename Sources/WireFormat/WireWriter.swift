/// An output buffer that owns its memory and grows by doubling. Ascending fields,
/// minimal varints: what it writes is deterministic.
///
/// Sendable although it holds a pointer: it cannot be copied and nothing else knows the
/// memory, so that it has one owner at a time.
@safe
public struct WireWriter: ~Copyable, @unchecked Sendable {
  @usableFromInline var base: UnsafeMutableRawPointer
  @usableFromInline var capacity: Int
  /// Bytes written so far.
  @inlinable
  public var count: Int { used }
  @usableFromInline var used: Int

  /// An empty writer with room for `capacity` bytes.
  public init(capacity: Int = 256) {
    let room = max(capacity, 16)
    unsafe self.base = Self.memory(room)
    self.capacity = room
    self.used = 0
  }

  deinit { unsafe base.deallocate() }

  /// Calls `body` with the bytes written so far; they must not outlive the call.
  @inlinable
  public borrowing func withBytes<Result: ~Copyable, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try unsafe body(UnsafeRawBufferPointer(start: base, count: used))
  }

  /// A view of the bytes written so far.
  public var bytes: RawSpan {
    @_lifetime(borrow self)
    @inlinable
    borrowing get {
      let view = unsafe RawSpan(_unsafeStart: base, byteCount: used)
      return unsafe _overrideLifetime(view, borrowing: self)
    }
  }

  /// A copy of the bytes; the writer is empty afterwards.
  public mutating func finish() -> [UInt8] {
    let array = unsafe [UInt8](UnsafeRawBufferPointer(start: base, count: used))
    used = 0
    return array
  }

  /// Forgets what was written; the memory goes too unless it is kept.
  public mutating func clear(keepingCapacity: Bool = true) {
    used = 0
    guard !keepingCapacity, capacity > 256 else { return }
    unsafe base.deallocate()
    unsafe base = Self.memory(256)
    capacity = 256
  }

  /// Drops everything from `offset` on; an offset past the end changes nothing.
  public mutating func truncate(to offset: Int) {
    used = min(used, max(offset, 0))
  }

  /// Memory for `capacity` bytes, and behind them for a tag: so that one is written without a
  /// look at the room, which the value that follows it makes.
  private static func memory(_ capacity: Int) -> UnsafeMutableRawPointer {
    .allocate(byteCount: capacity + tagMax, alignment: 16)
  }

  /// The most bytes that a tag takes.
  private static var tagMax: Int { 5 }

  /// Makes room for `room` more bytes.
  @inlinable @inline(__always)
  mutating func ensure(_ room: Int) {
    if _slowPath(capacity &- used < room) { grow(room) }
  }

  @usableFromInline @inline(never)
  mutating func grow(_ room: Int) {
    let larger = max(capacity * 2, used + room)
    let moved = unsafe Self.memory(larger)
    unsafe moved.copyMemory(from: base, byteCount: used)
    unsafe base.deallocate()
    unsafe base = moved
    capacity = larger
  }
}

// Bytes that are not fields: what the RPC layer frames messages with.
extension WireWriter {
  /// Writes `size` zero bytes to be patched later and gives their offset.
  @inlinable
  public mutating func reserve(_ size: Int) -> Int {
    let offset = used
    ensure(size)
    unsafe (base + offset).initializeMemory(as: UInt8.self, repeating: 0, count: size)
    used &+= size
    return offset
  }

  /// Overwrites two bytes at `offset`, little-endian.
  @inlinable
  public mutating func patch16(at offset: Int, value: UInt16) {
    precondition(offset >= 0 && offset <= used &- 2, "A patch lies outside what was written.")
    unsafe base.storeBytes(of: value.littleEndian, toByteOffset: offset, as: UInt16.self)
  }

  /// Overwrites four bytes at `offset`, little-endian.
  @inlinable
  public mutating func patch32(at offset: Int, value: UInt32) {
    precondition(offset >= 0 && offset <= used &- 4, "A patch lies outside what was written.")
    unsafe base.storeBytes(of: value.littleEndian, toByteOffset: offset, as: UInt32.self)
  }

  /// Appends one byte.
  @inlinable
  public mutating func append(_ byte: UInt8) {
    ensure(1)
    put(byte)
  }

  /// Appends `bytes` as they are.
  @inlinable
  public mutating func append(_ bytes: [UInt8]) {
    unsafe append(bytes.span.bytes)
  }

  /// Appends `bytes` as they are.
  @inlinable
  public mutating func append(_ bytes: RawSpan) {
    let size = bytes.byteCount
    ensure(size)
    unsafe bytes.withUnsafeBytes { source in unsafe copy(source.baseAddress, size) }
  }

  /// Appends a message's fields, without a length before them.
  @inlinable
  public mutating func append(_ message: some WireMessage) {
    message.write(to: &self)
  }
}

// The only stores: each caller has made room, except for a tag.
extension WireWriter {
  @inlinable @inline(__always)
  mutating func put(_ byte: UInt8) {
    unsafe base.storeBytes(of: byte, toByteOffset: used, as: UInt8.self)
    used &+= 1
  }

  @inlinable @inline(__always)
  mutating func put32(_ value: UInt32) {
    unsafe base.storeBytes(of: value.littleEndian, toByteOffset: used, as: UInt32.self)
    used &+= 4
  }

  @inlinable @inline(__always)
  mutating func put64(_ value: UInt64) {
    unsafe base.storeBytes(of: value.littleEndian, toByteOffset: used, as: UInt64.self)
    used &+= 8
  }

  /// At most ten bytes.
  @inlinable @inline(__always)
  mutating func putVarint(_ value: UInt64) {
    if value < 0x80 { put(UInt8(truncatingIfNeeded: value)) } else { putLongVarint(value) }
  }

  @usableFromInline @inline(never)
  mutating func putLongVarint(_ value: UInt64) {
    var rest = value
    var at = used
    while rest >= 0x80 {
      unsafe base.storeBytes(
        of: UInt8(truncatingIfNeeded: rest) | 0x80, toByteOffset: at, as: UInt8.self)
      at &+= 1
      rest &>>= 7
    }
    unsafe base.storeBytes(of: UInt8(truncatingIfNeeded: rest), toByteOffset: at, as: UInt8.self)
    used = at &+ 1
  }

  /// At most five bytes; one or two stores when `tag` is a constant.
  @inlinable @inline(__always)
  mutating func putTag(_ number: UInt32, _ wireType: UInt32) {
    let tag = number << 3 | wireType
    if tag < 0x80 {
      put(UInt8(truncatingIfNeeded: tag))
    } else if tag < 0x4000 {
      put(UInt8(truncatingIfNeeded: tag) | 0x80)
      put(UInt8(truncatingIfNeeded: tag >> 7))
    } else {
      putVarint(UInt64(tag))
    }
  }

  @inlinable @inline(__always)
  mutating func copy(_ source: UnsafeRawPointer?, _ size: Int) {
    guard size > 0, let source = unsafe source else { return }
    unsafe (base + used).copyMemory(from: source, byteCount: size)
    used &+= size
  }

  /// As `copy`, quicker for 16 to 64 bytes, where overlapping pieces do without a call.
  @inlinable @inline(__always)
  mutating func copyText(_ source: UnsafePointer<UInt8>?, _ size: Int) {
    guard size > 0, let first = unsafe UnsafeRawPointer(source) else { return }
    let target = unsafe base + used
    used &+= size
    guard size >= 16, size <= 64 else {
      return unsafe target.copyMemory(from: first, byteCount: size)
    }
    var at = 0
    while at < size &- 16 {
      unsafe target.storeBytes(
        of: (first + at).loadUnaligned(as: SIMD2<UInt64>.self), toByteOffset: at,
        as: SIMD2<UInt64>.self)
      at &+= 16
    }
    let last = size &- 16
    unsafe target.storeBytes(
      of: (first + last).loadUnaligned(as: SIMD2<UInt64>.self), toByteOffset: last,
      as: SIMD2<UInt64>.self)
  }
}
