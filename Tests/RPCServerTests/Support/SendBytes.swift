import WireFormat

@testable import RPCCore

/// Bytes that clients send, right or wrong.
enum SendBytes {
  static func call(_ method: UInt32, request: [UInt8], stream: UInt32 = 1) throws -> [UInt8] {
    var writer = WireWriter()
    _ = writer.callFrames(
      stream: stream, header: CallHeader(method: method), request: request.span.bytes)
    return writer.finish()
  }

  static var greeting: [UInt8] {
    var writer = WireWriter()
    Preface.write(to: &writer)
    writer.frame(Hello(name: "test"))
    return writer.finish()
  }

  /// A frame of any content.
  static func frame(
    _ type: UInt8, flags: UInt8 = 0, metaLength: UInt16 = 0, stream: UInt32 = 0,
    length: UInt32? = nil, content: [UInt8] = []
  ) -> [UInt8] {
    little(length ?? UInt32(content.count)) + [type, flags] + little(metaLength) + little(stream)
      + content
  }
}

func little(_ number: some FixedWidthInteger) -> [UInt8] {
  withUnsafeBytes(of: number.littleEndian) { [UInt8]($0) }
}
