/// What the server is to do about one received frame. The frame's own bytes stay in its view.
package enum ServerAction: Sendable, Hashable {
  /// Nothing.
  case none
  /// A call: its header is the frame's meta. The caller runs it (`hold` when that takes longer
  /// than this frame), collects the rest of its request, or ends it with an error.
  case open(Opening)
  /// A fragment of a request, or of a stream's message: the caller looks whether there is room for
  /// it, and says `keep`, or ends the call, or says `discard` of the stream.
  case fragment(UInt32)
  /// The last fragment of a request: once it was kept, `takeRequest` gives the whole.
  case request(UInt32)
  /// A message of a stream: the frame's body when `isWhole`, else that is its last fragment, and
  /// `takeMessage` gives the whole once it was kept. After the last message no more come.
  case message(UInt32, isWhole: Bool, isLast: Bool)
  /// The stream's client sends no more messages.
  case halfClose(UInt32)
  /// The stream's client takes so many bytes more.
  case credit(UInt32, UInt32)
  /// The stream's client cannot go on so; the handler is to end, and what comes is dropped.
  case cut(UInt32, Refusal)
  /// END with this refusal.
  case refuse(UInt32, Refusal)
  /// The peer no longer wants the answer.
  case cancel(UInt32, CancelReason)
  /// The frame's body is a slot and a token.
  case authenticate(slot: Int)
  /// PONG with the frame's body.
  case pong
  /// The peer opens no more calls.
  case peerLeaves

  /// How much of the request an OPEN carries.
  package enum Opening: Sendable, Hashable {
    /// All of it.
    case whole
    /// The first fragment.
    case first
    /// A whole message, but the caller means to send more.
    case unfinished
    /// No message.
    case empty
  }
}
