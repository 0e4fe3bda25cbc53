import RPCCore
import Synchronization

extension WorkerPool {
  /// Bounds of a pool.
  package struct Options: Sendable {
    /// Calls that may wait, over all tenants; more are refused.
    package var queueMax = 4096
    /// Calls of one tenant that may wait.
    package var queueTenantMax = 1024
    /// Calls of one tenant that may run at once.
    package var runningTenantMax = Int.max
    /// How long calls may wait before the pool takes itself for overloaded, in milliseconds.
    package var delayMilliseconds = 500
    /// For how long they must have waited so, without a pause, until calls are dropped.
    package var patienceMilliseconds = 1000
    /// How long a thread that was the only busy one looks for more before it sleeps.
    package var spinMicroseconds = 0

    package init() {}
  }

  /// Whether the last call was refused, so that the next one may be too. Known without the pool's
  /// lock, which need not be asked for calls while there is room.
  package final class Fullness: Sendable {
    // Only ever a hint: who is wrong asks the pool once for nothing, or submits a call that the
    // pool refuses itself. So relaxed is enough.
    private let wasRefused = Atomic(false)

    package init() {}

    package var isLikely: Bool { wasRefused.load(ordering: .relaxed) }

    func note(_ isRefused: Bool) { wasRefused.store(isRefused, ordering: .relaxed) }
  }

  /// What a pool does now, and did.
  package struct Figures: Sendable, Hashable {
    package var threads: Int
    package var queued: Int
    package var running: Int
    /// Calls that were refused for want of room, over all tenants or of their own.
    package var refused = 0
    /// Calls that were dropped because the queue had stood for too long.
    package var shed = 0
    package var isOverloaded = false
  }
}

/// Tells a queue that stands from one that merely has bursts, by how long its calls have waited
/// when their turns come: only a delay that does not go away for a while is overload. What is
/// dropped then is what has waited too long anyway, and everything sheddable; what is critical
/// never is.
struct OverloadGauge {
  private let delay: UInt64
  private let patience: UInt64
  /// Since when every call has waited too long; nil when the last one had not.
  private var standingSince: UInt64?

  init(_ options: WorkerPool.Options) {
    delay = UInt64(clamping: max(0, options.delayMilliseconds)) * 1_000_000
    patience = UInt64(clamping: max(0, options.patienceMilliseconds)) * 1_000_000
  }

  /// Whether the queue stood for too long when it was last looked at.
  private(set) var isOverloaded = false

  /// Notes that a call's turn has come after `waited` nanoseconds.
  mutating func note(waited: UInt64, at now: UInt64) {
    guard waited > delay else {
      standingSince = nil
      isOverloaded = false
      return
    }
    let since = standingSince ?? now
    standingSince = since
    isOverloaded = now >= since &+ patience
  }

  /// Nothing waits any more.
  mutating func noteEmpty() {
    standingSince = nil
    isOverloaded = false
  }

  /// Whether a call that has waited so long is dropped.
  func drops(_ criticality: Criticality, waited: UInt64) -> Bool {
    guard isOverloaded else { return false }
    switch criticality {
    case .critical: return false
    case .sheddable: return true
    default: return waited > delay * 2
    }
  }
}
