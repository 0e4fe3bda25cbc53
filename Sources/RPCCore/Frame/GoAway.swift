/// Why a side ends a connection.
package enum GoAwayReason: UInt8, Sendable, Hashable {
  case drain = 1
  case age = 2
  case protocolError = 3
  case version = 4
  case abuse = 5
}

/// The content of GOAWAY: which calls were taken, and how long the sender stays.
package struct GoAway: Sendable, Hashable {
  /// The last stream that the sender has taken; calls on later ones never ran.
  package var lastStream: UInt32
  /// How long the sender goes on with the calls in flight, in milliseconds.
  package var drainMilliseconds: UInt32
  /// A reason that this version does not know is kept as a number.
  package var rawReason: UInt8
  /// For people.
  package var text: String

  package init(
    lastStream: UInt32, drainMilliseconds: UInt32 = 0, reason: GoAwayReason, text: String
  ) {
    self.lastStream = lastStream
    self.drainMilliseconds = drainMilliseconds
    self.rawReason = reason.rawValue
    self.text = text
  }

  /// Reads the body of a GOAWAY frame, which the frame reader has seen to be 9 bytes or more.
  package init?(_ body: RawSpan) {
    guard body.byteCount >= 9 else { return nil }
    lastStream = UInt32(littleEndian: body.unsafeLoadUnaligned(as: UInt32.self))
    drainMilliseconds = UInt32(
      littleEndian: body.unsafeLoadUnaligned(fromByteOffset: 4, as: UInt32.self))
    rawReason = body.unsafeLoad(fromByteOffset: 8, as: UInt8.self)
    text = body.extracting(droppingFirst: 9).withUnsafeBytes {
      String(decoding: $0.prefix(1024), as: UTF8.self)
    }
  }

  /// The reason; nil for one that this version does not know.
  package var reason: GoAwayReason? { GoAwayReason(rawValue: rawReason) }
}
