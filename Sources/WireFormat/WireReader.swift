/// A cursor over borrowed bytes.
public struct WireReader: ~Escapable {
  @usableFromInline let bytes: RawSpan
  /// Where the next byte is read.
  public private(set) var offset: Int

  /// A reader at the first of `bytes`.
  @_lifetime(copy bytes)
  public init(_ bytes: RawSpan) {
    self.bytes = bytes
    self.offset = 0
  }
}
