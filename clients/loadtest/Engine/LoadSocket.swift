import Foundation

/// A connected TCP socket, blocking until it is asked not to be.
final class LoadSocket {
  let descriptor: Int32

  init(_ target: LoadTarget) throws(LoadError) {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(target.host, target.port, &hints, &list) == 0, let list else {
      throw LoadError("The name \(target.host) is unknown.")
    }
    defer { freeaddrinfo(list) }
    var next: UnsafeMutablePointer<addrinfo>? = list
    while let entry = next?.pointee {
      let number = socket(entry.ai_family, entry.ai_socktype, 0)
      if number >= 0, connect(number, entry.ai_addr, entry.ai_addrlen) == 0 {
        var on: Int32 = 1
        setsockopt(number, Int32(IPPROTO_TCP), TCP_NODELAY, &on, 4)
        descriptor = number
        return
      }
      if number >= 0 { close(number) }
      next = entry.ai_next
    }
    throw LoadError("Cannot connect to \(target.host):\(target.port).")
  }

  deinit { close(descriptor) }

  func stopBlocking() {
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
  }

  /// Sends everything; for a socket that blocks.
  func sendAll(_ bytes: [UInt8]) throws(LoadError) {
    var at = 0
    while at < bytes.count {
      let sent = bytes[at...].withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard sent > 0 else { throw LoadError("The server closed the connection.") }
      at += sent
    }
  }
}

func monotonicNanoseconds() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
