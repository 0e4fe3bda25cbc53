/// Why bytes are not a frame. The connection ends: after one of these nobody knows where the
/// next frame begins, or whether the peer means what it says.
@usableFromInline
package enum FrameError: Error, Sendable, Hashable {
  /// A body over 64 KiB, or over 16 KiB before AUTH.
  case bodyTooLong
  /// Meta over 16 KiB.
  case metaTooLong
  /// metaLen above the length of the content.
  case metaBeyondContent
  /// Meta on a frame that has none.
  case metaNotAllowed
  /// A bit that is none of FIN, MORE and NOMSG.
  case unknownFlags
  /// Flags that the type does not have, NOMSG with a body or MORE, MORE with FIN.
  case contradictoryFlags
  /// A type below 0x80 that this version does not know.
  case unknownType
  /// A call's frame on stream 0, or a connection's frame on a call's stream.
  case wrongStream
  /// A content of another length than its type has.
  case wrongLength
}

extension FrameError: CustomStringConvertible {
  /// What GOAWAY tells the peer.
  @usableFromInline package var description: String {
    switch self {
    case .bodyTooLong: "a frame's body is too long"
    case .metaTooLong: "a frame's meta is longer than 16 KiB"
    case .metaBeyondContent: "metaLen is above the frame's length"
    case .metaNotAllowed: "meta on a frame that carries none"
    case .unknownFlags: "unknown flags"
    case .contradictoryFlags: "flags that do not go with the frame"
    case .unknownType: "unknown frame type"
    case .wrongStream: "a frame on the wrong stream"
    case .wrongLength: "a frame of the wrong length for its type"
    }
  }
}
