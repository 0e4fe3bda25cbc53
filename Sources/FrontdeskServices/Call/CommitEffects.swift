import Synchronization

/// What a write wants done in memory once it is durable.
package final class CommitEffects: Sendable {
  private let effects = Mutex<[@Sendable () -> Void]>([])

  package init() {}

  package func add(_ effect: @escaping @Sendable () -> Void) {
    effects.withLock { $0.append(effect) }
  }

  /// Forgets everything: the write was undone and may run again.
  package func clear() {
    effects.withLock { $0.removeAll() }
  }

  /// Does everything, once.
  package func run() {
    let all = effects.withLock { list in
      defer { list.removeAll() }
      return list
    }
    for effect in all { effect() }
  }
}
