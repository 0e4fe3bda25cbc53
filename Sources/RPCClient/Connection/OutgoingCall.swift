import RPCCore

/// What one attempt of a call came to: the answer's bytes, or why there are none.
typealias CallResult = Result<[UInt8], RPCError>

/// A token with a number that rises when it is renewed.
struct AuthToken: Sendable {
  var version: Int
  var text: String
}

/// Who hears of a call, on the connection's thread or, when that is over, on the caller's.
enum CallSink: Sendable {
  /// Called exactly once.
  case unary(@Sendable (CallResult) -> Void)
  case stream(StreamAttempt, CallShape)

  /// Ends the call; `trailers` come with an answer.
  func complete(_ result: CallResult, trailers: [String: String] = [:]) {
    switch self {
    case .unary(let completion): completion(result)
    case .stream(let attempt, let shape):
      if case .success(let answer) = result, !shape.streamsResponses { attempt.receive(answer) }
      attempt.end(result.map { _ in trailers })
    }
  }
}

/// One attempt of a call on its way to a connection.
struct OutgoingCall: Sendable {
  /// Unique within the connection, so that the call can be cancelled before it has a stream.
  var id: UInt64
  /// All but the time-out, which is what remains when the call is sent.
  var header: CallHeader
  /// Empty for a call that streams its requests.
  var request: [UInt8]
  /// Monotonic nanoseconds; nil is never.
  var deadline: UInt64?
  /// The token to be in force when the call is opened.
  var token: AuthToken?
  var sink: CallSink
}
