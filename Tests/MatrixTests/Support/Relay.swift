import Glibc
import RPCClient
import Synchronization
import SystemIO

/// A wire between client and server that can be cut, as a cable is: neither side says goodbye.
final class Relay: Sendable {
  private struct State {
    var wires: [Int32] = []
    var threads: [JoinBox] = []
    var isClosed = false
  }

  /// Where clients connect to.
  let port: UInt16
  private let listener: Int32
  private let target: SocketAddress
  private let state = Mutex(State())
  private let acceptor = Mutex<JoinBox?>(nil)

  init(to target: SocketAddress) throws {
    let listener = try Listener(on: SocketAddress("127.0.0.1:0"))
    port = try listener.localAddress().port
    self.listener = listener.release()
    self.target = target
    let thread = try SystemThread(name: "relay") { [weak self, number = self.listener] in
      while Self.awaits(number, POLLIN), let relay = self, relay.accept() {}
    }
    let box = JoinBox(thread)
    acceptor.withLock { $0 = box }
  }

  deinit { close() }

  /// Ends all connections.
  func cut() {
    let (wires, threads) = state.withLock { state in
      defer { (state.wires, state.threads) = ([], []) }
      return (state.wires, state.threads)
    }
    for wire in wires { shutdown(wire, Int32(SHUT_RDWR)) }
    for thread in threads { thread.join() }
    for wire in wires { Glibc.close(wire) }
  }

  /// Ends all connections and takes no more.
  func close() {
    let isFirst = state.withLock { state in
      defer { state.isClosed = true }
      return !state.isClosed
    }
    guard isFirst else { return }
    shutdown(listener, Int32(SHUT_RDWR))
    acceptor.withLock { $0.take() }?.join()
    Glibc.close(listener)
    cut()
  }

  /// Takes a connection; false when there will be no more.
  private func accept() -> Bool {
    let near = Glibc.accept(listener, nil, nil)
    guard near >= 0 else { return errno == EAGAIN && !state.withLock { $0.isClosed } }
    _ = fcntl(near, F_SETFL, O_NONBLOCK)
    guard let far = try? Socket.connect(to: target).release() else {
      Glibc.close(near)
      return true
    }
    state.withLock { state in
      state.wires += [near, far]
      for (source, sink) in [(near, far), (far, near)] {
        guard let thread = try? SystemThread(name: "wire", { Self.pump(from: source, to: sink) })
        else { continue }
        state.threads.append(JoinBox(thread))
      }
    }
    return true
  }

  private static func pump(from source: Int32, to sink: Int32) {
    var chunk = [UInt8](repeating: 0, count: 16 << 10)
    _ = awaits(sink, POLLOUT)
    while awaits(source, POLLIN) {
      let count = read(source, &chunk, chunk.count)
      guard count > 0 else { break }
      var sent = 0
      while sent < count, awaits(sink, POLLOUT) {
        let written = chunk.withUnsafeBytes { bytes in
          Glibc.send(
            sink, UnsafeRawBufferPointer(rebasing: bytes[sent..<count]).baseAddress, count - sent,
            Int32(MSG_NOSIGNAL))
        }
        if written < 0, errno != EAGAIN { break }
        sent += max(written, 0)
      }
      if sent < count { break }
    }
    shutdown(sink, Int32(SHUT_WR))
  }

  private static func awaits(_ number: Int32, _ event: Int32) -> Bool {
    var watched = pollfd(fd: number, events: Int16(event), revents: 0)
    return poll(&watched, 1, -1) == 1 && watched.revents & Int16(POLLNVAL) == 0
  }
}
