/// Why bytes are not a message. Offsets count from the first byte of the outermost message.
public enum WireError: Error, Sendable, Hashable {
  /// The bytes end inside a value.
  case truncated(offset: Int)
  /// A varint of more than ten bytes, or of more than 64 bits.
  case malformedVarint(offset: Int)
  /// Wire type 3, 4, 6 or 7, a field number of 0 or above 2^29 - 1.
  case invalidTag(offset: Int)
  /// A known field with another wire type than its own.
  case wrongWireType(field: Int, offset: Int)
  /// A singular field that occurs twice.
  case repeatedField(field: Int, offset: Int)
  /// A string that is not UTF-8, or that holds a NUL.
  case invalidUTF8(field: Int, offset: Int)
  /// A value that its type cannot hold (uuid of other than 16 bytes, int32 above 2^31, bool of 2).
  case valueOutOfRange(field: Int, offset: Int)
  /// Messages nested deeper than 32.
  case tooDeep(offset: Int)
  /// More than 256 unknown fields in one message.
  case tooManyUnknownFields(offset: Int)
}
