import WireFormat

// Calls with more than one message a direction.
extension ServerConnection {
  /// The call is a stream from now on, until `end`. `credit` is what its client takes of the
  /// answer at first; messages have at most `bytesMax` bytes.
  package mutating func beginStream(
    _ stream: UInt32, credit: UInt32, bytesMax: Int, hasHalfClosed: Bool
  ) {
    var outgoing = SendCredit(initial: credit)
    if let early = earlyCredit.removeValue(forKey: stream) {
      // Both are below 2^31, and a sum above it is only ever less than what was granted.
      try? outgoing.grant(UInt32(clamping: early.bytes))
    }
    holdStream(stream)
    exchanges[stream] = StreamExchange(
      outgoing: outgoing,
      incoming: ReceiveCredit(initial: UInt32(clamping: limits.initialCreditBytes)),
      bytesMax: bytesMax, hasHalfClosed: hasHalfClosed)
  }

  /// The first fragment of the stream's first message, which came with its OPEN.
  package mutating func beginMessage(_ stream: UInt32, _ body: RawSpan) {
    if exchanges[stream]?.begin(body) != nil { partialBytes += body.byteCount }
  }

  /// The message whose last fragment was kept.
  package mutating func takeMessage(_ stream: UInt32) -> Fragments {
    guard let fragments = exchanges[stream]?.take() else { return Fragments() }
    partialBytes -= fragments.count
    return fragments
  }

  /// Nobody wants the messages that still come: their bytes are dropped, and told no more.
  package mutating func discard(_ stream: UInt32) {
    guard let fragments = exchanges[stream]?.discard() else { return }
    partialBytes -= fragments.count
  }

  /// What may be sent on the stream; nothing while it is 0 or less.
  package func credit(of stream: UInt32) -> Int64 { exchanges[stream]?.outgoing.bytes ?? 0 }

  /// Notes message bytes that were written to the stream.
  package mutating func sent(_ stream: UInt32, _ bytes: Int) {
    exchanges[stream]?.outgoing.spend(bytes)
  }

  /// Notes that the handler took messages, and gives the CREDIT that is due.
  package mutating func took(_ stream: UInt32, _ bytes: Int) -> UInt32? {
    guard exchanges[stream]?.hasHalfClosed == false else { return nil }
    return exchanges[stream]?.incoming.took(bytes)
  }

  mutating func receiveMessage(
    _ frame: borrowing FrameView
  ) throws(ConnectionError) -> ServerAction {
    let stream = frame.header.stream
    let room = partialBytesMax - partialBytes
    guard
      let step = try exchanges[stream]?.receive(
        frame.header.flags, bytes: frame.body.byteCount, room: room)
    else { return .none }
    let isLast = exchanges[stream]?.hasHalfClosed == true
    return switch step {
    case .nothing: .none
    case .fragment: .fragment(stream)
    case .message(let isWhole): .message(stream, isWhole: isWhole, isLast: isLast)
    case .halfClose: .halfClose(stream)
    case .refused(let refusal): cut(stream, refusal)
    }
  }

  private mutating func cut(_ stream: UInt32, _ refusal: Refusal) -> ServerAction {
    discard(stream)
    return .cut(stream, refusal)
  }

  mutating func receiveCredit(
    _ frame: borrowing FrameView
  ) throws(ConnectionError) -> ServerAction {
    let stream = frame.header.stream
    let bytes = UInt32(littleEndian: frame.body.unsafeLoadUnaligned(as: UInt32.self))
    guard exchanges[stream] != nil else {
      if isArriving(stream) {
        try earlyCredit[stream, default: SendCredit(initial: 0)].grant(bytes)
      }
      return .none
    }
    try exchanges[stream]?.outgoing.grant(bytes)
    return .credit(stream, bytes)
  }
}
