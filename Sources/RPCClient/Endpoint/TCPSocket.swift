#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A non-blocking TCP socket; it belongs to one thread.
final class TCPSocket {
  /// What one read or write did.
  enum Transfer {
    case bytes(Int)
    case wouldBlock
    case closed
  }

  let descriptor: Int32

  /// Starts connecting to one resolved address; nil where not even that is possible.
  init?(connectingTo address: ResolvedAddress) {
    #if canImport(Darwin)
      let stream = SOCK_STREAM
    #else
      let stream = Int32(SOCK_STREAM.rawValue)
    #endif
    descriptor = socket(address.family, stream, 0)
    guard descriptor >= 0 else { return nil }
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    var on: Int32 = 1
    let size = socklen_t(MemoryLayout<Int32>.size)
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, size)
    #if canImport(Darwin)
      setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &on, size)
    #endif
    let result = address.bytes.withUnsafeBytes { bytes in
      bytes.withMemoryRebound(to: sockaddr.self) { pointer in
        connect(descriptor, pointer.baseAddress, socklen_t(bytes.count))
      }
    }
    guard result == 0 || errno == EINPROGRESS else {
      close(descriptor)
      return nil
    }
  }

  deinit { close(descriptor) }

  /// Why connecting failed; nil once the socket is writable and all is well.
  var connectionError: String? {
    var code: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size)
    return code == 0 ? nil : String(cString: strerror(code))
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Transfer {
    result(recv(descriptor, buffer.baseAddress, buffer.count, 0), zeroEnds: true)
  }

  func write(_ bytes: UnsafeRawBufferPointer) -> Transfer {
    #if canImport(Darwin)
      let flags: Int32 = 0
    #else
      let flags = Int32(MSG_NOSIGNAL)
    #endif
    return result(send(descriptor, bytes.baseAddress, bytes.count, flags), zeroEnds: false)
  }

  private func result(_ count: Int, zeroEnds: Bool) -> Transfer {
    if count > 0 || count == 0 && !zeroEnds { return .bytes(count) }
    if count < 0, errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR { return .wouldBlock }
    return .closed
  }
}

/// One address of a name, as the kernel takes it.
struct ResolvedAddress: Sendable {
  let family: Int32
  let bytes: [UInt8]

  /// All addresses of a server, in the resolver's order; blocks while the name is looked up.
  static func all(of server: ServerAddress) -> [ResolvedAddress] {
    all(of: server, flags: AI_NUMERICSERV)
  }

  /// The address of a server that is named by it; nil for a name. Asks nobody.
  static func numeric(_ server: ServerAddress) -> ResolvedAddress? {
    all(of: server, flags: AI_NUMERICSERV | AI_NUMERICHOST).first
  }

  private static func all(of server: ServerAddress, flags: Int32) -> [ResolvedAddress] {
    var hints = addrinfo()
    #if canImport(Darwin)
      hints.ai_socktype = SOCK_STREAM
    #else
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #endif
    hints.ai_flags = flags
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(server.host, String(server.port), &hints, &list) == 0 else { return [] }
    defer { freeaddrinfo(list) }
    var found: [ResolvedAddress] = []
    var next = list
    while let entry = next?.pointee {
      let bytes = UnsafeRawBufferPointer(start: entry.ai_addr, count: Int(entry.ai_addrlen))
      found.append(ResolvedAddress(family: entry.ai_family, bytes: [UInt8](bytes)))
      next = entry.ai_next
    }
    return found
  }
}
