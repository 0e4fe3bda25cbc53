/// What the sending side of one direction of a stream may still send.
package struct SendCredit: Sendable, Hashable {
  /// Bytes; below zero after a message that was longer than what was left.
  package private(set) var bytes: Int64

  package init(initial: UInt32) { bytes = Int64(initial) }

  /// Whether a message may be sent now, whatever its length.
  package var isOpen: Bool { bytes > 0 }

  /// Notes a message that was sent; only while `isOpen`.
  package mutating func spend(_ count: Int) { bytes -= Int64(count) }

  /// Adds what a CREDIT frame gave; the protocol bounds the sum.
  package mutating func grant(_ count: UInt32) throws(ConnectionError) {
    guard bytes + Int64(count) <= 1 << 31 else { throw .creditOverflow }
    bytes += Int64(count)
  }
}

/// What the receiving side has let the sender send, so that it can tell one that sends more and
/// give new credit in large pieces.
package struct ReceiveCredit: Sendable, Hashable {
  private let window: Int64
  /// What the sender has left, by this side's count.
  private var open: Int64
  /// Bytes that were taken by the reader and not yet given again.
  private var taken: Int64 = 0

  package init(initial: UInt32) {
    window = Int64(initial)
    open = window
  }

  /// Notes the first bytes of a message; false when the sender had no credit to begin it.
  package mutating func begin(_ count: Int) -> Bool {
    guard open > 0 else { return false }
    open -= Int64(count)
    return true
  }

  /// Notes further bytes of a message that was begun with credit.
  package mutating func goOn(_ count: Int) { open -= Int64(count) }

  /// Notes that the reader took a message, and gives the CREDIT that is due: none until half
  /// the window was taken, so that small messages do not cost a frame each.
  package mutating func took(_ count: Int) -> UInt32? {
    taken += Int64(count)
    guard taken * 2 >= window, taken > 0 else { return nil }
    let due = UInt32(clamping: taken)
    taken -= Int64(due)
    open += Int64(due)
    return due
  }
}
