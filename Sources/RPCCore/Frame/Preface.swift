package import WireFormat

/// The eight bytes that each side sends first: a magic that is neither TLS nor HTTP, the
/// protocol's version, and two bytes that are sent as 0 and ignored.
package enum Preface {
  /// Bytes of a preface.
  package static let byteCount = 8
  /// The version that this side speaks; another major ends the connection.
  package static let major: UInt8 = 1
  package static let minor: UInt8 = 0

  private static let magic: [UInt8] = [0x89, 0x46, 0x44, 0x53]

  /// What the first bytes of a connection say.
  package enum Verdict: Sendable, Hashable {
    /// Right so far, but not all there.
    case incomplete
    case accepted(minor: UInt8)
    /// Not this protocol: closed without a word.
    case foreign
    /// This protocol in another major version: preface, GOAWAY(version), close.
    case otherMajor(UInt8)
  }

  /// Judges the first of the peer's bytes, as soon as one of them is wrong.
  package static func examine(_ bytes: RawSpan) -> Verdict {
    for index in 0..<min(4, bytes.byteCount) {
      let byte = bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self)
      if byte != magic[index] { return .foreign }
    }
    guard bytes.byteCount >= byteCount else { return .incomplete }
    let peerMajor = bytes.unsafeLoad(fromByteOffset: 4, as: UInt8.self)
    guard peerMajor == major else { return .otherMajor(peerMajor) }
    return .accepted(minor: bytes.unsafeLoad(fromByteOffset: 5, as: UInt8.self))
  }

  /// Writes this side's preface.
  package static func write(to output: inout WireWriter) {
    output.append(magic)
    output.append([major, minor, 0, 0])
  }
}
