import RPCCore

/// How far a connection is behind with what was sent on it: what waits in the kernel, and how long
/// it takes at the pace of late until all that is read. Looked at only after reads that left
/// something behind, so that a server that keeps up pays nothing.
struct ReadBacklog {
  /// Nanoseconds that calls may wait unread while more comes than can be done.
  static let waitMax: UInt64 = 50_000_000
  /// For how long they must have waited so until calls are refused; a burst is served.
  static let patience: UInt64 = 100_000_000
  /// For how long it is remembered that it has come to that.
  private static let memory: UInt64 = 1_000_000_000
  private static let markNanoseconds: UInt64 = 5_000_000

  private var markedAt: UInt64 = 0
  private var markedBytes: UInt64 = 0
  private var bytesASecond: Double = 0
  private var lateSince: UInt64?
  private var lateAt: UInt64?
  /// How long what was sent last will have waited, in nanoseconds, while that has lasted too long.
  private(set) var standing: UInt64 = 0

  /// Notes at `now` that `waiting` bytes were left after a read, of `received` since the beginning.
  mutating func note(waiting: Int, received: UInt64, at now: UInt64) {
    guard waiting > 0, markedAt > 0 else {
      if waiting > 0 { (markedAt, markedBytes) = (max(now, 1), received) } else { noteEmpty() }
      return
    }
    let passed = now &- markedAt
    if passed >= Self.markNanoseconds {
      bytesASecond = Double(received &- markedBytes) / Double(passed) * 1e9
      (markedAt, markedBytes) = (now, received)
    }
    guard bytesASecond > 0 else { return }
    let wait = UInt64(min(Double(waiting) / bytesASecond, 1000) * 1e9)
    guard wait > Self.waitMax / 2 else {
      lateSince = nil
      standing = 0
      return
    }
    let since = lateSince ?? now
    lateSince = since
    let isKnown = lateAt.map { now < $0 &+ Self.memory } ?? false
    guard isKnown || now >= since &+ Self.patience else { return }
    lateAt = now
    standing = wait
  }

  /// Notes that a read left nothing behind.
  mutating func noteEmpty() {
    markedAt = 0
    bytesASecond = 0
    lateSince = nil
    standing = 0
  }

  /// Whether a call is refused now.
  func refuses(_ criticality: Criticality) -> Bool {
    guard standing > 0 else { return false }
    switch criticality {
    case .critical: return false
    case .sheddable: return standing > Self.waitMax / 2
    default: return standing > Self.waitMax
    }
  }
}
