#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif
import RPCCore
import Seams
import WireFormat

/// The thread of one connection: it alone touches the socket and the protocol's state.
final class ConnectionLoop {
  enum Phase {
    /// The addresses that have not been tried.
    case connecting([ResolvedAddress], until: UInt64)
    case open
    case over(RPCError)
  }

  /// A call that has a stream.
  struct OpenCall {
    var id: UInt64
    var deadline: UInt64?
    /// Where its request ends, counted in bytes since the connection's first.
    var end: Int
    var completion: @Sendable (CallResult) -> Void
  }

  let connection: RPCConnection
  let settings: RPCConnection.Settings
  let clock: any Clock
  let onChange: @Sendable (RPCConnection.Change) -> Void
  private let pipe: WakePipe

  var machine: ClientConnection
  var phase = Phase.open
  private var place = "the server"
  private var socket: TCPSocket?
  private var transport: (any ByteTransport)?

  /// Calls that wait for the connection, the server's HELLO or a place among those in flight.
  var waiting: [OutgoingCall] = []
  var calls: [UInt32: OpenCall] = [:]
  var streams: [UInt64: UInt32] = [:]
  var tokenVersion = 0
  /// No call's deadline is earlier.
  var nextDeadline = UInt64.max

  var output = WireWriter(capacity: 16 << 10)
  /// Bytes of `output` that the kernel has.
  private var written = 0
  /// Bytes of the connection before the first of `output`.
  var flushed = 0
  private var input = [UInt8](repeating: 0, count: 64 << 10)
  private var inputCount = 0
  private var lastHeard: UInt64 = 0
  private var pingSent: UInt64?
  /// The server's HELLO has arrived.
  var isReady = false

  init(
    _ connection: RPCConnection, _ pipe: WakePipe, _ settings: RPCConnection.Settings,
    _ clock: any Clock, _ onChange: @escaping @Sendable (RPCConnection.Change) -> Void
  ) {
    self.connection = connection
    self.pipe = pipe
    self.settings = settings
    self.clock = clock
    self.onChange = onChange
    self.machine = ClientConnection(limits: settings.limits)
  }

  var now: UInt64 { clock.monotonicNanoseconds() }

  /// Connects and serves the connection until it is over.
  func run(_ endpoint: Endpoint) {
    begin(endpoint)
    while true {
      takeMail()
      if case .open = phase { openWaiting() }
      endOverdue(now)
      if case .open = phase { flush() }
      if case .over(let error) = phase { return finish(error) }
      if machine.goAway != nil, calls.isEmpty, machine.callsInFlight == 0 {
        return finish(goAwayError)
      }
      wait()
    }
  }

  private func begin(_ endpoint: Endpoint) {
    switch endpoint {
    case .address(let address):
      place = "\(address)"
      let limit = now + UInt64(settings.connectMilliseconds) * 1_000_000
      tryNext(ResolvedAddress.all(of: address), until: limit, "the name is unknown")
    case .transport(let make):
      let transport = make()
      self.transport = transport
      transport.onBytes { [connection] bytes in connection.post(.received(bytes)) }
      greet()
    }
  }

  private func tryNext(_ addresses: [ResolvedAddress], until limit: UInt64, _ reason: String) {
    socket = nil
    for index in addresses.indices {
      socket = TCPSocket(connectingTo: addresses[index])
      if socket != nil {
        phase = .connecting(Array(addresses[(index + 1)...]), until: limit)
        return
      }
    }
    end("Cannot connect to \(place): \(reason).")
  }

  private func greet() {
    phase = .open
    lastHeard = now
    machine.start(
      settings.limits.hello(name: settings.name, instance: Uuid.zero), into: &output)
  }

  /// Marks the connection as over, without touching the calls yet.
  func end(_ message: String) { phase = .over(RPCError(.unavailable, message)) }

  var goAwayError: RPCError {
    let text = machine.goAway?.text ?? ""
    return RPCError(
      .unavailable, "The server ended the connection" + (text.isEmpty ? "." : ": \(text)."))
  }

  /// Ends every call that is left, and the thread.
  private func finish(_ error: RPCError) {
    let last = connection.endMailbox()
    onChange(.over(error))
    var unsent = error
    unsent.neverExecuted = true
    let sent = flushed + written
    for (stream, error) in machine.close(error) {
      guard let call = calls.removeValue(forKey: stream) else { continue }
      // The server cannot have run a call whose last byte never left.
      complete(call.completion, .failure(call.end > sent ? unsent : error))
    }
    for call in waiting { complete(call.completion, .failure(unsent)) }
    for case .call(let call) in last { complete(call.completion, .failure(unsent)) }
    transport?.close()
  }

  func complete(_ completion: @Sendable (CallResult) -> Void, _ result: CallResult) {
    connection.ended()
    completion(result)
  }
}

// Bytes in and out.
extension ConnectionLoop {
  private func flush() {
    while written < output.count {
      let sent = output.withBytes { bytes -> TCPSocket.Transfer in
        let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
        guard let transport else { return socket?.write(rest) ?? .closed }
        transport.write([UInt8](rest))
        return .bytes(rest.count)
      }
      switch sent {
      case .bytes(let count): written += count
      case .wouldBlock: return
      case .closed: return end("The connection to \(place) was lost.")
      }
    }
    flushed += output.count
    written = 0
    output.clear(keepingCapacity: output.count <= 1 << 20)
  }

  /// Sleeps until there is mail, something to read, room to write, or a deadline.
  private func wait() {
    var watched = [pollfd(fd: pipe.readEnd, events: Int16(POLLIN), revents: 0)]
    if let socket {
      var events = Int16(POLLIN)
      if case .connecting = phase {
        events = Int16(POLLOUT)
      } else if written < output.count {
        events |= Int16(POLLOUT)
      }
      watched.append(pollfd(fd: socket.descriptor, events: events, revents: 0))
    }
    _ = poll(&watched, nfds_t(watched.count), waitMilliseconds())
    if watched[0].revents != 0 { pipe.drain() }
    keepAlive()
    guard watched.count == 2 else { return }
    if case .connecting(let rest, let limit) = phase {
      checkConnecting(rest, until: limit, isReady: watched[1].revents != 0)
    } else if watched[1].revents & ~Int16(POLLOUT) != 0 {
      read()
    }
  }

  private func waitMilliseconds() -> Int32 {
    var until = nextDeadline
    switch phase {
    case .connecting(_, let limit): until = min(until, limit)
    case .open where !calls.isEmpty: until = min(until, keepaliveDue)
    default: break
    }
    guard until != .max else { return -1 }
    let now = now
    // Rounded up, so that the deadline has passed when the wait ends.
    return until <= now ? 0 : Int32(clamping: (until - now + 999_999) / 1_000_000)
  }

  private func checkConnecting(
    _ rest: [ResolvedAddress], until limit: UInt64, isReady: Bool
  ) {
    if isReady {
      if let reason = socket?.connectionError {
        tryNext(rest, until: limit, reason)
      } else {
        greet()
      }
    } else if now >= limit {
      end("Cannot connect to \(place): no answer within \(settings.connectMilliseconds) ms.")
    }
  }

  private var keepaliveDue: UInt64 {
    if let pingSent {
      return pingSent + UInt64(settings.keepaliveAnswerMilliseconds) * 1_000_000
    }
    let silence = max(settings.keepaliveMilliseconds, machine.peer.pingMillisecondsMin)
    return lastHeard + UInt64(silence) * 1_000_000
  }

  private func keepAlive() {
    guard case .open = phase, !calls.isEmpty, now >= keepaliveDue else { return }
    if pingSent != nil { return end("\(place) has stopped answering.") }
    pingSent = now
    machine.ping(now, into: &output)
  }

  private func read() {
    while true {
      if inputCount == input.count { input += [UInt8](repeating: 0, count: input.count) }
      let space = input.count - inputCount
      let result = input.withUnsafeMutableBytes { buffer in
        socket?.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[inputCount...]))
          ?? .closed
      }
      switch result {
      case .bytes(let count):
        inputCount += count
        consume()
        if case .over = phase { return }
        if count < space { return }
      case .wouldBlock: return
      case .closed: return end(closedMessage)
      }
    }
  }

  private var closedMessage: String {
    machine.goAway == nil ? "The connection to \(place) was lost." : goAwayError.message
  }

  /// Bytes that came through a transport; nil is its end.
  func received(_ bytes: [UInt8]?) {
    guard let bytes else { return end(closedMessage) }
    input.replaceSubrange(inputCount..<input.count, with: bytes)
    inputCount += bytes.count
    consume()
  }

  private func consume() {
    lastHeard = now
    pingSent = nil
    let span = input.span.bytes.extracting(0..<inputCount)
    var events = ReceivedEvents()
    let taken = machine.receive(span, into: &output) { event, answer in
      events.add(event, answer)
    }
    input.withUnsafeMutableBytes { buffer in
      let rest = UnsafeRawBufferPointer(rebasing: buffer[taken..<inputCount])
      buffer.copyMemory(from: rest)
    }
    inputCount -= taken
    handle(events)
  }
}
