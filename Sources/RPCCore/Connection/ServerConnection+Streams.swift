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
    exchanges[stream]?.begin(body)
    if exchanges[stream] != nil { partialBytes += body.byteCount }
  }

  /// The message that came in fragments.
  package mutating func takeMessage(_ stream: UInt32) -> [UInt8] {
    guard let bytes = exchanges[stream]?.partial else { return [] }
    exchanges[stream]?.partial = []
    partialBytes -= bytes.count
    return bytes
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
    guard var exchange = exchanges.removeValue(forKey: stream) else { return .none }
    let before = exchange.partial.count
    let step: StreamExchange.Step
    do throws(ConnectionError) {
      step = try exchange.receive(
        frame.header.flags, frame.body, room: partialBytesMax - partialBytes)
    } catch {
      exchanges[stream] = exchange
      throw error
    }
    partialBytes += exchange.partial.count - before
    let isLast = exchange.hasHalfClosed
    exchanges[stream] = exchange
    return switch step {
    case .nothing: .none
    case .message(let isWhole): .message(stream, isWhole: isWhole, isLast: isLast)
    case .halfClose: .halfClose(stream)
    case .refused(let refusal): .cut(stream, refusal)
    }
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
