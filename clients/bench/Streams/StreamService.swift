import RPCCore

/// Streams of plain bytes, in each of the shapes.
enum StreamService: Int, CaseIterable {
  /// As many messages as are taken, each as long as the request says.
  case download
  /// Counts what comes.
  case upload
  /// Gives each message back.
  case echo

  var info: MethodInfo {
    MethodInfo(
      id: 0xBE00_0001 + UInt32(rawValue), name: "bench.v1.Streams/\(self)",
      timeoutMicroseconds: nil, isRead: true, shape: shape)
  }

  private var shape: CallShape {
    switch self {
    case .download: .serverStream
    case .upload: .clientStream
    case .echo: .duplex
    }
  }

  /// The request for messages of so many bytes.
  static func request(_ size: Int) -> [UInt8] { Array(String(size).utf8) }

  static func size(of request: [UInt8]) -> Int {
    Int(String(decoding: request, as: UTF8.self)).map { min(max($0, 1), 1 << 20) } ?? 1
  }
}
