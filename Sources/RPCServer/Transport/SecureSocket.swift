import RPCCore
import SystemIO
import TLS

/// A socket whose bytes travel as TLS records. What it reads and writes for the connection is
/// the plain text; alerts and tickets happen on the way. The handshake is done at the door.
final class SecureSocket {
  let socket: Socket
  private let buffer: RecordBuffer
  /// The handshake while it waits for the peer; nil while it is at the door, and afterwards.
  private var greeting: Greeting?
  /// What the handshake came to; nil before.
  private var session: TLSSession?
  /// How much of the connection's output is in records that the kernel has not taken whole.
  private var sealed = 0
  /// The peer has said its last word, or the session has failed.
  private var hasEnded = false
  /// The last read filled its room, so that more may wait in the kernel.
  private(set) var hasMore = false

  init(_ socket: consuming Socket, _ greeting: Greeting, _ buffer: RecordBuffer) {
    self.socket = socket
    self.greeting = greeting
    self.buffer = buffer
  }

  /// What the client's certificate says; nil when it showed none.
  var peer: PeerCertificate? { session?.peer }

  /// Whether the handshake is still to be done.
  var isGreeting: Bool { session == nil && !hasEnded }

  /// Whether others do the handshake now, so that nothing is read.
  var isAtDoor: Bool { isGreeting && greeting == nil }

  /// Whether records wait that are no part of the connection's output.
  var hasPendingRecords: Bool { (session ?? greeting?.session)?.pendingCount ?? 0 > 0 }

  /// Reads once from the kernel for the handshake. What came is for the door.
  func greet(_ token: UInt64) -> (ReadResult, Greeting?) {
    guard let greeting else { return (.wouldBlock, nil) }
    greeting.connection = token
    let result = greeting.receive(from: socket)
    guard case .bytes = result else { return (result, nil) }
    self.greeting = nil
    return (result, greeting)
  }

  /// Goes on with what the door did, and appends what the peer said behind its handshake.
  func resume(_ greeting: Greeting, into input: inout ReceiveBuffer) -> ReadResult {
    guard isAtDoor, let made = greeting.session else {
      hasEnded = true
      return .closed
    }
    if made.isReady {
      session = made
    } else {
      self.greeting = greeting
    }
    sendRecords()
    let opened = greeting.takeOpened()
    input.append(opened.bytes)
    return result(greeting.progress, opened: opened.count)
  }

  /// Reads once from the kernel, and appends all that came whole. Nothing is left inside, so
  /// that epoll alone says whether there is more.
  func receive(into input: inout ReceiveBuffer) -> ReadResult {
    guard !hasEnded else { return .closed }
    guard let session else { return .wouldBlock }
    let result = socket.receive(into: buffer.bytes)
    hasMore = result == .bytes(buffer.bytes.count)
    guard case .bytes(let count) = result else { return result }
    let received = UnsafeRawBufferPointer(rebasing: buffer.bytes[..<count])
    let before = input.count
    let progress = session.withReceived(received) { $0.readAll(into: &input) }
    sendRecords()
    return self.result(progress, opened: input.count - before)
  }

  private func result(_ progress: TLSSession.Progress, opened: Int) -> ReadResult {
    switch progress {
    case .starved, .bytes: return .bytes(opened)
    case .ended, .failed:
      hasEnded = true
      guard opened > 0 else { return .closed }
      // What was read is served first; the kernel then reports the end.
      socket.shutdownReading()
      return .bytes(opened)
    }
  }

  /// Sends what the kernel takes. Bytes count as sent when their records have left; after
  /// `wouldBlock` the caller comes back with the same bytes.
  func send(_ bytes: UnsafeRawBufferPointer) -> WriteResult {
    guard let session else { return .wouldBlock }
    let fresh = UnsafeRawBufferPointer(rebasing: bytes[sealed...])
    guard let taken = session.write(fresh) else { return .closed }
    sealed += taken
    let result = sendRecords()
    guard case .bytes(let count) = result else { return result }
    // Records that leave in part are progress, though no byte of output is done.
    guard session.pendingCount == 0 else { return count > 0 ? .bytes(0) : .wouldBlock }
    defer { sealed = 0 }
    return .bytes(sealed)
  }

  /// Sends what the kernel takes of the records that wait.
  @discardableResult
  func sendRecords() -> WriteResult {
    guard let session = session ?? greeting?.session, session.pendingCount > 0 else {
      return .bytes(0)
    }
    return session.sendPending { records in
      let result = socket.send(records)
      if case .bytes(let count) = result { return (count, result) }
      return (0, result)
    }
  }

  /// Tells the peer that no more bytes follow, in TLS and below.
  func shutdownWriting() {
    session?.end()
    sendRecords()
    socket.shutdownWriting()
  }

  func releaseMemory() { (session ?? greeting?.session)?.releaseMemory() }
}

/// Where a reactor receives records: one for all its connections, because none is kept.
final class RecordBuffer {
  let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 32 << 10, alignment: 64)

  deinit { bytes.deallocate() }
}
