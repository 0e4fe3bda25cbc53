import COpenSSL

/// One side of one secured connection, without a socket: records go in and come out as bytes,
/// and whoever owns it moves them. So it is the same for every transport, and a test may cut the
/// records where it likes. Used by one thread at a time.
@safe
package final class TLSSession {
  /// What reading or the handshake came to.
  package enum Progress: Sendable, Hashable {
    case bytes(Int)
    /// All records that came whole are read.
    case starved
    /// The peer has said that it sends nothing more.
    case ended
    case failed(TLSError)
  }

  /// Records that wait at most before a write waits too; one write adds 64 KiB and a little.
  package static let pendingBytesSoftMax = 64 << 10
  /// What the handshake may take from a peer: a hello and a chain of certificates.
  private static let handshakeBytesMax = 64 << 10
  /// Whether this can be a handshake's first byte; nothing else that is spoken to the server
  /// begins with it.
  package static func mayBegin(with byte: UInt8) -> Bool { byte == 0x16 }

  /// The kind of BIO that moves records. `nonisolated(unsafe)`: never changed once it is made.
  private nonisolated(unsafe) static let method = unsafe frontdesk_records_method()

  private let context: TLSContext
  private let ssl: OpaquePointer
  private let records: UnsafeMutablePointer<frontdesk_records>
  private let isServer: Bool
  private var handshakeBytes = 0
  /// Whether the handshake is done.
  package private(set) var isReady = false

  init?(_ context: TLSContext, isServer: Bool) {
    let records = UnsafeMutablePointer<frontdesk_records>.allocate(capacity: 1)
    unsafe records.initialize(to: frontdesk_records())
    unsafe records.pointee.out_max = 512 << 10
    guard
      let ssl = unsafe frontdesk_tls_new(context.pointer, Self.method, records, isServer ? 1 : 0)
    else {
      unsafe records.deallocate()
      return nil
    }
    unsafe self.ssl = ssl
    unsafe self.records = records
    self.context = context
    self.isServer = isServer
  }

  deinit {
    unsafe frontdesk_tls_free(ssl)
    unsafe free(records.pointee.out)
    unsafe records.deallocate()
  }

  /// Lends received records to `body`, which reads until it is starved: what it leaves is lost.
  package func withReceived<Result>(
    _ received: UnsafeRawBufferPointer, _ body: (TLSSession) -> Result
  ) -> Result {
    if !isReady {
      let isFirst = handshakeBytes == 0
      handshakeBytes += received.count
      let isForeign =
        unsafe isServer && isFirst && received.first.map { !Self.mayBegin(with: $0) } ?? false
      // Read by the handshake as failures; foreign bytes never reach OpenSSL.
      if isForeign || handshakeBytes > Self.handshakeBytesMax {
        isBroken = true
        return body(self)
      }
    }
    unsafe records.pointee.in = received.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe records.pointee.in_count = received.count
    defer {
      unsafe records.pointee.in = nil
      unsafe records.pointee.in_count = 0
    }
    return body(self)
  }

  /// The handshake was refused before OpenSSL saw it.
  private var isBroken = false

  /// Goes on with the handshake; `.bytes(0)` when it is done.
  package func shakeHands() -> Progress {
    if isBroken { return .failed(.foreign) }
    var error: UInt = 0
    let outcome = unsafe frontdesk_tls_handshake(ssl, &error)
    guard outcome == Int32(FRONTDESK_TLS_DONE) else { return progress(outcome, error) }
    isReady = true
    return .bytes(0)
  }

  /// Reads what the records hold into `room`, which is not empty; does the handshake first.
  package func read(into room: UnsafeMutableRawBufferPointer) -> Progress {
    if !isReady {
      let progress = shakeHands()
      guard isReady else { return progress }
    }
    var count = 0
    var error: UInt = 0
    let outcome = unsafe frontdesk_tls_read(ssl, room.baseAddress, room.count, &count, &error)
    return outcome == Int32(FRONTDESK_TLS_DONE) ? .bytes(count) : progress(outcome, error)
  }

  /// Makes records of as many `bytes` as fit before those that wait are sent; nil when the
  /// session has failed.
  package func write(_ bytes: UnsafeRawBufferPointer) -> Int? {
    guard isReady else { return 0 }
    var taken = 0
    while taken < bytes.count, pendingCount < Self.pendingBytesSoftMax {
      let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[taken...])
      var count = 0
      var error: UInt = 0
      // Reads and writes of one session are not mixed up: no record is half read here.
      let outcome = unsafe frontdesk_tls_write(
        ssl, rest.baseAddress, min(rest.count, 64 << 10), &count, &error)
      guard outcome == Int32(FRONTDESK_TLS_DONE) else { return nil }
      taken += count
    }
    return taken
  }

  /// Tells the peer that nothing more comes, by a record of its own.
  package func end() {
    guard isReady else { return }
    unsafe frontdesk_tls_shutdown(ssl)
  }

  private func progress(_ outcome: Int32, _ error: UInt) -> Progress {
    switch outcome {
    case Int32(FRONTDESK_TLS_STARVED): .starved
    case Int32(FRONTDESK_TLS_ENDED): .ended
    default: .failed(reason(error))
    }
  }

  private func reason(_ error: UInt) -> TLSError {
    let verdict = unsafe SSL_get_verify_result(ssl)
    if !isReady, verdict != Int(X509_V_OK) {
      switch Int32(verdict) {
      case X509_V_ERR_CERT_HAS_EXPIRED: return .expired
      case X509_V_ERR_CERT_NOT_YET_VALID: return .notYetValid
      case X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH: return .wrongName
      default: return unsafe .untrusted(String(cString: X509_verify_cert_error_string(verdict)))
      }
    }
    guard let text = unsafe ERR_reason_error_string(error) else { return .failed("it was cut off") }
    let words = unsafe String(cString: text)
    return words == "wrong version number" ? .foreign : .failed(words)
  }
}

// Records on their way out.
extension TLSSession {
  /// How many bytes of records wait to be sent.
  package var pendingCount: Int {
    unsafe records.pointee.out_end - records.pointee.out_start
  }

  /// Lends the records that wait to `send`, which says how many bytes it took.
  package func sendPending<Result>(
    _ send: (UnsafeRawBufferPointer) -> (count: Int, result: Result)
  ) -> Result {
    let waiting = pendingCount
    let start = unsafe records.pointee.out.map {
      unsafe UnsafeRawPointer($0 + records.pointee.out_start)
    }
    let (count, result) = unsafe send(UnsafeRawBufferPointer(start: start, count: waiting))
    precondition(count >= 0 && count <= waiting, "More was sent than there was.")
    unsafe records.pointee.out_start += count
    if count == waiting {
      unsafe records.pointee.out_start = 0
      unsafe records.pointee.out_end = 0
    }
    return result
  }

  /// Gives memory back that a quiet connection does not need.
  package func releaseMemory() {
    guard pendingCount == 0 else { return }
    unsafe free(records.pointee.out)
    unsafe records.pointee.out = nil
    unsafe records.pointee.out_capacity = 0
  }
}

// Names and tickets.
extension TLSSession {
  /// Insists on a server with this name or address.
  func expect(_ name: String) -> Bool { unsafe frontdesk_tls_expect(ssl, name) == 1 }

  func resume(_ saved: SavedSession) {
    _ = unsafe SSL_set_session(ssl, saved.pointer)
    ERR_clear_error()
  }

  /// Whether the handshake went on from an earlier session.
  package var wasResumed: Bool { unsafe SSL_session_reused(ssl) == 1 }

  /// The protocol's version, for tests and logs: `TLSv1.3`.
  package var version: String { unsafe String(cString: SSL_get_version(ssl)) }

  /// What the server gave to come back with; nil while it has not.
  var ticket: SavedSession? {
    guard let current = unsafe SSL_get1_session(ssl) else { return nil }
    let session = unsafe SavedSession(owning: current)
    return unsafe SSL_SESSION_is_resumable(current) == 1 ? session : nil
  }

  /// The peer's certificate, found good; nil when it showed none.
  package var peer: PeerCertificate? {
    guard isReady, let certificate = unsafe frontdesk_peer(ssl) else { return nil }
    defer { unsafe X509_free(certificate) }
    return unsafe PeerCertificate(certificate)
  }
}
