import Synchronization
package import WireFormat

/// Tells feeds that there is something new. Whoever makes the news need not know the server:
/// one of these is given to both.
package final class FeedNews: Sendable {
  private let boards = Mutex<[NewsBoard]>([])

  package init() {}

  func attach(_ more: [NewsBoard]) { boards.withLock { $0 += more } }

  /// Wakes the feeds of `topics`. Never waits; costs next to nothing where nobody watches.
  package func tell(_ topics: some Sequence<Uuid>) {
    let boards = boards.withLock { $0 }
    for board in boards where board.hasWatchers { board.add(topics) }
  }
}

/// The news that one reactor has not looked at, each topic once.
final class NewsBoard: Sendable {
  private let topics = Mutex<Set<Uuid>>([])
  private let watchers = Atomic(0)
  private let mailbox: Mailbox

  init(_ mailbox: Mailbox) { self.mailbox = mailbox }

  // In one total order with the commit before the news and the snapshot after the watcher: who
  // is not seen here has not read yet, and will read what was committed.
  var hasWatchers: Bool { watchers.load(ordering: .sequentiallyConsistent) > 0 }

  func countWatchers(_ change: Int) {
    watchers.add(change, ordering: .sequentiallyConsistent)
  }

  func add(_ more: some Sequence<Uuid>) {
    let mustPost = topics.withLock { topics in
      let wasEmpty = topics.isEmpty
      topics.formUnion(more)
      return wasEmpty && !topics.isEmpty
    }
    if mustPost { mailbox.post(.news) }
  }

  func take() -> Set<Uuid> {
    topics.withLock { topics in
      defer { topics = [] }
      return topics
    }
  }
}
