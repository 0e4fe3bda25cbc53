import Foundation
import Glibc
import RPCCore
import Synchronization
import WireFormat

/// A server that answers every call at once, but for one stall that all its connections share.
/// It listens until the test process ends.
final class StallingServer: Sendable {
  private struct State {
    var requests = 0
    var texts: [String] = []
  }

  let port: UInt16
  private let state = Mutex(State())

  /// Stands still for so long once, when so many calls have come.
  init(afterCalls: Int, milliseconds: Int32) {
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
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        Thread.detachNewThread {
          self.serve(connection, afterCalls, milliseconds)
          close(connection)
        }
      }
    }
  }

  var requests: Int { state.withLock { $0.requests } }
  var texts: [String] { state.withLock { $0.texts } }

  private func serve(_ connection: Int32, _ afterCalls: Int, _ milliseconds: Int32) {
    var greeting = WireWriter()
    Preface.write(to: &greeting)
    greeting.frame(RPCLimits().hello(name: "stalling", instance: .zero))
    send(greeting.finish(), connection)
    var buffer: [UInt8] = []
    var hasPreface = false
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = recv(connection, &chunk, chunk.count, 0)
      guard count > 0 else { return }
      buffer += chunk[..<count]
      if !hasPreface, buffer.count >= Preface.byteCount {
        hasPreface = true
        buffer.removeFirst(Preface.byteCount)
      }
      guard hasPreface else { continue }
      var output = WireWriter()
      while buffer.count >= 12 {
        let length = buffer[..<4].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard buffer.count >= 12 + length else { break }
        if buffer[4] == FrameType.open.rawValue {
          let meta = Int(buffer[6]) | Int(buffer[7]) << 8
          let stream = buffer[8..<12].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
          let body = Array(buffer[(12 + meta)..<(12 + length)])
          // The lock is kept while it stands still: no other connection is answered either.
          state.withLock { state in
            state.requests += 1
            state.texts.append(String(decoding: body.dropFirst(2), as: UTF8.self))
            if state.requests == afterCalls { poll(nil, 0, milliseconds) }
          }
          output.answerFrames(stream: stream, status: nil, answer: body.span.bytes)
        }
        buffer.removeFirst(12 + length)
      }
      send(output.finish(), connection)
    }
  }

  private func send(_ bytes: [UInt8], _ connection: Int32) {
    guard !bytes.isEmpty else { return }
    _ = bytes.withUnsafeBytes {
      Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
  }
}
