import Foundation

/// Why a run cannot go on.
struct LoadError: Error {
  var message: String

  init(_ message: String) { self.message = message }
}

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
}

/// The server under load, and as whom it is called.
struct LoadTarget: Sendable {
  var host: String
  var port: String
  var token: String?
}
