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
