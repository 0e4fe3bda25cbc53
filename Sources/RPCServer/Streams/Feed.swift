package import RPCCore
package import WireFormat

/// A live stream that holds no thread: the reactor asks for the next page when the client gives
/// credit and there is news of the topic. Made and asked on one reactor's thread.
package final class Feed {
  /// Why a feed cannot go on.
  package typealias Failure = RPCError
  /// Gives the messages after a position, about as many bytes as the budget says.
  package typealias Next = (_ after: Int64, _ budget: Int) throws(Failure) -> FeedPage

  /// Whose news wakes the feed: a tenant, or the nil uuid for the server itself.
  package let topic: Uuid
  /// Where the feed stands.
  var position: Int64
  let next: Next

  /// A feed that begins after `position`.
  package init(topic: Uuid, after position: Int64, next: @escaping Next) {
    self.topic = topic
    self.position = position
    self.next = next
  }
}

/// Encoded messages of a feed, in order.
package struct FeedPage {
  package private(set) var bytes: [UInt8] = []
  private(set) var items: [(end: Int, position: Int64)] = []
  /// There are more messages behind these.
  package var hasMore = false
  /// The feed is over after these.
  package var isLast = false

  package init() {}

  package var isEmpty: Bool { items.isEmpty }
  /// Where the feed stands once all of these are sent; nil when there are none.
  package var lastPosition: Int64? { items.last?.position }

  /// Adds a message; the feed stands at `position` once it is sent.
  package mutating func append(_ message: some WireMessage, at position: Int64) {
    bytes += message.encoded()
    items.append((bytes.count, position))
  }
}

/// What a connection keeps of a feed.
final class FeedTicket {
  let feed: Feed
  /// The index of the rpc in `CallDispatcher.methods`.
  let method: Int
  let context: CallContext
  /// Stands in the reactor's list of those to be asked.
  var isDue = false
  /// Waits until the connection's output has drained.
  var isBlocked = false
  /// May have something to say that it has not said.
  var hasNews = true

  init(_ feed: Feed, method: Int, _ context: CallContext) {
    self.feed = feed
    self.method = method
    self.context = context
  }
}

/// The feeds of one reactor: who waits for which news, and whose turn it is.
struct FeedTable {
  private var watchers: [Uuid: Set<CallID>] = [:]
  private var due: [CallID] = []
  private var taken = 0
  let board: NewsBoard

  init(_ board: NewsBoard) { self.board = board }

  /// Whether a feed is to be asked.
  var hasDue: Bool { taken < due.count }

  mutating func add(_ call: CallID, topic: Uuid) {
    board.countWatchers(1)
    watchers[topic, default: []].insert(call)
  }

  mutating func remove(_ call: CallID, topic: Uuid) {
    guard watchers[topic]?.remove(call) != nil else { return }
    board.countWatchers(-1)
    if watchers[topic]?.isEmpty == true { watchers[topic] = nil }
  }

  func watchers(of topic: Uuid) -> Set<CallID> { watchers[topic] ?? [] }

  /// Puts a feed behind the others that are to be asked.
  mutating func append(_ call: CallID) { due.append(call) }

  /// The feed whose turn it is.
  mutating func popDue() -> CallID? {
    guard taken < due.count else { return nil }
    defer {
      taken += 1
      if taken == due.count {
        due.removeAll(keepingCapacity: due.count < 4096)
        taken = 0
      } else if taken >= 4096, taken * 2 > due.count {
        due.removeFirst(taken)
        taken = 0
      }
    }
    return due[taken]
  }

  /// How many wait for their turn.
  var dueCount: Int { due.count - taken }
}
