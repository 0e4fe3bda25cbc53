import WireFormat

@testable import RPCCore

/// A frame that a test has read, with copies of its parts.
struct ReadFrame: Hashable {
  var rawType: UInt8
  var flags: FrameFlags
  var stream: UInt32
  var meta: [UInt8]
  var body: [UInt8]

  var type: FrameType? { FrameType(rawValue: rawType) }
}

/// What `body` writes.
func bytes(_ body: (inout WireWriter) -> Void) -> [UInt8] {
  var writer = WireWriter()
  body(&writer)
  return writer.finish()
}

/// A frame of any content, right or wrong, as it stands on the wire.
func rawFrame(
  _ rawType: UInt8, flags: UInt8 = 0, metaLength: Int? = nil, stream: UInt32 = 0,
  meta: [UInt8] = [], body: [UInt8] = [], length: Int? = nil
) -> [UInt8] {
  let length = UInt32(length ?? meta.count + body.count)
  let metaLength = UInt16(metaLength ?? meta.count)
  return little(length) + [rawType, flags] + little(metaLength) + little(stream) + meta + body
}

func rawFrame(
  _ type: FrameType, flags: FrameFlags = [], stream: UInt32 = 0, meta: [UInt8] = [],
  body: [UInt8] = []
) -> [UInt8] {
  rawFrame(type.rawValue, flags: flags.rawValue, stream: stream, meta: meta, body: body)
}

func little(_ number: some FixedWidthInteger) -> [UInt8] {
  withUnsafeBytes(of: number.littleEndian) { [UInt8]($0) }
}

/// All frames in `bytes`, and how many bytes they are.
func frames(
  in bytes: [UInt8], bodyBytesMax: Int = RPCLimits.frameBodyBytesMax
) throws(FrameError) -> (frames: [ReadFrame], consumed: Int) {
  var reader = FrameReader(bytes.span.bytes, bodyBytesMax: bodyBytesMax)
  var found: [ReadFrame] = []
  while let frame = try reader.next() { found.append(ReadFrame(frame)) }
  return (found, reader.consumed)
}

extension ReadFrame {
  init(_ frame: borrowing FrameView) {
    self.init(
      rawType: frame.header.rawType, flags: frame.header.flags, stream: frame.header.stream,
      meta: frame.meta.withUnsafeBytes { [UInt8]($0) },
      body: frame.body.withUnsafeBytes { [UInt8]($0) })
  }
}

extension Array {
  /// Itself cut into pieces of random lengths, from empty ones to a third of the whole.
  func cut(using random: inout some RandomNumberGenerator) -> [[Element]] {
    var pieces: [[Element]] = []
    var at = 0
    while at < count {
      let end = Swift.min(count, at + Int.random(in: 0...Swift.max(1, count / 3), using: &random))
      pieces.append([Element](self[at..<end]))
      at = end
    }
    return pieces
  }
}
