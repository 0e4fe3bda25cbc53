import Synchronization

/// The bytes of requests and messages that the calls of one connection hold beyond what frames and
/// credit bound anyway: what came in fragments may be long, and wait for a worker for long.
final class RequestRoom: Sendable {
  private let bytesMax: Int
  // Nothing is published through it, so relaxed is enough.
  private let taken = Atomic<Int>(0)

  init(bytesMax: Int) { self.bytesMax = bytesMax }

  /// Takes room for so many bytes; false when there is none.
  func take(_ bytes: Int) -> Bool {
    guard taken.add(bytes, ordering: .relaxed).newValue > bytesMax else { return true }
    give(bytes)
    return false
  }

  /// Gives it back. Called on any thread.
  func give(_ bytes: Int) { taken.subtract(bytes, ordering: .relaxed) }
}
