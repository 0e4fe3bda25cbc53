/// What a peer did that ends the connection, although each frame was well formed.
package enum ConnectionError: Error, Sendable, Hashable {
  case frame(FrameError)
  /// The first frame is not HELLO.
  case helloMissing
  case helloTwice
  /// HELLO is not a message.
  case helloMalformed
  /// A stream that is even, not above the last one, or 2^31 or more.
  case badStream
  /// A frame on a stream that was never opened.
  case unopenedStream
  /// DATA after FIN.
  case dataAfterFin
  /// A frame that only the other side sends.
  case wrongDirection
  /// A reason, slot or number outside its range.
  case badValue
  /// Too many AUTH frames, or too many that failed.
  case authAbuse
  /// PINGs that come sooner than HELLO allows.
  case earlyPings
  /// More cancels or refused calls than are allowed in the time.
  case flood
  /// A frame whose bytes come too slowly.
  case slowFrame
  /// Credit above 2^31.
  case creditOverflow
  /// A message that was begun without credit.
  case creditExceeded
  /// NOMSG between the fragments of a message.
  case brokenMessage

  /// The reason that GOAWAY carries.
  package var reason: GoAwayReason {
    switch self {
    case .authAbuse, .earlyPings, .flood, .slowFrame: .abuse
    default: .protocolError
    }
  }
}

extension ConnectionError: CustomStringConvertible {
  /// What GOAWAY tells the peer.
  package var description: String {
    switch self {
    case .frame(let error): error.description
    case .helloMissing: "the first frame is not HELLO"
    case .helloTwice: "a second HELLO"
    case .helloMalformed: "HELLO is malformed"
    case .badStream: "stream numbers must be odd and rise, below 2^31"
    case .unopenedStream: "a frame on a stream that was never opened"
    case .dataAfterFin: "DATA after FIN"
    case .wrongDirection: "a frame that only the other side sends"
    case .badValue: "a value outside its range"
    case .authAbuse: "too many AUTH frames"
    case .earlyPings: "PING more often than HELLO allows"
    case .flood: "too many cancels or refused calls"
    case .slowFrame: "a frame did not arrive whole in time"
    case .creditOverflow: "credit above 2^31"
    case .creditExceeded: "a message without credit"
    case .brokenMessage: "a message was not finished"
    }
  }
}
