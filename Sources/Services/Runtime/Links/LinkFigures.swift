import Synchronization

/// Counts what became of reads on the reactors' links to a store that is a server.
final class LinkCounters: Sendable {
  // Only counted, so relaxed is enough.
  let answered = Atomic(0)
  let handedOver = Atomic(0)
  let opened = Atomic(0)
  let lost = Atomic(0)
}

/// What became of reads on the reactors' links to a store that is a server.
package struct LinkFigures: Sendable {
  /// Answered on the reactor that took them.
  package let answered: Int
  /// Sent on a link and then left to a worker all the same.
  package let handedOver: Int
  /// Links that were opened.
  package let opened: Int
  /// Links that broke or were left.
  package let lost: Int
}
