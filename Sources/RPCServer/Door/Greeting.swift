import RPCCore
import SystemIO
import TLS

/// A handshake that goes to and fro between its reactor and the door.
///
/// `@unchecked Sendable`: it belongs to one thread at a time. A reactor that has handed it over
/// does not touch it before mail brings it back, and the door keeps nothing of what it gave back.
final class Greeting: @unchecked Sendable {
  /// What one read asks for: a hello, or what comes behind it.
  private static let receiveBytes = 4 << 10

  /// The connection's token; set before the first step.
  var connection: UInt64 = 0
  /// Whose turn among the handshakes it takes.
  let network: UInt64
  let home: Reactor
  private let tls: TLSServer
  /// Made with the first bytes: a peer that says nothing costs none.
  private(set) var session: TLSSession?
  private var received: [UInt8] = []
  /// What the peer said right behind its handshake.
  private(set) var opened = ReceiveBuffer.empty
  /// What the last step came to.
  private(set) var progress = TLSSession.Progress.starved

  init(_ tls: TLSServer, network: UInt64, home: Reactor) {
    self.tls = tls
    self.network = network
    self.home = home
  }

  /// Reads once from the kernel, on the reactor; what comes is for the next step.
  func receive(from socket: borrowing Socket) -> ReadResult {
    var result = ReadResult.wouldBlock
    received = [UInt8](unsafeUninitializedCapacity: Self.receiveBytes) { bytes, count in
      result = socket.receive(into: UnsafeMutableRawBufferPointer(bytes))
      if case .bytes(let taken) = result { count = taken }
    }
    // What is no handshake costs nothing more than this.
    if session == nil, let first = received.first, !TLSSession.mayBegin(with: first) {
      return .closed
    }
    return result
  }

  /// Goes on with the handshake, at the door: up to some hundred microseconds of signatures.
  func advance() {
    defer { received = [] }
    if session == nil { session = tls.session() }
    guard let session else {
      progress = .failed(.unusable)
      return
    }
    progress = received.withUnsafeBytes { bytes in
      session.withReceived(bytes) { session in
        let progress = session.shakeHands()
        return session.isReady ? session.readAll(into: &opened) : progress
      }
    }
  }

  /// What was said behind the handshake; nothing the second time.
  func takeOpened() -> ReceiveBuffer {
    var taken = ReceiveBuffer.empty
    swap(&taken, &opened)
    return taken
  }
}

extension TLSSession {
  /// The longest plain text of a record.
  private static let recordBytesMax = 16 << 10

  /// Reads all that came whole, so that epoll alone says whether there is more.
  func readAll(into input: inout ReceiveBuffer) -> Progress {
    while true {
      input.reserve(Self.recordBytesMax)
      let progress = input.fill { free in
        let progress = read(into: free)
        if case .bytes(let count) = progress { return (count, progress) }
        return (0, progress)
      }
      guard case .bytes = progress else { return progress }
    }
  }
}
