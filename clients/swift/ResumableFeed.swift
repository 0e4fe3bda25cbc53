public import RPCCore

/// A stream of answers that outlives its connections: when it breaks off it is opened again
/// where it broke off.
///
///     let events = frontdesk.following(from: 0) { sequence in
///       try await frontdesk.events.watch(WatchEventsRequest(fromSequence: sequence + 1))
///     } position: { event in event.sequence }
///     for try await event in events { print(event.kind) }
///
/// The pauses between attempts grow from a tenth of a second to ten seconds and vary by a fifth;
/// a message ends them. Errors that another attempt cannot mend are thrown: a wrong request, a
/// missing right, a position that the server no longer has (`outOfRange`).
public struct ResumableFeed<
  Message: Sendable, Position: Sendable, Source: AsyncSequence & Sendable
>:
  AsyncSequence, Sendable
where Source.Element == Message, Source.Failure == RPCError, Source.AsyncIterator.Element == Message
{
  /// One message.
  public typealias Element = Message
  /// What no further attempt can mend.
  public typealias Failure = RPCError

  let start: Position
  let open: @Sendable (Position) async throws(RPCError) -> Source
  let position: @Sendable (Message) -> Position

  /// Reads from the feed's start, on streams of its own.
  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(last: start, open: open, position: position)
  }

  /// Reads the messages; each iterator has streams of its own.
  public struct AsyncIterator: AsyncIteratorProtocol {
    /// One message.
    public typealias Element = Message
    /// What no further attempt can mend.
    public typealias Failure = RPCError

    /// The position of the last message.
    private var last: Position
    private var source: Source.AsyncIterator?
    private var pauses = ReopeningPauses()
    private let open: @Sendable (Position) async throws(RPCError) -> Source
    private let position: @Sendable (Message) -> Position

    init(
      last: Position, open: @escaping @Sendable (Position) async throws(RPCError) -> Source,
      position: @escaping @Sendable (Message) -> Position
    ) {
      self.last = last
      self.open = open
      self.position = position
    }

    /// The next message. It never ends by itself.
    public mutating func next() async throws(RPCError) -> Message? {
      try await next(isolation: nil)
    }

    /// The next message. It never ends by itself.
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(RPCError) -> Message? {
      while true {
        do throws(RPCError) {
          if source == nil { source = try await open(last).makeAsyncIterator() }
          if let message = try await source?.next(isolation: actor) {
            last = position(message)
            pauses = ReopeningPauses()
            return message
          }
          // A feed that ends well is one whose server stops.
          source = nil
          try await pauses.wait(after: RPCError(.unavailable, "The feed has ended."))
        } catch {
          source = nil
          try await pauses.wait(after: error)
        }
      }
    }
  }
}

/// How long to wait before a feed is opened again.
struct ReopeningPauses: Sendable {
  private static let millisecondsMax = 10_000
  private var milliseconds = 100

  /// Waits, or throws the error when another attempt would not mend it.
  mutating func wait(after error: RPCError) async throws(RPCError) {
    switch error.code {
    case .unavailable, .unknown, .resourceExhausted, .deadlineExceeded, .aborted, .internal: break
    // A token that ran out within the stream; the next attempt asks for a new one.
    case .unauthenticated where !error.neverExecuted && milliseconds == 100: break
    default: throw error
    }
    let told = Int(clamping: error.retryAfterMilliseconds ?? 0)
    let pause = max(told, milliseconds * Int.random(in: 80...120) / 100)
    milliseconds = min(milliseconds * 2, Self.millisecondsMax)
    do {
      try await Task.sleep(for: .milliseconds(pause))
    } catch {
      throw RPCError(.cancelled, "The caller gave the feed up.")
    }
  }
}

extension Frontdesk {
  /// A feed that is opened again, after the last message that came, whenever it breaks off.
  ///
  /// - Parameters:
  ///   - start: The position after which messages are wanted.
  ///   - open: Opens a stream of what comes after a position.
  ///   - position: Where a message stands.
  public func following<Message: Sendable, Position: Sendable, Source: AsyncSequence & Sendable>(
    from start: Position,
    _ open: @escaping @Sendable (Position) async throws(RPCError) -> Source,
    position: @escaping @Sendable (Message) -> Position
  ) -> ResumableFeed<Message, Position, Source> {
    ResumableFeed(start: start, open: open, position: position)
  }
}
