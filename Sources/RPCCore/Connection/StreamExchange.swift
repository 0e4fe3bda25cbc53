/// One stream's messages and credit as the server's half of a connection counts them.
struct StreamExchange: Sendable {
  /// What a frame came to.
  enum Step: Sendable, Hashable {
    case nothing
    /// A message is there: the frame's body when `isWhole`, else in `partial`.
    case message(isWhole: Bool)
    /// The client is done without a last message.
    case halfClose
    /// The message cannot be taken, nor anything after it.
    case refused(Refusal)
  }

  /// The fragments of the message that arrives.
  var partial: [UInt8] = []
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
    body.withUnsafeBytes { partial.append(contentsOf: $0) }
  }

  /// Takes a DATA frame; `room` is what the connection has left for unfinished messages.
  mutating func receive(
    _ flags: FrameFlags, _ body: RawSpan, room: Int
  ) throws(ConnectionError) -> Step {
    guard !hasHalfClosed else { throw .dataAfterFin }
    hasHalfClosed = flags.contains(.fin)
    if flags.contains(.noMessage) {
      guard !isInMessage else { throw .brokenMessage }
      return hasHalfClosed ? .halfClose : .nothing
    }
    let isFirst = !isInMessage
    if isFirst {
      guard incoming.begin(body.byteCount) else { throw .creditExceeded }
    } else {
      incoming.goOn(body.byteCount)
    }
    isInMessage = flags.contains(.more)
    if isDiscarding { return .nothing }
    if partial.count + body.byteCount > bytesMax { return discard(.requestTooLong(bytesMax)) }
    if isFirst, !isInMessage { return .message(isWhole: true) }
    if body.byteCount > room { return discard(.partialBudget) }
    body.withUnsafeBytes { partial.append(contentsOf: $0) }
    return isInMessage ? .nothing : .message(isWhole: false)
  }

  private mutating func discard(_ refusal: Refusal) -> Step {
    isDiscarding = true
    partial = []
    return .refused(refusal)
  }
}
