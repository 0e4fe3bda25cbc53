import Synchronization

/// What principals stand on: a key of the key set or a line of the services' file. Once it is
/// withdrawn, they are nobody.
final class Standing: Sendable {
  // One-way and read on its own, so relaxed is enough: a call that runs while it is being
  // withdrawn may see either.
  private let withdrawal = Atomic(false)

  var isWithdrawn: Bool { withdrawal.load(ordering: .relaxed) }

  func withdraw() { withdrawal.store(true, ordering: .relaxed) }
}
