import WireFormat

/// The server's half of one connection: no sockets, no threads, no clock. Frames go in as
/// verbs, actions come out; the caller does the work and says when a call has ended.
package struct ServerConnection: ~Copyable, Sendable {
  private enum Phase { case awaitingPreface, awaitingHello, open }

  /// A call in flight that outlives the frame it came with.
  private enum Stream {
    case receiving(Fragments, bytesMax: Int)
    case running
    /// A stream, which has an exchange besides.
    case streaming
  }

  /// What the client allows.
  package private(set) var peer = PeerSettings()
  /// Frames for calls that had ended, which were dropped.
  package private(set) var framesDropped = 0
  /// The last call that was taken or refused; later ones are not known.
  package private(set) var lastStream: UInt32 = 0
  /// Bytes of requests that have not arrived whole.
  package internal(set) var partialBytes = 0

  let limits: RPCLimits
  private var phase = Phase.awaitingPreface
  private var hasSeenAuth = false
  private var isKnown = false
  private var isDraining = false
  private var streams: [UInt32: Stream] = [:]
  /// What streams have besides their place among the calls.
  var exchanges: [UInt32: StreamExchange] = [:]
  /// CREDIT for streams whose request is still arriving.
  var earlyCredit: [UInt32: SendCredit] = [:]

  package init(limits: RPCLimits) { self.limits = limits }

  /// Calls that are held or still arriving.
  package var callsInFlight: Int { streams.count }

  /// Whether HELLO has come.
  package var isOpen: Bool { phase == .open }

  /// The longest body that the next frame may have.
  package var bodyBytesMax: Int {
    hasSeenAuth ? RPCLimits.frameBodyBytesMax : limits.bytesBeforeAuthMax
  }

  /// Judges the peer's first bytes; frames follow once they are accepted.
  package mutating func receivePreface(_ bytes: RawSpan) -> Preface.Verdict {
    let verdict = Preface.examine(bytes)
    if case .accepted = verdict { phase = .awaitingHello }
    return verdict
  }

  /// The peer has shown who it is, by AUTH or otherwise: frames may have their full length, and
  /// the limits of strangers are its no more.
  package mutating func trust() {
    hasSeenAuth = true
    isKnown = true
  }

  private var callsInFlightMax: Int {
    isKnown ? limits.callsInFlightMax : min(limits.callsInFlightMax, limits.callsBeforeAuthMax)
  }

  /// Bytes of requests that may arrive in fragments at once.
  var partialBytesMax: Int {
    isKnown
      ? limits.partialBytesMax : min(limits.partialBytesMax, limits.partialBytesBeforeAuthMax)
  }

  /// Whether the preface is still to come.
  package var awaitsPreface: Bool { phase == .awaitingPreface }

  /// Takes one frame.
  package mutating func receive(
    _ frame: borrowing FrameView
  ) throws(ConnectionError) -> ServerAction {
    let header = frame.header
    if phase == .open, header.rawType == FrameType.open.rawValue {
      return try open(header)
    }
    return try receiveOther(frame)
  }

  private mutating func open(_ header: FrameHeader) throws(ConnectionError) -> ServerAction {
    let stream = header.stream
    guard stream & 1 == 1, stream > lastStream, stream < RPCLimits.streamEnd else {
      throw .badStream
    }
    lastStream = stream
    guard !isDraining else { return .refuse(stream, .draining) }
    guard streams.count < callsInFlightMax else { return .refuse(stream, .tooManyCalls) }
    if header.flags == .fin { return .open(.whole) }
    if header.flags.contains(.noMessage) { return .open(.empty) }
    guard header.flags.contains(.more) else { return .open(.unfinished) }
    guard partialBytes + header.bodyLength <= partialBytesMax else {
      return .refuse(stream, .partialBudget)
    }
    return .open(.first)
  }

  private mutating func receiveOther(
    _ frame: borrowing FrameView
  ) throws(ConnectionError) -> ServerAction {
    // An extension that this version does not know.
    guard let type = frame.header.type else { return .none }
    guard phase == .open else {
      guard type == .hello else { throw .helloMissing }
      guard let hello = try? Hello(decoding: frame.body) else { throw .helloMalformed }
      peer = PeerSettings(hello)
      phase = .open
      return .none
    }
    switch type {
    case .hello: throw .helloTwice
    case .open: return try open(frame.header)
    case .data: return try receiveData(frame)
    case .head, .end: throw .wrongDirection
    case .cancel:
      let rawReason = frame.body.unsafeLoad(as: UInt8.self)
      guard let reason = CancelReason(rawValue: rawReason) else { throw .badValue }
      guard try isInFlight(frame.header.stream) else { return .none }
      return .cancel(frame.header.stream, reason)
    case .credit:
      guard try isInFlight(frame.header.stream) else { return .none }
      return try receiveCredit(frame)
    case .ping: return .pong
    case .pong: return .none
    case .goAway: return .peerLeaves
    case .auth:
      let slot = Int(frame.body.unsafeLoad(as: UInt8.self))
      guard slot < RPCLimits.authSlots else { throw .badValue }
      hasSeenAuth = true
      return .authenticate(slot: slot)
    }
  }

  /// Refuses a stream that was never opened; a frame on one that has ended is counted.
  private mutating func isInFlight(_ stream: UInt32) throws(ConnectionError) -> Bool {
    guard stream & 1 == 1, stream <= lastStream else { throw .unopenedStream }
    if streams[stream] != nil { return true }
    framesDropped += 1
    return false
  }

  /// Whether the call's one request is still coming in fragments.
  func isArriving(_ stream: UInt32) -> Bool {
    if case .receiving = streams[stream] { true } else { false }
  }

  private mutating func receiveData(
    _ frame: borrowing FrameView
  ) throws(ConnectionError) -> ServerAction {
    let stream = frame.header.stream
    guard try isInFlight(stream) else { return .none }
    if exchanges[stream] != nil { return try receiveMessage(frame) }
    guard case .receiving(let fragments, let bytesMax) = streams[stream] else {
      throw .dataAfterFin
    }
    let size = frame.body.byteCount
    let flags = frame.header.flags
    let refusal: Refusal? =
      if fragments.count + size > bytesMax {
        .requestTooLong(bytesMax)
      } else if partialBytes + size > partialBytesMax {
        .partialBudget
      } else if flags.contains(.noMessage) || !flags.contains(.more) && !flags.contains(.fin) {
        .unfinished
      } else {
        nil
      }
    if let refusal {
      _ = end(stream)
      return .refuse(stream, refusal)
    }
    return flags.contains(.fin) ? .request(stream) : .fragment(stream)
  }
}

// What the caller says.
extension ServerConnection {
  /// The call goes on after its frame: it counts as in flight until `end`.
  package mutating func hold(_ stream: UInt32) { streams[stream] = .running }

  /// The call is a stream, which `beginStream` says more of.
  mutating func holdStream(_ stream: UInt32) { streams[stream] = .streaming }

  /// Collects a request of at most `bytesMax` bytes that began with `first`.
  package mutating func collect(
    _ stream: UInt32, first: RawSpan, bytesMax: Int
  ) throws(Refusal) {
    guard first.byteCount <= bytesMax else { throw .requestTooLong(bytesMax) }
    partialBytes += first.byteCount
    var fragments = Fragments()
    fragments.append(first)
    streams[stream] = .receiving(fragments, bytesMax: bytesMax)
  }

  /// Keeps a fragment that was told of: of a request, or of a stream's message.
  package mutating func keep(_ stream: UInt32, _ body: RawSpan) {
    if exchanges[stream]?.keep(body) != nil {
      partialBytes += body.byteCount
    } else if case .receiving(var fragments, let bytesMax) = streams[stream] {
      // It would be copied as long as it is in two places.
      streams[stream] = .running
      fragments.append(body)
      partialBytes += body.byteCount
      streams[stream] = .receiving(fragments, bytesMax: bytesMax)
    }
  }

  /// The request whose last fragment was kept; the call is held from now on.
  package mutating func takeRequest(_ stream: UInt32) -> Fragments {
    guard case .receiving(let fragments, _) = streams.updateValue(.running, forKey: stream) else {
      return Fragments()
    }
    partialBytes -= fragments.count
    return fragments
  }

  /// Ends a held or arriving call, once: false when it was not in flight, and then no END is due.
  package mutating func end(_ stream: UInt32) -> Bool {
    guard let state = streams.removeValue(forKey: stream) else { return false }
    if !earlyCredit.isEmpty { earlyCredit[stream] = nil }
    switch state {
    case .receiving(let fragments, _): partialBytes -= fragments.count
    case .running: break
    case .streaming:
      discard(stream)
      exchanges[stream] = nil
    }
    return true
  }

  /// Takes no more calls, and says so; nil when that has been said.
  package mutating func drain(
    _ reason: GoAwayReason, milliseconds: Int, text: String
  ) -> GoAway? {
    guard !isDraining else { return nil }
    isDraining = true
    return GoAway(
      lastStream: lastStream, drainMilliseconds: UInt32(clamping: milliseconds), reason: reason,
      text: text)
  }
}
