import CLinux
import Glibc

/// What one read from a non-blocking socket brought.
package enum ReadResult: Sendable, Hashable {
  case bytes(Int)
  case wouldBlock
  /// The peer has sent its last byte, or the connection is broken.
  case closed
}

/// What one write to a non-blocking socket did.
package enum WriteResult: Sendable, Hashable {
  case bytes(Int)
  case wouldBlock
  case closed
}

/// A connected, non-blocking stream socket.
package struct Socket: ~Copyable, Sendable {
  private let descriptor: Descriptor

  init(_ descriptor: consuming Descriptor) { self.descriptor = descriptor }

  /// Takes over the number of a connected, non-blocking socket.
  package init(owning number: Int32) { descriptor = Descriptor(owning: number) }

  /// Gives the number to an owner who closes it.
  package consuming func release() -> Int32 { descriptor.release() }

  /// The number to watch with epoll.
  package var number: Int32 { descriptor.number }

  /// Starts a connection to `address`; it stands once the socket is writable and
  /// `connectionError` is nil.
  package static func connect(to address: SocketAddress) throws(SystemError) -> Socket {
    var copy = address.raw
    var number: Int32 = -1
    let status = unsafe linux_connect(&copy, &number)
    guard number >= 0 else { throw SystemError("socket", code: -status) }
    let socket = Socket(Descriptor(owning: number))
    guard status == 0 || status == -EINPROGRESS else {
      throw SystemError("connect", code: -status)
    }
    socket.setNoDelay()
    return socket
  }

  /// Two sockets that are connected to each other.
  package static func pair() throws(SystemError) -> SocketPair {
    var first: Int32 = -1
    var second: Int32 = -1
    _ = try SystemError.check("socketpair", unsafe linux_pair(&first, &second))
    return SocketPair(
      first: Socket(Descriptor(owning: first)), second: Socket(Descriptor(owning: second)))
  }

  /// Why the connection could not be made; nil while nothing is wrong.
  package var connectionError: SystemError? {
    let status = linux_connect_result(descriptor.number)
    guard status == 0 else { return SystemError("connect", code: -status) }
    return isItsOwnPeer ? SystemError("connect", code: ECONNREFUSED) : nil
  }

  /// Who connects to a port where nobody listens may be given that very port by the system, and
  /// TCP connects the socket to itself: what it says comes back, and a server that starts there
  /// finds its port in use.
  private var isItsOwnPeer: Bool {
    guard let here = try? localAddress(), let there = try? peerAddress(), here.port == there.port
    else { return false }
    return here.port != 0 && here.description == there.description
  }

  /// Sends small segments at once instead of waiting for more.
  package func setNoDelay() { _ = linux_set_no_delay(descriptor.number) }

  /// Lets the kernel find out within 30 s that a silent peer is gone: its machine may have lost
  /// power, or a firewall the connection. Sockets without TCP ignore it.
  package func setKeepalive() {
    let settings = [
      (SOL_SOCKET, SO_KEEPALIVE, 1), (Int32(IPPROTO_TCP), TCP_KEEPIDLE, 15),
      (Int32(IPPROTO_TCP), TCP_KEEPINTVL, 5), (Int32(IPPROTO_TCP), TCP_KEEPCNT, 3),
    ]
    for (level, name, number) in settings {
      var value = Int32(number)
      _ = unsafe setsockopt(descriptor.number, level, name, &value, socklen_t(4))
    }
  }

  /// Tells the peer that no more bytes follow; reading goes on.
  package func shutdownWriting() { _ = linux_shutdown_write(descriptor.number) }

  /// Takes no more bytes: the socket is readable from now on and says that it has ended.
  package func shutdownReading() { _ = shutdown(descriptor.number, Int32(SHUT_RD)) }

  /// Ends the connection of an open socket that somebody else owns, both ways: its owner finds it
  /// readable and ended.
  package static func end(_ number: Int32) { _ = shutdown(number, Int32(SHUT_RDWR)) }

  /// The address on this side.
  package func localAddress() throws(SystemError) -> SocketAddress {
    var address = linux_address()
    _ = try SystemError.check(
      "getsockname", unsafe linux_local_address(descriptor.number, &address))
    return SocketAddress(raw: address)
  }

  /// The address on the other side.
  package func peerAddress() throws(SystemError) -> SocketAddress {
    try Socket.peerAddress(of: descriptor.number)
  }

  /// The address on the other side of an open socket.
  package static func peerAddress(of number: Int32) throws(SystemError) -> SocketAddress {
    var address = linux_address()
    _ = try SystemError.check("getpeername", unsafe linux_peer_address(number, &address))
    return SocketAddress(raw: address)
  }

  /// Reads into the beginning of `buffer`, which is not empty.
  package func receive(into buffer: UnsafeMutableRawBufferPointer) -> ReadResult {
    let count = unsafe linux_receive(descriptor.number, buffer.baseAddress, buffer.count)
    if count > 0 { return .bytes(count) }
    if count == -Int(EAGAIN) || count == -Int(EINTR) { return .wouldBlock }
    return .closed
  }

  /// Sends what the kernel takes of `bytes` now.
  package func send(_ bytes: UnsafeRawBufferPointer) -> WriteResult {
    let count = unsafe linux_send(descriptor.number, bytes.baseAddress, bytes.count)
    if count >= 0 { return .bytes(count) }
    if count == -Int(EAGAIN) || count == -Int(EINTR) { return .wouldBlock }
    return .closed
  }
}

/// Two connected sockets.
package struct SocketPair: ~Copyable, Sendable {
  package let first: Socket
  package let second: Socket
}

/// A listening socket.
package struct Listener: ~Copyable, Sendable {
  private let descriptor: Descriptor

  /// What one attempt to accept brought.
  package enum Accepted: ~Copyable, Sendable {
    case socket(Socket)
    case none
    /// No descriptor is free; the caller tries again later.
    case exhausted
  }

  /// Listens on `address` (SO_REUSEADDR); port 0 picks a free one.
  package init(on address: SocketAddress, backlog: Int32 = 1024) throws(SystemError) {
    var copy = address.raw
    let number = try SystemError.check("listen", unsafe linux_listen(&copy, backlog))
    descriptor = Descriptor(owning: number)
  }

  /// Takes over the number of a listening socket.
  package init(owning number: Int32) { descriptor = Descriptor(owning: number) }

  /// Gives the number to an owner who closes it.
  package consuming func release() -> Int32 { descriptor.release() }

  /// The number to watch with epoll.
  package var number: Int32 { descriptor.number }

  /// The address that peers connect to, with the port that was picked.
  package func localAddress() throws(SystemError) -> SocketAddress {
    var address = linux_address()
    _ = try SystemError.check(
      "getsockname", unsafe linux_local_address(descriptor.number, &address))
    return SocketAddress(raw: address)
  }

  /// The next waiting connection: non-blocking, without delay for small segments, and given up
  /// when the peer's machine is gone.
  package func accept() -> Accepted {
    let number = linux_accept(descriptor.number)
    if number >= 0 {
      let socket = Socket(Descriptor(owning: number))
      socket.setNoDelay()
      socket.setKeepalive()
      return .socket(socket)
    }
    switch -number {
    case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .exhausted
    default: return .none
    }
  }
}
