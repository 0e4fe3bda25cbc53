/// What a frame is. Numbers from 0x80 are extensions, skipped by whoever does not know them;
/// other unknown numbers close the connection.
@usableFromInline
package enum FrameType: UInt8, Sendable, Hashable, CaseIterable {
  case hello = 0x01
  case open = 0x02
  case data = 0x03
  case head = 0x04
  case end = 0x05
  case cancel = 0x06
  case credit = 0x07
  case ping = 0x08
  case pong = 0x09
  case goAway = 0x0A
  case auth = 0x0B
}

/// The flags of a frame; other bits are refused.
@usableFromInline
package struct FrameFlags: OptionSet, Sendable, Hashable {
  @usableFromInline package let rawValue: UInt8

  @inlinable
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The sender's last message on this stream.
  @inlinable package static var fin: FrameFlags { FrameFlags(rawValue: 0x01) }
  /// A fragment: more of the same message follows.
  @inlinable package static var more: FrameFlags { FrameFlags(rawValue: 0x02) }
  /// No message at all, which differs from an empty one.
  @inlinable package static var noMessage: FrameFlags { FrameFlags(rawValue: 0x08) }
}

/// Why a call is cancelled.
package enum CancelReason: UInt8, Sendable, Hashable {
  case caller = 1
  case deadline = 2
  case hedgeLost = 3
  case overload = 4
}
