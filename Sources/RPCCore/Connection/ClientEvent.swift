/// What a client learns from received bytes.
package enum ClientEvent: Sendable {
  /// The server's HELLO has arrived; `peer` says what it allows.
  case ready
  /// The server's metadata for a call, which it goes on with from now on.
  case head(stream: UInt32, [String: String])
  /// A whole message of a stream of answers; its bytes come with the event.
  case message(stream: UInt32)
  /// A call succeeded; the bytes of its one answer come with the event, none for a stream of them.
  case answered(stream: UInt32, CallStatus)
  /// A call failed.
  case failed(stream: UInt32, RPCError)
  /// The server takes no calls after `lastStream`; the others go on.
  case goAway(GoAway)
  case pong(UInt64)
  /// The connection is over: what to tell callers. Nothing that follows is read.
  case broken(RPCError)
}
