package import WireFormat

// The server's frames on a stream of answers.
extension WireWriter {
  /// One message: DATA, in as many frames as it needs.
  package mutating func messageFrames(stream: UInt32, message: RawSpan) {
    fragments(message, stream: stream, last: [])
  }

  /// HEAD. Returns the length of its meta, which is too long for a frame above 16 KiB.
  package mutating func headFrame(stream: UInt32, metadata: [String: String]) -> Int {
    let mark = beginFrame()
    append(CallHeader(metadata: metadata))
    let metaLength = count - mark - FrameHeader.byteCount
    endFrame(mark, .head, flags: .noMessage, stream: stream, metaLength: metaLength)
    return metaLength
  }

  /// The successful end of a stream of answers: END with NOMSG. `status` is left out when it
  /// says nothing.
  package mutating func streamEndFrame(stream: UInt32, status: CallStatus?) {
    let mark = beginFrame()
    if let status { append(status) }
    let metaLength = count - mark - FrameHeader.byteCount
    endFrame(mark, .end, flags: .noMessage, stream: stream, metaLength: metaLength)
  }
}
