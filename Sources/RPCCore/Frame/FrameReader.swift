/// One frame in the buffer it arrived in; it copies nothing.
@usableFromInline
package struct FrameView: ~Escapable {
  @usableFromInline package let header: FrameHeader
  /// CallHeader or CallStatus; empty on other frames.
  @usableFromInline package let meta: RawSpan
  @usableFromInline package let body: RawSpan

  @_lifetime(copy content)
  @inlinable
  init(_ header: FrameHeader, content: RawSpan) {
    self.header = header
    self.meta = content.extracting(0..<header.metaLength)
    self.body = content.extracting(header.metaLength..<header.length)
  }
}

extension FrameView {
  /// The method of a call whose request is in this frame, as clients write it; nil for anything
  /// else. It is a glance only: neither the header nor the stream has been looked at.
  @inlinable
  package var wholeCall: UInt32? {
    // Field 1 of the header, a fixed32, comes first.
    guard header.rawType == FrameType.open.rawValue, header.flags == .fin, meta.byteCount >= 5,
      meta.unsafeLoad(as: UInt8.self) == 1 << 3 | 5
    else { return nil }
    return UInt32(littleEndian: meta.unsafeLoadUnaligned(fromByteOffset: 1, as: UInt32.self))
  }
}

/// Cuts received bytes into frames, one at a time. What is left over stays in the caller's
/// buffer and is given again with the bytes that follow it.
@usableFromInline
package struct FrameReader: ~Escapable {
  @usableFromInline let bytes: RawSpan
  @usableFromInline var position: Int
  /// The longest body that is taken now.
  @usableFromInline package var bodyBytesMax: Int

  /// A reader at the first of `bytes`, which begin with a frame.
  @_lifetime(copy bytes)
  @inlinable
  package init(_ bytes: RawSpan, bodyBytesMax: Int = RPCLimits.frameBodyBytesMax) {
    self.bytes = bytes
    self.position = 0
    self.bodyBytesMax = bodyBytesMax
  }

  /// Bytes of the frames taken so far.
  @inlinable
  package var consumed: Int { position }

  /// The header of the next frame, without taking it; nil while fewer than twelve bytes are
  /// there.
  @inlinable
  package func peek() -> FrameHeader? {
    guard bytes.byteCount &- position >= FrameHeader.byteCount else { return nil }
    return FrameHeader(at: position, of: bytes)
  }

  /// Takes the next frame; nil while it has not arrived whole. A malformed frame is refused as
  /// soon as its header is there.
  @_lifetime(copy self)
  @inlinable
  package mutating func next() throws(FrameError) -> FrameView? {
    guard let header = peek() else { return nil }
    try header.check(bodyBytesMax: bodyBytesMax)
    let start = position &+ FrameHeader.byteCount
    guard bytes.byteCount &- start >= header.length else { return nil }
    position = start &+ header.length
    return FrameView(header, content: bytes.extracting(start..<position))
  }
}
