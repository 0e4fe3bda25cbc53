import Synchronization

/// A connection within the process: two byte pipes that are attached to a reactor as a socket
/// is, so that a client in the same process runs the same stack without the kernel.
///
/// This is the client's end; any thread may use it.
package final class LocalTransport: Sendable {
  private let pipe: LocalPipe

  init(_ pipe: LocalPipe) { self.pipe = pipe }

  deinit { pipe.closeClientEnd() }

  /// Sends bytes to the server; it never waits. Bytes after either side has closed are lost.
  package func write(_ bytes: [UInt8]) { pipe.write(bytes) }

  /// Calls `callback` with bytes from the server, in order and one call at a time, and once with
  /// no bytes when the server has closed. It runs on the reactor's thread and must not wait;
  /// what came before it was set is delivered first.
  package func onBytes(_ callback: @escaping @Sendable ([UInt8]) -> Void) {
    pipe.setCallback(callback)
  }

  /// Ends the connection: the server cancels the calls in flight.
  package func close() { pipe.closeClientEnd() }
}

/// Both ends' shared state.
final class LocalPipe: Sendable {
  private struct State {
    var toServer: [UInt8] = []
    var toClient: [[UInt8]] = []
    var callback: (@Sendable ([UInt8]) -> Void)?
    /// Somebody is calling the callback; others leave their bytes to it.
    var isDelivering = false
    var clientHasClosed = false
    var serverHasClosed = false
    /// The reactor has read all that came before the client's end, and that end.
    var endIsRead = false
    /// The reactor has been told and has not looked yet.
    var isAnnounced = false
  }

  /// What the server's end reads.
  enum Read {
    case bytes([UInt8])
    case nothing
    case closed
  }

  private let state = Mutex(State())
  private let mailbox: Mailbox
  /// The connection's token at its reactor, 0 before it is attached. Written and read by the
  /// reactor's thread only.
  let token = Atomic<UInt64>(0)

  init(_ mailbox: Mailbox) { self.mailbox = mailbox }

  // The client's end.

  func write(_ bytes: [UInt8]) {
    announce { state in
      guard !state.clientHasClosed, !state.serverHasClosed else { return false }
      state.toServer += bytes
      return true
    }
  }

  func closeClientEnd() {
    announce { state in
      guard !state.clientHasClosed else { return false }
      state.clientHasClosed = true
      return !state.serverHasClosed
    }
  }

  func setCallback(_ callback: @escaping @Sendable ([UInt8]) -> Void) {
    state.withLock { $0.callback = callback }
    deliver()
  }

  private func announce(_ change: (inout State) -> Bool) {
    let mustPost = state.withLock { state in
      guard change(&state), !state.isAnnounced else { return false }
      state.isAnnounced = true
      return true
    }
    if mustPost { mailbox.post(.localReady(self)) }
  }

  // The server's end, on the reactor's thread.

  /// Takes all that the client has sent. The end comes by itself, with mail of its own, so that
  /// what was sent before it is served first.
  func read() -> Read {
    let (result, endFollows): (Read, Bool) = state.withLock { state in
      if !state.toServer.isEmpty {
        defer { state.toServer = [] }
        state.isAnnounced = state.clientHasClosed
        return (.bytes(state.toServer), state.clientHasClosed)
      }
      state.isAnnounced = false
      state.endIsRead = state.clientHasClosed
      return (state.clientHasClosed ? .closed : .nothing, false)
    }
    if endFollows { mailbox.post(.localReady(self)) }
    return result
  }

  /// Gives bytes to the client; false when it has closed and all that it sent before has been
  /// read. Until then what nobody waits for is dropped, and the rest is served.
  func send(_ bytes: [UInt8]) -> Bool {
    let (isOpen, isTaken) = state.withLock { state in
      if !state.clientHasClosed { state.toClient.append(bytes) }
      return (!state.endIsRead, !state.clientHasClosed)
    }
    if isTaken { deliver() }
    return isOpen
  }

  func closeServerEnd() {
    let isFirst = state.withLock { state in
      guard !state.serverHasClosed else { return false }
      state.serverHasClosed = true
      state.toClient.append([])
      return true
    }
    if isFirst { deliver() }
  }

  private func deliver() {
    while true {
      let next: ([UInt8], @Sendable ([UInt8]) -> Void)? = state.withLock { state in
        guard !state.isDelivering, let callback = state.callback, !state.toClient.isEmpty else {
          return nil
        }
        state.isDelivering = true
        return (state.toClient.removeFirst(), callback)
      }
      guard let (bytes, callback) = next else { return }
      callback(bytes)
      state.withLock { $0.isDelivering = false }
    }
  }
}
