import Synchronization
import WireFormat

/// What one request that comes in fragments has taken of the room. It is enough for its header at
/// first, grows before each fragment is kept, and is given back with its last reference: whoever
/// has the call has this, and however the call ends, that is once.
final class RoomLease: Sendable {
  /// It is so much at least, which is what a call takes of which nothing has come, and then
  /// doubles, by `stepBytes` at most, so that short fragments do not each take the room's lock.
  static let firstBytes = 1 << 10
  static let stepBytes = 16 << 10

  private let room: RequestRoom
  private let owner: Uuid
  private let least: Int
  // Grown on the reactor that has the call, which lets it go before any other thread gets it, so
  // relaxed is enough.
  private let taken = Atomic(0)

  /// The call's header has `headerBytes`.
  init(_ room: RequestRoom, of owner: Uuid, headerBytes: Int = 0) {
    self.room = room
    self.owner = owner
    least = max(Self.firstBytes, headerBytes)
  }

  deinit {
    let bytes = taken.load(ordering: .relaxed)
    if bytes > 0 { room.give(bytes, of: owner) }
  }

  /// Makes sure that it is enough for so many bytes, or for the header; false when there is no
  /// room.
  func cover(_ bytes: Int) -> Bool {
    let had = taken.load(ordering: .relaxed)
    guard bytes > had || had == 0 else { return true }
    let more = max(bytes - had, had == 0 ? least : min(had, Self.stepBytes))
    guard room.take(more, of: owner) else { return false }
    taken.store(had + more, ordering: .relaxed)
    return true
  }
}
