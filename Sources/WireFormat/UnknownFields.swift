/// The fields of a message that this version of the schema does not know, kept so that a
/// read-modify-write loses nothing. One word, nil for nearly every message; equal when the
/// bytes are.
@frozen
public struct UnknownFields: Sendable, Hashable {
  /// Two bytes with the number of fields, little-endian, then each field in minimal form.
  @usableFromInline var storage: [UInt8]?

  /// How many unknown fields one message may carry.
  public static let countMax = 256

  /// No unknown fields.
  @inlinable
  public init() { storage = nil }

  /// Whether there are none.
  @inlinable
  public var isEmpty: Bool { storage == nil }

  /// How many fields are kept.
  public var count: Int {
    guard let storage else { return 0 }
    return Int(storage[0]) | Int(storage[1]) << 8
  }

  /// Calls `body` with the fields' bytes, ready to be written after the known fields.
  public func withBytes(_ body: (RawSpan) -> Void) {
    guard let storage else { return }
    unsafe body(storage.span.bytes.extracting(droppingFirst: 2))
  }

  /// Drops the fields whose numbers lie in `numbers`: what setting a member of a oneof does to
  /// members that this version does not know.
  @inline(never)
  public mutating func drop(_ numbers: ClosedRange<UInt32>) {
    guard let storage else { return }
    var kept = UnknownFields()
    var reader = unsafe WireReader(storage.span.bytes.extracting(droppingFirst: 2))
    // The bytes were written by this file, so that reading them ends at their end.
    while let tag = try? reader.nextTag() {
      var field = numbers.contains(tag >> 3) ? UnknownFields() : kept
      guard (try? reader.keepUnknown(in: &field)) != nil else { break }
      if !numbers.contains(tag >> 3) { kept = field }
    }
    self = kept
  }

  /// Adds one field: its tag, then what `body` appends.
  mutating func append(_ tag: UInt32, _ body: (inout [UInt8]) -> Void) {
    var bytes = storage ?? [0, 0]
    storage = nil
    let count = Int(bytes[0]) + Int(bytes[1]) << 8 + 1
    bytes[0] = UInt8(truncatingIfNeeded: count)
    bytes[1] = UInt8(truncatingIfNeeded: count >> 8)
    bytes.appendVarint(UInt64(tag))
    body(&bytes)
    storage = bytes
  }
}

extension [UInt8] {
  /// Appends a number as the wire format writes lengths.
  package mutating func appendVarint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func appendLittleEndian(_ value: UInt64, _ size: Int) {
    for index in 0..<size {
      append(UInt8(truncatingIfNeeded: value >> UInt64(8 * index)))
    }
  }
}
