public import WireFormat

/// The messages that a server sends during one call, in order.
///
///     let events = try await frontdesk.leads.watchLeads(WatchLeadsRequest())
///     for try await event in events { print(event.lead.name) }
///     // Here the server has ended the call well; an error is thrown.
///
/// Reading is what lets the server send: what is not read holds at most the stream's credit
/// (256 KiB, and one message) and delays no other call. The call is given up when the reading
/// task is cancelled, by `cancel()`, and when the stream and its iterators are gone. There is one
/// sequence of messages, however many iterators are made.
public struct ResponseStream<Response: WireMessage>: AsyncSequence, Sendable {
  /// One message.
  public typealias Element = Response
  /// How the call failed.
  public typealias Failure = RPCError

  private let lease: StreamLease

  /// A stream of what `call` brings.
  public init(_ call: any StreamingCall, _ method: MethodInfo) {
    lease = StreamLease(call, method)
  }

  init(_ lease: StreamLease) { self.lease = lease }

  /// Reads the messages.
  public struct AsyncIterator: AsyncIteratorProtocol {
    /// One message.
    public typealias Element = Response
    /// How the call failed.
    public typealias Failure = RPCError

    let lease: StreamLease

    /// The next message; nil when the server has ended the call well.
    public mutating func next() async throws(RPCError) -> Response? {
      try await lease.next(as: Response.self)
    }

    /// The next message; nil when the server has ended the call well.
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(RPCError) -> Response? {
      try await lease.next(as: Response.self)
    }
  }

  /// Reads the messages from where the last iterator stopped.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(lease: lease) }

  /// The server's first metadata; nil until it has come.
  public var initialMetadata: [String: String]? { lease.call.initialMetadata }

  /// What the server said at the end besides the status; nil until the call has ended well.
  public var trailers: [String: String]? { lease.call.trailers }

  /// Gives the call up: the next read throws `cancelled`.
  public func cancel() { lease.call.cancel() }
}

extension StreamLease {
  func next<Message: WireMessage>(as type: Message.Type) async throws(RPCError) -> Message? {
    guard let bytes = try await call.next() else { return nil }
    do throws(WireError) {
      return try Message(decoding: bytes)
    } catch {
      call.cancel()
      throw RPCError(.internal, "A message of \(method.name) cannot be read: \(error).")
    }
  }
}
