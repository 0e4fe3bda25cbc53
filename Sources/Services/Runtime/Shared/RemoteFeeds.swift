import FrontdeskServices
import RPCCore
import RPCServer
import Seams
import Storage
import SystemIO
import WireFormat

/// Feeds of a store that is a server: no reactor may wait for it, so one thread with one
/// connection reads for all of them. A feed that is asked says that it has nothing yet, and its
/// topic has news once the page is there. Whatever waits is read together, in one snapshot, and
/// shared by those who stand at the same place.
final class RemoteFeeds: Sendable {
  private struct State: ThreadedState {
    /// The topics that are watched: how many watch, and how often there was news.
    var topics: [Uuid: (watchers: Int, pulse: UInt64)] = [:]
    var waiting: [RemoteFeed] = []
    var thread: JoinBox?
    var isStopping = false
  }

  /// A page that several feeds of one batch get.
  private struct PageKey: Hashable {
    let method: Int
    let topic: Uuid
    let after: Int64
  }

  private static let pageBytes = 32 << 10
  private static let secondsBetweenAttempts = 0.1

  private let store: Store
  private let news: FeedNews
  private let clock: any Clock
  private let monitor = Monitor(State())

  init(_ store: Store, _ news: FeedNews, _ clock: any Clock) {
    self.store = store
    self.news = news
    self.clock = clock
  }

  /// There may be something new of `topics`: every feed of them reads once more.
  func hear(_ topics: some Sequence<Uuid>) {
    monitor.look { state in
      for topic in topics { state.topics[topic]?.pulse += 1 }
    }
    news.tell(topics)
  }

  /// As `hear`, of every topic that is watched.
  func hearOfAll() { hear(monitor.look { Array($0.topics.keys) }) }

  /// Ends the thread; feeds get nothing more.
  func stop() {
    // The last reference to a feed must not go under the lock that its end takes.
    let dropped = monitor.look { state in
      state.isStopping = true
      defer { state.waiting = [] }
      return state.waiting
    }
    monitor.stop()
    withExtendedLifetime(dropped) {}
  }

  func join(_ topic: Uuid) {
    monitor.look { $0.topics[topic, default: (0, 0)].watchers += 1 }
  }

  func leave(_ topic: Uuid) {
    monitor.look { state in
      guard var known = state.topics[topic] else { return }
      known.watchers -= 1
      state.topics[topic] = known.watchers > 0 ? known : nil
    }
  }

  /// What `feed` has to say after `after`; empty while that is being read.
  func next(_ feed: RemoteFeed, after: Int64) throws(RPCError) -> FeedPage {
    let result = monitor.changeAll { state -> Result<FeedPage, RPCError>? in
      let pulse = state.topics[feed.topic]?.pulse ?? 0
      switch feed.slot {
      case .waiting: return nil
      case .read(let result):
        feed.slot = .idle
        return result
      case .idle:
        guard feed.exhausted?.after != after || feed.exhausted?.pulse != pulse else { return nil }
        guard !state.isStopping else { return nil }
        feed.slot = .waiting(after: after)
        state.waiting.append(feed)
        state.start("feeds") { [self] in loop() }
        return nil
      }
    }
    return try result?.get() ?? FeedPage()
  }
}

// The thread.
extension RemoteFeeds {
  /// A feed to be read, and the news that there were of its topic before.
  private typealias Turn = (feed: RemoteFeed, after: Int64, pulse: UInt64)

  private func loop() {
    var reader: ReadStore?
    while let turns = take() {
      if reader == nil { reader = try? store.makeReadStore() }
      guard let open = reader, let results = read(turns, open) else {
        // Nobody is told of a store that is away for a while: the feeds just wait.
        monitor.pause(seconds: Self.secondsBetweenAttempts)
        let feeds = turns.map(\.feed)
        monitor.look { if !$0.isStopping { $0.waiting += feeds } }
        continue
      }
      news.tell(keep(turns, results))
    }
    reader?.close()
  }

  /// Those that wait; nil at the end.
  private func take() -> [Turn]? {
    monitor.wait { state -> [Turn]?? in
      if state.isStopping { return .some(nil) }
      guard !state.waiting.isEmpty else { return nil }
      var turns: [Turn] = []
      for feed in state.waiting {
        guard case .waiting(let after) = feed.slot else { continue }
        turns.append((feed, after, state.topics[feed.topic]?.pulse ?? 0))
      }
      state.waiting.removeAll(keepingCapacity: true)
      return .some(turns)
    }
  }

  /// One page for each; nil when the store has to be asked again.
  private func read(_ turns: [Turn], _ reader: ReadStore) -> [Result<FeedPage, RPCError>]? {
    var shared: [PageKey: FeedPage] = [:]
    var results: [Result<FeedPage, RPCError>] = []
    let now = clock.now()
    reader.begin()
    defer { reader.end() }
    for turn in turns {
      if monitor.look({ $0.isStopping }) { return nil }
      let result = Result { () throws(RPCError) in
        let call = ReadCall(turn.feed.context, now: now, store: reader)
        let source = try turn.feed.source(call)
        let after = turn.after == RemoteFeed.start ? source.position : turn.after
        let key = PageKey(method: turn.feed.method, topic: source.topic, after: after)
        if source.isShared, let page = shared[key] { return page }
        let page = try source.next(after, Self.pageBytes, call)
        if source.isShared { shared[key] = page }
        return page
      }
      if reader.mayRunAgain { return nil }
      results.append(result)
    }
    return results
  }

  /// Hands out what was read; the topics whose feeds have something to say now.
  private func keep(_ turns: [Turn], _ results: [Result<FeedPage, RPCError>]) -> Set<Uuid> {
    monitor.look { state in
      var topics: Set<Uuid> = []
      for (turn, result) in zip(turns, results) {
        let feed = turn.feed
        if case .success(let page) = result, page.isEmpty, !page.isLast {
          feed.exhausted = (turn.after, turn.pulse)
          feed.slot = .idle
          // News that came while it was read were told to a feed that waited.
          guard state.topics[feed.topic]?.pulse != turn.pulse else { continue }
          feed.slot = .waiting(after: turn.after)
          state.waiting.append(feed)
          continue
        }
        if case .success(let page) = result, let last = page.lastPosition, !page.hasMore {
          feed.exhausted = (last, turn.pulse)
        }
        feed.slot = .read(result)
        topics.insert(feed.topic)
      }
      return topics
    }
  }
}

/// One feed that is read by the thread of `RemoteFeeds`.
///
/// `@unchecked`: `slot` and `exhausted` are touched only under the lock of `RemoteFeeds`, the
/// source only on its thread.
final class RemoteFeed: @unchecked Sendable {
  /// Where a feed stands before its source was opened.
  static let start = Int64.min

  enum Slot {
    case idle
    case waiting(after: Int64)
    case read(Result<FeedPage, RPCError>)
  }

  let topic: Uuid
  let method: Int
  let context: CallContext
  fileprivate var slot = Slot.idle
  /// There was nothing more behind this place when there had been so much news.
  fileprivate var exhausted: (after: Int64, pulse: UInt64)?

  private let feeds: RemoteFeeds
  private let open: (ReadCall) throws(RPCError) -> AnyFeedSource
  private var opened: AnyFeedSource?

  init(
    _ feeds: RemoteFeeds, topic: Uuid, method: Int, _ context: CallContext,
    open: @escaping (ReadCall) throws(RPCError) -> AnyFeedSource
  ) {
    self.feeds = feeds
    self.topic = topic
    self.method = method
    self.context = context
    self.open = open
    feeds.join(topic)
  }

  deinit { feeds.leave(topic) }

  fileprivate func source(_ call: ReadCall) throws(RPCError) -> AnyFeedSource {
    if let opened { return opened }
    let source = try open(call)
    opened = source
    return source
  }

  /// What there is after `after`, without waiting.
  func next(after: Int64) throws(RPCError) -> FeedPage { try feeds.next(self, after: after) }
}
