import Glibc
import TestKit
import Testing

@testable import SystemIO

@Suite("Sockets")
struct SocketTests {
  /// Reads until `count` bytes have come or the peer has closed.
  func read(_ socket: borrowing Socket, _ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 1 << 16)
    var isOpen = true
    while bytes.count < count, isOpen {
      switch room.withUnsafeMutableBytes({ socket.receive(into: $0) }) {
      case .bytes(let count): bytes += room[..<count]
      case .wouldBlock: _ = poll(socket.number, Int16(POLLIN))
      case .closed: isOpen = false
      }
    }
    return bytes
  }

  func send(_ socket: borrowing Socket, _ bytes: [UInt8]) -> WriteResult {
    bytes.withUnsafeBytes { socket.send($0) }
  }

  /// Waits up to 20 s until the socket is ready.
  func poll(_ number: Int32, _ events: Int16) -> Bool {
    var item = pollfd(fd: number, events: events, revents: 0)
    return Glibc.poll(&item, 1, 20_000) == 1
  }

  func accepted(_ listener: borrowing Listener) throws -> Socket {
    try #require(poll(listener.number, Int16(POLLIN)))
    switch listener.accept() {
    case .socket(let socket): return socket
    case .none: throw SystemError("accept", code: EAGAIN)
    case .exhausted: throw SystemError("accept", code: EMFILE)
    }
  }

  @Test func `A socket that is its own peer is refused`() throws {
    let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    let client = Socket(owning: number)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutableBytes(of: &address) { bytes in
      guard let start = bytes.bindMemory(to: sockaddr.self).baseAddress else { return Int32(-1) }
      guard bind(number, start, size) == 0, getsockname(number, start, &size) == 0 else {
        return Int32(-1)
      }
      return Glibc.connect(number, start, size)
    }
    #expect(status == 0)
    #expect(client.connectionError?.code == ECONNREFUSED)
  }

  @Test(arguments: ["127.0.0.1:0", "[::1]:0"])
  func `A client and a server exchange bytes`(_ text: String) throws {
    let listener = try Listener(on: SocketAddress(text))
    let address = try listener.localAddress()
    #expect(address.port != 0 && address.isLoopback)
    let client = try Socket.connect(to: address)
    #expect(poll(client.number, Int16(POLLOUT)))
    #expect(client.connectionError == nil)
    let server = try accepted(listener)
    #expect(try server.localAddress().port == address.port)
    #expect(send(client, [1, 2, 3]) == .bytes(3))
    #expect(read(server, 3) == [1, 2, 3])
    #expect(send(server, [4]) == .bytes(1))
    #expect(read(client, 1) == [4])
  }

  @Test func `Accepted sockets do not block, send at once and notice dead peers`() throws {
    let listener = try Listener(on: SocketAddress("127.0.0.1:0"))
    let client = try Socket.connect(to: listener.localAddress())
    let server = try accepted(listener)
    #expect(fcntl(server.number, F_GETFL) & O_NONBLOCK != 0)
    #expect(fcntl(server.number, F_GETFD) & FD_CLOEXEC != 0)
    #expect(option(server.number, Int32(IPPROTO_TCP), TCP_NODELAY) == 1)
    #expect(option(client.number, Int32(IPPROTO_TCP), TCP_NODELAY) == 1)
    #expect(option(server.number, SOL_SOCKET, SO_KEEPALIVE) == 1)
    let seconds =
      option(server.number, Int32(IPPROTO_TCP), TCP_KEEPIDLE)
      + option(server.number, Int32(IPPROTO_TCP), TCP_KEEPINTVL)
      * option(server.number, Int32(IPPROTO_TCP), TCP_KEEPCNT)
    #expect(seconds == 30)
  }

  func option(_ number: Int32, _ level: Int32, _ name: Int32) -> Int32 {
    var value: Int32 = -1
    var size = socklen_t(4)
    getsockopt(number, level, name, &value, &size)
    return value
  }

  @Test func `Nothing to read is not the end`() throws {
    let pair = try Socket.pair()
    var room: [UInt8] = [0]
    #expect(room.withUnsafeMutableBytes { pair.first.receive(into: $0) } == .wouldBlock)
    pair.second.shutdownWriting()
    #expect(room.withUnsafeMutableBytes { pair.first.receive(into: $0) } == .closed)
    // The other direction still stands.
    #expect(send(pair.first, [1]) == .bytes(1))
    #expect(read(pair.second, 1) == [1])
  }

  @Test func `A full socket takes a part, then nothing, then goes on`() throws {
    let pair = try Socket.pair()
    let chunk = [UInt8](repeating: 7, count: 1 << 20)
    var sent = 0
    var result = send(pair.first, chunk)
    while case .bytes(let count) = result {
      sent += count
      result = send(pair.first, chunk)
    }
    #expect(result == .wouldBlock && sent > 0)
    #expect(read(pair.second, sent).count == sent)
    guard case .bytes = send(pair.first, chunk) else {
      Issue.record("the socket stayed full")
      return
    }
  }

  @Test func `Writing to a peer that has closed is an end, not a signal`() throws {
    let pair = try Socket.pair()
    let first = Socket(owning: dup(pair.first.number))
    shutdown(pair.second.number, Int32(SHUT_RDWR))
    #expect(send(first, [1]) == .closed)
  }

  @Test func `Nobody listening is told by the connection`() throws {
    let address = try Listener(on: SocketAddress("127.0.0.1:0")).localAddress()
    do throws(SystemError) {
      let client = try Socket.connect(to: address)
      #expect(poll(client.number, Int16(POLLOUT)))
      #expect(client.connectionError == SystemError("connect", code: ECONNREFUSED))
    } catch {
      #expect(error.code == ECONNREFUSED)
    }
  }

  @Test func `A taken port cannot be listened on`() throws {
    let listener = try Listener(on: SocketAddress("127.0.0.1:0"))
    let address = try listener.localAddress()
    do throws(SystemError) {
      _ = try Listener(on: address)
      Issue.record("two listeners on one port")
    } catch {
      #expect(error == SystemError("listen", code: EADDRINUSE))
    }
  }

  @Test func `Nobody waiting is none`() throws {
    let listener = try Listener(on: SocketAddress("127.0.0.1:0"))
    switch listener.accept() {
    case .none: break
    case .socket: Issue.record("somebody was accepted")
    case .exhausted: Issue.record("no descriptor is free")
    }
  }
}
