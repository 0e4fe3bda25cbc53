import RPCCore
import WireFormat

/// What the dispatcher said last: that a call is not to be submitted because too much waits. It
/// holds for the next ones of the same method, owner and criticality: to ask takes a lock that the
/// writer takes as well, and as long as all else that is done for a call that is refused.
struct OverloadVerdict {
  /// For how many calls it holds, and how long.
  private static let callsMax = 32
  private static let nanosecondsMax: UInt64 = 200_000

  private let method: Int
  private let owner: Uuid
  private let criticality: Criticality
  private let given: UInt64
  /// Calls that were refused by it, the one that it was given for not counted.
  private(set) var reused = 0

  init(_ method: Int, _ context: CallContext, at now: UInt64) {
    self.method = method
    given = now
    owner = context.owner
    criticality = context.criticality
  }

  /// Whether it holds at `now` for one call more, which is counted then.
  mutating func holds(_ method: Int, _ context: CallContext, at now: UInt64) -> Bool {
    guard reused < Self.callsMax, now <= given &+ Self.nanosecondsMax,
      method == self.method, context.criticality == criticality, owner == context.owner
    else { return false }
    reused += 1
    return true
  }

  /// Tells the dispatcher whom it was not asked about.
  func tell(_ dispatcher: any CallDispatcher) {
    if reused > 0 { dispatcher.noteOverloaded(method, reused) }
  }
}
