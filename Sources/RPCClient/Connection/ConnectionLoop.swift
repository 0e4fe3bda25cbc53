import RPCCore
import Seams
import TLS
import WireFormat

/// The thread of one connection: it alone touches the socket and the protocol's state.
final class ConnectionLoop {
  enum Phase {
    /// The name is looked up, on a thread of its own.
    case resolving(until: UInt64)
    /// The addresses that have not been tried; the one under way is given up at `turn`.
    case connecting([ResolvedAddress], turn: UInt64, until: UInt64)
    /// The TLS handshake is under way.
    case securing(until: UInt64)
    case open
    case over(RPCError)
  }

  /// A call that has a stream.
  struct OpenCall {
    var id: UInt64
    var deadline: UInt64?
    /// Where its request ends, counted in bytes since the connection's first.
    var end: Int
    var sink: CallSink
  }

  let connection: RPCConnection
  let settings: RPCConnection.Settings
  let clock: any Clock
  let onChange: @Sendable (RPCConnection.Change) -> Void
  let pipe: WakePipe

  var machine: ClientConnection
  var phase = Phase.open
  var place = "the server"
  var socket: TCPSocket?
  /// What the socket is to be secured with, and for which host.
  var security: (client: TLSClient, host: String)?
  var secure: SecureStream?
  var transport: (any ByteTransport)?

  /// Calls that wait for the connection, the server's HELLO or a place among those in flight.
  var waiting: [OutgoingCall] = []
  var calls: [UInt32: OpenCall] = [:]
  var streams: [UInt64: UInt32] = [:]
  /// Messages that wait for credit or for the one before them, by call.
  var unsent: [UInt64: [OutgoingMessage]] = [:]
  /// The output was full before all that may be sent was in it.
  var hasMoreToWrite = false
  var tokenVersion = 0
  /// No call's deadline is earlier.
  var nextDeadline = UInt64.max

  var output = WireWriter(capacity: 16 << 10)
  /// Bytes of `output` that the kernel has.
  var written = 0
  /// Bytes of the connection before the first of `output`.
  var flushed = 0
  var input = ReceiveBuffer(capacity: 64 << 10)
  var lastHeard: UInt64 = 0
  var pingSent: UInt64?
  /// The server's HELLO has arrived.
  var isReady = false
  /// When the connection is old enough to be left; never before HELLO has said how old.
  var leaveAt = UInt64.max
  /// No call is taken any more, because of the connection's age.
  var isLeaving = false

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
      if case .open = phase {
        sendMessages()
        flush()
      }
      if case .over(let error) = phase { return finish(error) }
      if isDone { return finish(goAwayError) }
      wait()
    }
  }

  private func begin(_ endpoint: Endpoint) {
    switch endpoint {
    case .address(let address): connect(to: address)
    case .secure(let address, let client):
      security = (client, address.host)
      connect(to: address)
    case .transport(let make):
      let transport = make()
      self.transport = transport
      transport.onBytes { [connection] bytes in connection.post(.received(bytes)) }
      greet()
    }
  }

  private func connect(to address: ServerAddress) {
    place = "\(address)"
    let limit = now + UInt64(settings.connectMilliseconds) * 1_000_000
    if let known = ResolvedAddress.numeric(address) {
      return tryNext([known], until: limit, "the address is none")
    }
    // A resolver may take its time; calls are cancelled and expire meanwhile.
    phase = .resolving(until: limit)
    let isRunning = IOThread.start { [connection] in
      connection.post(.resolved(ResolvedAddress.all(of: address)))
    }
    if !isRunning { end("Cannot connect to \(place): the system has no thread left.") }
  }

  func tryNext(_ addresses: [ResolvedAddress], until limit: UInt64, _ reason: String) {
    socket = nil
    for index in addresses.indices {
      socket = TCPSocket(connectingTo: addresses[index])
      if socket != nil {
        // One that does not answer leaves the others their share of the time.
        let now = now
        let share = (max(limit, now) - now) / UInt64(addresses.count - index)
        phase = .connecting(
          Array(addresses[(index + 1)...]), turn: now + share, until: limit)
        return
      }
    }
    end("Cannot connect to \(place): \(reason).")
  }

  func greet() {
    phase = .open
    lastHeard = now
    machine.start(
      settings.limits.hello(name: settings.name, instance: Uuid.zero), into: &output)
  }

  /// Marks the connection as over, without touching the calls yet.
  func end(_ message: String) { phase = .over(RPCError(.unavailable, message)) }

  var goAwayError: RPCError {
    let text = machine.goAway?.text ?? ""
    if isLeaving, text.isEmpty {
      return RPCError(.unavailable, "The connection was left for its age.")
    }
    return RPCError(
      .unavailable, "The server ended the connection" + (text.isEmpty ? "." : ": \(text)."))
  }

  /// Ends every call that is left, and the thread.
  private func finish(_ error: RPCError) {
    var unsent = error
    unsent.neverExecuted = true
    let last = connection.endMailbox(unsent)
    onChange(.over(error))
    // Of records that wait for the kernel some may have left whole.
    let sent = flushed + written + (secure?.sealed ?? 0)
    for (stream, error) in machine.close(error) {
      guard let call = calls.removeValue(forKey: stream) else { continue }
      // The server cannot have run a call whose last byte never left.
      complete(call.id, call.sink, .failure(call.end > sent ? unsent : error))
    }
    for call in waiting { complete(call.id, call.sink, .failure(unsent)) }
    for item in last {
      switch item {
      case .call(let call): complete(call.id, call.sink, .failure(unsent))
      case .send(_, let message): message.done(error)
      case .cancel, .taken, .received, .resolved, .close: break
      }
    }
    secure?.end()
    transport?.close()
  }

  /// Whether nothing is left to be done on a connection that takes no more calls.
  private var isDone: Bool {
    guard machine.goAway != nil || isLeaving else { return false }
    return calls.isEmpty && waiting.isEmpty && machine.callsInFlight == 0
  }

  func complete(
    _ id: UInt64, _ sink: CallSink, _ result: CallResult, trailers: [String: String] = [:]
  ) {
    connection.ended()
    sink.complete(result, trailers: trailers)
    guard let messages = unsent.removeValue(forKey: id) else { return }
    for message in messages { message.done(.callEnded) }
  }
}
