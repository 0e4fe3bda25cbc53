import Foundation
import Glibc
import RPCClient
import RPCCore
import Synchronization
import WireFormat

/// A server on a real socket whose every word a test decides: one blocking thread a connection.
/// It listens until the test process ends.
final class ScriptedServer: Sendable {
  let port: UInt16
  private let accepted = Atomic<Int>(0)

  init(_ script: @escaping @Sendable (ScriptedPeer) -> Void) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        precondition(bind(listener, $0, size) == 0 && listen(listener, 64) == 0)
        getsockname(listener, $0, &size)
      }
    }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in
      var number = 0
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        number += 1
        accepted.store(number, ordering: .relaxed)
        let peer = ScriptedPeer(connection, number)
        Thread.detachNewThread {
          script(peer)
          peer.close()
        }
      }
    }
  }

  var connectionsAccepted: Int { accepted.load(ordering: .relaxed) }

  var address: ServerAddress { ServerAddress(host: "127.0.0.1", port: port) }

  /// A server that answers each call by `answer`, one after the other.
  static func answering(
    _ answer: @escaping @Sendable (ScriptedCall) -> Result<[UInt8], RPCError>
  ) -> ScriptedServer {
    ScriptedServer { peer in
      peer.greet()
      while let call = peer.nextCall() { peer.finish(call.stream, answer(call)) }
    }
  }

  static func echo() -> ScriptedServer { answering { .success($0.request) } }
}

/// A call as it arrived.
struct ScriptedCall: Sendable {
  var stream: UInt32
  var header: CallHeader
  var request: [UInt8]
  /// The token in force in slot 0.
  var token: String?
}

/// One connection, from the server's side. Used by one thread at a time.
final class ScriptedPeer: @unchecked Sendable {
  struct Frame {
    var header: FrameHeader
    var meta: [UInt8]
    var body: [UInt8]
  }

  /// Counted from 1 in the order in which connections came.
  let number: Int
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var hasPreface = false
  private var token: String?
  private var partial: [UInt32: ScriptedCall] = [:]
  /// Streams that the client has cancelled, with the reason.
  private(set) var cancelled: [UInt32: UInt8] = [:]

  init(_ descriptor: Int32, _ number: Int) {
    self.descriptor = descriptor
    self.number = number
  }

  func close() {
    shutdown(descriptor, Int32(SHUT_RDWR))
    Glibc.close(descriptor)
  }

  /// Ends the connection in the middle of whatever goes on.
  func cut() { shutdown(descriptor, Int32(SHUT_RDWR)) }

  func credit(_ stream: UInt32, _ bytes: UInt32) {
    send { writer in
      let mark = writer.beginFrame()
      for byte in 0..<4 { writer.append(UInt8(truncatingIfNeeded: bytes >> (8 * UInt32(byte)))) }
      writer.endFrame(mark, .credit, stream: stream)
    }
  }

  /// The four bytes of a CREDIT frame.
  func number(in frame: Frame) -> UInt32 {
    frame.body.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  func greet(_ hello: Hello = RPCLimits().hello(name: "scripted", instance: .zero)) {
    send {
      Preface.write(to: &$0)
      $0.frame(hello)
    }
  }

  func send(_ body: (inout WireWriter) -> Void) {
    var writer = WireWriter()
    body(&writer)
    let bytes = writer.finish()
    var at = 0
    while at < bytes.count {
      let rest = bytes[at...]
      let count = rest.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      at += count
    }
  }

  /// The next frame; nil when the client is gone.
  func nextFrame() -> Frame? {
    while true {
      if !hasPreface, buffer.count >= Preface.byteCount {
        hasPreface = true
        buffer.removeFirst(Preface.byteCount)
      }
      if hasPreface, let frame = takeFrame() { return frame }
      var chunk = [UInt8](repeating: 0, count: 64 << 10)
      let count = recv(descriptor, &chunk, chunk.count, 0)
      guard count > 0 else { return nil }
      buffer += chunk[..<count]
    }
  }

  private func takeFrame() -> Frame? {
    let bytes = buffer
    var reader = FrameReader(bytes.span.bytes)
    guard let frame = try? reader.next() else { return nil }
    let copy = Frame(
      header: frame.header, meta: frame.meta.withUnsafeBytes { [UInt8]($0) },
      body: frame.body.withUnsafeBytes { [UInt8]($0) })
    buffer.removeFirst(reader.consumed)
    return copy
  }

  /// The next call that has arrived whole; CANCEL, AUTH and PING are dealt with on the way.
  func nextCall() -> ScriptedCall? {
    while let frame = nextFrame() {
      let stream = frame.header.stream
      switch frame.header.type {
      case .open:
        guard let header = try? CallHeader(decoding: frame.meta) else { return nil }
        partial[stream] = ScriptedCall(
          stream: stream, header: header, request: frame.body, token: token)
      case .data: partial[stream]?.request += frame.body
      case .cancel: cancelled[stream] = frame.body[0]
      case .auth: token = String(decoding: frame.body.dropFirst(), as: UTF8.self)
      case .ping: send { $0.frame(.pong, body: frame.body.span.bytes) }
      default: break
      }
      if frame.header.flags.contains(.fin), let call = partial.removeValue(forKey: stream) {
        return call
      }
    }
    return nil
  }

  func finish(_ stream: UInt32, _ result: Result<[UInt8], RPCError>) {
    send { writer in
      switch result {
      case .success(let answer):
        writer.answerFrames(stream: stream, status: nil, answer: answer.span.bytes)
      case .failure(let error): writer.failureFrame(stream: stream, error)
      }
    }
  }
}

extension ClientOptions {
  init(_ server: ScriptedServer) { self.init([.address(server.address)]) }
}
