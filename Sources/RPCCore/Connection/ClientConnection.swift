package import WireFormat

/// The client's half of one connection: no sockets, no threads. Bytes to send are appended to
/// the output that each call is given; received bytes go in through `receive`.
package struct ClientConnection: ~Copyable, Sendable {
  enum Phase { case awaitingPreface, awaitingHello, open, broken }

  /// What the server allows.
  package private(set) var peer = PeerSettings()
  /// Frames for calls that had ended, which were dropped.
  package private(set) var framesDropped = 0
  /// The server's last word, after which no call is opened.
  package private(set) var goAway: GoAway?

  let limits: RPCLimits
  var phase = Phase.awaitingPreface
  private var nextStream: UInt32 = 1
  /// Calls in flight, each with what has come of the message that arrives.
  var calls: [UInt32: Arriving] = [:]
  /// What streams have besides; unary calls are not here.
  var streams: [UInt32: ClientStream] = [:]
  /// Streams with something to write, in turn.
  var writing: [UInt32] = []

  struct Arriving {
    var bytes: [UInt8] = []
    /// The message is not whole.
    var isPartial = false
    /// Why this side gave the call up; what follows is dropped until END, which carries this.
    var abandoned: RPCError?
  }

  package init(limits: RPCLimits = RPCLimits()) { self.limits = limits }

  /// Whether the server has said nothing yet.
  package var isSilent: Bool { phase == .awaitingPreface }

  /// A connection whose first call has an odd number of the caller's choice.
  init(limits: RPCLimits, nextStream: UInt32) {
    self.limits = limits
    self.nextStream = nextStream
  }

  /// Calls that have not ended.
  package var callsInFlight: Int { calls.count }

  /// Whether a call may be opened now. False for a full connection, which may take calls again
  /// when others end, and for one that is over.
  package var canOpen: Bool { isUsable && calls.count < peer.callsInFlightMax }

  /// False when no further call can be opened ever.
  package var isUsable: Bool {
    phase != .broken && goAway == nil && nextStream < RPCLimits.streamEnd
  }

  /// Writes the preface and HELLO, before anything else.
  package mutating func start(_ hello: Hello, into output: inout WireWriter) {
    Preface.write(to: &output)
    output.frame(hello)
  }

  /// Sets the token of a slot; calls opened after it use the new one.
  package mutating func authenticate(
    slot: UInt8 = 0, token: [UInt8], into output: inout WireWriter
  ) {
    precondition(slot < RPCLimits.authSlots, "AUTH slots are 0 to 7.")
    output.authFrame(slot: slot, token: token)
  }

  /// Writes a unary call and gives its stream. After an error nothing was sent.
  package mutating func open(
    _ header: CallHeader, request: RawSpan, into output: inout WireWriter
  ) throws(RPCError) -> UInt32 {
    guard request.byteCount <= peer.messageBytesMax else { throw tooLong }
    return try open(into: &output) { stream, output in
      output.callFrames(stream: stream, header: header, request: request)
    }
  }

  /// Opens a call with the frames that `write` writes; it returns the header's length.
  mutating func open(
    into output: inout WireWriter, _ write: (UInt32, inout WireWriter) -> Int
  ) throws(RPCError) -> UInt32 {
    guard isUsable else {
      throw RPCError(.unavailable, "The connection takes no more calls.", neverExecuted: true)
    }
    guard calls.count < peer.callsInFlightMax else {
      throw RPCError(
        .resourceExhausted, "Too many calls are in flight on the connection.", neverExecuted: true)
    }
    let stream = nextStream
    let start = output.count
    guard write(stream, &output) <= RPCLimits.frameMetaBytesMax else {
      output.truncate(to: start)
      throw RPCError(.invalidArgument, "The call's metadata is longer than 16 KiB.")
    }
    nextStream += 2
    calls[stream] = Arriving()
    return stream
  }

  /// What a message above the server's limit ends with. Not marked neverExecuted, as the server
  /// does not mark it: a retry would fail in the same way.
  var tooLong: RPCError {
    RPCError(.resourceExhausted, "The request is longer than \(peer.messageBytesMax) bytes.")
  }

  /// Asks the server to give a call up. It stays in flight until its END.
  package mutating func cancel(
    _ stream: UInt32, reason: CancelReason, into output: inout WireWriter
  ) {
    guard phase != .broken, calls[stream] != nil else { return }
    stopSending(stream)
    output.cancelFrame(stream: stream, reason: reason)
  }

  /// Asks for a sign of life; `.pong` brings `payload` back.
  package mutating func ping(_ payload: UInt64, into output: inout WireWriter) {
    output.frame(.ping, payload: payload)
  }

  /// Ends the connection on this side and gives every call that was in flight with its error.
  /// A call on a stream that the server says it never took has surely not run.
  package mutating func close(_ error: RPCError) -> [(stream: UInt32, error: RPCError)] {
    phase = .broken
    let ended = calls.keys.sorted().map { stream in
      var own = error
      if let goAway, stream > goAway.lastStream { own.neverExecuted = true }
      return (stream, own)
    }
    calls.removeAll()
    streams.removeAll()
    writing.removeAll()
    return ended
  }
}

// What arrives.
extension ClientConnection {
  /// Takes what has arrived whole and returns how many bytes that was; the caller gives the
  /// rest again with what follows. `handle` gets each event with the answer's bytes (empty but
  /// for `.answered`), which do not outlive it.
  package mutating func receive(
    _ bytes: RawSpan, into output: inout WireWriter, _ handle: (ClientEvent, RawSpan) -> Void
  ) -> Int {
    var start = 0
    if phase == .awaitingPreface {
      switch Preface.examine(bytes) {
      case .incomplete: return 0
      case .accepted:
        phase = .awaitingHello
        start = Preface.byteCount
      case .foreign:
        phase = .broken
        handle(.broken(RPCError(.unavailable, "The server speaks another protocol.")), RawSpan())
      case .otherMajor(let major):
        phase = .broken
        let error = RPCError(
          .unavailable, "The server speaks version \(major) of the protocol, not 1.")
        handle(.broken(error), RawSpan())
      }
    }
    guard phase != .broken else { return bytes.byteCount }
    var reader = FrameReader(bytes.extracting(droppingFirst: start))
    do throws(FrameError) {
      while phase != .broken, let frame = try reader.next() {
        do throws(ConnectionError) {
          try receive(frame, into: &output, handle)
        } catch {
          fail(error, into: &output, handle)
        }
      }
    } catch {
      fail(.frame(error), into: &output, handle)
    }
    return phase == .broken ? bytes.byteCount : start + reader.consumed
  }

  private mutating func fail(
    _ error: ConnectionError, into output: inout WireWriter,
    _ handle: (ClientEvent, RawSpan) -> Void
  ) {
    phase = .broken
    output.frame(GoAway(lastStream: 0, reason: error.reason, text: error.description))
    handle(.broken(RPCError(.internal, "The server broke the protocol: \(error).")), RawSpan())
  }

  private mutating func receive(
    _ frame: borrowing FrameView, into output: inout WireWriter,
    _ handle: (ClientEvent, RawSpan) -> Void
  ) throws(ConnectionError) {
    guard let type = frame.header.type else { return }
    if phase == .awaitingHello {
      // A server that refuses the connection may say so instead of HELLO.
      guard type == .hello || type == .goAway else { throw .helloMissing }
    }
    switch type {
    case .hello:
      guard phase == .awaitingHello else { throw .helloTwice }
      guard let hello = try? Hello(decoding: frame.body) else { throw .helloMalformed }
      peer = PeerSettings(hello)
      phase = .open
      try grantInitialCredit()
      handle(.ready, RawSpan())
    case .data: try receiveData(frame, into: &output, handle)
    case .head:
      guard try isInFlight(frame.header.stream) else { return }
      // Metadata that cannot be read says nothing, and the call goes on.
      let metadata = (try? CallHeader(decoding: frame.meta))?.metadata ?? [:]
      handle(.head(stream: frame.header.stream, metadata), RawSpan())
    case .end: try receiveEnd(frame, handle)
    case .ping: output.frame(.pong, body: frame.body)
    case .pong:
      handle(.pong(frame.body.unsafeLoadUnaligned(as: UInt64.self).littleEndian), RawSpan())
    case .goAway:
      guard let received = GoAway(frame.body) else { throw .badValue }
      goAway = received
      handle(.goAway(received), RawSpan())
    case .credit:
      guard try isInFlight(frame.header.stream) else { return }
      let bytes = UInt32(littleEndian: frame.body.unsafeLoadUnaligned(as: UInt32.self))
      try streams[frame.header.stream]?.sendCredit.grant(bytes)
    case .open, .cancel, .auth: throw .wrongDirection
    }
  }

  /// Refuses a stream that was never opened; a frame on one that has ended is counted.
  private mutating func isInFlight(_ stream: UInt32) throws(ConnectionError) -> Bool {
    guard stream % 2 == 1, stream < nextStream else { throw .unopenedStream }
    if calls[stream] != nil { return true }
    framesDropped += 1
    return false
  }

  private mutating func receiveData(
    _ frame: borrowing FrameView, into output: inout WireWriter,
    _ handle: (ClientEvent, RawSpan) -> Void
  ) throws(ConnectionError) {
    let stream = frame.header.stream
    guard try isInFlight(stream), var message = calls.removeValue(forKey: stream) else { return }
    // A message without bytes is none, and one that was given up is not collected.
    if message.abandoned != nil {
      framesDropped += 1
    } else if frame.header.flags.contains(.noMessage) {
      message.isPartial = false
    } else if let error = receive(frame, of: &message, handle) {
      message = Arriving(abandoned: error)
      stopSending(stream)
      output.cancelFrame(stream: stream, reason: .caller)
    }
    calls[stream] = message
  }

  /// Adds a fragment to its message; the error is why the call is given up. It stays in flight
  /// until its END, which then carries this error.
  private mutating func receive(
    _ frame: borrowing FrameView, of message: inout Arriving,
    _ handle: (ClientEvent, RawSpan) -> Void
  ) -> RPCError? {
    let stream = frame.header.stream
    let size = frame.body.byteCount
    guard message.bytes.count + size <= limits.messageBytesMax else {
      return RPCError(
        .resourceExhausted, "The answer is longer than \(limits.messageBytesMax) bytes.")
    }
    let isStream = streams[stream]?.shape.streamsResponses ?? false
    if isStream {
      guard takeCredit(size, of: stream, isFirst: !message.isPartial) else {
        return RPCError(.internal, "The server sent more on a stream than it was allowed.")
      }
      if !message.isPartial, !frame.header.flags.contains(.more) {
        handle(.message(stream: stream), frame.body)
        return nil
      }
    }
    frame.body.withUnsafeBytes { message.bytes.append(contentsOf: $0) }
    message.isPartial = frame.header.flags.contains(.more)
    if isStream, !message.isPartial {
      handle(.message(stream: stream), message.bytes.span.bytes)
      message.bytes = []
    }
    return nil
  }

  private mutating func receiveEnd(
    _ frame: borrowing FrameView, _ handle: (ClientEvent, RawSpan) -> Void
  ) throws(ConnectionError) {
    let stream = frame.header.stream
    guard try isInFlight(stream), let last = calls.removeValue(forKey: stream) else { return }
    stopSending(stream)
    let isStream = streams.removeValue(forKey: stream)?.shape.streamsResponses ?? false
    var status = CallStatus()
    if frame.meta.byteCount > 0 {
      guard let decoded = try? CallStatus(decoding: frame.meta) else {
        let error = RPCError(.internal, "The server's status is malformed.")
        return handle(.failed(stream: stream, error), RawSpan())
      }
      status = decoded
    }
    let hasBody = !frame.header.flags.contains(.noMessage)
    if status.code != 0 {
      let details = (try? ErrorDetails(decoding: frame.body)) ?? ErrorDetails()
      handle(.failed(stream: stream, RPCError(status, details)), RawSpan())
    } else if let error = last.abandoned {
      handle(.failed(stream: stream, error), RawSpan())
    } else if last.isPartial {
      let error = RPCError(.internal, "The server ended the call within a message.")
      handle(.failed(stream: stream, error), RawSpan())
    } else if isStream {
      // The end of a stream carries no message; one that is there all the same is the last.
      if hasBody, frame.body.byteCount > 0 { handle(.message(stream: stream), frame.body) }
      handle(.answered(stream: stream, status), RawSpan())
    } else {
      handle(
        .answered(stream: stream, status), hasBody ? frame.body : last.bytes.span.bytes)
    }
  }
}
