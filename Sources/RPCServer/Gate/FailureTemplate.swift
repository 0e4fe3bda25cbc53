import RPCCore
import WireFormat

/// The END of calls that all fail alike, made once: each needs only its stream's number.
struct FailureTemplate {
  private let content: [UInt8]
  private let metaLength: Int

  init(_ error: RPCError) {
    var writer = WireWriter()
    writer.failureFrame(stream: 1, error)
    let frame = writer.finish()
    var reader = FrameReader(frame.span.bytes)
    metaLength = (try? reader.next())?.meta.byteCount ?? 0
    content = Array(frame.dropFirst(FrameHeader.byteCount))
  }

  func write(to output: inout WireWriter, stream: UInt32) {
    let mark = output.beginFrame()
    output.append(content.span.bytes)
    output.endFrame(mark, .end, stream: stream, metaLength: metaLength)
  }
}
