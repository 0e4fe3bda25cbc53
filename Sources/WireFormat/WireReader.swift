/// A cursor over borrowed bytes, one message at a time: `end` is where the current one ends.
/// It never reads past it, whatever the bytes say.
@safe
public struct WireReader: ~Escapable {
  @usableFromInline let bytes: RawSpan
  /// Where the next byte is read, counted from the first byte of the outermost message.
  @usableFromInline var position: Int
  @usableFromInline var end: Int
  /// How deep the current message lies; the outermost is 1.
  @usableFromInline var depth: Int
  /// The last tag read, for the field number in errors.
  @usableFromInline var tag: UInt32

  /// The deepest that messages and map entries may nest.
  public static let depthMax = 32

  /// A reader at the first of `bytes`.
  @_lifetime(copy bytes)
  @inlinable
  public init(_ bytes: RawSpan) {
    self.bytes = bytes
    self.position = 0
    self.end = bytes.byteCount
    self.depth = 1
    self.tag = 0
  }

  /// Where the next byte is read, counted from the first byte of the outermost message.
  @inlinable
  public var offset: Int { position }

  /// How many bytes of the current message are left.
  @inlinable
  public var remaining: Int { end &- position }

  /// The tag of the next field; nil at the end of the message.
  @inlinable @inline(__always)
  public mutating func nextTag() throws(WireError) -> UInt32? {
    guard position < end else { return nil }
    let first = load8(position)
    if _fastPath(first < 0x80) {
      position &+= 1
      tag = UInt32(first)
      return tag
    }
    // Fields from 16 on: of two bytes, up to 2047.
    if _fastPath(end &- position > 1) {
      let second = load8(position &+ 1)
      if _fastPath(second < 0x80) {
        position &+= 2
        tag = UInt32(first & 0x7F) | UInt32(second) << 7
        return tag
      }
    }
    tag = try longTag()
    return tag
  }

  @usableFromInline @inline(never)
  mutating func longTag() throws(WireError) -> UInt32 {
    let start = position
    guard let tag = UInt32(exactly: try varint()) else { throw .invalidTag(offset: start) }
    return tag
  }

  /// Notes that a singular field was read; a second time is refused.
  @inlinable @inline(__always)
  public mutating func once(_ seen: inout UInt64, _ bit: UInt64) throws(WireError) {
    guard seen & bit == 0 else { throw repeated() }
    seen |= bit
  }

  /// Enters a length-delimited message and gives what `leave` needs.
  @inlinable @inline(__always)
  public mutating func enter() throws(WireError) -> Int {
    let size = try length()
    guard depth < Self.depthMax else { throw WireError.tooDeep(offset: position) }
    let outer = end
    end = position &+ size
    depth &+= 1
    return outer
  }

  /// Returns to the message around, after `nextTag` gave nil.
  @inlinable @inline(__always)
  public mutating func leave(_ outer: Int) {
    end = outer
    depth &-= 1
  }
}

// The primitives that codecs are made of.
extension WireReader {
  /// At most ten bytes and 64 bits.
  @inlinable @inline(__always)
  mutating func varint() throws(WireError) -> UInt64 {
    if position < end {
      let first = load8(position)
      if _fastPath(first < 0x80) {
        position &+= 1
        return UInt64(first)
      }
    }
    return try longVarint()
  }

  @usableFromInline @inline(never)
  mutating func longVarint() throws(WireError) -> UInt64 {
    let start = position
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while position < end {
      let byte = load8(position)
      position &+= 1
      if shift == 63, byte > 1 { throw .malformedVarint(offset: start) }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    throw .truncated(offset: start)
  }

  /// A length that the current message has room for.
  @inlinable @inline(__always)
  mutating func length() throws(WireError) -> Int {
    let start = position
    let size = try varint()
    guard size <= UInt64(truncatingIfNeeded: end &- position) else {
      throw WireError.truncated(offset: start)
    }
    return Int(truncatingIfNeeded: size)
  }

  @inlinable @inline(__always)
  mutating func fixed32() throws(WireError) -> UInt32 {
    guard end &- position >= 4 else { throw WireError.truncated(offset: position) }
    let value = load32(position)
    position &+= 4
    return value
  }

  @inlinable @inline(__always)
  mutating func fixed64() throws(WireError) -> UInt64 {
    guard end &- position >= 8 else { throw WireError.truncated(offset: position) }
    let value = load64(position)
    position &+= 8
    return value
  }
}

// The only loads: each caller has checked the bound against `end`, which never exceeds the
// number of bytes.
extension WireReader {
  @inlinable @inline(__always)
  func load8(_ at: Int) -> UInt8 {
    unsafe bytes.unsafeLoad(fromUncheckedByteOffset: at, as: UInt8.self)
  }

  @inlinable @inline(__always)
  func load32(_ at: Int) -> UInt32 {
    UInt32(
      littleEndian: unsafe bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: at, as: UInt32.self))
  }

  @inlinable @inline(__always)
  func load64(_ at: Int) -> UInt64 {
    UInt64(
      littleEndian: unsafe bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: at, as: UInt64.self))
  }
}

// Errors, out of line to keep the paths without one small.
extension WireReader {
  @usableFromInline var field: Int { Int(tag >> 3) }

  @usableFromInline @inline(never)
  func repeated() -> WireError { .repeatedField(field: field, offset: position) }

  @usableFromInline @inline(never)
  func outOfRange(at offset: Int) -> WireError { .valueOutOfRange(field: field, offset: offset) }

  /// The error for a known field that came with another wire type than its own.
  @inline(never)
  public func wrongWireType() -> WireError {
    switch tag & 7 {
    case 0, 1, 2, 5: .wrongWireType(field: field, offset: position)
    default: .invalidTag(offset: position)
    }
  }

  /// The error for a field in a closed message (money, decimal, map entry).
  @usableFromInline @inline(never)
  func refusedField() -> WireError {
    switch tag & 7 {
    case 0, 1, 2, 5:
      field > 0
        ? .valueOutOfRange(field: field, offset: position) : .invalidTag(offset: position)
    default: .invalidTag(offset: position)
    }
  }
}
