import RPCCore
import SystemIO
import TLS

/// A socket whose bytes travel as TLS records. What it reads and writes for the connection is
/// the plain text; handshakes, alerts and tickets happen on the way.
final class SecureSocket {
  let socket: Socket
  private let session: TLSSession
  private let buffer: RecordBuffer
  /// How much of the connection's output is in records that the kernel has not taken whole.
  private var sealed = 0
  /// The peer has said its last word, or the session has failed.
  private var hasEnded = false

  init(_ socket: consuming Socket, _ session: TLSSession, _ buffer: RecordBuffer) {
    self.socket = socket
    self.session = session
    self.buffer = buffer
  }

  /// What the client's certificate says; nil when it showed none.
  var peer: PeerCertificate? { session.peer }

  /// Whether the handshake is still to be done.
  var isGreeting: Bool { !session.isReady && !hasEnded }

  /// Whether records wait that are no part of the connection's output.
  var hasPendingRecords: Bool { session.pendingCount > 0 }

  /// Reads once from the kernel, and appends all that came whole. Nothing is left inside, so
  /// that epoll alone says whether there is more.
  func receive(into input: inout ReceiveBuffer) -> ReadResult {
    guard !hasEnded else { return .closed }
    let result = socket.receive(into: buffer.bytes)
    guard case .bytes(let count) = result else { return result }
    let received = UnsafeRawBufferPointer(rebasing: buffer.bytes[..<count])
    var opened = 0
    let progress = session.withReceived(received) { session in
      open(session, into: &input, &opened)
    }
    _ = sendRecords()
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

  private func open(
    _ session: TLSSession, into input: inout ReceiveBuffer, _ opened: inout Int
  ) -> TLSSession.Progress {
    // A half-done handshake costs no room for plain text.
    if !session.isReady {
      let progress = session.shakeHands()
      guard session.isReady else { return progress }
    }
    while true {
      input.reserve(RecordBuffer.recordBytesMax)
      let progress = input.fill { free in
        let progress = session.read(into: free)
        if case .bytes(let count) = progress { return (count, progress) }
        return (0, progress)
      }
      guard case .bytes(let count) = progress else { return progress }
      opened += count
    }
  }

  /// Sends what the kernel takes. Bytes count as sent when their records have left; after
  /// `wouldBlock` the caller comes back with the same bytes.
  func send(_ bytes: UnsafeRawBufferPointer) -> WriteResult {
    guard session.isReady else { return .wouldBlock }
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
    guard session.pendingCount > 0 else { return .bytes(0) }
    return session.sendPending { records in
      let result = socket.send(records)
      if case .bytes(let count) = result { return (count, result) }
      return (0, result)
    }
  }

  /// Tells the peer that no more bytes follow, in TLS and below.
  func shutdownWriting() {
    session.end()
    _ = sendRecords()
    socket.shutdownWriting()
  }

  func releaseMemory() { session.releaseMemory() }
}

/// Where a reactor receives records: one for all its connections, because none is kept.
final class RecordBuffer {
  /// The longest plain text of a record.
  static let recordBytesMax = 16 << 10
  let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 32 << 10, alignment: 64)

  deinit { bytes.deallocate() }
}
