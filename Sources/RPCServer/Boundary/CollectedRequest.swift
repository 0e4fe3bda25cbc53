import RPCCore
import Synchronization

/// A request that came in fragments, with the room that it takes as long as its call lives. It is
/// joined by whoever asks for it first, which is no reactor as a rule.
final class CollectedRequest: Sendable {
  private let lease: RoomLease
  private let fragments: Mutex<Fragments>

  init(_ fragments: Fragments, _ lease: RoomLease) {
    self.lease = lease
    self.fragments = Mutex(fragments)
  }

  /// The whole of it.
  var bytes: [UInt8] { fragments.withLock { $0.join() } }
}
