import RPCCore

/// What one attempt of a call came to: the answer's bytes, or why there are none.
typealias CallResult = Result<[UInt8], RPCError>

/// A token with a number that rises when it is renewed.
struct AuthToken: Sendable {
  var version: Int
  var text: String
}

/// One attempt of a call on its way to a connection.
struct OutgoingCall: Sendable {
  /// Unique within the connection, so that the call can be cancelled before it has a stream.
  var id: UInt64
  /// All but the time-out, which is what remains when the call is sent.
  var header: CallHeader
  var request: [UInt8]
  /// Monotonic nanoseconds; nil is never.
  var deadline: UInt64?
  /// The token to be in force when the call is opened.
  var token: AuthToken?
  /// Called exactly once, on the connection's thread or, when it is closed, on the caller's.
  var completion: @Sendable (CallResult) -> Void
}
