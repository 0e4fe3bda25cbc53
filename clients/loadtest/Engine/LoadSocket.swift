import Foundation
import TLS

/// A connected TCP socket, blocking until it is asked not to be. Where the target is secured its
/// bytes travel as TLS records.
final class LoadSocket {
  let descriptor: Int32
  private let session: TLSSession?
  private let target: LoadTarget
  private var hasSaved = false

  /// Connects, and shakes hands where the target is secured.
  init(_ target: LoadTarget) throws(LoadError) {
    self.target = target
    var session: TLSSession?
    if let tls = target.tls {
      session = tls.session(host: target.host)
      guard session != nil else { throw LoadError("No certificate can name \(target.host).") }
    }
    self.session = session
    descriptor = try Self.connected(target)
    if session != nil { try shakeHands() }
  }

  deinit { close(descriptor) }

  private static func connected(_ target: LoadTarget) throws(LoadError) -> Int32 {
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
        return number
      }
      if number >= 0 { close(number) }
      next = entry.ai_next
    }
    throw LoadError("Cannot connect to \(target.host):\(target.port).")
  }

  func stopBlocking() {
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
  }

  /// Whether records wait that the kernel has not taken.
  var hasPendingRecords: Bool { (session?.pendingCount ?? 0) > 0 }

  /// Whether the handshake went on from an earlier session.
  var wasResumed: Bool { session?.wasResumed ?? false }

  /// Sends some of `bytes` and says how many; nil when none can be taken now.
  @inline(__always)
  func send(_ bytes: UnsafeRawBufferPointer) throws(LoadError) -> Int? {
    guard let session else { return try sendPlain(bytes) }
    guard try sendRecords() else { return nil }
    guard let taken = session.write(bytes) else { throw Self.closed }
    _ = try sendRecords()
    return taken
  }

  private func sendPlain(_ bytes: UnsafeRawBufferPointer) throws(LoadError) -> Int? {
    while true {
      let sent = Foundation.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
      if sent >= 0 { return sent }
      if errno == EAGAIN { return nil }
      guard errno == EINTR else { throw Self.closed }
    }
  }

  /// Sends the records that wait; false when some still do.
  @discardableResult
  func sendRecords() throws(LoadError) -> Bool {
    guard let session else { return true }
    while session.pendingCount > 0 {
      let sent: Result<Int?, LoadError> = session.sendPending { records in
        do throws(LoadError) {
          let sent = try sendPlain(records)
          return (sent ?? 0, .success(sent))
        } catch {
          return (0, .failure(error))
        }
      }
      if try sent.get() == nil { return false }
    }
    return true
  }

  /// Sends everything; for a socket that blocks.
  func sendAll(_ bytes: [UInt8]) throws(LoadError) {
    var at = 0
    while at < bytes.count {
      let sent: Result<Int?, LoadError> = bytes[at...].withUnsafeBytes { rest in
        do throws(LoadError) { return .success(try send(rest)) } catch { return .failure(error) }
      }
      at += try sent.get() ?? 0
    }
  }

  /// Reads once from the kernel into `room`, nil when nothing has come; not for a secured one.
  @inline(__always)
  func receivePlain(into room: UnsafeMutableRawBufferPointer) throws(LoadError) -> Int? {
    let count = recv(descriptor, room.baseAddress, room.count, 0)
    guard count <= 0 else { return count }
    if count < 0, errno == EAGAIN || errno == EINTR { return nil }
    throw Self.closed
  }

  var isSecure: Bool { session != nil }

  /// Reads once from the kernel and gives what came to `deliver`, in pieces.
  func receive(_ deliver: (UnsafeRawBufferPointer) -> Void) throws(LoadError) {
    let outcome = withUnsafeTemporaryAllocation(byteCount: 48 << 10, alignment: 16) { room in
      let received = UnsafeMutableRawBufferPointer(rebasing: room[..<(32 << 10)])
      do throws(LoadError) {
        guard let count = try receivePlain(into: received) else {
          return Result<Void, LoadError>.success(())
        }
        let bytes = UnsafeRawBufferPointer(rebasing: received[..<count])
        guard let session else {
          deliver(bytes)
          return .success(())
        }
        let rest = UnsafeMutableRawBufferPointer(rebasing: room[(32 << 10)...])
        try open(session, bytes, rest, deliver)
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    try outcome.get()
  }

  private func open(
    _ session: TLSSession, _ records: UnsafeRawBufferPointer,
    _ room: UnsafeMutableRawBufferPointer, _ deliver: (UnsafeRawBufferPointer) -> Void
  ) throws(LoadError) {
    var opened = 0
    let progress = session.withReceived(records) { session in
      while true {
        let progress = session.read(into: room)
        guard case .bytes(let count) = progress else { return progress }
        opened += count
        deliver(UnsafeRawBufferPointer(rebasing: room[..<count]))
      }
    }
    switch progress {
    case .starved, .bytes: break
    case .ended: throw Self.closed
    case .failed(let error): throw LoadError("TLS: \(error.message).")
    }
    try sendRecords()
    if opened > 0, !hasSaved {
      // The server's ticket comes before its first word.
      hasSaved = true
      target.tls?.save(session, host: target.host)
    }
  }

  private func shakeHands() throws(LoadError) {
    guard let session else { return }
    _ = session.shakeHands()
    try sendRecords()
    // The server says nothing before it has heard the preface.
    while !session.isReady { try receive { _ in } }
  }

  private static let closed = LoadError("The server closed a connection.")
}

func monotonicNanoseconds() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
