import RPCCore

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
    delay = UInt64(milliseconds: options.delayMilliseconds)
    patience = UInt64(milliseconds: options.patienceMilliseconds)
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
