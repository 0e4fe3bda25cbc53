import WireFormat

/// A call whose connection ended before it did.
struct GoneCall {
  let stream: UInt32
  /// The index of the rpc in `CallDispatcher.methods`.
  let method: Int
  let context: CallContext
  /// Of a feed: whose news it waited for.
  let topic: Uuid?

  init(_ stream: UInt32, _ method: Int, _ context: CallContext, feed topic: Uuid? = nil) {
    self.stream = stream
    self.method = method
    self.context = context
    self.topic = topic
  }
}
