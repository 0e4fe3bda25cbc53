import RPCCore
import WireFormat

/// What the dispatcher said last: that a call is not to be submitted because too much waits. It
/// holds for the next ones of the same method, owner and criticality: to ask takes a lock that the
/// writer takes as well, and as long as all else that is done for a call that is refused.
struct OverloadVerdict {
  /// For how many calls it holds; they come within some tens of microseconds.
  private static let callsMax = 32

  private let method: Int
  private let owner: Uuid
  private let criticality: Criticality
  /// Calls that were refused by it, the one that it was given for not counted.
  private(set) var reused = 0

  init(_ method: Int, _ context: CallContext) {
    self.method = method
    owner = context.owner
    criticality = context.criticality
  }

  /// Whether it holds for one call more, which is counted then.
  mutating func holds(_ method: Int, _ context: CallContext) -> Bool {
    guard reused < Self.callsMax, method == self.method, criticality == context.criticality,
      owner == context.owner
    else { return false }
    reused += 1
    return true
  }

  /// Tells the dispatcher whom it was not asked about.
  func tell(_ dispatcher: any CallDispatcher) {
    if reused > 0 { dispatcher.noteOverloaded(method, reused) }
  }
}
