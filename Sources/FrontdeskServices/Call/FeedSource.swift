package import RPCCore
package import RPCServer
package import WireFormat

/// What a `@feed` handler gives: where the feed begins, what wakes it, and how it goes on. It
/// holds no thread: a reactor asks `next` when the client gives credit and there is news.
package struct FeedSource<Message: WireMessage> {
  /// Gives what comes after a position, about as many bytes as the budget says.
  package typealias Next =
    (_ after: Int64, _ budget: Int, ReadCall) throws(RPCError) -> FeedMessages<Message>

  private let erased: AnyFeedSource

  /// A feed that begins after `position` and is woken by news of `topic`: a tenant, or the nil
  /// uuid for the server itself. Shared ones give every caller the same at the same position,
  /// so that a page is read once for all of them.
  package init(
    topic: Uuid, after position: Int64, isShared: Bool = false, next: @escaping Next
  ) {
    erased = AnyFeedSource(topic: topic, position: position, isShared: isShared) {
      (after, budget, call) throws(RPCError) in
      try next(after, budget, call).page
    }
  }

  /// The same without the type of its messages.
  package var anySource: AnyFeedSource { erased }
}

/// Messages of a feed, each with where the feed stands once it was sent.
package struct FeedMessages<Message: WireMessage> {
  fileprivate var page = FeedPage()

  package init() {}

  package mutating func append(_ message: Message, at position: Int64) {
    page.append(message, at: position)
  }

  /// There are more behind these.
  package var hasMore: Bool {
    get { page.hasMore }
    set { page.hasMore = newValue }
  }

  /// The feed is over after these.
  package var isLast: Bool {
    get { page.isLast }
    set { page.isLast = newValue }
  }
}

/// A feed whose messages are encoded.
package struct AnyFeedSource {
  /// Why a feed cannot go on.
  package typealias Failure = RPCError
  package typealias Next = (_ after: Int64, _ budget: Int, ReadCall) throws(Failure) -> FeedPage

  package let topic: Uuid
  package let position: Int64
  package let isShared: Bool
  package let next: Next

  init(topic: Uuid, position: Int64, isShared: Bool, next: @escaping Next) {
    self.topic = topic
    self.position = position
    self.isShared = isShared
    self.next = next
  }
}
