import FrontdeskAPI
import Glibc
import RPCCore
import Testing
import WireFormat

/// A peer that writes whatever bytes it likes to a real socket.
final class RawConnection {
  enum Failure: Error { case cannotConnect, closed, nothingCame, noPreface }

  /// What a call came to.
  struct Ending {
    let error: RPCError?
    let answer: [UInt8]
    var code: StatusCode { error?.code ?? .ok }
  }

  /// What a GOAWAY says.
  struct Farewell: Equatable {
    let reason: UInt8
    let lastStream: UInt32
  }

  private let descriptor: Int32
  private var received: [UInt8] = []
  /// Answers that have come in part.
  private var parts: [UInt32: [UInt8]] = [:]
  private var endings: [UInt32: Ending] = [:]

  init(_ address: String) throws {
    let parts = address.split(separator: ":")
    let port = try #require(parts.last.flatMap { UInt16($0) })
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var target = sockaddr_in()
    target.sin_family = sa_family_t(AF_INET)
    target.sin_port = port.bigEndian
    target.sin_addr.s_addr = inet_addr("127.0.0.1")
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
    let result = withUnsafePointer(to: &target) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        connect(descriptor, generic, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw Failure.cannotConnect }
  }

  deinit { close(descriptor) }

  /// A connection that has shaken hands, with a token in slot 0 where one is given.
  static func greeted(_ address: String, token: String? = nil) throws -> RawConnection {
    let connection = try RawConnection(address)
    connection.send(RawFrame.preface)
    connection.send([.hello()] + (token.map { [.auth($0)] } ?? []))
    try connection.takePreface()
    _ = try connection.frame(of: 0x01)
    return connection
  }

  /// False when the peer no longer takes bytes.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Sends frames with one write, so that they arrive together.
  @discardableResult
  func send(_ frames: [RawFrame]) -> Bool { send(frames.flatMap(\.bytes)) }

  /// Says that no more bytes follow.
  func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }
}

// What comes back.
extension RawConnection {
  func takePreface() throws {
    while received.count < 8 { try fill() }
    guard received.starts(with: [0x89, 0x46, 0x44, 0x53, 1]) else { throw Failure.noPreface }
    received.removeFirst(8)
  }

  /// The next frame; throws `closed` at the end of the stream.
  func nextFrame() throws -> RawFrame {
    while received.count < 12 { try fill() }
    let length = Int(word(0))
    while received.count < 12 + length { try fill() }
    let metaLength = Int(received[6]) | Int(received[7]) << 8
    let content = received[12..<12 + length]
    let frame = RawFrame(
      type: received[4], flags: received[5], stream: word(8),
      meta: Array(content.prefix(metaLength)), body: Array(content.dropFirst(metaLength)))
    received.removeFirst(12 + length)
    return frame
  }

  /// The next frame of `type`; others before it are passed over.
  func frame(of type: UInt8) throws -> RawFrame {
    while true {
      let frame = try nextFrame()
      if frame.type == type { return frame }
    }
  }

  /// The end of the call on `stream`; ends of other calls that come before it are kept.
  func ending(of stream: UInt32) throws -> Ending {
    while true {
      if let ending = endings.removeValue(forKey: stream) { return ending }
      let frame = try nextFrame()
      guard frame.type == 0x05 else {
        if frame.type == 0x03 { parts[frame.stream, default: []] += frame.body }
        continue
      }
      let answer = (parts.removeValue(forKey: frame.stream) ?? []) + frame.body
      let status = try CallStatus(decoding: frame.meta)
      guard status.code != 0 else {
        endings[frame.stream] = Ending(error: nil, answer: answer)
        continue
      }
      let details = try ErrorDetails(decoding: frame.body)
      endings[frame.stream] = Ending(error: RPCError(status, details), answer: [])
    }
  }

  /// The GOAWAY that comes, after which nothing does.
  func farewell() throws -> Farewell {
    let frame = try frame(of: 0x0A)
    let lastStream = frame.body.prefix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    let rest = try drain()
    guard rest.isEmpty else { throw Failure.nothingCame }
    return Farewell(reason: frame.body[8], lastStream: lastStream)
  }

  /// Everything until the peer closes.
  @discardableResult
  func drain() throws -> [UInt8] {
    do {
      while true { try fill() }
    } catch Failure.closed {
      defer { received = [] }
      return received
    }
  }

  private func word(_ start: Int) -> UInt32 {
    received[start..<start + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  private func fill() throws {
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    let count = recv(descriptor, &chunk, chunk.count, 0)
    if count > 0 {
      received += chunk[..<count]
    } else if count == 0 || errno == ECONNRESET {
      throw Failure.closed
    } else if errno != EINTR {
      throw Failure.nothingCame
    }
  }
}
