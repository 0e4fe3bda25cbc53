/// Why the connection itself refuses one call; the others go on.
package enum Refusal: Error, Sendable, Hashable {
  /// More calls in flight than HELLO allowed.
  case tooManyCalls
  /// The requests that have not arrived whole take all the memory there is for them.
  case partialBudget
  /// The server takes no more calls on this connection.
  case draining
  /// The request is longer than the method takes.
  case requestTooLong(Int)
  /// A unary request that ends without FIN.
  case unfinished
  /// A unary call without a message.
  case noMessage
}

extension RPCError {
  /// The error that the caller gets.
  package init(_ refusal: Refusal) {
    switch refusal {
    case .tooManyCalls:
      self.init(
        .resourceExhausted, "Too many calls are in flight on the connection.", neverExecuted: true)
    case .partialBudget:
      self.init(
        .resourceExhausted, "Too many requests are under way in fragments.", neverExecuted: true)
    case .draining:
      self.init(
        .unavailable, "The server is going away; call another, or connect again.",
        neverExecuted: true)
    case .requestTooLong(let bytesMax):
      // Not marked neverExecuted, although it is: a retry would fail in the same way.
      self.init(.resourceExhausted, "The request is longer than \(bytesMax) bytes.")
    case .unfinished:
      self.init(.invalidArgument, "A request of one message ends with FIN.")
    case .noMessage:
      self.init(.invalidArgument, "The call carries no request message.")
    }
  }
}
