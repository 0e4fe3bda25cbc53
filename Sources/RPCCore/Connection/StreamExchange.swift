/// One stream's messages and credit as the server's half of a connection counts them.
struct StreamExchange: Sendable {
  /// What a frame came to.
  enum Step: Sendable, Hashable {
    case nothing
    /// A part of a message that is to be kept.
    case fragment
    /// A message is there: the frame's body when `isWhole`, else that is the last of its parts.
    case message(isWhole: Bool)
    /// The client is done without a last message.
    case halfClose
    /// The message cannot be taken, nor anything after it.
    case refused(Refusal)
  }

  /// The fragments of the message that arrives.
  private var partial = Fragments()
  /// What this side may send.
  var outgoing: SendCredit
  /// What the client may send.
  var incoming: ReceiveCredit
  private(set) var hasHalfClosed: Bool
  private let bytesMax: Int
  private var isInMessage = false
  private var isDiscarding = false

  init(outgoing: SendCredit, incoming: ReceiveCredit, bytesMax: Int, hasHalfClosed: Bool) {
    self.outgoing = outgoing
    self.incoming = incoming
    self.bytesMax = bytesMax
    self.hasHalfClosed = hasHalfClosed
  }

  /// Takes the first fragment of a message, which came with OPEN and costs no credit.
  mutating func begin(_ body: RawSpan) {
    isInMessage = true
    keep(body)
  }

  /// Keeps a part of a message.
  mutating func keep(_ body: RawSpan) { partial.append(body) }

  /// The parts that were kept.
  mutating func take() -> Fragments {
    defer { partial = Fragments() }
    return partial
  }

  /// Drops what still comes; gives the parts that were kept.
  mutating func discard() -> Fragments {
    isDiscarding = true
    return take()
  }

  /// Takes a DATA frame of so many bytes; `room` is what the connection has left for unfinished
  /// messages.
  mutating func receive(
    _ flags: FrameFlags, bytes: Int, room: Int
  ) throws(ConnectionError) -> Step {
    guard !hasHalfClosed else { throw .dataAfterFin }
    hasHalfClosed = flags.contains(.fin)
    if flags.contains(.noMessage) {
      guard !isInMessage else { throw .brokenMessage }
      return hasHalfClosed ? .halfClose : .nothing
    }
    let isFirst = !isInMessage
    if isFirst {
      guard incoming.begin(bytes) else { throw .creditExceeded }
    } else {
      incoming.goOn(bytes)
    }
    isInMessage = flags.contains(.more)
    if isDiscarding { return .nothing }
    if partial.count + bytes > bytesMax { return .refused(.requestTooLong(bytesMax)) }
    if isFirst, !isInMessage { return .message(isWhole: true) }
    if bytes > room { return .refused(.partialBudget) }
    return isInMessage ? .fragment : .message(isWhole: false)
  }
}
