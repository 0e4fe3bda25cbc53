public import WireFormat

// Frames into an output buffer. A frame is begun by reserving its header and ended by patching
// it, so that messages are encoded in place.
extension WireWriter {
  /// Reserves a header and gives its offset; meta and body are appended after it.
  @inlinable @inline(__always)
  package mutating func beginFrame() -> Int { reserve(FrameHeader.byteCount) }

  /// Fills in the header at `mark`; the content is what was appended since.
  @inlinable @inline(__always)
  package mutating func endFrame(
    _ mark: Int, _ type: FrameType, flags: FrameFlags = [], stream: UInt32 = 0,
    metaLength: Int = 0
  ) {
    let length = count &- mark &- FrameHeader.byteCount
    patch32(at: mark, value: UInt32(truncatingIfNeeded: length))
    let tail =
      UInt32(type.rawValue) | UInt32(flags.rawValue) << 8
      | UInt32(truncatingIfNeeded: metaLength) << 16
    patch32(at: mark &+ 4, value: tail)
    patch32(at: mark &+ 8, value: stream)
  }

  /// A whole frame without meta.
  @inlinable
  package mutating func frame(
    _ type: FrameType, flags: FrameFlags = [], stream: UInt32 = 0, body: RawSpan
  ) {
    let mark = beginFrame()
    append(body)
    endFrame(mark, type, flags: flags, stream: stream)
  }

  /// HELLO.
  package mutating func frame(_ hello: Hello) {
    let mark = beginFrame()
    append(hello)
    endFrame(mark, .hello)
  }

  /// GOAWAY.
  package mutating func frame(_ goAway: GoAway) {
    let mark = beginFrame()
    appendLittleEndian(goAway.lastStream)
    appendLittleEndian(goAway.drainMilliseconds)
    append(goAway.rawReason)
    append(Array(goAway.text.utf8.prefix(1024)))
    endFrame(mark, .goAway)
  }

  /// PING or PONG.
  package mutating func frame(_ type: FrameType, payload: UInt64) {
    let mark = beginFrame()
    appendLittleEndian(UInt32(truncatingIfNeeded: payload))
    appendLittleEndian(UInt32(truncatingIfNeeded: payload >> 32))
    endFrame(mark, type)
  }

  /// CANCEL.
  package mutating func cancelFrame(stream: UInt32, reason: CancelReason) {
    let mark = beginFrame()
    append(reason.rawValue)
    endFrame(mark, .cancel, stream: stream)
  }

  /// CREDIT.
  package mutating func creditFrame(stream: UInt32, bytes: UInt32) {
    let mark = beginFrame()
    appendLittleEndian(bytes)
    endFrame(mark, .credit, stream: stream)
  }

  /// AUTH.
  package mutating func authFrame(slot: UInt8, token: [UInt8]) {
    let mark = beginFrame()
    append(slot)
    append(token)
    endFrame(mark, .auth)
  }

  /// A call: OPEN with FIN, or OPEN with MORE and as many DATA as the request needs.
  /// Returns the length of the header, which is too long for a frame above 16 KiB.
  package mutating func callFrames(
    stream: UInt32, header: CallHeader, request: RawSpan
  ) -> Int {
    let size = RPCLimits.frameBodyBytesMax
    let first = request.extracting(first: size)
    let isWhole = first.byteCount == request.byteCount
    let mark = beginFrame()
    append(header)
    let metaLength = count - mark - FrameHeader.byteCount
    append(first)
    endFrame(
      mark, .open, flags: isWhole ? .fin : .more, stream: stream, metaLength: metaLength)
    if !isWhole {
      fragments(request.extracting(droppingFirst: size), stream: stream, last: .fin)
    }
    return metaLength
  }

  /// The successful end of a unary call: END with the answer, or DATA fragments and END with
  /// NOMSG. `status` is left out when it says nothing.
  package mutating func answerFrames(stream: UInt32, status: CallStatus?, answer: RawSpan) {
    let isWhole = answer.byteCount <= RPCLimits.frameBodyBytesMax
    if !isWhole { fragments(answer, stream: stream, last: []) }
    let mark = beginFrame()
    if let status { append(status) }
    let metaLength = count - mark - FrameHeader.byteCount
    if isWhole { append(answer) }
    endFrame(
      mark, .end, flags: isWhole ? [] : .noMessage, stream: stream, metaLength: metaLength)
  }

  /// The failed end of a call: END with the status, and the details where there are any.
  package mutating func failureFrame(
    stream: UInt32, _ error: RPCError, queueMicroseconds: UInt64 = 0,
    handlerMicroseconds: UInt64 = 0
  ) {
    let mark = beginFrame()
    let status = CallStatus(
      error, queueMicroseconds: queueMicroseconds, handlerMicroseconds: handlerMicroseconds)
    append(status)
    let metaLength = count - mark - FrameHeader.byteCount
    let details = ErrorDetails(error)
    append(details)
    if count - mark - FrameHeader.byteCount - metaLength > RPCLimits.frameBodyBytesMax {
      truncate(to: mark + FrameHeader.byteCount + metaLength)
    }
    endFrame(mark, .end, stream: stream, metaLength: metaLength)
  }

  mutating func fragments(_ bytes: RawSpan, stream: UInt32, last: FrameFlags) {
    let size = RPCLimits.frameBodyBytesMax
    var offset = 0
    repeat {
      let end = min(offset + size, bytes.byteCount)
      let isLast = end == bytes.byteCount
      frame(
        .data, flags: isLast ? last : .more, stream: stream,
        body: bytes.extracting(offset..<end))
      offset = end
    } while offset < bytes.byteCount
  }

  private mutating func appendLittleEndian(_ value: UInt32) {
    let offset = reserve(4)
    patch32(at: offset, value: value)
  }
}
