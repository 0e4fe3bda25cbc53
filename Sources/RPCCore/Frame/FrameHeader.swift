/// The twelve bytes before each frame's content, checked by themselves.
///
/// u32 length of the content, u8 type, u8 flags, u16 metaLen, u32 stream; little-endian.
@usableFromInline
package struct FrameHeader: Sendable, Hashable {
  /// Bytes of a header.
  @inlinable package static var byteCount: Int { 12 }

  /// Bytes of content: meta, then body.
  @usableFromInline package var length: Int
  /// The number of the type; it may be an extension's.
  @usableFromInline package var rawType: UInt8
  @usableFromInline package var flags: FrameFlags
  /// How many of the content's first bytes are meta.
  @usableFromInline package var metaLength: Int
  /// 0 is the connection itself.
  @usableFromInline package var stream: UInt32

  @inlinable
  package init(
    length: Int, rawType: UInt8, flags: FrameFlags, metaLength: Int, stream: UInt32
  ) {
    self.length = length
    self.rawType = rawType
    self.flags = flags
    self.metaLength = metaLength
    self.stream = stream
  }

  /// The type; nil for an extension.
  @inlinable
  package var type: FrameType? { FrameType(rawValue: rawType) }

  /// Bytes of the body.
  @inlinable
  package var bodyLength: Int { length &- metaLength }

  /// The header at `offset`, unchecked but for its size: the caller has seen that twelve bytes
  /// are there.
  @inlinable @inline(__always)
  init(at offset: Int, of bytes: RawSpan) {
    let first = UInt64(
      littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
    let stream = UInt32(
      littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset &+ 8, as: UInt32.self))
    self.init(
      length: Int(truncatingIfNeeded: first & 0xFFFF_FFFF),
      rawType: UInt8(truncatingIfNeeded: first >> 32),
      flags: FrameFlags(rawValue: UInt8(truncatingIfNeeded: first >> 40)),
      metaLength: Int(truncatingIfNeeded: first >> 48), stream: stream)
  }

  /// Refuses what no connection state could make right. The common frames of a call pass
  /// through the first lines.
  @inlinable @inline(__always)
  func check(bodyBytesMax: Int) throws(FrameError) {
    guard metaLength <= length else { throw FrameError.metaBeyondContent }
    guard metaLength <= RPCLimits.frameMetaBytesMax else { throw FrameError.metaTooLong }
    guard length &- metaLength <= bodyBytesMax else { throw FrameError.bodyTooLong }
    if rawType == FrameType.open.rawValue, flags == .fin, stream != 0 { return }
    try checkRest()
  }

  @usableFromInline
  func checkRest() throws(FrameError) {
    if rawType >= 0x80 { return }
    guard let type else { throw .unknownType }
    guard flags.rawValue & ~0x0B == 0 else { throw .unknownFlags }
    switch type {
    case .open, .data, .head, .end:
      guard stream != 0 else { throw .wrongStream }
      guard type != .data || metaLength == 0 else { throw .metaNotAllowed }
      try checkMessageFlags(type)
    case .cancel, .credit:
      guard stream != 0 else { throw .wrongStream }
      try checkControl(length: type == .cancel ? 1...1 : 4...4)
    case .hello, .auth, .goAway, .ping, .pong:
      guard stream == 0 else { throw .wrongStream }
      switch type {
      case .auth: try checkControl(length: 1...RPCLimits.frameBodyBytesMax)
      case .goAway: try checkControl(length: 9...RPCLimits.frameBodyBytesMax)
      case .ping, .pong: try checkControl(length: 8...8)
      default: try checkControl(length: 0...RPCLimits.frameBodyBytesMax)
      }
    }
  }

  private func checkMessageFlags(_ type: FrameType) throws(FrameError) {
    if flags.contains(.noMessage) {
      guard bodyLength == 0, !flags.contains(.more) else { throw .contradictoryFlags }
    }
    guard !flags.isSuperset(of: [.more, .fin]) else { throw .contradictoryFlags }
    switch type {
    case .head:
      guard flags.isSubset(of: .noMessage), bodyLength == 0 else { throw .contradictoryFlags }
    case .end:
      guard !flags.contains(.more) else { throw .contradictoryFlags }
    default: break
    }
  }

  private func checkControl(length allowed: ClosedRange<Int>) throws(FrameError) {
    guard metaLength == 0 else { throw .metaNotAllowed }
    guard flags.isEmpty else { throw .contradictoryFlags }
    guard allowed.contains(length) else { throw .wrongLength }
  }
}
