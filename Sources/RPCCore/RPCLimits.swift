package import WireFormat

/// Every limit of the protocol in one place. What is the same for everybody is static; what a
/// server or client may choose is a property, told to the peer in HELLO where the peer must know.
public struct RPCLimits: Sendable, Hashable {
  // Told in HELLO.

  /// The largest message that this side accepts, unless the method says otherwise.
  public var messageBytesMax = 4 << 20
  /// Calls that the peer may have in flight on one connection.
  public var callsInFlightMax = 1024
  /// Message bytes that a stream's sender may send before it gets more credit.
  public var initialCreditBytes = 256 << 10
  /// The least time between two pings.
  public var pingMillisecondsMin = 10_000
  /// How long a connection lives, 10 % more or less at random; 0 is without end.
  public var ageMillisecondsMax = 0

  // Memory.

  /// The content of one frame before the first AUTH, and a whole request without a token.
  public var bytesBeforeAuthMax = 16 << 10
  /// Calls that a connection may have in flight before a token was accepted, whatever HELLO says.
  public var callsBeforeAuthMax = 16
  /// Requests of one connection that have not arrived whole, all together, before a token was
  /// accepted.
  public var partialBytesBeforeAuthMax = 64 << 10
  /// Requests that come in fragments and whose calls have not ended, as much of them as has come
  /// in steps of 1 to 16 KiB, with the messages that wait for their handlers beyond 16 KiB of each
  /// stream: of the whole server.
  public var requestBytesInFlightMax = 256 << 20
  /// The same of one tenant.
  public var tenantRequestBytesInFlightMax = 64 << 20
  /// Requests of one connection that have not arrived whole, all together.
  public var partialBytesMax = 8 << 20
  /// Unsent answers beyond which no new OPEN of the connection is taken.
  public var outputBytesSoftMax = 1 << 20
  /// Unsent answers beyond which the connection is closed.
  public var outputBytesMax = 16 << 20

  // Time.

  /// From the accepted connection to its HELLO.
  public var handshakeMilliseconds = 5_000
  /// From the first byte of a frame to its last.
  public var frameMilliseconds = 10_000
  /// How long unsent bytes may stand still before the connection is closed. What the peer takes
  /// gives it as much time again as it would need at `bytesPerSecondMin`, up to this.
  public var writeStallMilliseconds = 10_000
  /// How long the next fragment of a request may keep the server waiting. What comes gives as much
  /// time again as it would need at `bytesPerSecondMin`, up to this.
  public var requestStallMilliseconds = 10_000
  /// How long a stream's handler waits for messages and for credit: it holds a thread that others
  /// may want. What the client sends or takes gives it as much time again as it would need at
  /// `bytesPerSecondMin`, up to this.
  public var streamSilenceMilliseconds = 60_000
  /// Bytes a second, in the long run, below which a peer is taken for too slow: of a request's
  /// fragments, of a stream's messages, and of answers that wait to be taken.
  public var bytesPerSecondMin = 4 << 10
  /// How long a connection without calls and frames stays open; the answers to our own PINGs
  /// are no frames of this kind.
  public var idleMilliseconds = 300_000
  /// The same before a token was accepted.
  public var idleBeforeAuthMilliseconds = 30_000
  /// How long a connection may be silent before it is asked for a sign of life.
  public var keepaliveMilliseconds = 15_000
  /// How long the sign of life may take; together with the above less than 30 s.
  public var keepaliveAnswerMilliseconds = 10_000
  /// The longest time-out that a call may ask for.
  public var timeoutMicrosecondsMax: Int64 = 24 * 3_600_000_000
  /// How long a draining server waits for its calls.
  public var drainMilliseconds = 30_000

  // Abuse.

  /// AUTH frames of one connection within one second.
  public var authPerSecondMax = 5
  /// Tokens of one connection that may be refused; the next frame that fails closes it.
  public var authFailuresMax = 3
  /// PINGs of one connection that may come sooner than `pingMillisecondsMin` allows; one that
  /// keeps to it takes one off.
  public var pingStrikesMax = 8
  /// CANCELs of one connection for calls in flight, a second in the long run.
  public var cancelsPerSecondMax = 100
  /// As many may come at once: a caller that goes away takes all its calls along.
  public var cancelBurstMax = 1_024
  /// Calls of one connection that are refused for what their header says (token, role, tenant,
  /// method), a second in the long run.
  public var refusalsPerSecondMax = 100
  /// As many may come at once: a token expires for all calls in flight.
  public var refusalBurstMax = 1_024
  /// Connections of one address (of one /64 network where it is IPv6).
  public var connectionsPerAddressMax = 8_192
  /// Connections, all together, that have shown no good token.
  public var connectionsBeforeAuthMax = 4_096
  /// The same of one address, so that one alone cannot keep the others out.
  public var connectionsBeforeAuthPerAddressMax = 1_024
  /// Calls of one tenant within one second; as many may come at once after a quiet second.
  public var tenantCallsPerSecondMax = 1_000_000

  /// The limits of the protocol page.
  public init() {}

  /// Gives strangers as much as others: for servers whose methods need no token.
  public mutating func trustStrangers() {
    callsBeforeAuthMax = callsInFlightMax
    partialBytesBeforeAuthMax = partialBytesMax
  }
}

// The same for everybody.
extension RPCLimits {
  /// Bytes of a frame's body.
  @inlinable public static var frameBodyBytesMax: Int { 64 << 10 }
  /// Bytes of a frame's meta.
  @inlinable public static var frameMetaBytesMax: Int { 16 << 10 }
  /// AUTH slots, 0 to 7.
  @inlinable public static var authSlots: Int { 8 }
  /// The first stream number that nobody may use.
  @inlinable public static var streamEnd: UInt32 { 1 << 31 }
  /// Frames of one connection that are taken before it is the others' turn.
  @inlinable public static var framesPerTurn: Int { 128 }
  /// UTF-8 bytes of a status message.
  @inlinable public static var statusMessageBytesMax: Int { 1024 }
  /// Field violations in one error.
  @inlinable public static var violationsMax: Int { 64 }
  /// Calls in flight before the peer's HELLO, and the least that a HELLO may say.
  @inlinable public static var callsInFlightFloor: Int { 16 }
  /// The largest message before the peer's HELLO, and the least that a HELLO may say.
  @inlinable public static var messageBytesFloor: Int { 64 << 10 }
}

extension RPCLimits {
  /// The time, in nanoseconds, that a peer would need for so many bytes; a day at most.
  package static func time(for bytes: Int, perSecond: Int) -> UInt64 {
    let each = 1_000_000_000 / UInt64(max(perSecond, 1))
    let (time, isMuch) = UInt64(clamping: bytes).multipliedReportingOverflow(by: each)
    let day: UInt64 = 86_400_000_000_000
    return isMuch ? day : min(time, day)
  }

  /// What the peer must know of these limits.
  package func hello(name: String, instance: Uuid, fingerprint: [UInt8] = []) -> Hello {
    Hello(
      maxMessage: UInt32(clamping: messageBytesMax),
      maxInFlight: UInt32(clamping: callsInFlightMax),
      initialCredit: UInt32(clamping: initialCreditBytes),
      minPing: UInt32(clamping: pingMillisecondsMin), schemaFingerprint: fingerprint,
      instance: instance, maxAge: UInt32(clamping: ageMillisecondsMax), name: name)
  }
}
