/// One streaming call in encoded messages, as a channel carries it; the typed streams are views
/// of one.
///
/// A call ends once: by the server's END, by `cancel`, by its deadline or with its connection.
/// One task reads and one task sends at a time.
public protocol StreamingCall: AnyObject, Sendable {
  /// The server's first metadata; nil until it has come.
  var initialMetadata: [String: String]? { get }
  /// What the server said at the end besides the status; nil until the call has ended well.
  var trailers: [String: String]? { get }

  /// Sends a message; waits until the server's credit allows it.
  func send(_ message: [UInt8]) async throws(RPCError)
  /// Says that no message follows.
  func finishSending() async throws(RPCError)
  /// The next message from the server; nil when the call has ended well.
  func next() async throws(RPCError) -> [UInt8]?
  /// Gives the call up, and what has not been read; nothing happens when it has ended.
  func cancel()
}

/// Keeps a call for as long as somebody may read from it or send to it, and gives it up then.
final class StreamLease: Sendable {
  let call: any StreamingCall
  let method: MethodInfo

  init(_ call: any StreamingCall, _ method: MethodInfo) {
    self.call = call
    self.method = method
  }

  deinit { call.cancel() }
}
