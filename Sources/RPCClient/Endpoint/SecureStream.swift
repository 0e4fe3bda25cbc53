import RPCCore
import TLS

/// A socket whose bytes travel as TLS records; it belongs to one thread.
final class SecureStream {
  private let socket: TCPSocket
  private let session: TLSSession
  private let client: TLSClient
  private let host: String
  private var received = [UInt8](repeating: 0, count: 32 << 10)
  /// How much of the caller's output is in records that the kernel has not taken whole.
  private(set) var sealed = 0
  private var hasSaved = false
  /// Why the connection cannot go on; nil while it can, or when it simply ended.
  private(set) var failure: TLSError?

  /// Nil for a host that no certificate can name.
  init?(_ socket: TCPSocket, _ client: TLSClient, host: String) {
    guard let session = client.session(host: host) else { return nil }
    self.socket = socket
    self.session = session
    self.client = client
    self.host = host
  }

  /// Whether the server has proved itself.
  var isReady: Bool { session.isReady }

  /// Whether records wait that are no part of the caller's output.
  var hasPendingRecords: Bool { session.pendingCount > 0 }

  /// Sends the first records.
  func begin() {
    note(session.shakeHands())
    _ = sendRecords()
  }

  /// Reads once from the kernel and appends all that came whole; `.bytes(0)` when no record did.
  func read(into input: inout ReceiveBuffer) -> TCPSocket.Transfer {
    let result = received.withUnsafeMutableBytes { socket.read(into: $0) }
    guard case .bytes(let count) = result else { return result }
    var opened = 0
    let progress = received.withUnsafeBytes { received in
      session.withReceived(UnsafeRawBufferPointer(rebasing: received[..<count])) { session in
        open(session, into: &input, &opened)
      }
    }
    note(progress)
    _ = sendRecords()
    if opened > 0, !hasSaved {
      // The server's ticket comes before its first word.
      hasSaved = true
      client.save(session, host: host)
    }
    switch progress {
    case .starved, .bytes: return .bytes(opened)
    case .ended, .failed: return .closed
    }
  }

  private func open(
    _ session: TLSSession, into input: inout ReceiveBuffer, _ opened: inout Int
  ) -> TLSSession.Progress {
    while true {
      input.reserve(16 << 10)
      let progress = input.fill { room in
        let progress = session.read(into: room)
        if case .bytes(let count) = progress { return (count, progress) }
        return (0, progress)
      }
      guard case .bytes(let count) = progress else { return progress }
      opened += count
    }
  }

  /// Sends what the kernel takes. Bytes count as sent when their records have left; after
  /// `wouldBlock` the caller comes back with the same bytes.
  func write(_ bytes: UnsafeRawBufferPointer) -> TCPSocket.Transfer {
    guard let taken = session.write(UnsafeRawBufferPointer(rebasing: bytes[sealed...])) else {
      return .closed
    }
    sealed += taken
    let result = sendRecords()
    guard case .bytes = result else { return result }
    guard session.pendingCount == 0 else { return .wouldBlock }
    defer { sealed = 0 }
    return .bytes(sealed)
  }

  /// Sends what the kernel takes of the records that wait.
  func sendRecords() -> TCPSocket.Transfer {
    guard session.pendingCount > 0 else { return .bytes(0) }
    return session.sendPending { records in
      let result = socket.write(records)
      if case .bytes(let count) = result { return (count, result) }
      return (0, result)
    }
  }

  /// Tells the server that nothing more comes.
  func end() {
    session.end()
    _ = sendRecords()
  }

  private func note(_ progress: TLSSession.Progress) {
    if case .failed(let error) = progress { failure = error }
  }
}
